"""A person's name in its parts, and whether two names can be one person's."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cache

from kg.language.lexicon.noun_entries import words_tagged
from kg.language.lexicon.titles import abbreviated_titles, titles
from kg.language.lexicon.wordlists import table, word_list

#: What follows a name to tell generations apart, at the end of the words.
SUFFIX = re.compile(r",? (?:Jr|Sr|II|III|IV)\.?$")
_SUFFIXES = {"jr": "jr", "junior": "jr", "sr": "sr", "senior": "sr", "ii": "ii", "iii": "iii", "iv": "iv"}
_INITIALS = re.compile(r"\b([^\W\d_])\.")
_MARKS = re.compile(r"[^\w’']")
_BEHIND = re.compile(r",? (Jr|Sr|II|III|IV)\b\.?|,? the (elder|younger)\b")
_SPELT_ALIKE = 0.75
_GENERATION = {"elder": "sr", "younger": "jr"}


_INVERTED = re.compile(r"(?P<last>[^,]+), (?P<given>(?!(?:Jr|Sr|II|III|IV|Inc|Esq)\b)[A-Z][^,]*)")
_PARTS = re.compile(r"[^\W\d_]+")


def is_suffix(word: str) -> bool:
    """Whether a word tells bearers of one name apart: "Jr.", "III"."""
    return word.casefold().rstrip(".") in _SUFFIXES


def turned(name: str) -> str:
    """A name with the surname at its end: "ROE, Jane" is Jane Roe; any other as it is."""
    found = _INVERTED.fullmatch(name)
    if found is None:
        return name
    last = found["last"]
    return f"{found['given']} {_PARTS.sub(lambda m: m[0].capitalize(), last) if last.isupper() else last}"


@dataclass(frozen=True, slots=True)
class PersonName:
    """The parts of a name, folded: no case, accents or stops. A hyphen counts as a blank.

    `given` is the first word and may be an initial; `suffix` is "jr", "sr", "ii", "iii", "iv" or "". A name of one word
    has only `last`.
    """

    given: str
    middles: tuple[str, ...]
    last: str
    suffix: str = ""

    @classmethod
    def of(cls, name: str) -> PersonName:
        """The parts of a name as an article prints it, without titles: "J.K. Roe Jr." is j, (k,), roe, jr."""
        name = turned(name)
        plain = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))
        spaced = _INITIALS.sub(r"\1 ", plain).replace("-", " ")
        words = _without_lead([w for word in spaced.split() if (w := _MARKS.sub("", word).casefold().strip("’'"))])
        suffix = _SUFFIXES.get(words[-1], "") if len(words) > 1 else ""
        if suffix:
            words.pop()
        if not words:
            return cls("", (), name.casefold())
        # "de la Roe" is a surname
        if len(words) == 1 or all(w in word_list("names", "particles") for w in words[:-1]):
            return cls("", (), words[-1], suffix)
        return cls(words[0], tuple(words[1:-1]), words[-1], suffix)


def _without_lead(words: list[str]) -> list[str]:
    """The words of the name itself, without what ran into it: "fire chief Jane Roe", "Jane Roe Jane Kay"."""
    if len(words) > 2 and words[0] in words[2:]:
        words = words[: words.index(words[0], 2)]
    lead = _leading()
    for i in range(len(words) - 2, 0, -1):
        # a surname may stand alone behind a title only where the title opens the words
        if words[i] in lead and words[i + 1] not in _SUFFIXES and len(words) - i > 2:
            return words[i + 1 :]
    return words[1:] if len(words) > 1 and words[0] in abbreviated_titles() else words


@cache
def _leading() -> frozenset[str]:
    """Titles that are no names besides."""
    return frozenset(titles().keys() - words_tagged("name"))


def common_surname(name: PersonName) -> bool:
    """Whether so many people bear the surname that the same full name may be two people's."""
    return name.last in word_list("person_names", "common_surnames")


def generation_behind(text: str, end: int) -> str:
    """The suffix that stands behind a name that ends at `end`: "Roe Jr.", "Roe, the elder"; "" for none."""
    found = _BEHIND.match(text, end)
    if not found:
        return ""
    return _SUFFIXES[found[1].lower()] if found[1] else _GENERATION[found[2]]


def middles_agree(one: PersonName, other: PersonName) -> bool:
    """Whether no middle name speaks against it that two names are one: "Jane K. Roe" and "Jane Kay Roe" agree.

    A middle name that is left out says nothing, and of two that are spelt out each must be the other. Initials are told
    in their order from the first: "Jane K. Roe" is not "Jane L. K. Roe", who may be her mother.
    """
    if not one.middles or not other.middles:
        return True
    if any(all(len(middle) == 1 for middle in name.middles) for name in (one, other)):
        return all(map(_middle, one.middles, other.middles))
    return any(_middle(a, b) for a in one.middles for b in other.middles)


def _middle(one: str, other: str) -> bool:
    """Whether two middle names are one: the same, an initial of it, or spelt another way ("Stephan", "Steven")."""
    if one == other or one[0] != other[0]:
        return one == other
    return 1 in (len(one), len(other)) or SequenceMatcher(None, one, other).ratio() >= _SPELT_ALIKE


def suffixes_agree(one: PersonName, other: PersonName) -> bool:
    """Whether no suffix tells two people of one name apart."""
    return not one.suffix or not other.suffix or one.suffix == other.suffix


@cache
def _formal() -> dict[str, frozenset[str]]:
    formal: dict[str, set[str]] = defaultdict(set)
    for name, short in table("person_names")["short"].items():
        formal[name].add(name)
        for form in short:
            formal[form].add(name)
    return {form: frozenset(names) for form, names in formal.items()}


def formal_names(given: str) -> frozenset[str]:
    """The given names that a folded one may stand for, itself included: "bob" is bob and robert."""
    return _formal().get(given, frozenset()) | {given}


@cache
def short_names(given: str) -> frozenset[str]:
    """What a folded given name is shortened to, itself included: "robert" is robert, bob, rob and others."""
    return frozenset({given, *table("person_names")["short"].get(given, ())})


def short_given(one: PersonName, other: PersonName) -> bool:
    """Whether one given name is a short form of the other, or its initial: "Bob" and "Robert", "J." and "Jane"."""
    a, b = one.given, other.given
    if not a or not b or a == b:
        return False
    return a[0] == b[0] if 1 in (len(a), len(b)) else a in formal_names(b) or b in formal_names(a)


def kept_under(name: PersonName) -> set[str]:
    """Keys to keep a name under, so that `sought_by` of any name that `short_given` pairs with it finds it."""
    return {*formal_names(name.given), f"{name.given[:1]}."}


def sought_by(name: PersonName) -> set[str]:
    """Keys that lead to the names which may be a short or a long form of this one; see `kept_under`."""
    return {*formal_names(name.given), name.given[:1], *([f"{name.given}."] if len(name.given) == 1 else [])}


def given_alike(one: PersonName, other: PersonName) -> bool:
    """Whether two different given names can be one person's: one short for the other, or a first name left out.

    The latter: "J. Kay" and "Kay", "Jane Stiles Roe" and "Stiles Roe".
    """
    return bool(one.given and other.given) and (
        short_given(one, other) or other.given in one.middles or one.given in other.middles
    )


def spellings(word: str) -> set[str]:
    """Keys that two words share which differ by one letter, left out or another; none for words under four letters."""
    return {word, *(word[:i] + word[i + 1 :] for i in range(len(word)))} if len(word) > 3 else set()
