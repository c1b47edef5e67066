"""Claims of a title that is known but stands nowhere in the text; they are no statements, and no fact comes of them."""

from __future__ import annotations

from collections.abc import Iterator

import pyoxigraph as ox

from kg.graph.writing.evidence import title_evidence_quads
from kg.graph.writing.headlines import node_of
from kg.graph.writing.identifiers import digest, offsets
from kg.graph.writing.scope import Scope
from kg.model import HeadlineClaim, Literal, Quotation, Span, Statement
from kg.vocabulary.namespaces import RDF, SCHEMA
from kg.vocabulary.terms import DEFAULT_GRAPH, Description, GraphName, Line, typed


def title_quads(scope: Scope, graph: GraphName) -> Iterator[Line]:
    """Each claim of the title as `kg:TitleClaim`, with its evidence there, in the graph that is asked for.

    Words of somebody stand in the default graph, as quotations do, all else in the article's. A claim is left out where
    an editor's decision took somebody out whom it speaks of.
    """
    for each in scope.extraction.headline:
        if not each.in_title:
            continue
        claim = each.claim
        described = _spoken(claim, scope) if isinstance(claim, Quotation) else _stated(claim, scope)
        if described is None:
            continue
        if graph == (DEFAULT_GRAPH if isinstance(claim, Quotation) else scope.iri):
            yield from _placed(described, each, scope)
        if graph == scope.iri:
            yield from title_evidence_quads(_spans(claim), scope)


def title_predicates(scope: Scope) -> Iterator[str]:
    """The predicates of the statements that `title_quads` writes, which people want names for."""
    for each in scope.extraction.headline:
        if each.in_title and isinstance(each.claim, Statement) and _stated(each.claim, scope) is not None:
            yield each.claim.predicate


def _placed(described: Description, each: HeadlineClaim, scope: Scope) -> Description:
    term, true = scope.vocabulary.term, typed("true", "boolean")
    support = None if each.support is None else node_of(each.support, scope)
    return (
        described.add(f"{RDF}type", term("TitleClaim"))
        .add(term("status"), scope.vocabulary.status(each.claim.status))
        .add(f"{SCHEMA}isPartOf", scope.iri)
        .add(term("inHeadline"), true)
        .add(term("headlineEvidence"), *(scope.title_evidence(span) for span in sorted(_spans(each.claim))))
        .add(term("supportedBy"), support)
        .add(term("withoutSupport"), true if each.missing else None)
    )


def _spoken(claim: Quotation[str], scope: Scope) -> Description | None:
    speaker = None if claim.speaker is None else scope.key(claim.speaker)
    if claim.speaker is not None and speaker is None:
        return None
    title, term = scope.article.title or "", scope.vocabulary.term
    name = digest(scope.article.id, "title", offsets(claim.content), claim.kind.value, speaker)
    return (
        Description(scope.vocabulary.thing(f"claim/{name}"), DEFAULT_GRAPH)
        .add(f"{SCHEMA}text", _words(claim.content, title))
        .add(term("kind"), claim.kind.value)
        .add(term("cue"), _words(claim.cue, title) or None)
        .add(term("cueClass"), claim.cue_class.value if claim.cue_class else None)
        .add(term("sourceWords"), _words(claim.source, title) or None)
        .add(term("titleSpeaker"), scope.vocabulary.thing(speaker) if speaker else None)
    )


def _stated(claim: Statement[str], scope: Scope) -> Description | None:
    subject, thing = scope.key(claim.subject), scope.vocabulary.thing
    ending = claim.object if isinstance(claim.object, Literal) else scope.key(claim.object)
    if subject is None or ending is None or subject == ending:
        return None
    value = (ending.value,) if isinstance(ending, Literal) else ending
    term, over = scope.vocabulary.term, ("ended",) if claim.ended else ()
    name = digest(scope.article.id, "title", subject, claim.predicate, value, claim.status.value, *over)
    return (
        Description(thing(f"claim/{name}"), scope.iri)
        .add(term("titleSubject"), thing(subject))
        .add(term("titlePredicate"), term(claim.predicate))
        .add(term("titleObject"), ox.Literal(ending.value) if isinstance(ending, Literal) else thing(ending))
        .add(term("ended"), typed("true", "boolean") if claim.ended else None)
    )


def _spans(claim: Quotation[str] | Statement[str]) -> tuple[Span, ...]:
    return claim.content if isinstance(claim, Quotation) else claim.evidence


def _words(spans: tuple[Span, ...], title: str) -> str:
    return " … ".join(span.of(title) for span in sorted(spans))
