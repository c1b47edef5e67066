"""`kg frames`: which examples of one's own frames fail, and how it ends."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import Kg

FRAME = """[[frame]]
predicate = "mentored"
verbs = ["mentor"]
subject = "agent"
subject_type = "Person"
object = "patient"
object_type = "Person"
"""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "mentored.toml"


def test_examples_that_hold_are_a_line_and_no_negative_answer(kg: Kg, file: Path) -> None:
    file.write_text(
        FRAME + 'examples = ["Jane Roe mentored John Stiles."]\nnot = ["Jane Roe left."]\n', encoding="utf-8"
    )
    ran = kg("frames", file)
    assert (ran.code, ran.out, ran.err) == (0, "1 frame, 2 examples: none fails\n", "")


def test_an_example_that_fails_is_printed_and_a_negative_answer(kg: Kg, file: Path) -> None:
    file.write_text(FRAME + 'examples = ["Jane Roe left."]\n', encoding="utf-8")
    ran = kg("frames", file)
    assert (ran.code, ran.err) == (1, "")
    assert ran.out.splitlines() == [
        f"{file.as_posix()}, line 8: the frame finds no mentored in 'Jane Roe left.'",
        "1 frame, 1 example: 1 fails",
    ]


def test_a_file_that_is_broken_is_an_input_error(kg: Kg, file: Path) -> None:
    file.write_text(FRAME + "examples = 3\n", encoding="utf-8")
    ran = kg("frames", file)
    assert (ran.code, ran.out) == (3, "")
    assert ran.err.startswith(f"kg: {file.as_posix()}, line 8: examples is a number")
