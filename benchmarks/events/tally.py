"""Counts verdicts and the fillers that are held."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, field

from benchmarks.events.judging import Judged, Verdict
from benchmarks.events.labels import KINDS


@dataclass(slots=True)
class Tally:
    """Facts by verdict, in all and by status; `main` are the main news alone.

    `fillers` and `held` count, by kind, what is asked for and what is held in the facts at whose word kg has something;
    `silent` are the facts at whose word it has nothing, and `both` those fully held that something else contradicts.
    """

    all: Counter[Verdict] = field(default_factory=Counter)
    main: Counter[Verdict] = field(default_factory=Counter)
    statuses: dict[str, Counter[Verdict]] = field(default_factory=lambda: defaultdict(Counter))
    fillers: Counter[str] = field(default_factory=Counter)
    held: Counter[str] = field(default_factory=Counter)
    lacking: Counter[tuple[str, ...]] = field(default_factory=Counter)
    silent: int = 0
    both: int = 0

    def add(self, judged: Judged) -> None:
        """Counts one more fact."""
        fact, verdict = judged.fact, judged.verdict
        self.all[verdict] += 1
        self.statuses[fact.status.value][verdict] += 1
        if fact.main:
            self.main[verdict] += 1
        self.both += judged.against and verdict is Verdict.FULLY
        self.silent += not judged.at
        if not judged.at:
            return
        missed = Counter(kind for kind, _ in judged.missed)
        for kind in KINDS:
            self.fillers[kind] += len(fact.fillers[kind])
            self.held[kind] += len(fact.fillers[kind]) - missed[kind]
        if verdict is Verdict.PARTLY:
            self.lacking[tuple(kind for kind in KINDS if missed[kind])] += 1

    def figures(self, name: str) -> dict[str, float]:
        """Every figure, its name beginning with `name`, between 0 and 1; more is better for each."""
        return {
            f"{name}.fully": share(self.all, Verdict.FULLY),
            f"{name}.held": share(self.all, Verdict.FULLY, Verdict.PARTLY),
            f"{name}.main.fully": share(self.main, Verdict.FULLY),
            f"{name}.uncontradicted": 1 - share(self.all, Verdict.CONTRADICTED),
        }


def share(counts: Counter[Verdict], *verdicts: Verdict) -> float:
    """The share of facts with one of these verdicts; 0 where there are no facts."""
    return sum(counts[verdict] for verdict in verdicts) / max(1, counts.total())
