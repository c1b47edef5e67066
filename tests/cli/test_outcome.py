"""Whatever a command runs into ends in one line on stderr and the exit code that goes with it."""

from __future__ import annotations

import errno

import pytest
import typer

from kg.cli.outcome import reported
from kg.errors import InputError, KgError, QueryError, StoreError, UsageError


def end_of(error: BaseException, *, verbose: int = 0) -> int:
    @reported
    def command(verbose: int = 0) -> None:
        raise error

    with pytest.raises(typer.Exit) as ended:
        command(verbose=verbose)
    return ended.value.exit_code


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (UsageError("u"), 2),
        (InputError("i"), 3),
        (QueryError("q"), 4),
        (StoreError("s"), 5),
        (KgError("k"), 1),
    ],
)
def test_an_error_of_kg_is_one_line_and_its_own_exit_code(
    error: KgError, code: int, capsys: pytest.CaptureFixture[str]
) -> None:
    assert end_of(error) == code
    assert capsys.readouterr() == ("", f"kg: {error}\n")


def test_an_interruption_is_one_line_and_130(capsys: pytest.CaptureFixture[str]) -> None:
    assert end_of(KeyboardInterrupt()) == 130
    assert capsys.readouterr().err == "kg: interrupted\n"


def test_a_file_that_cannot_be_written_is_one_line_with_its_name(capsys: pytest.CaptureFixture[str]) -> None:
    assert end_of(OSError(errno.ENOSPC, "No space left on device", "graph.ttl")) == 5
    assert capsys.readouterr().err == "kg: graph.ttl: No space left on device\n"


def test_a_mistake_in_kg_says_how_to_report_it_without_a_traceback(capsys: pytest.CaptureFixture[str]) -> None:
    assert end_of(ValueError("two\nlines")) == 70
    err = capsys.readouterr().err
    assert err.startswith("kg: internal error: ValueError: two lines")
    assert err.count("\n") == 1


def test_vv_shows_where_a_mistake_happened(capsys: pytest.CaptureFixture[str]) -> None:
    assert end_of(ValueError("odd"), verbose=2) == 70
    assert "Traceback" in capsys.readouterr().err


def test_the_environment_can_ask_for_the_traceback(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("KG_DEBUG", "1")
    end_of(InputError("roe.txt: empty"))
    assert "Traceback" in capsys.readouterr().err


def test_a_message_cannot_drive_the_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    end_of(InputError("\x1b]0;owned\x07roe.txt: empty"))
    assert capsys.readouterr().err == "kg: \\x1b]0;owned\\x07roe.txt: empty\n"


def test_too_little_memory_is_no_mistake_of_kg(capsys: pytest.CaptureFixture[str]) -> None:
    assert end_of(MemoryError()) == 5
    assert capsys.readouterr().err.startswith("kg: there is too little memory; ")
