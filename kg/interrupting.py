"""Stops what a thread does from another one, for the timers of the system interrupt the main thread alone.

An exception is raised between two steps of Python, as one of a signal is; what libraries do goes on until they return.
"""

from __future__ import annotations

import ctypes
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

#: Whether the system tells how much of the processor a thread has taken.
IS_POSSIBLE = hasattr(time, "pthread_getcpuclockid")
#: So many times as long as else the watcher waits once it has raised something.
_PATIENCE = 10


@dataclass(slots=True)
class _Block:
    """Whether a block was entered and left, and whether the watcher may be about to raise something in it.

    Plain values, which two threads set one step after the other: an exception that comes within a step of a lock or an
    event would leave it locked.
    """

    entered: bool = False
    left: bool = False
    busy: bool = False


@contextmanager
def interrupted(why: Callable[[float], type[BaseException] | None], every: float) -> Iterator[None]:
    """Raises inside the block, or on leaving it, what `why` gives.

    `why` is asked every so many seconds, in another thread, and hears how many seconds of the processor the block has
    taken; None lets it go on. What it gives should be no Exception, which something on the way might handle.
    """
    me, block = threading.get_ident(), _Block()
    clock = time.pthread_getcpuclockid(me)
    start = time.clock_gettime(clock)

    def watch() -> None:
        pause = every
        while not block.left:
            time.sleep(pause)
            block.busy = True
            if block.entered and not block.left and (error := why(time.clock_gettime(clock) - start)):
                if not block.left:
                    _raise_in(me, error)
                pause = every * _PATIENCE  # so that none comes while the block is left because of this one
            block.busy = False

    threading.Thread(target=watch, name="limits", daemon=True).start()
    try:
        block.entered = True
        yield
    finally:
        try:
            _leave(block, me)
        finally:
            _leave(block, me)  # once more, where an exception came just then


def _leave(block: _Block, thread: int) -> None:
    """After this nothing is raised in the thread any more."""
    block.left = True
    while block.busy:
        time.sleep(0)
    _raise_in(thread, None)


def _raise_in(thread: int, error: type[BaseException] | None) -> None:
    """Has a thread raise an error soon, in the place of one that it has not raised yet; None takes that back."""
    raised = None if error is None else ctypes.py_object(error)
    ctypes.pythonapi.PyThreadState_SetAsyncExc(ctypes.c_ulong(thread), raised)
