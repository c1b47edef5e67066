"""Quotations: words that an article ascribes to somebody."""

from __future__ import annotations

from collections.abc import Iterator

import pyoxigraph as ox

from kg.graph.identifiers import digest, offsets
from kg.graph.namespaces import PROV, RDF, SCHEMA
from kg.graph.scope import Scope
from kg.graph.terms import Description
from kg.model import Quotation, QuotationKind, Span


def quotation_quads(scope: Scope) -> Iterator[ox.Quad]:
    """Every quotation of the article, in the default graph, with `kg:said` and `kg:reported`."""
    term, thing = scope.vocabulary.term, scope.vocabulary.thing
    for quotation in scope.extraction.quotations:
        iri = quotation_iri(quotation, scope)
        speaker, addressee = _key(quotation.speaker, scope), _key(quotation.addressee, scope)
        verbatim = quotation.kind is not QuotationKind.INDIRECT
        described = (
            Description(iri)
            .add(f"{RDF}type", ox.NamedNode(f"{SCHEMA}Quotation"))
            .add(f"{SCHEMA}text", scope.words(quotation.content))
            .add(term("kind"), quotation.kind.value)
            .add(term("cue"), scope.words(quotation.cue) or None)
            .add(term("sourceWords"), scope.words(quotation.source) or None)
            .add(f"{SCHEMA}isPartOf", scope.iri)
            .add(f"{PROV}wasQuotedFrom" if verbatim else f"{PROV}wasDerivedFrom", scope.iri)
            .add(term("speaker"), thing(speaker) if speaker else None)
            .add(term("toldTo"), thing(addressee) if addressee else None)
        )
        for name, spans in (
            ("contentEvidence", quotation.content),
            ("cueEvidence", quotation.cue),
            ("sourceEvidence", quotation.source),
        ):
            for span in spans:
                described.add(term(name), scope.evidence(span)).add(term("evidence"), scope.evidence(span))
        yield from described
        if speaker:
            yield from Description(thing(speaker)).add(term("said"), iri)
        if scope.outlet:
            yield from Description(thing(scope.outlet)).add(term("reported"), iri)


def quotation_spans(scope: Scope) -> Iterator[Span]:
    """The spans of content, cue and source of all quotations."""
    for quotation in scope.extraction.quotations:
        yield from quotation.content + quotation.cue + quotation.source


def quotation_iri(quotation: Quotation[str], scope: Scope) -> ox.NamedNode:
    """The IRI of a quotation, made of its article, spans, kind, speaker and addressee."""
    name = digest(
        scope.article.id,
        offsets(tuple(sorted(quotation.content))),
        offsets(tuple(sorted(quotation.cue))),
        offsets(tuple(sorted(quotation.source))),
        quotation.kind.value,
        _key(quotation.speaker, scope),
        _key(quotation.addressee, scope),
    )
    return scope.vocabulary.thing(f"quotation/{name}")


def _key(entity_id: str | None, scope: Scope) -> str | None:
    return None if entity_id is None else scope.key(entity_id)
