"""How well found dates agree with gold ones: the words, and the period that they are said to stand for.

A gold date is *found* where a found phrase shares a character with it. Its value is *right* where it is the value of
the corpus, *wider* where it is a longer period that holds all of the corpus's ("2021-03" for a week of that March),
and *wrong* otherwise; where the corpus gives a period, the shortest year, month or day that holds it is right, and
where an end is open the other end. Of several values the one with the most characters in common counts.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from benchmarks.dates.gum import GoldDate
from kg.language.dates.expressions import DateExpression
from kg.model import Span


@dataclass(slots=True)
class Tally:
    """Gold dates of one class, and what became of them."""

    gold: int = 0
    found: int = 0
    right: int = 0
    wider: int = 0
    wrong: int = 0

    def figures(self, name: str) -> dict[str, float]:
        """Shares of gold that were found and that have the right value, and of the values those that are not wrong."""
        gold, valued = max(1, self.gold), max(1, self.right + self.wider + self.wrong)
        return {
            f"{name}.found": self.found / gold,
            f"{name}.value": self.right / gold,
            f"{name}.sure": (self.right + self.wider) / valued,
        }


@dataclass(slots=True)
class Judged:
    """One document's dates: gold ones with a verdict, and found values that answer none."""

    verdicts: list[tuple[GoldDate, bool, str, DateExpression | None]] = field(default_factory=list)
    extra: list[DateExpression] = field(default_factory=list)
    extra_phrases: list[Span] = field(default_factory=list)
    phrases: int = 0


def judge(
    gold: Sequence[GoldDate], hours: Sequence[Span], phrases: Sequence[Span], values: Sequence[DateExpression]
) -> Judged:
    """Compares; `phrases` are words that name a time, `values` those of them that have one. `hours` count nowhere."""
    judged = Judged()
    answered = set()
    for date in gold:
        seen = any(p.overlaps(date.span) for p in phrases) or any(v.span.overlaps(date.span) for v in values)
        beside = [v for v in values if v.span.overlaps(date.span)]
        answered |= {v.span for v in beside}
        best = max(beside, key=lambda v: _common(v.span, date.span), default=None)
        judged.verdicts.append((date, seen, _verdict(date, best.value) if best else "none", best))
    known = [*(d.span for d in gold), *hours]
    judged.extra = [v for v in values if v.span not in answered and not any(v.span.overlaps(h) for h in hours)]
    judged.extra_phrases = [p for p in phrases if not any(p.overlaps(k) for k in known)]
    judged.phrases = sum(not any(p.overlaps(h) for h in hours) for p in phrases)
    return judged


def _common(a: Span, b: Span) -> int:
    return min(a.end, b.end) - max(a.start, b.start)


def _verdict(date: GoldDate, value: str) -> str:
    if date.when:
        held = date.when
    elif date.first and date.last:
        held = _shared(date.first, date.last)
    else:
        held = date.first or date.last
    if not held or held.startswith("-"):
        return "wrong"
    return "right" if value == held else "wider" if held.startswith(f"{value}-") else "wrong"


def _shared(first: str, last: str) -> str:
    """The shortest year, month or day that holds both ends; empty where they lie in different years."""
    shared = []
    for a, b in zip(first.split("-"), last.split("-"), strict=False):
        if a != b:
            break
        shared.append(a)
    return "-".join(shared)
