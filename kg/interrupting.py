"""Stops what a thread does from another one, for the timers of the system interrupt the main thread alone.

An exception is raised between two steps of Python, as one of a signal is; what libraries do goes on until they return.
"""

from __future__ import annotations

import ctypes
import os
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass

#: Whether the system tells how much of the processor a thread has taken.
IS_POSSIBLE = hasattr(time, "pthread_getcpuclockid")
#: So many times as long as else the watcher waits once it has raised something.
_PATIENCE = 10


#: So often is looked for blocks where there is none, in seconds.
_IDLE = 0.1


@dataclass(slots=True)
class _Block:
    """A block of a thread: what is asked about it and how often, and when next.

    `entered` and `left` say whether it was, `busy` whether the watcher may be about to raise something in it. They are
    plain values, which two threads set one step after the other: an exception that comes within a step of a lock or an
    event would leave it locked.
    """

    thread: int
    why: Callable[[float], type[BaseException] | None]
    every: float
    clock: int
    start: float
    due: float
    entered: bool = False
    left: bool = False
    busy: bool = False


#: The blocks that are watched, by their ids, and the thread that watches them all: starting one for each takes longer
#: than most of what is done in them. Both change in one step of Python each.
_blocks: dict[int, _Block] = {}
_watchers: dict[str, threading.Thread] = {}
if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_watchers.clear)  # no thread but the one that forks goes on in the child


@contextmanager
def interrupted(why: Callable[[float], type[BaseException] | None], every: float) -> Iterator[None]:
    """Raises inside the block, or on leaving it, what `why` gives.

    `why` is asked every so many seconds, in another thread, and hears how many seconds of the processor the block has
    taken; None lets it go on, and so does an Exception that it raises itself. What it gives should be no Exception,
    which something on the way might handle.
    """
    me = threading.get_ident()
    clock = time.pthread_getcpuclockid(me)
    block = _Block(me, why, every, clock, time.clock_gettime(clock), time.monotonic() + every)
    _blocks[id(block)] = block
    watcher = threading.Thread(target=_watch, name="limits", daemon=True)
    if _watchers.setdefault("all", watcher) is watcher:
        try:
            watcher.start()
        except RuntimeError:  # the system has no thread to give now; the next block asks again
            del _watchers["all"]
    try:
        block.entered = True
        yield
    finally:
        try:
            _leave(block, me)
        finally:
            _leave(block, me)  # once more, where an exception came just then


def _watch() -> None:
    while True:
        blocks = list(_blocks.values())
        time.sleep(min((block.every for block in blocks), default=_IDLE))
        now = time.monotonic()
        for block in blocks:
            if block.due <= now:
                _look(block, now)


def _look(block: _Block, now: float) -> None:
    """Asks about a block, and raises in its thread what is told."""
    block.busy, block.due = True, now + block.every
    try:
        with suppress(Exception):  # what cannot be told now is asked the next time
            if block.entered and not block.left:
                error = block.why(time.clock_gettime(block.clock) - block.start)
                if error is not None and not block.left:
                    _raise_in(block.thread, error)
                    block.due += block.every * _PATIENCE  # so that none comes while the block is left because of it
    finally:
        block.busy = False


def _leave(block: _Block, thread: int) -> None:
    """After this nothing is raised in the thread any more."""
    block.left = True
    _blocks.pop(id(block), None)
    while block.busy:
        time.sleep(0)
    _raise_in(thread, None)


def _raise_in(thread: int, error: type[BaseException] | None) -> None:
    """Has a thread raise an error soon, in the place of one that it has not raised yet; None takes that back."""
    raised = None if error is None else ctypes.py_object(error)
    ctypes.pythonapi.PyThreadState_SetAsyncExc(ctypes.c_ulong(thread), raised)
