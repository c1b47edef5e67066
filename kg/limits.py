"""How long kg may work on one article, and with how much memory, so that one article takes nothing from the others.

Time is that of the processor, which a busy machine does not use up. Memory is what the process holds, which only Linux
tells. Both are looked at again and again while the processor works (setitimer(2)): a limit that the system holds the
process to (RLIMIT_DATA) makes libraries end it that get no memory. Threads other than the main one are interrupted by
another thread (`kg.interrupting`). Neither is possible on Windows, nor the second on macOS: there are no limits there.
"""

from __future__ import annotations

import re
import signal
import threading
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass, replace
from pathlib import Path
from time import process_time

from kg.errors import UsageError
from kg.interrupting import IS_POSSIBLE, interrupted

_GB, _MB = 10**9, 10**6
#: So many seconds of the processor after the last time is looked at what an article takes; so, where something kept the
#: first error from being heard, the next one is not far.
_LOOK = 0.1
_KIB = 1024
#: What the system keeps for the process alone, on the disk too where memory is short; not the files that it has read.
_HELD = re.compile(rb"^(?:RssAnon|VmSwap):\s*(\d+) kB$", re.MULTILINE)
_AMOUNT = re.compile(r"(\d+(?:\.\d+)?)\s*(?:([KMGT])(i?)B?|B?)", re.IGNORECASE)
_POWERS = {"": 0, "K": 1, "M": 2, "G": 3, "T": 4}


@dataclass(frozen=True, slots=True)
class Limits:
    """What one article may take: `seconds` of the processor, and bytes of `memory` beyond what the process has already.

    None is as much as it takes. Raises UsageError for no time, and for no memory.
    """

    seconds: float | None = 60.0
    memory: int | None = 2 * _GB

    def __post_init__(self) -> None:
        if not all(each is None or each > 0 for each in (self.seconds, self.memory)):  # nor what is not a number
            raise UsageError("an article needs more than no time and no memory; give more, or None for no limit")

    def times(self, articles: int) -> Limits:
        """What so many articles may take together: the memory of one, and the time of each."""
        return replace(self, seconds=None if self.seconds is None else self.seconds * articles)


DEFAULT_LIMITS = Limits()
NO_LIMITS = Limits(None, None)


class TooMuchError(Exception):
    """An article takes more than it may; the message says of what, how much that is, and how to allow more."""


class _TooLong(BaseException):
    """No Exception, so that nothing on the way that handles those holds it up."""


class _TooLarge(BaseException):
    """The same of memory."""


def bytes_of(amount: str | int | None) -> int | None:
    """The bytes of "500M", "1.5 GB", "2GiB" or a number; None for "none", 0 and None, which are no limit.

    K, M, G and T count by thousands, and with an i (MiB) by 1,024. Raises UsageError for anything else.
    """
    text = "none" if amount is None else str(amount).strip()
    if text.lower() == "none":
        return None
    if not (found := _AMOUNT.fullmatch(text)):
        raise UsageError(f"there is no amount of memory {text!r}; write 500M, 2G or 1.5GiB, or none for no limit")
    number, unit, binary = found.groups(default="")
    return int(float(number) * (1024 if binary else 1000) ** _POWERS[unit.upper()]) or None


def held_by(process: int | str = "self") -> int | None:
    """The bytes that a process holds now; None where the system does not tell, as none but Linux does."""
    try:
        status = Path(f"/proc/{process}/status").read_bytes()
    except OSError:
        return None
    found = _HELD.findall(status)
    return sum(int(each) for each in found) * _KIB if found else None


@contextmanager
def within(limits: Limits) -> Iterator[None]:
    """Raises TooMuchError where what is done inside the block takes more than the limits, or all memory there is."""
    try:
        with _watched(limits):
            yield
        return
    except (_TooLong, _TooLarge, MemoryError) as error:
        what = _too_much(error, limits)
        # from Python 3.12 on the traceback is part of a circle, which would hold all that the article has taken
        traceback.clear_frames(error.__traceback__)
    # out here, so that the error does not hold on to all that the article has taken
    raise TooMuchError(f"it takes more than {what}")


def _too_much(error: BaseException, limits: Limits) -> str:
    """Of what it was too much, and what to do."""
    if isinstance(error, _TooLong):
        return f"{limits.seconds or 0:g} seconds of the processor; allow it more with --article-timeout"
    if isinstance(error, _TooLarge):
        return f"{(limits.memory or 0) / _MB:,.0f} MB of memory; allow it more with --article-memory"
    return "all the memory that there is"


@contextmanager
def _watched(limits: Limits) -> Iterator[None]:
    """Raises _TooLong or _TooLarge inside the block."""
    held = held_by() or 0

    def why(seconds: float) -> type[BaseException] | None:
        if limits.seconds is not None and seconds > limits.seconds:
            return _TooLong
        return _TooLarge if limits.memory is not None and (held_by() or 0) - held > limits.memory else None

    if limits == NO_LIMITS:
        yield
    elif threading.current_thread() is not threading.main_thread():
        with interrupted(why, _LOOK) if IS_POSSIBLE else nullcontext():
            yield
    else:
        with _timed(why) if hasattr(signal, "setitimer") else nullcontext():
            yield


@contextmanager
def _timed(why: Callable[[float], type[BaseException] | None]) -> Iterator[None]:
    """Raises in the main thread inside the block what `why` gives, which hears of the seconds of the processor."""
    inside, start = True, process_time()

    def look(*_: object) -> None:
        if inside and (error := why(process_time() - start)):
            raise error

    before = signal.signal(signal.SIGPROF, look)
    timer = signal.setitimer(signal.ITIMER_PROF, _LOOK, _LOOK)
    try:
        try:
            yield
        finally:
            inside = False
    finally:
        signal.setitimer(signal.ITIMER_PROF, *timer)
        signal.signal(signal.SIGPROF, before)
