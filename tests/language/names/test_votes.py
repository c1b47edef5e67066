"""One label a name, by what the recogniser said of it and by what is surer than the recogniser."""

import pytest
from spacy.lang.en import English
from spacy.tokens import Doc, Span

from kg.language.names.votes import voted_labels


def _spans(text: str, *names: tuple[str, str]) -> list[Span]:
    """The first place of each of the names after the one before, labelled."""
    doc = Doc(English().vocab, words=text.split(" "))
    found: list[Span] = []
    for name, label in names:
        size = len(name.split(" "))
        starts = range(found[-1].end if found else 0, len(doc))
        start = next(i for i in starts if " ".join(t.text for t in doc[i : i + size]) == name)
        found.append(Span(doc, start, start + size, label))
    return found


@pytest.mark.parametrize(
    ("text", "names", "name", "label"),
    [
        # a given name alone does not make a person of what the recogniser calls a place, the kind of a body does
        ("in Victoria Park , then", [("Victoria Park", "PLACE")], "Victoria Park", "PLACE"),
        ("of Sandia View Academy , then", [("Sandia View Academy", "PLACE")], "Sandia View Academy", "ORG"),
        ("at Waterloo Station , then", [("Waterloo Station", "PLACE")], "Waterloo Station", "PLACE"),
        # most mentions win
        ("Doppel Doppel Doppel", [("Doppel", "PLACE"), ("Doppel", "ORG"), ("Doppel", "ORG")], "Doppel", "ORG"),
        # last names are people whatever the recogniser says, given names only where it says nothing else
        ("Jane Roe met Roe", [("Jane Roe", "PERSON"), ("Roe", "PLACE")], "Roe", "PERSON"),
        ("Paris Roe left Paris", [("Paris Roe", "PERSON"), ("Paris", "PLACE")], "Paris", "PLACE"),
        ("Paris Roe left", [("Paris Roe", "PERSON")], "Paris", "PERSON"),
        # initials are what they stand for
        ("Acme Data Union ( ADU ) said", [("Acme Data Union", "ORG"), ("ADU", "PLACE")], "ADU", "ORG"),
        ("Acme Data Union ( ADU ) said", [("Acme Data Union", "ORG")], "ADU", "ORG"),
        ("Acme Data Union ( IBM ) said", [("Acme Data Union", "ORG"), ("IBM", "PLACE")], "IBM", "PLACE"),
    ],
)
def test_the_label_of_a_name(text: str, names: list[tuple[str, str]], name: str, label: str) -> None:
    assert voted_labels(_spans(text, *names), [])[name] == label
