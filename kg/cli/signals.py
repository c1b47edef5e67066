"""Signals that end a command, Ctrl-C, SIGTERM and a terminal that hangs up: one line, an exit code, and soon."""

from __future__ import annotations

import os
import signal
import threading
from collections.abc import Collection, Iterator
from contextlib import contextmanager, suppress
from types import FrameType
from typing import NoReturn

#: So many seconds after a signal the process is gone, whatever it was doing.
PATIENCE = 2.0
#: What is said of each; a system has those of them that it has.
_SAID = {"SIGINT": "interrupted", "SIGTERM": "ended by SIGTERM", "SIGHUP": "ended, for its terminal hung up"}
#: A terminal on which progress was drawn gets its line and its cursor back.
_CLEARED = b"\r\x1b[K\x1b[?25h"


class Ended(KeyboardInterrupt):
    """A signal asks the command to end; the message is a line for a person, `exit_code` what a shell tells of it."""

    def __init__(self, number: int) -> None:
        super().__init__(_SAID[signal.Signals(number).name])
        self.exit_code = 128 + number


@contextmanager
def ending() -> Iterator[None]:
    """Inside the block, which runs in the main thread, a signal raises Ended, and the next ones are ignored.

    The process ends with the block once a signal has come. A block that is not left in time, since code that is not
    Python's holds it up or it has much to take down, is ended like a killed one. What is ignored, as SIGHUP under
    nohup, stays so.
    """
    numbers = [getattr(signal, name) for name in _SAID if hasattr(signal, name)]
    before = {each: signal.getsignal(each) for each in numbers}
    caught = [each for each, how in before.items() if how not in (signal.SIG_IGN, None)]
    asked: list[Ended] = []

    def end(number: int, _: FrameType | None) -> NoReturn:
        for each in caught:
            signal.signal(each, signal.SIG_IGN)  # what takes the work down is not to be broken off
        asked.append(Ended(number))
        raise asked[0]

    with _watched(caught):
        for each in caught:
            signal.signal(each, end)
        try:
            yield
        finally:
            if asked:
                _end(asked[0])
            for each in caught:
                signal.signal(each, before[each])


@contextmanager
def _watched(numbers: Collection[int]) -> Iterator[None]:
    """Inside the block a thread hears of signals even where the main thread is not in Python's hands."""
    if os.name == "nt":  # which wakes nobody by a pipe
        yield
        return
    reader, writer = os.pipe()
    os.set_blocking(writer, False)
    before = signal.set_wakeup_fd(writer, warn_on_full_buffer=False)

    def wait() -> None:
        with os.fdopen(reader, "rb", buffering=0) as signals:
            while heard := signals.read(1):
                if heard[0] in numbers:
                    threading.Event().wait(PATIENCE)
                    _end(Ended(heard[0]))

    threading.Thread(target=wait, daemon=True).start()
    try:
        yield
    finally:
        signal.set_wakeup_fd(before)
        os.close(writer)


def _end(ended: Ended) -> NoReturn:
    """Tells the line and ends the process; to take down a large collection object by object would take its time."""
    with suppress(OSError):
        os.write(2, (_CLEARED if os.isatty(2) else b"") + f"kg: {ended}\n".encode())
    os._exit(ended.exit_code)
