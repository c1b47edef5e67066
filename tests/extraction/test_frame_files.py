import re
from importlib.resources import files

import pytest

from kg.extraction.frames.loading import load_frames, parse_frames
from kg.model import EntityType

GOOD = """
[[frame]]
predicate = "wrote"
verbs = ["write"]
subject = "agent"
object = "patient"
object_type = "Document"
"""


def test_every_frame_evokes_a_predicate_of_the_ontology_by_some_word() -> None:
    ontology = files("kg.graph").joinpath("ontology.ttl").read_text(encoding="utf-8")
    known = set(re.findall(r"^kg:(\w+) a", ontology, re.MULTILINE))
    for frame in load_frames():
        assert frame.predicate in known
        assert frame.verbs | frame.nouns | frame.adjectives


def test_types_in_frames_are_entity_types_or_kinds_of_values() -> None:
    types = {t.value for t in EntityType}
    for frame in load_frames():
        assert frame.subject_type <= types
        assert frame.object_type <= types | {"text", "lemma", "year"}


def test_a_frame_needs_no_python() -> None:
    (frame,) = parse_frames(GOOD, "new.toml")
    assert (frame.predicate, frame.verbs) == ("wrote", frozenset({"write"}))


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (GOOD + 'colour = "red"\n', "new.toml, frame 1: unknown keys .'colour'"),
        ("[[frame]]\n", "missing keys .'object'"),
    ],
)
def test_a_mistake_in_a_frame_file_is_named(text: str, message: str) -> None:
    with pytest.raises(ValueError, match=message):
        list(parse_frames(text, "new.toml"))
