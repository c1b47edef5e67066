"""Hand-labelled speakers, and the command that measures them."""

from __future__ import annotations

import gzip
import hashlib
import json
from pathlib import Path

import pytest

from benchmarks.quotations.__main__ import main
from benchmarks.quotations.speakers import Labelled, Marks, is_right, mark, read_labels
from kg.model import Entity, EntityType, Extraction, Quotation, QuotationKind, Span

TEXT = "“The plant will open in the spring,” Jane Roe said.\n\n“It will not,” said a spokesman for Acme Corp.\n"
FIRST, SECOND = (1, 35), (54, 66)
ROE = Entity("e1", "Jane Roe", EntityType.PERSON, (), aliases=("Roe",))
DOE = Entity("e2", "John Doe", EntityType.PERSON, ())
BOTH = Entity("e3", "Jane Roe and John Doe", EntityType.GROUP, (), members=("e1", "e2"))
SPOKESMAN = Entity("e4", "Acme spokesman", EntityType.PERSON, (), named=False)
ENTITIES = {e.id: e for e in (ROE, DOE, BOTH, SPOKESMAN)}


def corpora(folder: Path) -> Path:
    with gzip.open(folder / "articles_sample.jsonl.gz", "wt", encoding="utf-8") as lines:
        lines.write(json.dumps({"id": "invented", "text": TEXT}) + "\n")
    return folder


def labels(folder: Path, text: str = TEXT, first: str = "Jane Roe") -> Path:
    row = {
        "id": "invented",
        "sha256": hashlib.sha256(text.encode()).hexdigest(),
        "quotations": [
            {"content": [FIRST], "kind": "direct", "speaker": first, "named": True, "source": [37, 45]},
            {"content": [SECOND], "kind": "direct", "speaker": "a spokesman for Acme Corp.", "named": False,
             "source": [73, 100]},
        ],
    }  # fmt: skip
    path = folder / "labels.jsonl"
    path.write_text(json.dumps(row) + "\n", encoding="utf-8")
    return path


def label(*speakers: str, named: bool = True) -> Labelled:
    return Labelled((Span(*FIRST),), QuotationKind.DIRECT, speakers, named)


@pytest.mark.parametrize(
    ("wanted", "got", "right"),
    [
        (label("jane roe"), ROE, True),
        (label("Roe"), ROE, True),
        (label("Jane Roe"), DOE, False),
        (label("Jane Roe"), None, False),
        (label(), None, True),
        (label(), ROE, False),
        (label("John Doe", "Jane Roe"), BOTH, True),
        (label("John Doe", "Jane Roe"), ROE, False),
        (label("Jane Roe"), BOTH, False),
        (label("a spokesman for Acme Corp.", named=False), SPOKESMAN, True),
        (label("officials in Springfield", named=False), SPOKESMAN, False),
    ],
)
def test_a_speaker_is_right_by_name_members_or_head_word(wanted: Labelled, got: Entity | None, right: bool) -> None:
    assert is_right(wanted, got, ENTITIES) is right


def test_quotations_that_are_found_and_those_with_the_right_speaker_are_counted_apart(tmp_path: Path) -> None:
    (gold,) = read_labels(corpora(tmp_path), labels(tmp_path))
    found = Extraction(
        gold.article,
        (ROE, DOE),
        (
            Quotation((Span(*FIRST),), QuotationKind.DIRECT, speaker="e2"),
            Quotation((Span(68, 72),), QuotationKind.INDIRECT, speaker="e1"),
        ),
        (),
    )
    marks = Marks()
    mark(gold, found, marks)
    named, unnamed = marks.counts[QuotationKind.DIRECT, True], marks.counts[QuotationKind.DIRECT, False]
    assert (named.gold, named.found, named.right) == (1, 1, 0)
    assert (unnamed.gold, unnamed.found, unnamed.right) == (1, 0, 0)
    assert marks.wrong == [
        "invented 1-35 direct: John Doe instead of Jane Roe",
        "invented 54-66 direct: not found; a spokesman for Acme Corp.",
    ]


def test_labels_of_another_text_are_refused(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="invented"):
        list(read_labels(corpora(tmp_path), labels(tmp_path, text="other")))


def test_the_command_records_floors_and_fails_when_figures_fall(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    command = ["--part", "speakers", "--corpora", str(corpora(tmp_path)), "--floors", str(tmp_path / "floors")]
    command += ["--labels", str(labels(tmp_path)), str(labels(tmp_path))]
    assert main(command) == 1  # nothing recorded yet
    assert main([*command, "--update"]) == 0
    assert main(command) == 0
    floors = json.loads((tmp_path / "floors" / "speakers.json").read_text(encoding="utf-8"))
    assert floors["floors"]["speakers.direct.both"] == 1.0
    labels(tmp_path, first="John Doe")
    capsys.readouterr()
    assert main([*command, "--errors"]) == 1
    assert "Jane Roe instead of John Doe" in capsys.readouterr().out


def test_the_command_cannot_measure_without_data(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--corpora", str(tmp_path), "--part", "polnear"]) == 2
    assert "benchmarks/README.md" in capsys.readouterr().err
