"""When a value says again, in other words, what another one of the same predicate says: "chief", "police chief".

A wording restates a longer one that says all of it and more of the same: another modifier, a count, a tail. What would
make another thing of it is no such addition: a deputy mayor is no mayor, attempted murder is no murder, "not guilty" is
not "guilty".
"""

from __future__ import annotations

import re
from functools import lru_cache

from kg.language.lexicon.noun_entries import words_tagged
from kg.language.lexicon.number_of import number_of
from kg.language.syntax.negation import denying
from kg.model import Literal

_OFFICES = frozenset({"occupation", "appointedTo", "nominatedFor", "electedTo", "runsFor", "firedFrom", "resignedFrom"})
#: Values of which each wording is one of its own.
_EXACT = frozenset({"age", "nationality", "pleaded"})
_WORD = re.compile(r"[^\W_]+(?:[.,'’-][^\W_]+)*|[$€£]")
_ARTICLES = frozenset({"a", "an", "the", "his", "her", "its", "their", "s"})
#: Makes another office of the words behind it.
_OTHER_OFFICE = frozenset({
    "deputy", "assistant", "associate", "under", "sub", "junior", "aspiring", "student", "trainee",
})  # fmt: skip
#: Stands in for the one who holds the office, and is often left out.
_STANDING_IN = frozenset({"acting", "interim"})
#: Makes another offence of the words behind it.
_OTHER_OFFENCE = frozenset({
    "attempted", "attempting", "attempt", "conspiracy", "conspiring", "conspired", "solicitation", "soliciting",
    "aiding", "abetting", "accessory", "inciting", "incitement", "threatening", "planning", "plotting", "lying",
    "hiding", "covering", "failing", "failure", "investigating", "falsely", "non", "anti",
})  # fmt: skip
_IN_FULL = {
    "ceo": ("chief", "executive"), "cfo": ("chief", "financial", "officer"), "coo": ("chief", "operating", "officer"),
    "cto": ("chief", "technology", "officer"), "vp": ("vice", "president"), "chair": ("chairman",),
    "actress": ("actor",),
}  # fmt: skip
_GENDERED = re.compile(r"(?<=\w)(?:woman|person)$")
_COUNTING = frozenset({
    "count", "counts", "charge", "charges", "case", "cases", "act", "acts", "allegation", "allegations",
})  # fmt: skip
_JOINS = frozenset({"and", "or", "but"})


def is_same(predicate: str, one: Literal, other: Literal) -> bool:
    """Whether two values of a predicate are the same, be it in other letters, or have the same typed form."""
    if one.normalized is not None and (one.normalized, one.datatype) == (other.normalized, other.datatype):
        return True
    return _words(predicate, one.value) == _words(predicate, other.value)


def restates(predicate: str, short: Literal, long: Literal) -> bool:
    """Whether a value says no more than another one, which says it with more words or more precisely."""
    if is_same(predicate, short, long):
        return False
    if short.normalized is not None and long.normalized is not None:
        return long.normalized.startswith(f"{short.normalized}-")  # a year, and a day of it
    if predicate in _EXACT:
        return False
    some, more = _words(predicate, short.value), _words(predicate, long.value)
    if not some or len(some) >= len(more) or not set(more).isdisjoint(_JOINS):
        return False
    at = next((i for i in range(len(more) - len(some) + 1) if more[i : i + len(some)] == some), None)
    if at is None:
        return False
    before, behind = more[:at], more[at + len(some) :]
    if not denying("word").isdisjoint((*before, *behind)):
        return False
    if predicate in _OFFICES:
        return _is_same_office(some, before, behind)
    return _is_same_deed(before, behind)


def _is_same_office(some: tuple[str, ...], before: tuple[str, ...], behind: tuple[str, ...]) -> bool:
    another = words_tagged("another") - _STANDING_IN
    if not (another | _OTHER_OFFICE).isdisjoint(before):
        return False
    if some == ("general",) and before[-1:] and before[-1] in words_tagged("general"):
        return False  # an attorney general is no general
    return not behind or behind[0] in {"of", "for", "at", "in", "to"}


def _is_same_deed(before: tuple[str, ...], behind: tuple[str, ...]) -> bool:
    """Whether the words around an offence, a penalty or a cause only count it, or say more of it."""
    if behind[:1] == ("charge",) or not _OTHER_OFFENCE.isdisjoint(before):
        return False
    counted = bool(before) and before[-1] == "of" and not _COUNTING.isdisjoint(before)
    # "three years" does not say again "sixty three years"
    return counted or not before or ("of" not in before and number_of(before[-1]) is None and "to" not in before)


@lru_cache(maxsize=4096)
def _words(predicate: str, text: str) -> tuple[str, ...]:
    found = (match[0].casefold().removesuffix("'s").removesuffix("’s") for match in _WORD.finditer(text))
    words = tuple(word for word in found if word not in _ARTICLES)
    if predicate not in _OFFICES:
        return words
    if words[-3:] == ("chief", "executive", "officer"):
        words = words[:-1]
    return tuple(part for word in words for part in _IN_FULL.get(word, (_GENDERED.sub("man", word),)))
