"""What headlines make of the bodies of their articles: which findings they tell, and what they have otherwise."""

from __future__ import annotations

from collections.abc import Iterator

from kg.graph.writing.comparison.laid_out import LaidOut
from kg.graph.writing.identifiers import digest, offsets
from kg.model.comparison import HeadlineMatch
from kg.vocabulary.namespaces import RDF, SCHEMA
from kg.vocabulary.terms import Description, Line


def headline_match_quads(match: HeadlineMatch, laid_out: LaidOut) -> Iterator[Line]:
    """The match; none of a finding that an editor's decision took out."""
    term, scope = laid_out.vocabulary.term, laid_out.scopes[match.finding.article]
    told = laid_out.finding(match.finding)
    if told is None:
        return
    above = tuple(map(scope.title_evidence if match.in_title else scope.evidence, match.headline))
    below = tuple(map(scope.evidence, match.body))
    change = None if match.change is None else match.change.value
    name = digest(scope.article.id, told.value, change, offsets(match.headline), offsets(match.body))
    yield from (
        Description(laid_out.vocabulary.thing(f"headline-match/{name}"))
        .add(f"{RDF}type", term("HeadlineMatch"))
        .add(term("inStory"), laid_out.story((scope.article.id,)))
        .add(f"{SCHEMA}isPartOf", scope.iri)
        .add(term("tells"), told)
        .add(term("otherwise"), change)
        .add(term("oneEvidence"), *above)
        .add(term("otherEvidence"), *below)
        .add(term("evidence"), *above, *below)
    )
