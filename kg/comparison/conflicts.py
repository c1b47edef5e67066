"""Where articles of a story tell the same thing with values that are not the same.

Compared are values in their normal form: numbers and times that are told of one thing, whether it is so, values of
statements, what people are called, what somebody denies, and numbers, names and negations in sentences that two
articles have nearly word for word. Nothing is resolved here.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations

from kg.comparison.claims import WORST, Claims, Value, claims_of
from kg.comparison.inputs.resolved import Resolved
from kg.comparison.told.aligned import Pair, Told, compare, pairs_told
from kg.comparison.told.denials import Denied, denied
from kg.comparison.told.numbers import Number
from kg.comparison.told.surroundings import Reader, readers_of
from kg.comparison.twins import Twins, twins
from kg.comparison.words import words_of
from kg.model import Extraction, Span
from kg.model.comparison import Agreement, Conflict, Difference, DifferenceKind, Side, Utterance

#: So many words around a difference tell what it is about.
_AROUND = 6
#: What is asked of each kind of number.
_ASKED = {
    "age": "how old", "count": "how many", "duration": "how long", "measure": "how much", "money": "how much",
    "percent": "how much", "score": "with which result",
}  # fmt: skip


def conflicts(extractions: Sequence[Extraction], resolved: Resolved, said: Sequence[Utterance] = ()) -> list[Conflict]:
    """The conflicts of a story, by what they are about; each once, with all its sides.

    Differences between renderings of one utterance, which `said` has, are told there and are no conflicts besides.
    """
    found: dict[str, Conflict] = {}
    told: dict[str, list[Span]] = defaultdict(list)
    readers = readers_of(extractions, resolved)
    for each in (
        *_of_claims(claims_of(extractions, resolved)),
        *_of_values(extractions, readers, said),
        *_of_denials(extractions, resolved, readers),
        *_of_twins(extractions),
    ):
        outlets = {resolved.outlet_of.get(side.article) or side.article for side in each.sides}
        if len(outlets) < 2:
            continue  # an outlet that tells something otherwise another day does not contradict others
        shown = [(side.article, span) for side in each.sides for span in side.evidence]
        if all(any(span.overlaps(known) for known in told[name]) for name, span in shown):
            continue
        for name, span in shown:
            told[name].append(span)
        found[each.key] = each
    return sorted(found.values(), key=lambda each: (each.about, each.key))


def _of_claims(several: Iterable[Claims]) -> Iterator[Conflict]:
    for claims in several:
        values = claims.values
        if claims.known is None:
            compared = {(a, b): claims.compare(a, b) for a, b in combinations(values, 2)}
            # who tells both takes no side
            both = {
                a.side.article
                for (a, b), how in compared.items()
                if a.side.article == b.side.article and how is Agreement.CONTRADICTORY
            }
            values = tuple(each for each in values if each.side.article not in both)
        worst = claims.known or _worst(values, claims)
        if worst is not None:
            sides = tuple(sorted({each.side for each in values}, key=_order))
            yield Conflict(_key(sides), claims.about, worst, sides, claims.concerns)


def _worst(values: Sequence[Value], claims: Claims) -> Agreement | None:
    """How the two values of two articles stand to each other that differ most; None where none differ."""
    compared = (
        claims.compare(one, other) for one, other in combinations(values, 2) if one.side.article != other.side.article
    )
    return min((each for each in compared if each in WORST), key=WORST.index, default=None)


def _of_values(
    extractions: Sequence[Extraction], readers: Sequence[Reader], said: Sequence[Utterance]
) -> Iterator[Conflict]:
    """Numbers and times of one thing; what is told by several pairs of values is one conflict."""
    pairs = [pair for pair in pairs_told(extractions, readers) if not _is_of_utterance(pair, extractions, said)]
    taken: set[Told] = set()
    for pair in pairs:
        core = {pair.one, pair.other}
        if core & taken:
            continue
        # those that are told of what the most alike two are told of; nothing is one only because another lies between
        group = [each for each in pairs if core & {each.one, each.other}]
        taken |= {each for one in group for each in (one.one, one.other)}
        conflict = _of_group(group, extractions)
        if conflict is not None:
            yield conflict


def _of_group(group: Sequence[Pair], extractions: Sequence[Extraction]) -> Conflict | None:
    """One conflict with the values of all pairs; who tells two that contradict each other takes no side."""
    values = list(dict.fromkeys(each for pair in group for each in (pair.one, pair.other)))
    both = {
        one.article
        for one, other in combinations(values, 2)
        if one.article == other.article and compare(one.value, other.value) is Agreement.CONTRADICTORY
    }
    values = [each for each in values if each.article not in both]
    sides = tuple(sorted({_side(each, extractions[each.article]) for each in values}, key=_order))
    across = (compare(one.value, other.value) for one, other in combinations(values, 2) if one.article != other.article)
    worst = min((each for each in across if each in WORST), key=WORST.index, default=None)
    if worst is None:
        return None
    joined = [pair.one.around.happenings & pair.other.around.happenings for pair in group]
    return Conflict(_key(sides), _told_of(values[0], extractions), worst, sides, tuple(sorted(set().union(*joined))))


def _side(told: Told, extraction: Extraction) -> Side:
    return Side(extraction.article.id, " ".join(told.span.of(extraction.article.text).split()), (told.span,))


def _is_of_utterance(pair: Pair, extractions: Sequence[Extraction], said: Sequence[Utterance]) -> bool:
    """Whether two values are what two renderings of one utterance differ in."""
    ids = [extractions[each.article].article.id for each in (pair.one, pair.other)]
    for both in (both for utterance in said for both in utterance.pairs):
        if {both.one.article, both.other.article} == set(ids):
            one, other = (pair.one, pair.other) if both.one.article == ids[0] else (pair.other, pair.one)
            for difference in both.differences:
                if any(map(one.span.overlaps, difference.one)) and any(map(other.span.overlaps, difference.other)):
                    return True
    return False


def _told_of(told: Told, extractions: Sequence[Extraction]) -> str:
    """The words around a value, with a gap where it stands, and what is asked: "Police arrested … in May: how many"."""
    text = extractions[told.article].article.text
    words = list(words_of(text, [told.sentence]))
    gap = told.value.amount.span if isinstance(told.value, Number) else told.span
    before = [word for word in words if word.span.end <= min(gap.start, told.span.start)][-_AROUND:]
    behind = [word for word in words if word.span.start >= gap.end][:_AROUND]
    while behind and not behind[-1].telling:
        behind.pop()
    while before and not before[0].telling:
        before.pop(0)
    around = f"{_stretch([w.span for w in before], text)} … {_stretch([w.span for w in behind], text)}"
    return f"{' '.join(around.split())}: {_asked(told)}"


def _asked(told: Told) -> str:
    return _ASKED[told.value.kind] if isinstance(told.value, Number) else "when"


def _of_denials(extractions: Sequence[Extraction], resolved: Resolved, readers: Sequence[Reader]) -> Iterator[Conflict]:
    """What somebody denies, once for each dispute: all denials of one claim, all claims that one denial is about."""
    disputes: list[list[Denied]] = []
    for each in denied(extractions, resolved, readers):
        same = [d for d in disputes if any(_is_one_dispute(each, other) for other in d)]
        for dispute in same:
            disputes.remove(dispute)
        disputes.append([*(other for dispute in same for other in dispute), each])
    for dispute in disputes:
        sides = set()
        for each in dispute:
            told, said = extractions[each.denial.article], extractions[each.article]
            words = " ".join(told.words(each.denial.content).split())
            sides.add(Side(told.article.id, words, each.denial.content))
            sides.add(Side(said.article.id, " ".join(each.claim.of(said.article.text).split()), (each.claim,)))
        first = dispute[0].denial
        told = extractions[first.article]
        speaker = resolved.key_of[told.article.id, first.speaker]
        asked = f"{told.name(first.speaker)} denies it: {' '.join(told.words(first.content).split())}"
        ordered = tuple(sorted(sides, key=_order))
        yield Conflict(_key(ordered), asked, Agreement.CONTRADICTORY, ordered, (speaker,))


def _is_one_dispute(one: Denied, other: Denied) -> bool:
    return one.denial == other.denial or (one.article, one.claim) == (other.article, other.claim)


def _of_twins(extractions: Sequence[Extraction]) -> Iterator[Conflict]:
    for pair in twins(extractions):
        for difference in pair.differences:
            yield _of_difference(pair, difference, extractions)


def _of_difference(pair: Twins, difference: Difference, extractions: Sequence[Extraction]) -> Conflict:
    sides = tuple(
        Side(
            extractions[sentence.article].article.id,
            " ".join(span.of(extractions[sentence.article].article.text) for span in spans),
            spans or (sentence.span,),
        )
        for sentence, spans in ((pair.one, difference.one), (pair.other, difference.other))
    )
    firm = {DifferenceKind.NEGATION, DifferenceKind.NUMBER}
    agreement = Agreement.CONTRADICTORY if difference.kind in firm else Agreement.DIFFERENT
    return Conflict(_key(sides), _about(pair, difference, extractions), agreement, sides)


def _about(pair: Twins, difference: Difference, extractions: Sequence[Extraction]) -> str:
    """The words around the difference, with a gap where it is."""
    text = extractions[pair.one.article].article.text
    start = difference.one[0].start if difference.one else None
    words = pair.one.words
    if start is None:
        return f"{difference.kind.value}: {' '.join(pair.one.span.of(text).split()[:_AROUND])} …"
    end = difference.one[-1].end
    before = [w.span for w in words if w.span.end <= start][-_AROUND:]
    behind = [w.span for w in words if w.span.start >= end][:_AROUND]
    return " ".join(f"{_stretch(before, text)} … {_stretch(behind, text)}".split())


def _stretch(spans: Sequence[Span], text: str) -> str:
    return text[spans[0].start : spans[-1].end] if spans else ""


def _order(side: Side) -> tuple[str, tuple[Span, ...], str]:
    return side.article, side.evidence, side.value


def _key(sides: Sequence[Side]) -> str:
    told = ";".join(f"{side.article} {side.value} {side.evidence[0].start}" for side in sorted(sides, key=_order))
    return f"conflict/{hashlib.sha256(told.encode()).hexdigest()[:16]}"
