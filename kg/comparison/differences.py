"""By which words two renderings of one utterance differ, and what sort of difference each is."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from fractions import Fraction
from functools import cache
from importlib.resources import files
from typing import Any

from kg.comparison.negations import is_negation
from kg.comparison.words import Word
from kg.language.lexicon.entries import having
from kg.language.lexicon.function_words import articles
from kg.language.lexicon.number_of import number_of
from kg.model import Span
from kg.model.comparison import Difference, DifferenceKind

#: Marks by which an outlet tells that it leaves words out.
_ELLIPSIS = re.compile(r"\.\s?\.\s?\.|…")
_BRACKETS = re.compile(r"\[[^\[\]]*\]")
#: So many characters of the gap between two words are looked through.
_GAP = 40
#: More words than these are called left out, whatever they are.
_SHORT = 4
#: What is a number only by the way.
_NO_NUMBERS = articles() | {"one"}
Side = tuple[Sequence[Word], str]


def differences(one: Side, other: Side) -> Iterator[Difference]:
    """The differences between the words of two passages, in the order of the first; each passage comes with its text.

    What both have in one order is found by the longest rows first (Ratcliff and Metzener 1988).
    """
    (first, _), (second, _) = one, other
    matcher = SequenceMatcher(None, [word.form for word in first], [word.form for word in second], autojunk=False)
    for tag, start, end, begin, stop in matcher.get_opcodes():
        if tag != "equal" and not (start == begin == 0 and _only_opens(first[:end], second[:stop])):
            kind = _kind(_Stretch(*one, start, end), _Stretch(*other, begin, stop))
            yield Difference(kind, _spans(first[start:end]), _spans(second[begin:stop]))


def _only_opens(one: Sequence[Word], other: Sequence[Word]) -> bool:
    """Whether the first words of one side only make a report of what the other gives: "that" and nothing."""
    return {word.form for word in (*one, *other)} <= set(_table()["opening"])


class _Stretch:
    """Words of one side, and what stands around them."""

    def __init__(self, words: Sequence[Word], text: str, start: int, end: int) -> None:
        self.words = words[start:end]
        self.forms = [word.form for word in self.words]
        self.text = text
        self._before = words[start - 1].span.end if start else None
        self._after = words[end].span.start if end < len(words) else None

    @property
    def in_brackets(self) -> bool:
        """Whether all of its words stand in brackets."""
        if not self.words:
            return False
        first, last = self.words[0].span.start, self.words[-1].span.end
        low = max(0, first - _GAP)
        marked = _BRACKETS.finditer(self.text, low, last + _GAP)
        return any(found.start() <= first and last <= found.end() for found in marked)

    @property
    def is_left_out(self) -> bool:
        """Whether nothing but a mark tells that words are missing."""
        if self.words or self._before is None or self._after is None:
            return False
        return bool(_ELLIPSIS.search(self.text, self._before, max(self._before, self._after)))


def _kind(one: _Stretch, other: _Stretch) -> DifferenceKind:
    """The weightiest of the kinds that the words of a difference have."""
    if one.in_brackets or other.in_brackets:
        return DifferenceKind.BRACKETS
    if one.is_left_out or other.is_left_out:
        return DifferenceKind.ELLIPSIS
    if abs(len(one.words) - len(other.words)) > _SHORT:
        return DifferenceKind.DROPPED if len(one.words) > len(other.words) else DifferenceKind.ADDED
    if _differs(one, other, is_negation):
        return DifferenceKind.NEGATION
    if numbers_in(one.forms) != numbers_in(other.forms):
        return DifferenceKind.NUMBER
    if one.words and other.words and _is_other_person(one.forms, other.forms):
        return DifferenceKind.PERSON
    if _differs(one, other, having("status", "modals").__contains__):
        return DifferenceKind.MODAL
    if one.words and other.words:
        stems = [[word.stem for word in side.words] for side in (one, other)]
        return DifferenceKind.FORM if stems[0] == stems[1] else DifferenceKind.REPLACED
    return DifferenceKind.DROPPED if one.words else DifferenceKind.ADDED


def _differs(one: _Stretch, other: _Stretch, told: Callable[[str], bool]) -> bool:
    """Whether one side has more words of a sort than the other."""
    return sum(map(told, one.forms)) != sum(map(told, other.forms))


def numbers_in(forms: Iterable[str]) -> list[Fraction]:
    """The numbers among some words, in figures or written out, the least first."""
    found = (_number(form) for form in forms if form not in _NO_NUMBERS)
    return sorted(number for number in found if number is not None)


def _number(form: str) -> Fraction | None:
    if form.replace(".", "", 1).isdecimal():
        return Fraction(form)
    number = number_of(form)
    return None if number is None else Fraction(number)


def _is_other_person(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether the words are those of the other side as somebody else tells them: "I", "that she"."""
    first, second = (forms[1:] if forms[:1] and forms[0] in _table()["opening"] else forms for forms in (one, other))
    return len(first) == len(second) and all(
        a == b or b in _persons().get(a, ()) or a in _persons().get(b, ()) for a, b in zip(first, second, strict=True)
    )


@cache
def _table() -> Mapping[str, Any]:
    return tomllib.loads(files("kg.comparison").joinpath("changed_words.toml").read_text(encoding="utf-8"))


@cache
def _persons() -> Mapping[str, frozenset[str]]:
    return {word: frozenset(others) for word, others in _table()["person"].items()}


def _spans(words: Sequence[Word]) -> tuple[Span, ...]:
    """The stretches of text that words cover: one, but for a cue that stands between them."""
    found: list[Span] = []
    # evidence of one finding may overlap, and come in another order than that of the text
    for word in sorted(words, key=lambda word: word.span):
        near = found and word.span.start - found[-1].end <= _GAP
        if near:
            found[-1] = Span(found[-1].start, max(found[-1].end, word.span.end))
        else:
            found.append(word.span)
    return tuple(found)
