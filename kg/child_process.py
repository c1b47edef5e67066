"""A process that ends when the one that started it is gone, also while it loads.

It stands by itself, for what a process imports before it can look out for its parent takes seconds.
"""

from __future__ import annotations

import os
import pickle
import threading
from multiprocessing import parent_process
from multiprocessing.connection import Connection, wait


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
