"""Where articles of a story tell the same thing with values that are not the same.

Compared are values in their normal form: amounts, times and denials of one event, times and values of one statement,
numbers, names and negations in sentences that two articles have nearly word for word. Nothing is resolved here.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations

from kg.comparison.claims import claims_of
from kg.comparison.twins import Twins, twins
from kg.model import Collection, Extraction, Span
from kg.model.comparison import Agreement, Conflict, Difference, DifferenceKind, Side

#: The worst first.
_WORST = (Agreement.CONTRADICTORY, Agreement.DIFFERENT, Agreement.FINER)
#: So many words around a difference tell what it is about.
_AROUND = 6


def conflicts(extractions: Sequence[Extraction], collection: Collection) -> list[Conflict]:
    """The conflicts of a story, by what they are about; each once, with all its sides."""
    found: dict[str, Conflict] = {}
    told: dict[str, list[Span]] = defaultdict(list)
    for each in (*_of_claims(extractions, collection), *_of_twins(extractions)):
        shown = [(side.article, span) for side in each.sides for span in side.evidence]
        if all(any(span.overlaps(known) for known in told[name]) for name, span in shown):
            continue
        for name, span in shown:
            told[name].append(span)
        found[each.key] = each
    return sorted(found.values(), key=lambda each: (each.about, each.key))


def _of_claims(extractions: Sequence[Extraction], collection: Collection) -> Iterator[Conflict]:
    for claims in claims_of(extractions, collection):
        worst = None
        for one, other in combinations(claims.values, 2):
            if one.side.article == other.side.article:
                continue
            agreement = claims.compare(one, other)
            if agreement in _WORST and (worst is None or _WORST.index(agreement) < _WORST.index(worst)):
                worst = agreement
        if worst is not None:
            sides = tuple(sorted({each.side for each in claims.values}, key=_order))
            yield Conflict(_key(sides), claims.about, worst, sides, claims.concerns)


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
