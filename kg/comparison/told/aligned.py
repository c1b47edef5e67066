"""Numbers and times that articles tell of the same thing: those of one unit in surroundings that are alike."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import fsum, sqrt

from kg.comparison.candidates import sharing
from kg.comparison.told.moments import Moment, compare_moments, moments
from kg.comparison.told.numbers import Number, numbers
from kg.comparison.told.surroundings import Rareness, Reader, Surroundings
from kg.comparison.values import compare_amounts
from kg.model import Bound, Extraction, Span
from kg.model.comparison import Agreement
from kg.vocabulary.event_types import broader_types

#: A value is held against so many of the next ones that share a word.
_NEXT = 60
#: So many words or names stand around both.
_COMMON = 2
#: So much weight is shared at least, in bits of the story's words.
_LEAST = 3.0
#: What the event of both values adds to how alike their surroundings are: its word, each who takes part (and of them
#: so many), and that it was joined across the articles.
_WORD, _WHO, _MOST_WHO, _JOINED = 0.15, 0.1, 3, 0.3
#: So alike are two numbers, times of which one is finer, and times that contradict each other.
_NUMBERS, _FINER, _CONTRADICTORY = 0.42, 0.5, 0.7
#: So alike are the words around two values of which no event tells that they belong together.
_ALONE = 0.3
#: The same of two times of one day, and of a month and a day of it.
_ALONE_DAYS, _ALONE_MONTHS = 0.28, 0.36
_MONTH = len("2024-05")
#: A sentence with more numbers of one unit is a row of them.
_ROW = 2
#: So near stands what a number is told of.
_BESIDE = 0.5
#: Types of events that the same people are in again and again.
_EVERY_DAY = frozenset({"Communication", "Contact", "ChangeOfAmount", "Publication"})


@dataclass(frozen=True, slots=True, eq=False)
class Told:
    """A value of an article: the article's place, its words, the sentence, what it is, and what stands around it."""

    article: int
    span: Span
    sentence: Span
    value: Number | Moment
    around: Surroundings


@dataclass(frozen=True, slots=True)
class Pair:
    """Two values of two articles that tell one thing, and how they stand to each other."""

    one: Told
    other: Told
    agreement: Agreement
    likeness: float


def pairs_told(extractions: Sequence[Extraction], readers: Sequence[Reader]) -> list[Pair]:
    """The pairs of values that are told of one thing and are not the same, the most alike first.

    `readers` are those of the articles.
    """
    rareness = Rareness(each for reader in readers for each in reader.sentences)
    told = [
        each
        for place, (extraction, reader) in enumerate(zip(extractions, readers, strict=True))
        for each in _few(list(_told(place, extraction, reader)))
    ]
    found = list(_alike(told, rareness))
    best: dict[tuple[int, int], float] = defaultdict(float)
    for a, b, alike in found:
        for own, article in ((a, told[b].article), (b, told[a].article)):
            best[own, article] = max(best[own, article], alike)
    pairs = []
    for a, b, alike in found:
        one, other = told[a], told[b]
        if alike < best[a, other.article] or alike < best[b, one.article]:
            continue
        agreement = compare(one.value, other.value)
        if agreement is Agreement.SAME or not _counts(one, other, agreement, alike):
            continue
        if not (_tells(told, one.article, other, one) or _tells(told, other.article, one, other)):
            pairs.append(Pair(one, other, agreement, alike))
    return sorted(pairs, key=lambda pair: -pair.likeness)


def compare(one: Number | Moment, other: Number | Moment) -> Agreement:
    """How two values of one unit stand to each other."""
    if isinstance(one, Moment) and isinstance(other, Moment):
        return compare_moments(one, other)
    if not isinstance(one, Number) or not isinstance(other, Number):
        raise TypeError("a number is no time")
    agreement = compare_amounts(one.amount, other.amount)
    bounds = {one.amount.bound, other.amount.bound}
    if agreement is Agreement.FINER and one.amount.value == other.amount.value and Bound.AT_MOST in bounds:
        return Agreement.SAME  # "rose up to 7.6 percent"
    if agreement is Agreement.CONTRADICTORY and (one.vague or other.vague):
        return Agreement.DIFFERENT
    return agreement


def _told(place: int, extraction: Extraction, reader: Reader) -> Iterator[Told]:
    for number in numbers(extraction):
        yield Told(place, number.span, number.sentence, number, reader.around(number.span, number.sentence))
    for span, sentence, moment in moments(extraction):
        yield Told(place, span, sentence, moment, reader.around(span, sentence))


def _few(told: Sequence[Told]) -> Iterator[Told]:
    """The values without those that stand in a row of numbers of one unit, which tell many things in few words."""
    rows = Counter((each.sentence, each.value.units) for each in told if isinstance(each.value, Number))
    for each in told:
        if isinstance(each.value, Moment) or rows[each.sentence, each.value.units] <= _ROW:
            yield each


def _alike(told: Sequence[Told], rareness: Rareness) -> Iterator[tuple[int, int, float]]:
    """Pairs of values of two articles and one unit with how alike what stands around them is."""
    whole = [rareness.whole(each.around) for each in told]
    for a, b, _ in sharing([frozenset(each.around.near) for each in told], _NEXT, _COMMON):
        one, other = told[a], told[b]
        if one.article == other.article or not _are_of_one_unit(one, other):
            continue
        weight = rareness.shared(one.around, other.around)
        share = weight / sqrt(whole[a] * whole[b]) if whole[a] and whole[b] else 0.0
        if isinstance(one.value, Number) and isinstance(other.value, Number):
            weight += fsum(map(rareness.of, sorted(one.value.units & other.value.units)))
        if weight >= _LEAST:
            yield a, b, round(share + _belonging(one.around, other.around), 6)


def _are_of_one_unit(one: Told, other: Told) -> bool:
    if isinstance(one.value, Moment) or isinstance(other.value, Moment):
        return isinstance(one.value, Moment) and isinstance(other.value, Moment)
    if one.value.kind != other.value.kind:
        return False
    if one.value.kind == "percent" and not _are_of_one_whole(one.value, other.value):
        return False
    sides = ((one, other), (other, one))
    return any(_units(a) & (_units(b) | b.around.words) for a, b in sides)


def _are_of_one_whole(one: Number, other: Number) -> bool:
    """Whether of the words behind two shares, those of one say no more than those of the other."""
    return one.whole <= other.whole or other.whole <= one.whole


def _units(told: Told) -> frozenset[str]:
    return told.value.units if isinstance(told.value, Number) else frozenset()


def _belonging(one: Surroundings, other: Surroundings) -> float:
    """What the events of two values say for it that they are one."""
    who = min(_MOST_WHO, len(one.who & other.who))
    word, joined = bool(one.words & other.words), bool(one.happenings & other.happenings)
    return _WORD * word + _WHO * who + _JOINED * joined


def _counts(one: Told, other: Told, agreement: Agreement, alike: float) -> bool:
    """Whether two values are alike enough for what they say of each other."""
    here, there = one.around, other.around
    joined = bool(here.happenings & there.happenings)
    if _others_take_part(here, there):
        return False
    alone = alike - _belonging(here, there)
    if isinstance(one.value, Number):
        if _other_places(here, there):
            return False
        if one.value.kind == "percent":  # many are told of one thing by different people
            return bool(here.words & there.words) and alone >= _ALONE
        return alike >= _NUMBERS if joined else alone >= _ALONE
    if agreement is Agreement.FINER:
        if not joined and not here.words & there.words:
            return False  # the two times may be those of two events
        return (alike >= _FINER and bool(here.who & there.who)) or alone >= _alone(one.value, other.value)
    if not joined and not here.words & there.words:
        return False
    return alike >= _CONTRADICTORY and _is_once(one, other)


def _alone(one: Number | Moment, other: Number | Moment) -> float:
    """How alike the words around two times must be where no event tells that they are one; never for whole years."""
    precise = [len(each.value) if isinstance(each, Moment) else 0 for each in (one, other)]
    if min(precise) < _MONTH:
        return 1.0
    return _ALONE_DAYS if precise[0] == precise[1] else _ALONE_MONTHS


def _others_take_part(one: Surroundings, other: Surroundings) -> bool:
    """Whether those with a name who take part in one event take no part in the other."""
    keyed = [{who for who in each.who if who.startswith("@")} for each in (one, other)]
    return bool(keyed[0]) and bool(keyed[1]) and keyed[0].isdisjoint(keyed[1])


def _other_places(one: Surroundings, other: Surroundings) -> bool:
    """Whether two numbers stand beside different places, as the results of several states do."""
    near = [
        {who for who, how in each.near.items() if who.startswith("@place/") and how >= _BESIDE} for each in (one, other)
    ]
    return bool(near[0]) and bool(near[1]) and near[0].isdisjoint(near[1])


def _is_once(one: Told, other: Told) -> bool:
    """Whether two times are those of an event that the same take part in, of a kind that they do not do every day."""
    if not isinstance(one.value, Moment) or not isinstance(other.value, Moment):
        return False
    if one.value.of_other or other.value.of_other or not one.around.who & other.around.who:
        return False
    fewer = min(one.around.who, other.around.who, key=len)
    again = {above for kind in one.around.types | other.around.types for above in (kind, *broader_types(kind))}
    return fewer <= one.around.who & other.around.who and again.isdisjoint(_EVERY_DAY)


def _tells(told: Sequence[Told], article: int, value: Told, own: Told) -> bool:
    """Whether an article tells the other one's value as well: of numbers anywhere, of times in the same sentence."""
    for each in told:
        if each.article != article or each is own or not _are_of_one_unit(each, value):
            continue
        if isinstance(each.value, Moment) and each.sentence != own.sentence:
            continue
        if compare(each.value, value.value) is Agreement.SAME:
            return True
    return False
