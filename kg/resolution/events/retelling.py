"""Whether two reports of one article can tell of one happening, by their words and by who and what they tell of."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from enum import IntEnum

from kg.model import Amount, Bound, EventReport, Extraction, Literal, Participant, Role, Status
from kg.resolution.events.profiles import content_words
from kg.resolution.events.wordings import Wording, Wordings

#: Parts that one happening has once: where both reports tell of them they have to be the same.
_ONCE = (Role.AGENT, Role.PATIENT, Role.RECIPIENT, Role.ATTRIBUTE, Role.START, Role.END)
_COMPARED = (*_ONCE, Role.PLACE)
_TAKING_PART = frozenset({Role.AGENT, Role.PATIENT, Role.RECIPIENT})
#: So many sentences below a heading tell what it tells.
_OPENING = 3
_DAY = len("2021-03-10")


class _Likeness(IntEnum):
    """How far two reports have the same in a part: other things, things that have no name of their own, the same."""

    OTHER = 0
    ALIKE = 1
    SAME = 2


class Retelling:
    """The reports of an article, by their places, with their wordings."""

    def __init__(self, extraction: Extraction, wordings: Wordings) -> None:
        self._reports = extraction.events
        self._named = {entity.id for entity in extraction.entities if entity.named}
        self._wordings = wordings
        self._words: dict[int, Wording] = {}
        #: who and what has each role, by report: asked for many times, for each is compared with many others
        self._parts = [_by_role(report) for report in extraction.events]

    def word(self, place: int) -> Wording:
        """The word of a report."""
        if place not in self._words:
            self._words[place] = self._wordings.of(self._reports[place].words[0])
        return self._words[place]

    def may_mean(self, place: int, told: int) -> bool:
        """Whether a word that tells of nobody and nothing can mean what another report tells of.

        "The attack" can, unlike "attacks are rare"; what is only planned it means right behind. A heading and the text
        below it leave out what the other one has.
        """
        if self._opens_with(place, told):
            return True
        word = self.word(place)
        if not word.noun or not word.pointing or word.fresh or word.complete or not self.words_fit(place, told):
            return False
        return not self._is_supposed(told) or 0 <= word.sentence - self.word(told).sentence <= 1

    def distance(self, place: int, others: Iterable[int]) -> int:
        """How many sentences away the nearest of others is: none for a heading and the text that it stands above."""
        here = self.word(place).sentence
        return min(0 if self._opens_with(place, o) else abs(here - self.word(o).sentence) for o in others)

    def _opens_with(self, first: int, second: int) -> bool:
        """Whether one report is a heading, and the other one what the text below it opens with: its words are few."""
        one, other = sorted((self.word(first), self.word(second)), key=lambda word: not word.heading)
        return one.heading and not other.heading and 0 < other.sentence - one.sentence <= _OPENING

    def words_fit(self, first: int, second: int) -> bool:
        """Whether two words can mean one happening, as nouns and verbs are told apart."""
        one, other = self.word(first), self.word(second)
        if one.noun != other.noun:
            noun = one if one.noun else other
            return not noun.plural and not (noun.fresh and noun.sentence > min(one.sentence, other.sentence))
        return not one.bare and one.may_be(other) and (one.noun or one.sentence != other.sentence)

    def are_parted(self, first: int, second: int) -> bool:
        """Whether two reports in which somebody or something takes part are of two happenings.

        So they are where words, days, numbers, places or what has a part in both are not the same; only who did what
        was done to somebody with a name may be called otherwise. Of a heading and what opens the text only days and
        numbers have to agree.
        """
        one, other = self._reports[first], self._reports[second]
        if _amounts_part(one, other) or _days_part(one, other):
            return True
        if self._opens_with(first, second):
            return False
        if not self.words_fit(first, second):
            return True
        told = self._told(first, second)
        others = {role for role, likeness in told.items() if likeness is _Likeness.OTHER}
        one_patient = self._named_in(first, Role.PATIENT) & self._named_in(second, Role.PATIENT)
        return bool(others - ({Role.AGENT} if one_patient else set()))

    def has_same(self, first: int, second: int, *, crowded: bool) -> bool:
        """Whether enough is the same in two reports that nothing parts.

        `crowded`: the article has more reports of such words; there it does not do that a doer is the same, unless the
        word has a type. What is only possible or planned is what happened only where two parts are the same.
        """
        if self._opens_with(first, second):
            return True
        told = self._told(first, second)
        same = {role for role, likeness in told.items() if likeness is _Likeness.SAME} & _TAKING_PART
        if not same and (self.word(first).noun or self.word(second).noun):
            # whose arrest it is, is arrested
            same |= {Role.PATIENT} if self._named_in(first) & self._named_in(second) else set()
        if self._is_supposed(first) != self._is_supposed(second):
            return len(same) > 1
        return bool(same) and (Role.PATIENT in same or not crowded or bool(self._reports[first].type))

    def _is_supposed(self, place: int) -> bool:
        """Whether a verb tells of what is only possible or planned; around a noun that may be what comes of it."""
        return self._reports[place].status is Status.HYPOTHETICAL and not self.word(place).noun

    def _told(self, first: int, second: int) -> dict[Role, _Likeness]:
        """How alike the parts are that both reports tell of."""
        mine, theirs = self._parts[first], self._parts[second]
        return {role: self._likeness(mine[role], theirs[role]) for role in _COMPARED if role in mine and role in theirs}

    def _named_in(self, place: int, *roles: Role) -> set[str | Literal]:
        """The named entities that have one of the roles in a report, by default any that somebody takes part in."""
        parts = self._parts[place]
        return {p.filler for role in roles or _TAKING_PART for p in parts.get(role, ()) if p.filler in self._named}

    def _likeness(self, parts: Sequence[Participant[str]], others: Sequence[Participant[str]]) -> _Likeness:
        return max(self._of_two(one, other) for one in parts for other in others)

    def _of_two(self, one: Participant[str], other: Participant[str]) -> _Likeness:
        fillers = one.filler, other.filler
        known = [f for f in fillers if f in self._named]
        if known:
            return _Likeness.SAME if fillers[0] == fillers[1] else _Likeness.OTHER
        words = self._wordings.of(one.span), self._wordings.of(other.span)
        if isinstance(fillers[0], str) and fillers[0] == fillers[1]:
            return _Likeness.ALIKE if any(word.bare for word in words) else _Likeness.SAME
        if words[0].head != words[1].head:
            return _Likeness.OTHER
        if words[0].noun:
            if not words[0].may_be(words[1]):
                return _Likeness.OTHER
            return _Likeness.ALIKE if any(word.bare for word in words) else _Likeness.SAME
        if not all(isinstance(f, Literal) for f in fillers):
            return _Likeness.OTHER
        mine, theirs = (content_words(p.filler.value) for p in (one, other) if isinstance(p.filler, Literal))
        return _Likeness.SAME if 2 * len(mine & theirs) > len(mine | theirs) else _Likeness.OTHER


def _by_role(report: EventReport[str]) -> Mapping[Role, Sequence[Participant[str]]]:
    found: dict[Role, list[Participant[str]]] = {}
    for participant in report.participants:
        found.setdefault(participant.role, []).append(participant)
    return found


def _days_part(one: EventReport[str], other: EventReport[str]) -> bool:
    """Whether each tells of a day of its own."""
    days = {report.time.value for report in (one, other) if report.time is not None and len(report.time.value) == _DAY}
    return len(days) > 1


def _amounts_part(one: EventReport[str], other: EventReport[str]) -> bool:
    """Whether the two tell other numbers of the same."""
    mine, theirs = ([p.amount for p in report.participants if p.amount is not None] for report in (one, other))
    pairs = [(a, b) for a in mine for b in theirs if (a.kind, a.unit, a.part) == (b.kind, b.unit, b.part)]
    return bool(pairs) and not any(_may_be_one(a, b) for a, b in pairs)


def _may_be_one(one: Amount, other: Amount) -> bool:
    exact = Bound.EXACT
    return (one.value, one.other) == (other.value, other.other) or not (one.bound is other.bound is exact)
