"""GAP: whom an ambiguous "he" or "she" of Wikipedia means.

Kellie Webster, Marta Recasens, Vera Axelrod, Jason Baldridge: Mind the GAP: A Balanced Corpus of Gendered Ambiguous
Pronouns, TACL 2018. kg is given the passage with the title of its page, as a news article has its headline (the
paper's page context), and once more the passage alone (snippet context). It finds all names itself; the two names of
the gold are no help to it. A name counts as meant where it overlaps a name of the chain that the pronoun is in.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from benchmarks.coreference.running import Remembering
from benchmarks.quotations.measured import Measured, digest, head, row
from kg.language.coreference.chains import Chain
from kg.model import Span
from training.pronouns.gold import Passage, read_gap

SCORED = "scored half"


@dataclass(frozen=True, slots=True)
class Answer:
    """What kg says of a passage: for both names whether the pronoun means them, and whether it is bound and sure."""

    passage: Passage
    said: tuple[bool, bool]
    bound: bool
    sure: bool

    @property
    def right(self) -> bool:
        """Whether the pronoun is bound to the one that it means."""
        return any(said and meant for said, meant in zip(self.said, self.passage.meant, strict=True))


def answer(passage: Passage, chains: Iterable[Chain]) -> Answer:
    """What the chains of a passage say."""
    for chain in chains:
        for mention in chain.mentions:
            if mention.span == passage.pronoun and not chain.members:
                a, b = (_holds(chain, name) for name in passage.names)
                return Answer(passage, (a, b), True, mention.head not in chain.unsure)
    return Answer(passage, (False, False), False, False)


def _holds(chain: Chain, name: Span) -> bool:
    return any(named.overlaps(name) for named in chain.names)


def official(answers: Sequence[Answer]) -> float:
    """F1 as GAP's own scorer has it: each name of each passage is one yes or no."""
    pairs = [pair for a in answers for pair in zip(a.said, a.passage.meant, strict=True)]
    both = sum(said and meant for said, meant in pairs)
    return 2 * both / max(1, sum(said for said, _ in pairs) + sum(meant for _, meant in pairs))


@dataclass(frozen=True, slots=True)
class Shares:
    """Of the passages whose pronoun means one of the names: those right, right of the bound, and right of the sure."""

    passages: int
    right: float
    precision: float
    sure: float
    sure_precision: float

    @classmethod
    def of(cls, answers: Sequence[Answer]) -> Shares:
        """Counts the passages where a name is meant."""
        meant = [a for a in answers if any(a.passage.meant)]
        bound, sure = [a for a in meant if a.bound], [a for a in meant if a.sure]
        return cls(
            len(meant), _share(meant, len(meant)), _share(bound, len(bound)), len(sure) / max(1, len(meant)),
            _share(sure, len(sure)),
        )  # fmt: skip


def _share(answers: Sequence[Answer], of: int) -> float:
    return sum(a.right for a in answers) / max(1, of)


def measure_gap(corpora: Path, pipeline: Remembering) -> Measured:
    """The development part of GAP, its two halves apart: one was learnt from, the other is only scored."""
    titled: list[Answer] = []
    bare: list[Answer] = []
    for passage in read_gap(corpora, "development"):
        titled.append(answer(passage, pipeline.chains(passage.article)))
        bare.append(answer(passage, pipeline.chains(replace(passage.article, title=None))))
    measured = Measured(
        digest(
            f"{a.passage.name} {a.passage.article.sha256} {a.passage.article.title} {a.passage.meant}" for a in titled
        )
    )
    tables = {"with the page's title": _halves(titled), "passage alone": _halves(bare)}
    for title, halves in tables.items():
        columns = ("passages", "right", "precision", "sure", "sure right")
        measured.lines.append(head(f"GAP, {title}", columns))
        for name, some in halves.items():
            shares = Shares.of(some)
            measured.lines.append(
                row(name, (shares.passages, shares.right, shares.precision, shares.sure, shares.sure_precision))
            )
        measured.lines.append(head("  GAP's own score (F1)", ("all", "masculine", "feminine", "bias", "neither")))
        for name, some in halves.items():
            by_gender = [official([a for a in some if a.passage.feminine is feminine]) for feminine in (False, True)]
            neither = [a for a in some if not any(a.passage.meant)]
            left = sum(not any(a.said) for a in neither) / max(1, len(neither))
            bias = f"{by_gender[1] / max(1e-9, by_gender[0]):.3f}"
            measured.lines.append(row(name, (official(some), *by_gender, bias, left)))
    for name, halves in zip(("gap", "gap_bare"), tables.values(), strict=True):
        scored = halves[SCORED]
        shares = Shares.of(scored)
        measured.figures |= {
            f"{name}.right": shares.right,
            f"{name}.sure_right": shares.sure_precision,
            f"{name}.sure": shares.sure,
            f"{name}.f1": official(scored),
        }
    return measured


def _halves(answers: Sequence[Answer]) -> dict[str, list[Answer]]:
    return {
        SCORED: [a for a in answers if a.passage.scored],
        "half learnt from": [a for a in answers if not a.passage.scored],
        "all": list(answers),
    }
