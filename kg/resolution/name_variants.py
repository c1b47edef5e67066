"""One person under names that differ: shortened, with a part left out, or misspelt."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from kg.language.lexicon.noun_entries import words_tagged
from kg.language.lexicon.person_names import (
    PersonName,
    formal_names,
    given_alike,
    middles_agree,
    spellings,
    suffixes_agree,
)
from kg.language.lexicon.titles import other_roles, without_lapse
from kg.language.lexicon.wordlists import first_names
from kg.resolution.bars.ages import Age, ages_agree
from kg.resolution.bars.genders import by_roles
from kg.resolution.clusters import Articles, Cluster, Ref, share_an_article
from kg.resolution.gathering.known import Known

#: A misspelt name stands in few articles, and they share this many names with those that spell it right.
FEW, MUCH_CONTEXT = 2, 3
_WOMAN = re.compile(r"woman$")


@dataclass(slots=True)
class Person:
    """A cluster of people with a full name, and how often the same articles also use one word of it.

    `genders` are "m" and "f" where an article tells one of them, `ages` the ages that articles tell.
    """

    name: PersonName
    cluster: Cluster = field(default_factory=Cluster)
    short: Counter[str] = field(default_factory=Counter)
    genders: set[str] = field(default_factory=set)
    ages: set[Age] = field(default_factory=set)

    def add(self, articles: Articles, ref: Ref, entity: Known) -> None:
        """Takes in one article's entity."""
        self.cluster.add(ref, entity)
        self.genders.add(gender_of(entity, self.name) or articles.gender(ref[0]))
        if age := articles.age(ref):
            self.ages.add(age)
        self.short.update({p.last for a in entity.aliases if not (p := PersonName.of(a)).given})

    def take(self, other: Person) -> None:
        """Takes in all of another person."""
        self.cluster.take(other.cluster)
        self.short.update(other.short)
        self.genders |= other.genders
        self.ages |= other.ages


def gender_of(entity: Known, name: PersonName, *, pronouns: int = 1) -> str:
    """The gender of one article's person by titles and nouns, the given name, or pronouns; "" where nothing is sure.

    `pronouns` is how many it takes.
    """
    by_name = first_names().get(name.given.capitalize(), "")
    return by_roles(entity.roles) or by_name or (entity.gender if entity.pronouns >= pronouns else "")


def may_be_one(one: Person, other: Person) -> bool:
    """Whether nothing makes two people of two names: a title, noun or pronoun, or an age."""
    known, found = one.genders - {""}, other.genders - {""}
    return (not known or not found or not known.isdisjoint(found)) and ages_agree(one.ages, other.ages)


def known_as(roles: Iterable[str]) -> set[str]:
    """What somebody is called, and what else such a one is called; forms of address tell nothing."""
    said = {_WOMAN.sub("man", without_lapse(role)) for role in set(roles) - words_tagged("plain")}
    return said | {other for role in said for other in other_roles(role)}


def parts_agree(one: PersonName, other: PersonName) -> bool:
    """Whether neither middle names nor suffixes tell two names apart."""
    return middles_agree(one, other) and suffixes_agree(one, other)


def joined_by_short_forms(articles: Articles, people: Sequence[Person]) -> list[Person]:
    """Joins names with a part shortened or left out to the one fuller name that fits and has something in common.

    "Bob Roe", "J. K. Roe"; "Stiles Roe" and "Jane Stiles" to "Jane Stiles Roe".
    """
    # a shorter name is joined to a longer one, initials first
    ordered = sorted(people, key=lambda p: (len(p.name.middles), len(p.name.given), min(p.cluster.refs)))
    by_hint: dict[tuple[str, str], list[int]] = defaultdict(list)
    for place, person in enumerate(ordered):
        for hint in _hints(person.name):
            by_hint[hint].append(place)
    kept: list[Person] = []
    for place, person in enumerate(ordered):
        places = {p for hint in _wanted(person.name) for p in by_hint.get(hint, ()) if p > place}
        fitting = [p for p in sorted(places) if _fits(articles, person, ordered[p])]
        if len(fitting) == 1:
            ordered[fitting[0]].take(person)
        else:
            kept.append(person)
    return kept


def _hints(name: PersonName) -> set[tuple[str, str]]:
    """What a shorter form of a name may be looked up by."""
    given = {*formal_names(name.given), *name.middles, f"{name.given[0]}."}
    return {(name.last, word) for word in given} | {(middle, f"{name.given} ...") for middle in name.middles}


def _wanted(name: PersonName) -> set[tuple[str, str]]:
    """What a name may be a shorter form of, as `_hints` has it; an initial of a fuller name stands for any."""
    given = {*formal_names(name.given), *name.middles, *([f"{name.given}."] if len(name.given) == 1 else [])}
    return {*((name.last, word) for word in given), (name.last, f"{name.given} ...")}


def _fits(articles: Articles, short: Person, full: Person) -> bool:
    left_out = short.name.given == full.name.given and short.name.last in full.name.middles
    return (
        (left_out or (short.name.last == full.name.last and given_alike(short.name, full.name)))
        and suffixes_agree(short.name, full.name)
        and may_be_one(short, full)
        and not share_an_article(short.cluster, full.cluster)
        and (left_out or middles_agree(short.name, full.name) or full.name.given in short.name.middles)
        and len(articles.context(short.cluster) & articles.context(full.cluster)) >= (MUCH_CONTEXT if left_out else 1)
        and (not _bare_initial(short.name) or bool(known_as(short.cluster.roles()) & known_as(full.cluster.roles())))
    )


def _bare_initial(name: PersonName) -> bool:
    """Whether one initial is all that stands before the surname: as many people as there are given names have it."""
    return len(name.given) == 1 and not name.middles


def joined_by_spelling(articles: Articles, people: Sequence[Person]) -> list[Person]:
    """Joins a name that few articles have to the one that differs in a letter, where the articles share much."""
    by_key: dict[tuple[str, str], list[int]] = defaultdict(list)
    ordered = sorted(people, key=lambda p: (len(p.cluster.refs), min(p.cluster.refs)))
    for place, person in enumerate(ordered):
        for key in _spelling_keys(person.name):
            by_key[key].append(place)
    kept = []
    for place, person in enumerate(ordered):
        fitting: list[int] = []
        if len(person.cluster.refs) <= FEW:
            near = {p for key in _spelling_keys(person.name) for p in by_key[key] if p > place}
            fitting = [p for p in sorted(near) if _misspelt(articles, person, ordered[p])]
        if len(fitting) == 1:
            ordered[fitting[0]].take(person)
        else:
            kept.append(person)
    return kept


def _spelling_keys(name: PersonName) -> Iterable[tuple[str, str]]:
    yield from ((name.given, f"last {key}") for key in sorted(spellings(name.last)))
    yield from ((name.last, f"given {key}") for key in sorted(spellings(name.given)))


def _misspelt(articles: Articles, one: Person, other: Person) -> bool:
    a, b = one.name.given, other.name.given
    # two given names are two people's: "Lucia" and "Luca", "Paul" and "Paula"
    two_given = a != b and (a[-1] != b[-1] or {a.capitalize(), b.capitalize()} <= first_names().keys())
    return (
        not two_given
        and (a, one.name.last) != (b, other.name.last)
        and parts_agree(one.name, other.name)
        and may_be_one(one, other)
        and not share_an_article(one.cluster, other.cluster)
        and len(articles.context(one.cluster) & articles.context(other.cluster)) >= MUCH_CONTEXT
    )
