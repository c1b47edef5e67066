"""What one article may take of time and memory, and that nothing is left of it when it takes more."""

from __future__ import annotations

import signal
import sys
import threading

import pytest

from kg.errors import UsageError
from kg.limits import NO_LIMITS, Limits, TooMuchError, bytes_of, within

resource = pytest.importorskip("resource", reason="this system has no limits")


def for_ever() -> None:
    """Never ends, and catches every exception."""
    while True:
        try:
            while True:
                pass
        except Exception:
            continue


def test_what_does_not_come_to_an_end_is_stopped_though_it_handles_exceptions() -> None:
    before = signal.getsignal(signal.SIGVTALRM)
    with pytest.raises(TooMuchError, match=r"more than 0\.05 seconds.*--article-timeout"), within(Limits(0.05, None)):
        for_ever()
    assert signal.getsignal(signal.SIGVTALRM) == before
    assert signal.getitimer(signal.ITIMER_VIRTUAL) == (0.0, 0.0)


def test_in_another_thread_nothing_has_a_limit_and_none_is_set_for_the_process() -> None:
    done = list[object]()

    def work() -> None:
        with within(Limits(0.000001, 1)):
            done.append(resource.getrlimit(resource.RLIMIT_DATA))
            done.append(sum(range(1_000_000)))

    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
    assert done[:1] == [resource.getrlimit(resource.RLIMIT_DATA)]
    assert len(done) == 2


@pytest.mark.parametrize("limits", [(0.0, None), (-1.0, None), (None, 0)])
def test_no_limit_is_nothing(limits: tuple[float | None, int | None]) -> None:
    with pytest.raises(UsageError, match="None for no limit"):
        Limits(*limits)


@pytest.mark.skipif(sys.platform != "linux", reason="other systems do not count what a process asks for")
def test_what_asks_for_more_memory_than_it_may_is_stopped_and_the_process_has_its_old_limit_again() -> None:
    before = resource.getrlimit(resource.RLIMIT_DATA)
    with (
        pytest.raises(TooMuchError, match=r"more than 0\.134 GB of memory.*--article-memory"),
        within(Limits(None, 1 << 27)),
    ):
        bytearray(1 << 28)
    assert resource.getrlimit(resource.RLIMIT_DATA) == before
    assert len(bytearray(1 << 28)) == 1 << 28


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
