"""Gold mentions of happenings beside kg's reports."""

from __future__ import annotations

from benchmarks.resolution.events.chains import (
    EventScores,
    by_article,
    by_kg,
    by_lemma,
    by_lemma_and_story,
    event_topics,
)
from benchmarks.resolution.events.documents import EventDocument, EventMention
from kg.model import Extraction, Span
from tests.resolution.events.telling import Telling


def document(name: str, story: str, chain: str, *people: str) -> tuple[EventDocument, Extraction]:
    """A document that tells of an attack, whose word is in a gold chain, and of a strike that only the gold has."""
    agent, patient = people
    telling = Telling(name).tell(
        f"{agent} attacked {patient} at the market of {story}.", "attacked", "attack.01", agent=agent, patient=patient
    )
    telling.text += "A strike began."
    extraction = telling.extraction
    found = []
    for word, of in (("attacked", chain), ("strike", f"strike {story}")):
        place = telling.text.index(word)
        span = Span(place, place + len(word))
        found.append(EventMention(span, span, word.removesuffix("ed"), of))
    return EventDocument(name, "1", story, extraction.article, tuple(found)), extraction


def test_reports_are_aligned_and_what_kg_lacks_stands_alone() -> None:
    (topic,) = event_topics(
        [
            document("a", "Dale", "attack Dale", "Bob Doe", "Jane Roe"),
            document("b", "Dale", "attack Dale", "Bob Doe", "Jane Roe"),
            document("c", "Hilltown", "attack Hilltown", "Sue Hill", "Tom Lane"),
        ]
    )
    assert (len(topic.mentions), len(topic.report_at)) == (6, 3)
    assert [len(set(joining(topic).values())) for joining in (by_kg, by_article, by_lemma, by_lemma_and_story)] == [
        5, 6, 2, 4,
    ]  # fmt: skip
    scores = EventScores()
    scores.add(topic, by_kg)
    assert scores.aligned.average == 1.0
    assert scores.everything.by_measure["b3"].precision == 1.0
    assert scores.everything.by_measure["b3"].recall < 1.0
