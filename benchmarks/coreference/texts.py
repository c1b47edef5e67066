"""GUM, LitBank and our own news: whom "he", "she" and "they" mean in whole texts, and how well chains hold together.

A pronoun is right where the chain that kg puts it in has a name or description that lies in a gold mention of the same
gold chain. Chains are compared by B-cubed (Bagga and Baldwin, 1998) over the mentions that both sides have: a mention
of kg goes with the shortest gold mention that holds it and that no shorter one took. What kg never looks for (abstract
things, first and second person, mentions it misses) does not count in it; `found` tells how much of the gold it is.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks.coreference.running import Remembering
from benchmarks.quotations.measured import Measured, digest, head, row
from kg.language.coreference.chains import Chain
from kg.model import EntityType, MentionForm, Span
from training.pronouns.gold import Text, read_gum, read_litbank, read_news

SINGLE = frozenset({"he", "him", "his", "himself", "she", "her", "hers", "herself"})
SEVERAL = frozenset({"they", "them", "their", "theirs", "themselves"})
_OTHER = frozenset({
    "i", "me", "my", "mine", "myself", "we", "us", "our", "ours", "ourselves", "you", "your", "yours", "yourself",
    "who", "whom", "whose", "that", "which",
})  # fmt: skip
_KINDS = frozenset({"person", "organization", "PER", "ORG"})
_TYPES = frozenset({EntityType.PERSON, EntityType.ORGANIZATION, EntityType.OUTLET, EntityType.GROUP})


@dataclass(slots=True)
class Pronouns:
    """Gold pronouns whose chain has a name or description, those bound, bound right, sure, and sure and right."""

    gold: int = 0
    bound: int = 0
    right: int = 0
    sure: int = 0
    sure_right: int = 0

    def cells(self) -> tuple[int, float, float, float, float]:
        """Gold, then shares: right of all, right of the bound, sure of all, right of the sure."""
        return (
            self.gold, self.right / max(1, self.gold), self.right / max(1, self.bound), self.sure / max(1, self.gold),
            self.sure_right / max(1, self.sure),
        )  # fmt: skip


@dataclass(slots=True)
class Cubes:
    """Sums of B-cubed: of each mention the share of its chain that is right (`precision`), and that is there."""

    mentions: int = 0
    gold: int = 0
    precision: float = 0.0
    recall: float = 0.0

    def cells(self) -> tuple[int, float, float, float, float]:
        """Gold mentions, share found, precision, recall, F1."""
        p, r = (x / max(1, self.mentions) for x in (self.precision, self.recall))
        return self.gold, self.mentions / max(1, self.gold), p, r, 2 * p * r / max(1e-9, p + r)


@dataclass(slots=True)
class Tally:
    """What was counted over some texts."""

    single: Pronouns = field(default_factory=Pronouns)
    several: Pronouns = field(default_factory=Pronouns)
    cubes: Cubes = field(default_factory=Cubes)

    def add(self, text: Text, chains: Sequence[Chain]) -> None:
        """Counts one text."""
        self._pronouns(text, chains)
        self._chains(text, chains)

    def _pronouns(self, text: Text, chains: Sequence[Chain]) -> None:
        words = text.article.text
        described = {
            chain
            for span, chain in text.mentions.items()
            if span.of(words).lower() not in SINGLE | SEVERAL | _OTHER and text.kinds[span] in _KINDS
        }
        at: dict[Span, tuple[Chain, int]] = {}
        for chain in chains:
            for mention in chain.mentions:
                if mention.form is MentionForm.PRONOUN:
                    at.setdefault(mention.span, (chain, mention.head))
        holds = _Holders(text)
        means: dict[int, set[str]] = {}
        for span, meant in text.mentions.items():
            word = span.of(words).lower()
            if word not in SINGLE | SEVERAL or meant not in described or text.kinds[span] not in _KINDS:
                continue
            tally = self.single if word in SINGLE else self.several
            tally.gold += 1
            if span not in at:
                continue
            chain, place = at[span]
            if id(chain) not in means:
                firm = [m.span for m in chain.mentions if m.form is not MentionForm.PRONOUN]
                means[id(chain)] = {text.mentions[s] for s in map(holds, firm) if s is not None}
            right, sure = meant in means[id(chain)], place not in chain.unsure
            tally.bound += 1
            tally.right += right
            tally.sure += sure
            tally.sure_right += sure and right

    def _chains(self, text: Text, chains: Sequence[Chain]) -> None:
        words = text.article.text
        gold = {
            span: chain
            for span, chain in text.mentions.items()
            if text.kinds[span] in _KINDS and span.of(words).lower() not in _OTHER
        }
        said: dict[Span, int] = {}
        pairs = sorted(
            (m.span.end - m.span.start, m.span, number)
            for number, chain in enumerate(chains)
            if chain.type in _TYPES and not chain.members
            for m in chain.mentions
        )
        ordered = sorted(gold, key=lambda s: (s.end - s.start, s))
        for _, span, number in pairs:
            match = span if span in gold else next((g for g in ordered if g.contains(span)), None)
            if match is not None:
                said.setdefault(match, number)
        for p, r in b_cubed({s: gold[s] for s in said}, said):
            self.cubes.precision += p
            self.cubes.recall += r
        self.cubes.mentions += len(said)
        self.cubes.gold += len(gold)


def b_cubed(gold: Mapping[Span, str], said: Mapping[Span, int]) -> Iterable[tuple[float, float]]:
    """(precision, recall) of each mention; both sides have the same mentions."""
    wanted: dict[str, set[Span]] = defaultdict(set)
    found: dict[int, set[Span]] = defaultdict(set)
    for span, name in gold.items():
        wanted[name].add(span)
        found[said[span]].add(span)
    for span, name in gold.items():
        mine, theirs = found[said[span]], wanted[name]
        both = len(mine & theirs)
        yield both / len(mine), both / len(theirs)


class _Holders:
    """Finds the shortest gold mention of people that holds a span, if any does."""

    def __init__(self, text: Text) -> None:
        self.spans = sorted(text.mentions, key=lambda s: (s.end - s.start, s))

    def __call__(self, span: Span) -> Span | None:
        return next((gold for gold in self.spans if gold.contains(span)), None)


def measure(name: str, title: str, texts: Iterable[Text], pipeline: Remembering) -> Measured:
    """Pronouns and chains over texts; figures begin with `name`."""
    tally = Tally()
    names = []
    for text in texts:
        names.append(f"{text.name} {text.article.sha256} {sorted(text.mentions.items())}")
        tally.add(text, pipeline.chains(text.article))
    measured = Measured(digest(names))
    measured.lines.append(head(f"{title}: pronouns", ("gold", "right", "precision", "sure", "sure right")))
    measured.lines.append(row("he, she", tally.single.cells()))
    measured.lines.append(row("they", tally.several.cells()))
    measured.lines.append(head(f"{title}: chains", ("gold", "found", "precision", "recall", "F1")))
    measured.lines.append(row("people and organizations", tally.cubes.cells()))
    measured.figures = {
        f"{name}.he_she": tally.single.cells()[1],
        f"{name}.he_she_sure": tally.single.cells()[4],
        f"{name}.they": tally.several.cells()[1],
        f"{name}.b_cubed": tally.cubes.cells()[4],
    }
    return measured


def measure_gum(corpora: Path, pipeline: Remembering) -> Measured:
    """The development part of GUM, its open genres."""
    return measure("gum", "GUM development", read_gum(corpora, "dev"), pipeline)


def measure_litbank(corpora: Path, pipeline: Remembering) -> Measured:
    """The fifth of LitBank that nothing was learnt from."""
    return measure("litbank", "LitBank, scored", (t for t in read_litbank(corpora) if t.scored), pipeline)


def measure_news(corpora: Path, pipeline: Remembering) -> Measured:
    """The parts of the project's own corpus that nothing is learnt from; it lies in the repository."""
    return measure("news", "Our news", (t for part in ("dev", "scored") for t in read_news(part)), pipeline)
