"""Stops what a thread does from another one, for the timers of the system interrupt the main thread alone.

An exception is raised between two steps of Python, as one of a signal is; what libraries do goes on until they return.
"""

from __future__ import annotations

import ctypes
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

#: Whether the system tells how much of the processor a thread has taken.
IS_POSSIBLE = hasattr(time, "pthread_getcpuclockid")


@contextmanager
def interrupted(why: Callable[[float], type[BaseException] | None], every: float) -> Iterator[None]:
    """Raises inside the block, or on leaving it, what `why` gives.

    `why` is asked every so many seconds, in another thread, and hears how many seconds of the processor the block has
    taken; None lets it go on. What it gives should be no Exception, which something on the way might handle.
    """
    me = threading.get_ident()
    clock = time.pthread_getcpuclockid(me)
    start, left = time.clock_gettime(clock), threading.Event()

    def watch() -> None:
        while not left.wait(every):
            error = why(time.clock_gettime(clock) - start)
            if error is not None and not left.is_set():
                _raise_in(me, error)

    watcher = threading.Thread(target=watch, name="limits", daemon=True)
    watcher.start()
    try:
        try:
            yield
        finally:
            left.set()
    finally:
        # once more, for an exception may have come right before; the next would be late
        left.set()
        watcher.join()
        _raise_in(me, None)


def _raise_in(thread: int, error: type[BaseException] | None) -> None:
    """Has a thread raise an error soon, in the place of one that it has not raised yet; None takes that back."""
    raised = None if error is None else ctypes.py_object(error)
    ctypes.pythonapi.PyThreadState_SetAsyncExc(ctypes.c_ulong(thread), raised)
