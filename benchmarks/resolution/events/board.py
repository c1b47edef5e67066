"""The tables of the scoreboard of happenings, and what is wrong in the topics that may be looked at."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping
from pathlib import Path

from benchmarks.quotations.measured import Measured, digest, head, row
from benchmarks.resolution.ecbplus import OPEN_TOPICS
from benchmarks.resolution.events.chains import JOININGS, EventScores, EventTopic, Place, by_kg, event_topics
from benchmarks.resolution.events.documents import EventDocument, ecbplus_events, meantime_events
from benchmarks.resolution.scoring import MEASURES, Scores
from kg.extracting import extract_article
from kg.language import Pipeline
from kg.model import Extraction

_WHAT = {"everything": "all gold mentions", "aligned": "mentions that kg has", "within": "within documents"}


def measure_ecbplus_events(
    corpora: Path, pipeline: Pipeline, *, only_open: bool = False, errors: bool = False
) -> Measured:
    """ECB+: the open and the scored topics, of which only the latter get floors. `errors`: those of the open topics."""
    parts = {"open": True} if only_open else {"open": True, "scored": False}
    everything = ecbplus_events(corpora, pipeline.nlp)
    documents = [document for document in everything if not only_open or document.topic in OPEN_TOPICS]
    topics = event_topics(_read(documents, pipeline))
    measured = Measured(_digest(documents))
    for part, is_open in parts.items():
        chosen = [topic for topic in topics if (topic.name in OPEN_TOPICS) == is_open]
        figures = _tables(measured.lines, f"ECB+ events, {part}", chosen, "ecbplus_events")
        if not is_open:
            measured.figures |= figures
    if errors:
        measured.lines += [line for topic in topics if topic.name in OPEN_TOPICS for line in wrong(topic)]
    return measured


def measure_meantime_events(corpora: Path, pipeline: Pipeline) -> Measured:
    """MEANTIME, all topics."""
    documents = list(meantime_events(corpora, pipeline.nlp))
    measured = Measured(_digest(documents))
    topics = event_topics(_read(documents, pipeline))
    measured.figures |= _tables(measured.lines, "MEANTIME events", topics, "meantime_events")
    return measured


def _read(documents: Iterable[EventDocument], pipeline: Pipeline) -> Iterator[tuple[EventDocument, Extraction]]:
    for document in documents:
        yield document, extract_article(document.article, pipeline)


def _digest(documents: Iterable[EventDocument]) -> str:
    return digest(f"{d.name} {d.article.sha256} {[(m.span, m.chain) for m in d.mentions]}" for d in documents)


def _tables(lines: list[str], title: str, topics: list[EventTopic], name: str) -> dict[str, float]:
    """Adds the lines of each way of joining; returns kg's figures."""
    gold, found = sum(len(t.mentions) for t in topics), sum(len(t.report_at) for t in topics)
    documents = sum(len(t.documents) for t in topics)
    lines.append(f"\n{title}: {len(topics)} topics, {documents} documents; kg has {found:,} of {gold:,} gold mentions")
    figures: dict[str, float] = {}
    for label, joining in JOININGS.items():
        scores = EventScores()
        for topic in topics:
            scores.add(topic, joining)
        lines.append(head(label, [*(f"{m} {part}" for m in MEASURES for part in ("R", "P", "F1")), "CoNLL"]))
        for what, words in _WHAT.items():
            one: Scores = getattr(scores, what)
            cells = [value for s in one.by_measure.values() for value in (s.recall, s.precision, s.f1)]
            lines.append(row(words, [*cells, one.average]))
            if label == "kg":
                figures[f"{name}.{what}.conll"] = one.average
                figures |= {f"{name}.{what}.{measure}.f1": s.f1 for measure, s in one.by_measure.items()}
    figures[f"{name}.found"] = found / max(1, gold)
    return figures


def wrong(topic: EventTopic) -> Iterator[str]:
    """One line for each gold chain that kg has in pieces, and for each happening that holds several chains."""
    key_of = by_kg(topic)
    mentions = topic.mentions
    by_chain: dict[Hashable, list[Place]] = defaultdict(list)
    by_key: dict[Hashable, list[Place]] = defaultdict(list)
    for place in topic.report_at:
        by_chain[mentions[place][1].chain].append(place)
        by_key[key_of[place]].append(place)
    for chain, places in by_chain.items():
        pieces = _grouped(places, key_of)
        if len(pieces) > 1:
            yield f"  {topic.name} in pieces: {chain}: " + " | ".join(_told(topic, piece) for piece in pieces)
    chain_of = {place: mention.chain for place, (_, mention) in mentions.items()}
    for key, places in by_key.items():
        pieces = _grouped(places, chain_of)
        if len(pieces) > 1:
            yield f"  {topic.name} mixed: {key}: " + " | ".join(_told(topic, piece) for piece in pieces)


def _grouped(places: Iterable[Place], group_of: Mapping[Place, Hashable]) -> list[list[Place]]:
    """Places by their group, the largest first."""
    groups: dict[Hashable, list[Place]] = defaultdict(list)
    for place in places:
        groups[group_of[place]].append(place)
    return sorted(groups.values(), key=lambda group: (-len(group), group[0]))


def _told(topic: EventTopic, places: Iterable[Place]) -> str:
    mentions = topic.mentions
    return ", ".join(f"{mentions[p][1].lemma} ({p[0]} {p[1].start})" for p in places)
