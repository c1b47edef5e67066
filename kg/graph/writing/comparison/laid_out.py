"""A comparison with what is needed to name its things: the scope of each article, the node of each quotation."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Set
from dataclasses import dataclass
from functools import cached_property, lru_cache

import pyoxigraph as ox

from kg.graph.writing.events import report_iri, told_event
from kg.graph.writing.quotations import quotation_iri, quotation_iris
from kg.graph.writing.scope import article_iri, evidence_iri
from kg.graph.writing.scopes import Scopes
from kg.graph.writing.statements import merged_statement, statement_iri
from kg.model import Span
from kg.model.comparison import Comparison, Finding, FindingKind, Rendering, Story
from kg.vocabulary.iris import Vocabulary

#: Of how many articles the IRIs of the quotations are held.
_HELD = 1000


def concerned(comparison: Comparison) -> frozenset[str]:
    """The keys of entities and events that a comparison speaks of."""
    keys = {key for conflict in comparison.conflicts for key in conflict.concerns}
    return frozenset(keys | {each.speaker for each in comparison.utterances if each.speaker is not None})


@dataclass(frozen=True)
class LaidOut:
    """A comparison of articles; `scopes` are theirs by article id.

    `known` has those of the keys that are `concerned` in the comparison that the graph describes.
    """

    comparison: Comparison
    scopes: Scopes
    known: Set[str]

    @property
    def vocabulary(self) -> Vocabulary:
        """The names of the graph."""
        return self.scopes.vocabulary

    def article(self, name: str) -> ox.NamedNode:
        """The IRI of an article by its id."""
        return article_iri(name, self.vocabulary)

    def quotation(self, rendering: Rendering) -> ox.NamedNode:
        """The IRI of a quotation by its place."""
        return self._quotations(rendering.article)[rendering.place]

    @cached_property
    def _quotations(self) -> Callable[[str], Mapping[tuple[int, ...], ox.NamedNode]]:
        return lru_cache(maxsize=_HELD)(lambda article: quotation_iris(self.scopes[article]))

    def finding(self, finding: Finding) -> ox.NamedNode | None:
        """The IRI of a finding, of a sentence that of the evidence; None where an editor's decision took it out."""
        scope = self.scopes[finding.article]
        match finding.kind:
            case FindingKind.STATEMENT:
                statement = merged_statement(scope.extraction.statements[finding.place], scope)
                return None if statement is None else statement_iri(statement, self.vocabulary)
            case FindingKind.EVENT:
                report = told_event(finding.place, scope)
                return None if report is None else report_iri(report, self.vocabulary)
            case FindingKind.QUOTATION:
                return quotation_iri(scope.extraction.quotations[finding.place], scope)
            case FindingKind.SENTENCE:
                return scope.evidence(scope.extraction.sentences[finding.place])

    def thing(self, key: str) -> ox.NamedNode | None:
        """The IRI of an entity or event; None where an editor's decision took it out."""
        return self.vocabulary.thing(key) if key in self.known else None

    def story(self, articles: Iterable[str]) -> ox.NamedNode | None:
        """The story that has all of these articles."""
        of_each = [self._stories.get(article, ()) for article in sorted(set(articles))]
        shared = next((story for story in of_each[0] if all(story in others for others in of_each)), None)
        return None if shared is None else story_iri(shared, self.vocabulary)

    @cached_property
    def _stories(self) -> dict[str, list[Story]]:
        """The stories of each article, of which there may be several where somebody says which articles are one."""
        found: dict[str, list[Story]] = defaultdict(list)
        for story in self.comparison.stories:
            for article in story.articles:
                found[article].append(story)
        return dict(found)

    def evidence(self, article: str, spans: Iterable[Span]) -> Iterator[ox.NamedNode]:
        """The IRIs of spans of an article as evidence."""
        return (evidence_iri(article, span, self.vocabulary) for span in spans)


def story_iri(story: Story, vocabulary: Vocabulary) -> ox.NamedNode:
    """The story's IRI."""
    return vocabulary.thing(f"story/{story.id}")
