"""How two values of one thing stand to each other in their normal form."""

from __future__ import annotations

from decimal import Decimal, InvalidOperation

from kg.model import Amount, AmountKind, Bound
from kg.model.comparison import Agreement

#: "About fifty" may be so much more or less, as a part of it.
_ABOUT = Decimal("0.1")
#: From here on a number of so few digits may be a rounded one.
_LARGE, _FEW_DIGITS = 1000, 2
_OPEN_ABOVE = frozenset({Bound.AT_LEAST, Bound.MORE_THAN})
_OPEN_BELOW = frozenset({Bound.AT_MOST, Bound.LESS_THAN})
_Range = tuple[Decimal | None, Decimal | None]


def compare_dates(one: str, other: str) -> Agreement:
    """Two dates in ISO 8601, each as precise as told: "2024-05" and "2024-05-03" are one, the second finer."""
    if one == other:
        return Agreement.SAME
    short, long = sorted((one, other), key=len)
    return Agreement.FINER if long.startswith(short) else Agreement.CONTRADICTORY


def compare_amounts(one: Amount, other: Amount) -> Agreement:
    """Two amounts of one unit: the same, one within the bounds of the other (finer), or contradictory.

    "At least 56" and 60 are one, 52 contradicts it; "about 50" and 52 are one; of a range and a number in it the number
    is finer. Amounts without a number to compare are different unless their words are the same.
    """
    if (one.value, one.other, one.bound) == (other.value, other.other, other.bound):
        return Agreement.SAME
    if AmountKind.SCORE in {one.kind, other.kind}:
        return _compare_scores(one, other)
    first, second = _range(one), _range(other)
    if first is None or second is None:
        return Agreement.DIFFERENT
    if _overlap(first, second) or _rounds(one, other) or _rounds(other, one):
        return Agreement.FINER
    return Agreement.CONTRADICTORY


def _rounds(one: Amount, other: Amount) -> bool:
    """Whether a large number with few digits is what the other comes to when it is rounded: 28,000 and 27,700."""
    if other.other is not None or one.other is not None or one.bound is not Bound.EXACT:
        return False
    round_value, value = Decimal(one.value), Decimal(other.value)
    digits = len(round_value.normalize().as_tuple().digits)
    if round_value < _LARGE or digits > _FEW_DIGITS or digits >= len(value.normalize().as_tuple().digits):
        return False
    step = Decimal(10) ** (round_value.adjusted() - digits + 1)
    return abs(round_value - value) <= step / 2


def _compare_scores(one: Amount, other: Amount) -> Agreement:
    """Two results, whoever is told first: 61 to 38 is 38 to 61, and a lone number of them is one of theirs."""
    numbers = [sorted(filter(None, (each.value, each.other))) for each in (one, other)]
    if numbers[0] == numbers[1]:
        return Agreement.SAME
    short, long = sorted(numbers, key=len)
    return Agreement.FINER if set(short) < set(long) else Agreement.CONTRADICTORY


def _range(amount: Amount) -> _Range | None:
    """The least and the greatest value that the words allow; None on a side that is open."""
    try:
        value = Decimal(amount.value)
        other = None if amount.other is None else Decimal(amount.other)
    except InvalidOperation:
        return None
    if other is not None:
        return min(value, other), max(value, other)
    if amount.bound in _OPEN_ABOVE:
        return value, None
    if amount.bound in _OPEN_BELOW:
        return None, value
    if amount.bound is Bound.ABOUT:
        return value * (1 - _ABOUT), value * (1 + _ABOUT)
    return value, value


def _overlap(first: _Range, second: _Range) -> bool:
    """Whether some value lies in both ranges; who writes 56 where another has "more than 56" only rounds."""
    return all(high is None or low is None or low <= high for (_, high), (low, _) in ((first, second), (second, first)))
