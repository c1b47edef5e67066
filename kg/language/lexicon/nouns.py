"""Which nouns denote people, groups, organizations, documents, works and events."""

from __future__ import annotations

from functools import cache

from kg.language.lexicon.not_yet import as_before
from kg.language.lexicon.noun_entries import PEOPLE, words_tagged

#: What nouns that denote no single person may denote.
KINDS = ("group", "organization", "document", "work", "event")


@cache
def nouns_of(kind: str) -> frozenset[str]:
    """The nouns that denote one of KINDS."""
    return as_before(kind, words_tagged(kind))


@cache
def person_nouns(gender: str | None = None) -> frozenset[str]:
    """The nouns that denote people: all, or those of men ("m"), of women ("f") or of both ("")."""
    people = as_before("person", words_tagged(*PEOPLE) - words_tagged("thing"))
    men, women = as_before("men", words_tagged("m")), as_before("women", words_tagged("f"))
    return people & {"m": men, "f": women, "": people - men - women, None: people}[gender]


@cache
def occupations() -> frozenset[str]:
    """The nouns that say what somebody does for a living or what office they hold."""
    return as_before("occupation", words_tagged("occupation", "office"))


@cache
def office_nouns() -> frozenset[str]:
    """The nouns that an office or an occupation is named by."""
    return as_before("office", words_tagged("occupation", "office"))


@cache
def posts() -> frozenset[str]:
    """The nouns of posts that somebody is put in and leaves, as opposed to callings."""
    return as_before("post", words_tagged("office"))


@cache
def beside_works() -> frozenset[str]:
    """The nouns that stand behind the name of a work ("Some Title fame"), those of people in both numbers."""
    people = words_tagged(*PEOPLE) & words_tagged("beside")
    return as_before("beside", words_tagged("beside") | {f"{noun}s" for noun in people})


@cache
def leaders() -> frozenset[str]:
    """The nouns of those who lead what they are "of", "acting director" included."""
    leading = words_tagged("leads")
    return as_before("leader", leading | {f"acting {noun}" for noun in leading})
