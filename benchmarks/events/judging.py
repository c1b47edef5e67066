"""What becomes of a labelled fact: fully held, partly, contradicted or missing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from benchmarks.events.findings import Finding, Side, findings
from benchmarks.events.holding import Holding
from benchmarks.events.labels import KINDS, Fact
from kg.model import Extraction, Span, Status
from training.corpus.articles import CorpusArticle

_NOT = frozenset({Status.NEGATED, Status.DENIED})
#: Verbs that leave the telling to a noun or adjective beside them: "made landfall", "a vote was held", "was safe".
_LIGHT = frozenset({
    "be", "am", "is", "are", "was", "were", "been", "being", "'s", "have", "has", "had", "having", "do", "does",
    "did", "done", "doing", "make", "makes", "made", "making", "take", "takes", "took", "taken", "taking",
    "give", "gives", "gave", "given", "giving", "hold", "holds", "held", "holding", "get", "gets", "got",
    "gotten", "getting", "see", "sees", "saw", "seen", "seeing",
})  # fmt: skip


class Verdict(StrEnum):
    """What a graph has of a fact."""

    FULLY = "fully held"
    PARTLY = "partly"
    CONTRADICTED = "contradicted"
    MISSING = "missing"


@dataclass(frozen=True, slots=True)
class Judged:
    """A fact and its verdict.

    `at` are the statuses of what stands at its word; `missed` are the fillers that nothing there holds. `against` says
    that a finding there says the opposite, whatever the verdict.
    """

    fact: Fact
    verdict: Verdict
    at: tuple[Status, ...]
    missed: tuple[tuple[str, Span], ...]
    against: bool


def judge(facts: Sequence[Fact], extraction: Extraction, corpus: CorpusArticle) -> list[Judged]:
    """A verdict for each fact of an article, in their order; `corpus` are the labels that say who is who in it."""
    holding, found = Holding(extraction, corpus), findings(extraction)
    return [_judged(fact, [f for f in found if _stands_at(f, fact, holding.text)], holding) for fact in facts]


def opposed(labelled: Status, found: Status) -> bool:
    """Whether one status says that it is so and the other that it is not, or only one of them that it really is so.

    What is only possible and what somebody says differ, and neither is against the other.
    """
    if Status.HYPOTHETICAL in (labelled, found):
        return Status.ASSERTED in (labelled, found)
    return (labelled in _NOT) != (found in _NOT)


def _is_same(labelled: Status, found: Status) -> bool:
    """Whether two statuses are one: what somebody says is not so is negated for one reader and denied for another."""
    return labelled is found or (labelled in _NOT and found in _NOT)


def _stands_at(finding: Finding, fact: Fact, text: str) -> bool:
    if finding.at(fact.word):
        return True
    light = fact.word.of(text).casefold() in _LIGHT
    return light and finding.close and any(fact.words.contains(place) for place in finding.places)


def _judged(fact: Fact, at: Sequence[Finding], holding: Holding) -> Judged:
    # a deed the wrong way round names all the right people
    near = [f for f in at if not opposed(fact.status, f.status) and not _swapped(fact, f, holding)]
    same = [finding for finding in near if _is_same(fact.status, finding.status)]
    against = any(_against(fact, finding, holding) for finding in at)
    statuses = tuple(dict.fromkeys(finding.status for finding in at))
    if same and not _missed(fact, same, holding):
        return Judged(fact, Verdict.FULLY, statuses, (), against)
    missed = tuple(_missed(fact, at if against else near, holding))
    if against:
        verdict = Verdict.CONTRADICTED
    elif near and _any_held(fact, missed):
        verdict = Verdict.PARTLY
    else:
        verdict = Verdict.MISSING
    return Judged(fact, verdict, statuses, missed, against)


def _missed(fact: Fact, found: Sequence[Finding], holding: Holding) -> list[tuple[str, Span]]:
    return [(k, span) for k in KINDS for span in fact.fillers[k] if not found or not holding.holds(k, span, found)]


def _any_held(fact: Fact, missed: Sequence[tuple[str, Span]]) -> bool:
    """Whether any filler is held; a time alone counts only where nothing else is asked for."""
    fillers = [(kind, span) for kind in KINDS for span in fact.fillers[kind]]
    asked = [one for one in fillers if one[0] != "when"] or fillers
    return not asked or any(one not in missed for one in asked)


def _against(fact: Fact, finding: Finding, holding: Holding) -> bool:
    """Whether a finding says the opposite of a fact, or the same with those who act and undergo it swapped.

    A statement stands at all words of its evidence, so it is of this fact only where it holds somebody of it.
    """
    people = [(kind, span) for kind in ("who", "whom") for span in fact.fillers[kind]]
    if opposed(fact.status, finding.status):
        return finding.close or any(holding.holds(kind, span, [finding]) for kind, span in people)
    return _swapped(fact, finding, holding)


def _swapped(fact: Fact, finding: Finding, holding: Holding) -> bool:
    doing, undergoing = _only(finding, Side.DOING), _only(finding, Side.UNDERGOING)
    return any(
        holding.holds("who", who, undergoing)
        and not holding.holds("who", who, doing)
        and holding.holds("whom", whom, doing)
        for who in fact.fillers["who"]
        for whom in fact.fillers["whom"]
    )


def _only(finding: Finding, side: Side) -> list[Finding]:
    """The finding with the parts of one side alone, and with no words of its own to be taken for a filler."""
    return [replace(finding, close=False, parts=tuple(part for part in finding.parts if part.side is side))]
