"""What the graph lacks of the facts of articles that may be looked at, with their words."""

from __future__ import annotations

from collections.abc import Iterator

from benchmarks.events.board import Part
from benchmarks.events.judging import Judged, Verdict
from benchmarks.events.labels import KINDS, is_scored


def errors_of(part: Part, examples: int = 0) -> list[str]:
    """Lines for a person: what is contradicted, missing and held in part, at most `examples` each, all where it is 0.

    Raises ValueError for a part that is only scored.
    """
    if is_scored(part.name):
        raise ValueError(f"the errors of the {part.name} part are not for reading")
    lines = []
    for verdict in (Verdict.CONTRADICTED, Verdict.MISSING, Verdict.PARTLY):
        of_it = [
            (one.labels.id, one.article.text, each)
            for one, _, judged in part.articles
            for each in judged
            if each.verdict is verdict
        ]
        lines.append(f"\n== {verdict.capitalize()} ({len(of_it)})")
        for name, text, each in of_it[: examples or None]:
            lines += _told(name, text, each)
    return lines


def _told(name: str, text: str, judged: Judged) -> Iterator[str]:
    fact = judged.fact
    asked = (f"{kind}: {' / '.join(s.of(text) for s in fact.fillers[kind])}" for kind in KINDS if fact.fillers[kind])
    told = "; ".join(asked)
    yield f"  {fact.word.of(text)} [{fact.type}, {fact.status.value}{', main' if fact.main else ''}] {told}"
    if not judged.at:
        lacks = "nothing at the word"
    else:
        lacks = ", ".join(f"{kind} {span.of(text)!r}" for kind, span in judged.missed) or "no filler"
    yield f"      lacks {lacks}{''.join(f'; kg: {status}' for status in judged.at if status is not fact.status)}"
    yield f"      {name}: {' '.join(fact.words.of(text).split())}"
