"""What one article may take of time and memory, and that nothing is left of it when it takes more."""

from __future__ import annotations

import signal
import threading
from time import thread_time

import pytest

from kg.errors import UsageError
from kg.interrupting import IS_POSSIBLE, interrupted
from kg.limits import NO_LIMITS, Limits, TooMuchError, bytes_of, held_by, within

if not hasattr(signal, "setitimer"):
    pytest.skip("this system has no timers", allow_module_level=True)


def for_ever() -> None:
    """Never ends, and catches every exception."""
    while True:
        try:
            while True:
                pass
        except Exception:
            continue


def grow() -> None:
    """Takes ever more memory."""
    taken = list[bytes]()
    while True:
        taken.append(bytes(range(256)) * (1 << 12))


def test_what_does_not_come_to_an_end_is_stopped_though_it_handles_exceptions() -> None:
    before = signal.getsignal(signal.SIGPROF)
    with pytest.raises(TooMuchError, match=r"more than 0\.05 seconds.*--article-timeout"), within(Limits(0.05, None)):
        for_ever()
    assert signal.getsignal(signal.SIGPROF) == before
    assert signal.getitimer(signal.ITIMER_PROF) == (0.0, 0.0)


@pytest.mark.skipif(not IS_POSSIBLE, reason="the system does not tell what a thread takes")
def test_in_another_thread_there_are_the_same_limits() -> None:
    told = list[str]()

    def work() -> None:
        for limits in (Limits(0.05, None), Limits(None, 128_000_000)):
            try:
                with within(limits):
                    grow() if limits.seconds is None else for_ever()
            except TooMuchError as error:
                told.append(str(error))
        with within(Limits(0.05, None)):
            told.append("goes on")

    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
    assert ["seconds" in told[0], "128 MB" in told[1], told[2:]] == [True, True, ["goes on"]]


@pytest.mark.skipif(not IS_POSSIBLE, reason="the system does not tell what a thread takes")
def test_what_interrupts_a_thread_comes_in_time_or_not_at_all() -> None:
    class Over(BaseException):
        """The block has taken too long."""

    heard = list[str]()

    def work() -> None:
        for number in range(300):
            try:
                with interrupted(lambda seconds: Over if seconds > 0.0005 else None, 0.0002):
                    until = thread_time() + number % 10 * 0.0001  # about as long as it may
                    while thread_time() < until:
                        pass
                heard.append("left")
            except Over:
                heard.append("over")
        sum(range(100_000))

    thread = threading.Thread(target=work, daemon=True)
    thread.start()
    thread.join(60)
    assert len(heard) == 300
    assert not thread.is_alive()


@pytest.mark.skipif(not IS_POSSIBLE, reason="the system does not tell what a thread takes")
def test_one_thread_watches_all_and_outlives_what_it_cannot_tell() -> None:
    names, asked = list[list[str]](), list[float]()

    def why(seconds: float) -> type[BaseException] | None:
        asked.append(seconds)
        if len(asked) == 1:
            raise MemoryError
        return None

    def work() -> None:
        for _ in range(500):
            with within(Limits()):
                names.append([each.name for each in threading.enumerate()])
        with interrupted(why, 0.001):
            while len(asked) < 3:
                pass

    thread = threading.Thread(target=work, daemon=True)
    thread.start()
    thread.join(60)
    assert not thread.is_alive()
    assert max(each.count("limits") for each in names) == 1


@pytest.mark.parametrize("limits", [(0.0, None), (-1.0, None), (None, 0)])
def test_no_limit_is_nothing(limits: tuple[float | None, int | None]) -> None:
    with pytest.raises(UsageError, match="None for no limit"):
        Limits(*limits)


@pytest.mark.skipif(held_by() is None, reason="the system does not tell how much memory a process holds")
def test_what_takes_more_memory_than_it_may_is_stopped_and_what_it_took_is_free_again() -> None:
    before = held_by() or 0
    with (
        pytest.raises(TooMuchError, match=r"more than 128 MB of memory.*--article-memory"),
        within(Limits(None, 128_000_000)),
    ):
        grow()
    assert (held_by() or 0) - before < 128_000_000


def test_without_limits_nothing_is_stopped() -> None:
    with within(NO_LIMITS):
        assert len(bytearray(1 << 20)) == 1 << 20


@pytest.mark.parametrize(
    ("amount", "meant"),
    [
        ("500M", 500_000_000),
        ("1.5 GB", 1_500_000_000),
        ("2gib", 2 << 30),
        ("64KiB", 65_536),
        ("1000000", 1_000_000),
        (123, 123),
        ("none", None),
        ("0", None),
        (None, None),
    ],
)
def test_amounts_are_read_as_people_write_them(amount: str | int | None, meant: int | None) -> None:
    assert bytes_of(amount) == meant


@pytest.mark.parametrize("amount", ["", "lots", "-1", "5 X", "M", "1,5G", True])
def test_what_is_no_amount_is_refused(amount: str | int) -> None:
    with pytest.raises(UsageError, match="write 500M, 2G"):
        bytes_of(amount)
