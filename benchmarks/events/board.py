"""Runs kg over the charted articles of a part and makes the tables."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from benchmarks.events.judging import Judged, Verdict, judge
from benchmarks.events.labels import KINDS, ChartedArticle, to_row
from benchmarks.events.tally import Tally, share
from benchmarks.quotations.measured import Measured, digest, head, row
from kg.extracting import extract_article
from kg.language import Pipeline
from kg.model import Extraction


@dataclass(slots=True)
class Part:
    """What was measured on one part, and the articles behind it with what kg finds and the verdicts."""

    name: str
    articles: list[tuple[ChartedArticle, Extraction, list[Judged]]] = field(default_factory=list)
    tally: Tally = field(default_factory=Tally)


def measure(name: str, charted: Sequence[ChartedArticle], pipeline: Pipeline) -> Part:
    """What kg finds in the articles, and what it holds of their facts."""
    part = Part(name)
    for one in charted:
        extraction = extract_article(one.article, pipeline)
        judged = judge(one.labels.facts, extraction, one.corpus)
        part.articles.append((one, extraction, judged))
        for verdict in judged:
            part.tally.add(verdict)
    return part


def report(part: Part) -> Measured:
    """Tables for a person and figures for the floors."""
    tally, name = part.tally, f"events.{part.name}"
    gold = [json.dumps(to_row(one.labels), sort_keys=True) for one, _, _ in part.articles]
    measured = Measured(digest(gold), tally.figures(name))
    lines = measured.lines
    events = sum(len(extraction.events) for _, extraction, _ in part.articles)
    title = part.name.replace("_", " ").capitalize()
    lines.append(f"\n{title}: {len(part.articles)} articles, {tally.all.total()} facts, {events} event reports of kg")
    lines.append(head("Facts", ("facts", *Verdict)))
    lines += [_verdicts("all", tally.all), _verdicts("  main news", tally.main)]
    by_size = sorted(tally.statuses.items(), key=lambda item: (-item[1].total(), item[0]))
    lines += [_verdicts(status, counts) for status, counts in by_size]
    lines.append(f"  {tally.silent} have nothing at their word; {tally.both} are fully held and contradicted beside")
    lines.append(head("Fillers, where kg has the word", ("of", "held", "share")))
    for kind in KINDS:
        asked, held = tally.fillers[kind], tally.held[kind]
        lines.append(row(kind, (asked, held, held / max(1, asked))))
    lines.append(head("Partly held facts lack", ("facts",)))
    for kinds, count in sorted(tally.lacking.items(), key=lambda item: (-item[1], item[0])):
        lines.append(row(", ".join(kinds) or "only the status", (count,)))
    return measured


def _verdicts(label: str, counts: Counter[Verdict]) -> str:
    return row(label, (counts.total(), *(share(counts, verdict) for verdict in Verdict)))
