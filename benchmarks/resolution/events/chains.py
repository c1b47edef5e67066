"""Gold mentions of happenings beside kg's reports: who has which chain under each way of joining, and the scores."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Mapping
from dataclasses import dataclass, field

from benchmarks.resolution.events.documents import EventDocument, EventMention
from benchmarks.resolution.scoring import Scores
from kg.model import Extraction, Span
from kg.resolution import resolve_collection

#: A mention of a topic: the document's name and the words.
Place = tuple[str, Span]
#: A way of joining: the chain of each mention of a topic.
Joining = Callable[["EventTopic"], Mapping[Place, Hashable]]


@dataclass(slots=True)
class EventTopic:
    """The documents of a topic with what kg finds in each, and the report that kg has for a gold mention."""

    name: str
    documents: list[tuple[EventDocument, Extraction]] = field(default_factory=list)
    report_at: dict[Place, tuple[str, int]] = field(default_factory=dict)

    @property
    def mentions(self) -> dict[Place, tuple[EventDocument, EventMention]]:
        """All gold mentions."""
        return {(d.name, m.span): (d, m) for d, _ in self.documents for m in d.mentions}


def event_topics(pairs: Iterable[tuple[EventDocument, Extraction]]) -> list[EventTopic]:
    """Topics in the order of their first document; gold mentions aligned with kg's reports."""
    topics: dict[str, EventTopic] = {}
    for document, extraction in pairs:
        topic = topics.setdefault(document.topic, EventTopic(document.topic))
        topic.documents.append((document, extraction))
        for mention in document.mentions:
            index = report_of(mention, extraction)
            if index is not None:
                topic.report_at[document.name, mention.span] = extraction.article.id, index
    return list(topics.values())


def report_of(mention: EventMention, extraction: Extraction) -> int | None:
    """The report whose words overlap the word that heads a mention, else the mention; the first of several."""
    for span in (mention.head, mention.span):
        for index, report in enumerate(extraction.events):
            if any(word.overlaps(span) for word in report.words):
                return index
    return None


def by_kg(topic: EventTopic) -> Mapping[Place, Hashable]:
    """kg's own happenings; what kg has no report of stands alone."""
    collection = resolve_collection([x for _, x in topic.documents])
    key_of = {report: happening.key for happening in collection.events for report in happening.reports}
    return {place: key_of[topic.report_at[place]] if place in topic.report_at else place for place in topic.mentions}


def by_article(topic: EventTopic) -> Mapping[Place, Hashable]:
    """kg's reports, nothing joined across articles."""
    return {place: topic.report_at.get(place, place) for place in topic.mentions}


def by_lemma(topic: EventTopic) -> Mapping[Place, Hashable]:
    """All mentions of a topic whose heads have one lemma."""
    return {place: mention.lemma for place, (_, mention) in topic.mentions.items()}


def by_lemma_and_story(topic: EventTopic) -> Mapping[Place, Hashable]:
    """The same within the documents that the corpus itself puts to one story."""
    return {place: (document.story, mention.lemma) for place, (document, mention) in topic.mentions.items()}


JOININGS: Mapping[str, Joining] = {
    "kg": by_kg,
    "kg, nothing across": by_article,
    "same head lemma": by_lemma,
    "lemma and gold story": by_lemma_and_story,
}


@dataclass(slots=True)
class EventScores:
    """Scores of one way of joining, summed over topics.

    `everything`: all gold mentions; `aligned`: those that kg has a report of; `within`: all, each document by itself.
    """

    everything: Scores = field(default_factory=Scores)
    aligned: Scores = field(default_factory=Scores)
    within: Scores = field(default_factory=Scores)

    def add(self, topic: EventTopic, joining: Joining) -> None:
        """Adds one topic."""
        found = joining(topic)
        gold = {place: mention.chain for place, (_, mention) in topic.mentions.items()}
        self.everything.add(gold, found)
        self.aligned.add(*({p: chains[p] for p in gold if p in topic.report_at} for chains in (gold, found)))
        self.within.add(*({p: (p[0], chains[p]) for p in gold} for chains in (gold, found)))
