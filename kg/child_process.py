"""Processes that kg starts: how, and that one ends when the one that started it is gone, also while it loads.

It stands by itself, for what a process imports before it can look out for its parent takes seconds.
"""

from __future__ import annotations

import os
import pickle
import sys
import threading
from multiprocessing import parent_process
from multiprocessing.connection import Connection, wait
from pathlib import Path


def module_command(name: str) -> tuple[list[str], dict[str, str]]:
    """The command that runs a module of this kg in a process of its own, and its environment."""
    home = str(Path(__file__).resolve().parents[1])
    path = os.pathsep.join(part for part in (home, os.environ.get("PYTHONPATH")) if part)
    # -P keeps a module in the current folder from standing in for a real one
    return [sys.executable, "-P", "-m", name], {**os.environ, "PYTHONPATH": path}


def run_in_child(pipe: Connection, pickled: bytes) -> None:
    """Calls, in a process that multiprocessing has started, a pickled function with the pipe and its other argument.

    `pickled` is the pair of the two, which are loaded only here.
    """
    threading.Thread(target=_end_with_parent, daemon=True).start()
    work, argument = pickle.loads(pickled)
    work(pipe, argument)


def _end_with_parent() -> None:
    """Waits until the process that started this one is gone, and ends this one."""
    parent = parent_process()
    if parent is not None:
        wait([parent.sentinel])
        os._exit(1)
