"""Extractors as small as they can be: a start for your own, and doubles for tests.

Register yours in the pyproject.toml of your package:

    [project.entry-points."kg.extractors"]
    births = "kg.extraction.example:births"
    arrests = "kg.extraction.example:arrests"
"""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc

from kg.model import Article, EventReport, Participant, Role, Span, Statement, Status


def births(doc: Doc, article: Article) -> Iterator[Statement[Span]]:
    """`bornIn` for every "PERSON was born in PLACE" that stands in these very words."""
    for person in doc.ents:
        words = doc[person.end : person.end + 3].text
        place = next((e for e in doc.ents if e.start == person.end + 3), None)
        if person.label_ == "PERSON" and words == "was born in" and place is not None and place.label_ == "PLACE":
            yield Statement(
                subject=Span(person.start_char, person.end_char),
                predicate="bornIn",
                object=Span(place.start_char, place.end_char),
                status=Status.ASSERTED,
                evidence=(Span(person.start_char, place.end_char),),
            )


def arrests(doc: Doc, article: Article) -> Iterator[EventReport[Span]]:
    """An event of the meaning `arrest.01` for every "PERSON was arrested" that stands in these very words.

    Who takes part is given by words (`filler` and `span`); resolution finds out who that is.
    """
    for person in doc.ents:
        words = doc[person.end : person.end + 2]
        if person.label_ == "PERSON" and words.text == "was arrested":
            name = Span(person.start_char, person.end_char)
            yield EventReport(
                words=(Span(words[1].idx, words.end_char),),
                roleset="arrest.01",
                type="Arrest",
                participants=(Participant(Role.PATIENT, "ARG1", name, name),),
                status=Status.ASSERTED,
                evidence=(Span(person.start_char, words.end_char),),
            )
