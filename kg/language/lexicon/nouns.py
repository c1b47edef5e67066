"""Which nouns denote people, groups, organizations, documents, works, events and places."""

from __future__ import annotations

from functools import cache

from kg.language.lexicon.inflection import plural_of
from kg.language.lexicon.noun_entries import PEOPLE, words_tagged

#: What nouns that denote no single person may denote.
KINDS = ("group", "organization", "document", "work", "event", "place")


@cache
def nouns_of(kind: str) -> frozenset[str]:
    """The nouns that denote one of KINDS; those of groups with the plurals of the nouns of people."""
    people = map(plural_of, person_nouns()) if kind == "group" else ()
    return words_tagged(kind).union(people)


@cache
def person_nouns(gender: str | None = None) -> frozenset[str]:
    """The nouns that denote people: all, or those of men ("m"), of women ("f") or of both ("")."""
    people = words_tagged(*PEOPLE) - words_tagged("thing")
    if gender is None:
        return people
    return people & words_tagged(gender) if gender else people - words_tagged("m", "f")


@cache
def occupations() -> frozenset[str]:
    """The nouns that say what somebody does for a living or what office they hold."""
    return words_tagged("occupation", "office")


@cache
def posts() -> frozenset[str]:
    """The nouns of posts that somebody is put in and leaves, as opposed to callings."""
    return words_tagged("office")


@cache
def beside_works() -> frozenset[str]:
    """The nouns that stand behind the name of a work ("Some Title fame"), those of people in both numbers."""
    people = words_tagged(*PEOPLE) & words_tagged("beside")
    return words_tagged("beside").union(map(plural_of, people))


@cache
def leaders() -> frozenset[str]:
    """The nouns of those who lead what they are "of", "acting director" included."""
    leading = words_tagged("leads")
    return leading | {f"acting {noun}" for noun in leading}
