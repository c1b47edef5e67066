"""How alike two reports of events are, as log-odds that they tell of one happening, and what forbids it."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from math import fsum, inf, log
from typing import TypeVar

from kg.language.lexicon.wordlists import first_names
from kg.model import Role
from kg.resolution.events.links import Link, link_of
from kg.resolution.events.periods import can_be_one
from kg.resolution.events.profiles import Profile

#: Parts that only one has: who did it, to whom, and for whom.
_SINGLE = (Role.AGENT, Role.PATIENT, Role.RECIPIENT)
_LINKS = {Link.SAME: "same_meaning", Link.LEMMA: "same_word", Link.FRAME: "same_frame", Link.TYPE: "same_type"}
_MOST_AROUND = 3
_Told = TypeVar("_Told")


@dataclass(frozen=True, slots=True)
class Between:
    """What is known of the articles of two reports: whether they tell one story, and how they use the words.

    `crowd` is the logarithm of how many pairs of reports with these words the two articles make, `length` that of how
    many pairs of any words, over those of two short articles, `rare` that of how few of all stories have the words.
    `one_article` says that the two are of one and the same, `leading` are those who take part in much of what both
    tell.
    """

    story: bool = False
    crowd: float = 0.0
    length: float = 0.0
    rare: float = 0.0
    one_article: bool = False
    leading: frozenset[str] = frozenset()


class Likeness:
    """The weights of likeness.toml, within an article or across articles."""

    def __init__(self, table: str) -> None:
        self._weights = _tables()[table]
        self._within = table == "within"
        self.least = self._weights["least"]
        self.unlinked = self._weights["unlinked"]

    def of(self, one: Profile, other: Profile, between: Between) -> float | None:
        """Log-odds that two reports tell of one happening; None where too little speaks for it to ask.

        That is where their words have nothing in common, or no more than a frame, a class or a type while nobody and
        nothing takes part in both, or it is done to others. In one story it is enough that they may be the same.

        -inf where they cannot: one says that it was and one that it was not, the dates lie apart, or named agents,
        patients or recipients differ.
        """
        decided = self.decided(one, other, between)
        return decided if decided is None or decided else self.weighed(one, other, between)

    def weighed(self, one: Profile, other: Profile, between: Between) -> float:
        """What `of` gives where nothing decides it."""
        link = link_of(one.roleset, other.roleset, one.type, other.type)
        found = fsum(self._weights[name] * times for name, times in _evidence(one, other, between))
        return round(self._weights["start"] + self._weights[_LINKS[link]] + found, 6)

    def decided(self, one: Profile, other: Profile, between: Between) -> float | None:
        """What `of` gives where it is None or -inf, which takes far less to see than the rest; else 0."""
        link = link_of(one.roleset, other.roleset, one.type, other.type)
        if link is Link.NONE:
            return None
        if are_apart(one, other, within=self._within or between.one_article):
            return -inf
        if self._within and not _tells_again(one, other):
            return None
        return 0.0 if link >= Link.LEMMA or self._may_link(one, other, between) else None

    def _may_link(self, one: Profile, other: Profile, between: Between) -> bool:
        """Whether two different words may tell of one happening."""
        if self._within:
            return _together(one, other)
        if _together(one, other):
            return not _has_other(one, other, Role.PATIENT)
        return between.story and _may_be_same(one, other)


def are_apart(one: Profile, other: Profile, *, within: bool) -> bool:
    """Whether something forbids that two reports, `within` one article or of two, tell of one happening."""
    if one.against is not other.against or not can_be_one(one.time, other.time):
        return True
    return any(_conflict(one, other, role, within=within) for role in _SINGLE)


def _conflict(one: Profile, other: Profile, role: Role, *, within: bool) -> bool:
    """Whether two reports name different things of one kind for a part. A place that acts stands for many.

    Across articles not where one of them has another part in the other report, which one of the two readings then has
    wrong; within one, who appoints somebody after being appointed is in two happenings.
    """
    mine, theirs = one.named.get(role, frozenset()), other.named.get(role, frozenset())
    if not _differ(mine, theirs) or (not within and (mine & other.everybody or theirs & one.everybody)):
        return False
    kinds = {kind_of(key) for key in mine} & {kind_of(key) for key in theirs} - {"place"}
    return bool(kinds) and not any(_may_be_one(a, b) for a in mine for b in theirs)


def _has_other(one: Profile, other: Profile, role: Role) -> bool:
    """Whether both tell who or what has a part, and nothing of it is the same: who won two prizes won twice."""
    told = all(p.named.get(role) or p.words.get(role) for p in (one, other))
    return told and not _has_same(one, other, role)


def _has_same(one: Profile, other: Profile, role: Role) -> bool:
    return _share(one.named.get(role), other.named.get(role)) or _share(one.words.get(role), other.words.get(role))


def _tells_again(one: Profile, other: Profile) -> bool:
    """Whether one article tells the same again, and not of another such thing: somebody or something is in both.

    Where one report tells of nobody and nothing, the word alone must do.
    """
    return one.alone or other.alone or (_together(one, other) and not _has_other(one, other, Role.PATIENT))


def _may_be_same(one: Profile, other: Profile) -> bool:
    """Whether the same may have each part, as where one of the two tells of nobody."""
    return not any(_has_other(one, other, role) for role in _SINGLE)


def kind_of(key: str) -> str:
    """What sort of thing a key stands for; an outlet is an organization."""
    kind = key.partition("/")[0]
    return "organization" if kind == "outlet" else kind


def _may_be_one(one: str, other: str) -> bool:
    """Whether one name is part of the other ("navy", "dale navy"), or both end alike and one begins with no first name.

    What stands before a last name may be a title or a team that the reading took for a first name.
    """
    words, others = (key.partition("/")[2].split("-") for key in (one, other))
    if set(words) <= set(others) or set(others) <= set(words):
        return True
    return words[-1] == others[-1] and not {words[0].title(), others[0].title()} <= first_names().keys()


def _differ(one: frozenset[str] | None, other: frozenset[str] | None) -> bool:
    return bool(one and other and one.isdisjoint(other))


def _share(one: frozenset[_Told] | None, other: frozenset[_Told] | None) -> bool:
    return bool(one and other and not one.isdisjoint(other))


def _together(one: Profile, other: Profile, leading: frozenset[str] = frozenset()) -> bool:
    """Whether somebody or something takes part in both, as far as names and words tell.

    Of those `leading` one is not enough: they are in much else that the articles tell.
    """
    if any(_share(one.words.get(role), other.words.get(role)) for role in (Role.AGENT, Role.PATIENT)):
        return True
    both = one.everybody & other.everybody
    return len(both) > 1 or not both <= leading


def _evidence(one: Profile, other: Profile, between: Between) -> Iterator[tuple[str, float]]:
    """Names of weights, each with how many times it counts."""
    named = {role for role in (*_SINGLE, Role.PLACE) if _share(one.named.get(role), other.named.get(role))}
    yield from ((role.value, 1.0) for role in sorted(named))
    yield "other_named", float(sum(_differ(one.named.get(role), other.named.get(role)) for role in _SINGLE))
    if not named and _share(one.everybody, other.everybody):
        yield "other_part", 1.0
    for role in (Role.AGENT, Role.PATIENT):
        if role not in named and _share(one.words.get(role), other.words.get(role)):
            yield f"{role.value}_words", 1.0
        elif role not in named and _differ(one.words.get(role), other.words.get(role)):
            yield "other_words", 1.0
    if _differ(one.named.get(Role.PLACE), other.named.get(Role.PLACE)):
        yield "other_place", 1.0
    around = len(one.around & other.around)
    yield ("around", float(min(around, _MOST_AROUND))) if around else ("nobody_around", 1.0)
    yield "same_form", float(_share(one.forms, other.forms))
    yield "supposed", float(one.supposed != other.supposed)
    yield "same_day", float(bool(one.time) and one.time == other.time)
    yield "same_amount", float(_share(one.amounts, other.amounts))
    yield "late", log(1 + one.sentence) + log(1 + other.sentence)
    yield "one_article", float(between.one_article)
    yield from (("story", float(between.story)), ("rare", between.rare))
    yield from (("crowd", between.crowd), ("length", between.length))
    if not _together(one, other):
        yield "crowd_alone", between.crowd
    if not _together(one, other, between.leading):
        yield "length_alone", between.length
    if _has_other(one, other, Role.PATIENT):
        yield "length_other", between.length


@cache
def _tables() -> Mapping[str, Mapping[str, float]]:
    with files(__package__).joinpath("likeness.toml").open("rb") as file:
        return tomllib.load(file)
