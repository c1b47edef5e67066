"""An extractor as small as one can be: a start for your own, and a double for tests.

Register yours in the pyproject.toml of your package:

    [project.entry-points."kg.extractors"]
    example = "kg.extraction.example:births"
"""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc

from kg.model import Article, Span, Statement, Status


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
