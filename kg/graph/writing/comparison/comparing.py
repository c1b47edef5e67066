"""All that a comparison found: its quads in the default graph, and the spans that are evidence of it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from kg.graph.writing.comparison.conflicts import conflict_quads
from kg.graph.writing.comparison.headlines import headline_match_quads
from kg.graph.writing.comparison.laid_out import LaidOut, story_iri
from kg.graph.writing.comparison.origins import origin_quads
from kg.graph.writing.comparison.revisions import revision_quads
from kg.graph.writing.comparison.utterances import utterance_quads
from kg.graph.writing.scopes import Scopes
from kg.model import Span
from kg.model.comparison import Comparison, Finding, FindingKind, Revision, Story
from kg.vocabulary.namespaces import RDF, RDFS
from kg.vocabulary.terms import Description, Line


def comparison_quads(laid_out: LaidOut) -> Iterator[Line]:
    """Stories with all that is in them, and revisions; the evidence itself is written with the articles."""
    comparison = laid_out.comparison
    for story in comparison.stories:
        yield from _story_quads(story, laid_out)
    for utterance in comparison.utterances:
        yield from utterance_quads(utterance, laid_out)
    for conflict in comparison.conflicts:
        yield from conflict_quads(conflict, laid_out)
    for origin in comparison.origins:
        yield from origin_quads(origin, laid_out)
    for revision in comparison.revisions:
        yield from revision_quads(revision, laid_out)
    for match in comparison.headlines:
        yield from headline_match_quads(match, laid_out)


def _story_quads(story: Story, laid_out: LaidOut) -> Iterator[Line]:
    """A story is called by the title of its first article that has one."""
    titles = (laid_out.scopes[name].article.title for name in story.articles)
    title = next(filter(None, titles), None)
    yield from (
        Description(story_iri(story, laid_out.vocabulary))
        .add(f"{RDF}type", laid_out.vocabulary.term("Story"))
        .add(f"{RDFS}label", title or f"story {story.id}")
        .add(laid_out.vocabulary.term("toldBy"), *map(laid_out.article, story.articles))
    )


def spans_of(comparison: Comparison, scopes: Scopes) -> dict[str, set[Span]]:
    """The spans of each article that show differences, values, shared passages and sentences, by article id."""
    found: dict[str, set[Span]] = defaultdict(set)
    for utterance in comparison.utterances:
        for pair in utterance.pairs:
            for difference in pair.differences:
                found[pair.one.article].update(difference.one)
                found[pair.other.article].update(difference.other)
    for conflict in comparison.conflicts:
        for side in conflict.sides:
            found[side.article].update(side.evidence)
    for origin in comparison.origins:
        for one, other in origin.passages:
            found[origin.one].update(() if one is None else (one,))
            found[origin.other].update(() if other is None else (other,))
    for revision in comparison.revisions:
        for change in revision.changed:
            for difference in change.differences:
                found[revision.before].update(difference.one)
                found[revision.after].update(difference.other)
        for each in _findings(revision):
            if each.kind is FindingKind.SENTENCE:
                found[each.article].add(scopes[each.article].extraction.sentences[each.place])
    for match in comparison.headlines:
        found[match.finding.article].update(match.body, () if match.in_title else match.headline)
    return dict(found)


def title_spans_of(comparison: Comparison) -> dict[str, set[Span]]:
    """The spans of each title that stands nowhere in its article's text, by article id."""
    found: dict[str, set[Span]] = defaultdict(set)
    for match in comparison.headlines:
        if match.in_title:
            found[match.finding.article].update(match.headline)
    return dict(found)


def _findings(revision: Revision) -> Iterator[Finding]:
    yield from (*revision.gone, *revision.new)
    for change in revision.changed:
        yield from (change.before, change.after)
