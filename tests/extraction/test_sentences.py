"""What sentences tell: one file a predicate in sentences/, and one test for them all.

Below each sentence stands all that kg must find of the file's predicate in it, a line for each statement:
`subject -> object`, or `subject -> object (status)` where the status is not "asserted", with `ended` for a state that
is over, as `(ended)` or `(attributed, ended)`; `nothing` where it tells nothing. A last line `...` leaves open what
else it tells. `#` begins a comment.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from kg.model import Status
from kg.vocabulary.ontology import ontology
from tests.extraction.findings import facts

FOLDER = Path(__file__).with_name("sentences")
TOLD = re.compile(
    rf"(?P<subject>.+) -> (?P<object>.+?)(?: \((?P<status>{'|'.join(Status)})?(?:, )?(?P<ended>ended)?\))?"
)


def sentences() -> Iterator[tuple[str, str, list[str]]]:
    """Predicate, sentence, and the lines below it."""
    for file in sorted(FOLDER.glob("*.txt")):
        for block in file.read_text(encoding="utf-8").strip().split("\n\n"):
            text, *below = [line for line in block.split("\n") if not line.startswith("#")]
            yield file.stem, text, [line.strip() for line in below]


def statement(line: str) -> tuple[str, str, str]:
    match = TOLD.fullmatch(line)
    assert match is not None, f"{line!r} is not of the form: subject -> object (status)"
    status = match["status"] or "asserted"
    return match["subject"], match["object"], f"{status}, ended" if match["ended"] else status


@pytest.mark.parametrize(
    ("predicate", "text", "below"), list(sentences()), ids=lambda v: v if isinstance(v, str) else ""
)
def test_a_sentence_tells_what_stands_below_it(predicate: str, text: str, below: list[str]) -> None:
    assert below, f"say what {text!r} tells, or nothing"
    open_end = below[-1] == "..."
    assert not (open_end and "nothing" in below), "what tells nothing has no open end"
    told = {statement(line) for line in below if line not in {"nothing", "..."}}
    found = {(subject, value, status) for subject, name, value, status in facts(text) if name == predicate}
    assert (found & told if open_end else found) == told


def test_every_predicate_of_the_vocabulary_has_a_file_of_sentences() -> None:
    assert {file.stem for file in FOLDER.iterdir()} == ontology().relations.keys()
