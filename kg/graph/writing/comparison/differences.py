"""Differences: words of one quotation or other finding beside those of another."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import pyoxigraph as ox

from kg.graph.writing.comparison.laid_out import LaidOut
from kg.graph.writing.identifiers import digest, offsets
from kg.model.comparison import Difference
from kg.vocabulary.namespaces import RDF
from kg.vocabulary.terms import Description, Line


def difference_quads(
    differences: Sequence[Difference], of: ox.NamedNode, articles: tuple[str, str], laid_out: LaidOut
) -> Iterator[Line]:
    """The differences of a pair or change, with `kg:difference` from it to each; `articles` are ids."""
    term = laid_out.vocabulary.term
    for difference in differences:
        name = digest(of.value, difference.kind.value, offsets(difference.one), offsets(difference.other))
        iri = laid_out.vocabulary.thing(f"difference/{name}")
        yield from Description(of).add(term("difference"), iri)
        described = (
            Description(iri).add(f"{RDF}type", term("Difference")).add(term("differenceKind"), difference.kind.value)
        )
        for side, article, spans in (("one", articles[0], difference.one), ("other", articles[1], difference.other)):
            evidence = list(laid_out.evidence(article, spans))
            described.add(term(f"{side}Words"), laid_out.scopes[article].words(spans) or None)
            described.add(term(f"{side}Evidence"), *evidence).add(term("evidence"), *evidence)
        yield from described
