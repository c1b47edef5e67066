"""What is left of the recogniser's names once titles and marks are off."""

import pytest
from spacy.lang.en import English
from spacy.tokens import Doc, Span

from kg.language.names.recognised import recognised
from kg.language.text.blocks import BlockKind


@pytest.mark.parametrize(
    ("words", "pos", "name"),
    [
        ("Jane d'Roe", "PROPN PROPN", "Jane d'Roe"),
        ("Jane dela Roe", "PROPN PROPN PROPN", "Jane dela Roe"),
        ("Jane Roe of", "PROPN PROPN ADP", "Jane Roe"),
        ("jane roe", "PROPN PROPN", "jane roe"),
        ("The Rev. Jane Roe", "DET PROPN PROPN PROPN", "Jane Roe"),
    ],
)
@pytest.mark.parametrize("kind", [BlockKind.TEXT, BlockKind.HEADING])
def test_the_name_of_a_person_is_kept_whole(words: str, pos: str, name: str, kind: BlockKind) -> None:
    doc = Doc(English().vocab, words=words.split(" "), pos=pos.split(" "))
    doc.set_ents([Span(doc, 0, len(doc), "PERSON")])
    assert [span.text for span in recognised(doc, [kind] * len(doc))] == [name]


def test_noise_has_no_names() -> None:
    doc = Doc(English().vocab, words=["Jane", "Roe"], pos=["PROPN", "PROPN"])
    doc.set_ents([Span(doc, 0, 2, "PERSON")])
    assert recognised(doc, [BlockKind.NOISE] * 2) == []


def test_the_title_of_a_work_begins_behind_its_owner() -> None:
    doc = Doc(
        English().vocab, words=["Acme", "'s", "The", "Long", "Night"], pos=["PROPN", "PART", "DET", "ADJ", "NOUN"]
    )
    doc.set_ents([Span(doc, 0, 5, "WORK")])
    assert [span.text for span in recognised(doc, [BlockKind.TEXT] * 5)] == ["Long Night"]
