"""What a network proposes: only what the words bear out becomes a statement, and with their status."""

from __future__ import annotations

from zlib import crc32

import numpy as np
import pytest

import kg
from kg.extraction.frames import said_in
from kg.extraction.frames.loading import Frame, index_frames, parse_frames
from kg.extraction.frames.matching.analysis import Analysis
from kg.extraction.relations import extract_relations
from kg.extraction.relations.heard import Heard
from kg.extraction.relations.network import Network
from kg.extraction.relations.reading import Reading, RelationReader
from kg.language import load_pipeline
from kg.model import Span
from tests.articles import article

FRAME = """[[frame]]
predicate = "criticized"
verbs = ["shadow"]
subject = "agent"
object = "patient"
object_type = "Person"
"""


def network(predicate: str, *features: str, needed: float = 0.9) -> Network:
    """One that is sure of a predicate where a pair has any of these features."""
    keys = np.array(sorted(crc32(feature.encode()) for feature in features), dtype=np.uint32)
    weights = {
        "0.keys": np.ones((len(keys), 1)), "0.bias": np.zeros(1), "0.out": np.full((1, 1), 9.0),
        "0.out_bias": np.array([-4.0]),
    }  # fmt: skip
    single = {name: value.astype(np.float32) for name, value in weights.items()}
    return Network(keys, single, (predicate,), np.array([needed], dtype=np.float32))


def readings(text: str, net: Network, frames: str = "") -> tuple[list[Reading], Analysis]:
    piece = article(text)
    doc = load_pipeline().analyse(piece)
    analysis, said = said_in(doc, piece)
    own: list[Frame] = parse_frames(frames, "own.toml") if frames else []
    reader = RelationReader(analysis, Heard(analysis, said), index_frames(own) if own else None, net)
    return list(reader.readings()), analysis


def stated(text: str, net: Network, frames: str = "") -> list[tuple[str, str, str]]:
    """(subject, object, status) of the statements, by their words; the status of what is over ends in ", ended"."""
    found = [r.statement for r in readings(text, net, frames)[0] if r.statement is not None]
    return [
        (s.subject.of(text), s.object.of(text), f"{s.status}, ended" if s.ended else s.status.value)
        for s in found
        if isinstance(s.object, Span)
    ]


SHADOWED = network("criticized", "joined nsubj | obj shadow/VERB")
NAMES = ("Jane Roe", "John Doe")


@pytest.mark.parametrize(
    ("sentence", "status"),
    [
        ("Jane Roe shadowed John Doe.", "asserted"),
        ("Jane Roe did not shadow John Doe.", "negated"),
        ("Jane Roe may shadow John Doe.", "hypothetical"),
        ("According to Ann Moss, Jane Roe shadowed John Doe.", "attributed"),
        ("Jane Roe allegedly shadowed John Doe.", "alleged"),
    ],
)
def test_the_status_is_that_of_the_words(sentence: str, status: str) -> None:
    assert (*NAMES, status) in stated(sentence, SHADOWED)


def test_a_word_further_out_on_the_way_decides_too() -> None:
    net = network("criticized", "short nsubj | xcomp:to obj")
    assert stated("Jane Roe hopes to shadow John Doe.", net) == [(*NAMES, "hypothetical")]


def test_what_is_less_likely_than_its_predicate_needs_is_not_proposed() -> None:
    assert stated("Jane Roe shadowed John Doe.", network("criticized", "order True", needed=0.999)) == []


def test_only_what_the_ontology_allows_is_proposed() -> None:
    assert readings("Jane Roe shadowed John Doe.", network("bornIn", "order True"))[0] == []


def test_a_symmetric_relation_is_proposed_once() -> None:
    assert stated("Jane Roe shadowed John Doe.", network("metWith", "order True", "order False")) == [
        (*NAMES, "asserted")
    ]


@pytest.mark.parametrize(
    "text",
    ["Jane Roe criticized John Doe.", "Jane Roe did not criticize John Doe.", "Jane Roe may criticize John Doe."],
)
def test_what_frames_have_said_is_not_said_again(text: str) -> None:
    found, _ = readings(text, network("criticized", "order True"))
    assert [(r.statement, r.refused) for r in found] == [(None, "the frames have said it")]


def test_a_key_by_which_a_frame_excludes_its_word_excludes_the_proposal() -> None:
    text = "Jane Roe shadowed John Doe on Friday."
    assert stated(text, SHADOWED, FRAME) == [(*NAMES, "asserted")]
    assert stated(text, SHADOWED, FRAME + 'without = ["on"]\n') == []


def test_what_a_frame_foresees_is_no_fact() -> None:
    assert stated("Jane Roe shadowed John Doe.", SHADOWED, FRAME + "foreseen = true\n") == [(*NAMES, "hypothetical")]


def test_what_a_frame_calls_over_is_over() -> None:
    net, frame = network("friendOf", "order True"), FRAME.replace("criticized", "friendOf") + "ended = true\n"
    assert stated("Jane Roe shadowed John Doe.", net, frame) == [(*NAMES, "asserted, ended")]


def test_it_has_the_time_of_its_clause_and_its_words_as_evidence() -> None:
    text = "Jane Roe shadowed John Doe on May 3, 2019."
    (reading,) = readings(text, SHADOWED)[0]
    assert reading.statement is not None
    assert reading.statement.time is not None
    assert reading.statement.time.value == "2019-05-03"
    assert [span.of(text) for span in reading.statement.evidence] == ["Jane Roe shadowed John Doe"]


def test_it_finds_beside_the_frames_what_they_have_no_words_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kg.extraction.relations.reading.shipped", lambda: network("criticized", "order True"))
    piece = article("Jane Roe shadowed John Doe. Ann Moss criticized John Doe.")
    doc = load_pipeline().analyse(piece)
    _, said = said_in(doc, piece)
    more = list(extract_relations(doc, piece))
    assert [s.subject.of(piece.text) for s in said if s.predicate == "criticized"] == ["Ann Moss"]
    assert [(s.subject.of(piece.text), s.predicate) for s in more] == [("Jane Roe", "criticized")]


def test_an_explanation_tells_what_an_installed_second_reader_found(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("kg.extraction.relations.reading.shipped", lambda: SHADOWED)
    assert kg.explain("Jane Roe shadowed John Doe.").sentences[0].relations == ()
    monkeypatch.setattr("kg.explaining.explaining.is_installed", lambda name: name == "relations")
    explanation = kg.explain("Jane Roe shadowed John Doe.")
    (found,) = explanation.sentences[0].relations
    assert (found.subject, found.predicate, found.object, found.refused) == ("Jane Roe", "criticized", "John Doe", "")
    assert found.statement is not None
    assert found.statement.results == ("Jane Roe | criticized | John Doe",)
    assert "second reader\n  “Jane Roe” criticized “John Doe” 0.99, needs 0.90" in str(explanation)
