"""The examples of frames hold, and those of a user's own that do not are told with file and line."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.extracting import read_frames
from kg.extraction.frames.loading import load_frames
from kg.frame_examples import failed_examples
from kg.language import load_pipeline


@pytest.mark.parametrize("predicate", sorted({frame.predicate for frame in load_frames()}))
def test_the_examples_of_the_frames_that_come_with_kg_hold(predicate: str) -> None:
    frames = [frame for frame in load_frames() if frame.predicate == predicate]
    assert [str(failed) for failed in failed_examples(frames, load_pipeline())] == []


def test_every_frame_that_comes_with_kg_has_an_example() -> None:
    assert [frame.origin for frame in load_frames() if not frame.examples] == []


def failures(folder: Path, examples: str) -> list[str]:
    """What fails of the examples of a frame for "mentor", which begin in line 7 of the file."""
    path = folder / "mentored.toml"
    path.write_text(
        '[[frame]]\npredicate = "mentored"\nverbs = ["mentor"]\nsubject = "agent"\nsubject_type = "Person"\n'
        f'object = "patient"\n{examples}\nobject_type = "Person"\n',
        encoding="utf-8",
    )
    told = [str(failed) for failed in failed_examples(read_frames(path).frames, load_pipeline())]
    return [line.removeprefix(f"{path.as_posix()}, ") for line in told]


def test_an_example_holds_with_whatever_status(tmp_path: Path) -> None:
    told = 'examples = ["Jane Roe mentored John Doe.", "Jane Roe never mentored John Doe."]\nnot = "Jane Roe left."'
    assert failures(tmp_path, told) == []


def test_a_sentence_in_which_a_frame_finds_nothing_is_told(tmp_path: Path) -> None:
    examples = 'examples = [\n  "Jane Roe mentored John Doe.",\n  "Jane Roe is a mentor.",\n]'
    assert failures(tmp_path, examples) == ["line 9: the frame finds no mentored in 'Jane Roe is a mentor.'"]


def test_a_sentence_that_tells_what_it_should_not_is_told_with_what_it_tells(tmp_path: Path) -> None:
    assert failures(tmp_path, 'not = ["Jane Roe may mentor John Doe."]') == [
        "line 7: kg finds Jane Roe mentored John Doe (hypothetical) in 'Jane Roe may mentor John Doe.'"
    ]


def test_another_frame_cannot_hold_up_an_example(tmp_path: Path) -> None:
    assert failures(tmp_path, 'examples = "Jane Roe met John Doe."') == [
        "line 7: the frame finds no mentored in 'Jane Roe met John Doe.'"
    ]


def test_the_line_of_a_sentence_with_escapes_is_that_of_its_key(tmp_path: Path) -> None:
    (told,) = failures(tmp_path, 'examples = [\n  "Jane \\"J\\" Roe left.",\n]')
    assert told.startswith("line 7: ")
