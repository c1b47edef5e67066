"""The tables of the scoreboard: chains across the documents of ECB+ topics, and stories that several outlets tell."""

from __future__ import annotations

import hashlib
from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from benchmarks.quotations.measured import Measured, digest, head, row
from benchmarks.resolution.ecbplus import OPEN_TOPICS, EcbDocument, read_ecbplus
from benchmarks.resolution.outlets import KINDS, StoryArticle, Told, apart, joins, read_stories, share_joined, told
from benchmarks.resolution.scoring import MEASURES, Scores
from benchmarks.resolution.topics import JOININGS, Found, Measures, Topic, by_kg, chains_of, topics_of
from kg.extracting import extract_article
from kg.language import Pipeline
from kg.model import Extraction

#: What is scored: whole entities of articles, mentions by the sort of entity that kg has there, all of the gold.
_WHAT = {
    "entities": "entities of articles",
    "named": "mentions of named entities",
    "aligned": "mentions that kg has",
    "end_to_end": "all gold mentions",
}


def measure_ecbplus(corpora: Path, pipeline: Pipeline, *, errors: bool = False) -> Measured:
    """Scores of the open and of the scored topics; only the latter get floors. `errors`: those of the open topics."""
    names: list[str] = []

    def read() -> Iterator[tuple[EcbDocument, Extraction]]:
        for document in read_ecbplus(corpora):
            names.append(f"{document.name} {document.article.sha256} {document.mentions}")
            yield document, extract_article(document.article, pipeline)

    topics = topics_of(read())
    measured = Measured(digest(names))
    for part in ("open", "scored"):
        chosen = [topic for topic in topics if (topic.name in OPEN_TOPICS) == (part == "open")]
        documents, gold = sum(len(t.documents) for t in chosen), sum(t.gold for t in chosen)
        aligned = sum(len(t.found) for t in chosen)
        measured.lines.append(
            f"\nECB+, {part}: {len(chosen)} topics, {documents} documents; kg has {aligned:,} of {gold:,} gold mentions"
        )
        for name, joining in JOININGS.items():
            measures = Measures()
            for topic in chosen:
                measures.add(topic, joining)
            measured.lines += _table(name, measures)
            if part == "scored" and name == "kg":
                measured.figures |= _figures(measures)
    if errors:
        measured.lines += [line for topic in topics if topic.name in OPEN_TOPICS for line in wrong(topic)]
    return measured


def _table(name: str, measures: Measures) -> list[str]:
    lines = [head(name, [f"{m} {part}" for m in MEASURES for part in ("R", "P", "F1")])]
    for what, label in _WHAT.items():
        scores: Scores = getattr(measures, what)
        cells = [value for s in scores.by_measure.values() for value in (s.recall, s.precision, s.f1)]
        lines.append(row(label, cells))
    return lines


def _figures(measures: Measures) -> dict[str, float]:
    figures: dict[str, float] = {}
    for what in _WHAT:
        scores: Scores = getattr(measures, what)
        for name, score in scores.by_measure.items():
            part = f"ecbplus.{what}.{name}"
            figures |= {f"{part}.f1": score.f1, f"{part}.p": score.precision, f"{part}.r": score.recall}
    return figures


def wrong(topic: Topic) -> Iterator[str]:
    """One line for each gold chain that kg has in pieces, and for each entity that holds several chains."""
    key_of = by_kg(topic.extractions)
    by_chain: dict[str, list[Found]] = defaultdict(list)
    by_key: dict[Hashable, list[tuple[Found, str]]] = defaultdict(list)
    for found, chain in chains_of(topic):
        by_chain[chain].append(found)
        by_key[key_of[found.ref]].append((found, chain))
    for several in by_chain.values():
        main = _usual(key_of[f.ref] for f in several)
        others = sorted({f"{f.entity.name} ({key_of[f.ref]})" for f in several if key_of[f.ref] != main})
        if others:
            yield f"  {topic.name} in pieces: {main}, {'; '.join(others)}"
    for key, held in by_key.items():
        main = _usual(chain for _, chain in held)
        others = sorted({f"{f.entity.name} in {f.document.name}" for f, chain in held if chain != main})
        if others:
            yield f"  {topic.name} mixed: {key}: {'; '.join(others)}"


def _usual(values: Iterable[Hashable]) -> Hashable:
    counts = Counter(values)
    return min(counts, key=lambda v: (-counts[v], str(v)))


def measure_outlets(corpora: Path, pipeline: Pipeline, *, stories: int, sample: int = 0) -> Measured:
    """What share of a story's people and organizations is joined over outlets; `sample`: pairs to be read by eye."""
    articles = _chosen(list(read_stories(corpora)), stories)
    extractions = [extract_article(a.article, pipeline) for a in articles]
    found = told(articles, extractions)
    unique = list({x.article.id: x for x in extractions}.values())
    measured = Measured(digest(f"{a.story} {a.article.sha256}" for a in articles))
    count = len({a.story for a in articles})
    measured.lines.append(head(f"{count} stories, {len(articles)} articles", [k.value for k in KINDS]))
    for name, joining in JOININGS.items():
        shares = share_joined(found, joining(unique))
        measured.lines.append(row(f"{name}: joined", [shares[k][0] / max(1, shares[k][1]) for k in KINDS]))
    measured.lines.append(row("of so many", [sum(o.entity.type is k for o in found) for k in KINDS]))
    key_of = by_kg(unique)
    if sample:
        measured.lines += ["", "Joined under different names:"]
        measured.lines += [_pair(a, b, key_of) for a, b in joins(found, key_of)[:sample]]
        measured.lines += ["", "Apart though the last word is the same:"]
        measured.lines += [_pair(a, b, key_of) for a, b in apart(found, key_of)[:sample]]
    return measured


def _chosen(articles: Sequence[StoryArticle], stories: int) -> list[StoryArticle]:
    """The articles of that many stories, in an order of their digests; 0 for all."""
    order = sorted({a.story for a in articles}, key=lambda s: hashlib.sha256(s.encode()).hexdigest())
    chosen = set(order[: stories or None])
    return [a for a in articles if a.story in chosen]


def _pair(one: Told, other: Told, key_of: Mapping[tuple[str, str], Hashable]) -> str:
    def side(told: Told) -> str:
        roles = f" ({', '.join(told.entity.roles)})" if told.entity.roles else ""
        return f"{told.entity.name}{roles} [{told.outlet}, {key_of[told.ref]}]"

    return f"  {one.story}: {side(one)} | {side(other)}"
