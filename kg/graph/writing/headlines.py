"""Headlines: the claims that one makes, and what in the body of its article supports each."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

import pyoxigraph as ox

from kg.graph.writing.quotations import quotation_iri
from kg.graph.writing.scope import Scope
from kg.graph.writing.statements import merged_statement, statement_iri
from kg.model import Quotation, Span, Statement
from kg.vocabulary.terms import DEFAULT_GRAPH, Description, GraphName, Line, typed


@dataclass(slots=True)
class _Claim:
    """What is known of one node that stands in the headline."""

    graph: GraphName
    supports: set[ox.NamedNode] = field(default_factory=set)
    missing: bool = False
    spans: set[Span] = field(default_factory=set)


def headline_quads(scope: Scope, graph: GraphName) -> Iterator[Line]:
    """What is known of the headline's claims in this graph, which is the default graph or the article's own.

    A quotation is described in the default graph and a statement in the article's. Headline and body may make the
    same statement, which is one node and then its own support; `kg:headlineEvidence` says which words are the
    headline's. Nothing is said of a claim where an editor's decision took it or its support out. Claims of a title
    that stands nowhere in the text are `titles.title_quads`'.
    """
    term, true = scope.vocabulary.term, typed("true", "boolean")
    for iri, claim in _claims(scope).items():
        if claim.graph == graph:
            yield from (
                Description(iri, graph)
                .add(term("inHeadline"), true)
                .add(term("headlineEvidence"), *(scope.evidence(span) for span in sorted(claim.spans)))
                .add(term("supportedBy"), *sorted(claim.supports, key=str))
                .add(term("withoutSupport"), true if claim.missing and not claim.supports else None)
            )


def _claims(scope: Scope) -> dict[ox.NamedNode, _Claim]:
    found: dict[ox.NamedNode, _Claim] = {}
    for each in scope.extraction.headline:
        if each.in_title:
            continue
        iri = node_of(each.claim, scope)
        support = None if each.support is None else node_of(each.support, scope)
        if iri is None or (each.support is not None and support is None):
            continue
        is_quotation = isinstance(each.claim, Quotation)
        claim = found.setdefault(iri, _Claim(DEFAULT_GRAPH if is_quotation else scope.iri))
        claim.missing |= each.missing
        own = each.claim.content if isinstance(each.claim, Quotation) else each.evidence or each.claim.evidence
        claim.spans.update(own)
        if support is not None:
            claim.supports.add(support)
    _add_same(found, scope)
    return found


def _add_same(claims: dict[ox.NamedNode, _Claim], scope: Scope) -> None:
    """Lets a statement support itself where the body makes it too: names may turn out the same across articles only."""
    claimed = {each.claim for each in scope.extraction.headline}
    for statement in scope.extraction.statements if claims else ():
        iri = None if statement in claimed else node_of(statement, scope)
        if iri in claims:
            claims[iri].supports.add(iri)


def node_of(found: Quotation[str] | Statement[str], scope: Scope) -> ox.NamedNode | None:
    """The IRI of a quotation or statement of the text; None where an editor's decision took it out."""
    if isinstance(found, Quotation):
        return quotation_iri(found, scope)
    statement = merged_statement(found, scope)
    return None if statement is None else statement_iri(statement, scope.vocabulary)
