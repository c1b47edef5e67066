"""How long kg may work on one article, and with how much memory, so that one article takes nothing from the others.

Time is that of the processor, which a busy machine does not use up, and only the main thread of a process can be told
to stop (signal(7)). Memory is what the process asks the system for (RLIMIT_DATA of getrlimit(2)), which only Linux
counts; it is one limit of all threads, so that, too, is held in the main thread alone. Other threads have no limits.
"""

from __future__ import annotations

import re
import signal
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from kg.errors import UsageError

_GB = 10**9
#: Told to stop, an article is told again after so many seconds, should something have kept that from being heard.
_AGAIN = 1.0
_KIB = 1024
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
        if (self.seconds is not None and self.seconds <= 0) or (self.memory is not None and self.memory <= 0):
            raise UsageError("an article needs more than no time and no memory; give more, or None for no limit")

    def times(self, articles: int) -> Limits:
        """What so many articles may take together: the memory of one, and the time of each."""
        return replace(self, seconds=None if self.seconds is None else self.seconds * articles)


DEFAULT_LIMITS = Limits()
NO_LIMITS = Limits(None, None)


class TooMuchError(Exception):
    """An article takes more than it may; the message says of what, how much that is, and how to allow more."""


class _OutOfTime(BaseException):
    """No Exception, so that nothing on the way that handles those holds it up."""


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


@contextmanager
def within(limits: Limits) -> Iterator[None]:
    """Raises TooMuchError where what is done inside the block takes more than the limits, or all memory there is."""
    try:
        with _memory_held(limits.memory), _timed(limits.seconds):
            yield
        return
    except _OutOfTime:
        what = f"{limits.seconds or 0:g} seconds of the processor; allow it more with --article-timeout"
    except MemoryError:
        what = "all the memory that there is"
        if limits.memory is not None:
            what = f"{limits.memory / _GB:.3g} GB of memory; allow it more with --article-memory"
    # out here, so that the error does not hold on to all that the article has taken
    raise TooMuchError(f"it takes more than {what}")


@contextmanager
def _timed(seconds: float | None) -> Iterator[None]:
    if seconds is None or not hasattr(signal, "setitimer") or not _is_main():
        yield
        return
    inside = True

    def stop(*_: object) -> None:
        if inside:
            raise _OutOfTime

    before = signal.signal(signal.SIGVTALRM, stop)
    try:
        signal.setitimer(signal.ITIMER_VIRTUAL, seconds, _AGAIN)
        try:
            yield
        finally:
            inside = False
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)


@contextmanager
def _memory_held(memory: int | None) -> Iterator[None]:
    data = _data() if memory is not None and sys.platform == "linux" and _is_main() else None
    if memory is None or data is None:
        yield
        return
    import resource

    soft, hard = resource.getrlimit(resource.RLIMIT_DATA)
    ends = [bound for bound in (soft, hard) if bound != resource.RLIM_INFINITY]
    resource.setrlimit(resource.RLIMIT_DATA, (min([data + memory, *ends]), hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_DATA, (soft, hard))


def _is_main() -> bool:
    return threading.current_thread() is threading.main_thread()


def _data() -> int | None:
    """The bytes that RLIMIT_DATA counts of this process; None where the system does not tell."""
    for line in Path("/proc/self/status").read_text(encoding="ascii", errors="replace").splitlines():
        if line.startswith("VmData:"):
            return int(line.split()[1]) * _KIB
    return None
