"""Runs of kg as processes of their own, some of them ended by a signal."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from time import perf_counter

#: So many seconds after a signal, or without one, a run is taken for one that never ends.
NEVER = 300.0


@dataclass(frozen=True, slots=True)
class Run:
    """How a run ended: its exit code, what it told, its seconds; those from the signal to its end, if it got one.

    `survivors` says that a process of it was still there when it had been given up.
    """

    code: int
    told: str
    seconds: float
    ending: float | None = None
    survivors: bool = False


def run(
    arguments: Sequence[str],
    *,
    end: signal.Signals | None = None,
    after: float = 0,
    patience: float = NEVER,
    environment: Mapping[str, str] | None = None,
    fault: tuple[str, int] | None = None,
) -> Run:
    """Runs kg; `after` so many seconds it gets the signal `end`, unless it has ended by itself.

    With a `fault` it runs on a machine on which that goes wrong (`benchmarks.kills.faulty`).

    The run counts as ended when no process that it started has its output open any more.
    """
    module = ["kg"] if fault is None else ["benchmarks.kills.faulty", *map(str, fault)]
    start = perf_counter()
    process = subprocess.Popen(
        [sys.executable, "-m", *module, *arguments],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        env={**os.environ, **(environment or {})},
        start_new_session=True,  # so that what is left of it is found by the number of its group
    )
    signalled = None
    if end is not None:
        try:
            told, _ = process.communicate(timeout=after)
            return Run(process.returncode, told, perf_counter() - start)
        except subprocess.TimeoutExpired:
            signalled = perf_counter()
            process.send_signal(end)
    try:
        told, _ = process.communicate(timeout=patience)
        survivors = False
    except subprocess.TimeoutExpired:
        survivors = True
        os.killpg(process.pid, signal.SIGKILL)
        told, _ = process.communicate()
    now = perf_counter()
    return Run(process.returncode, told, now - start, None if signalled is None else now - signalled, survivors)
