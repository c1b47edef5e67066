"""Origins: why two articles are no two independent voices, with the words of each that show it."""

from __future__ import annotations

from collections.abc import Iterator

from kg.graph.writing.comparison.laid_out import LaidOut
from kg.graph.writing.identifiers import Part, digest
from kg.model import Span
from kg.model.comparison import Origin
from kg.vocabulary.namespaces import RDF
from kg.vocabulary.terms import Description, Line


def origin_quads(origin: Origin, laid_out: LaidOut) -> Iterator[Line]:
    """The origin and its passages; none for a byline, which is no part of the text."""
    term, thing = laid_out.vocabulary.term, laid_out.vocabulary.thing
    said: Part = tuple((_place(one), _place(other)) for one, other in origin.passages)
    described = (
        Description(thing(f"origin/{digest(origin.one, origin.other, origin.kind.value, said)}"))
        .add(f"{RDF}type", term("Origin"))
        .add(term("inStory"), laid_out.story((origin.one, origin.other)))
        .add(term("one"), laid_out.article(origin.one))
        .add(term("other"), laid_out.article(origin.other))
        .add(term("originKind"), origin.kind.value)
    )
    for one, other in origin.passages:
        if one is None and other is None:
            continue
        iri = thing(f"passage/{digest(origin.one, origin.other, origin.kind.value, _place(one), _place(other))}")
        described.add(term("passage"), iri)
        passage = Description(iri).add(f"{RDF}type", term("Passage"))
        for side, article, span in (("one", origin.one, one), ("other", origin.other, other)):
            for evidence in laid_out.evidence(article, () if span is None else (span,)):
                passage.add(term(f"{side}Evidence"), evidence).add(term("evidence"), evidence)
        yield from passage
    yield from described


def _place(span: Span | None) -> Part:
    return None if span is None else (span.start, span.end)
