"""The people of an article by their full names, found again under a shorter, longer or otherwise written one."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import replace

from kg.language.lexicon.person_names import PersonName, kept_under, middles_agree, short_given, sought_by
from kg.language.lexicon.wordlists import first_names


class FullNames:
    """Chains of people by full name, in the order in which they were added; the longest names should come first."""

    def __init__(self) -> None:
        self._exact: dict[PersonName, int] = {}
        self._names: dict[int, PersonName] = {}
        #: by first name, last name and the initial of a middle name: "-" where there is none, "" for any
        self._by_ends: dict[tuple[str, str, str], list[int]] = defaultdict(list)
        self._by_sound: dict[PersonName, list[int]] = defaultdict(list)
        self._by_given: dict[tuple[str, str], list[int]] = defaultdict(list)
        #: by a middle name that is a surname, with the word before or behind it
        self._by_part: dict[tuple[str, str], set[int]] = defaultdict(set)

    def find(self, name: PersonName) -> int | None:
        """The chain that a full name means; None for somebody new."""
        for rule in (self._same, self._same_ends, self._short_or_part, self._misspelt):
            found = rule(name)
            if found is not None:
                return found
        return None

    def add(self, index: int, name: PersonName) -> None:
        """A new chain under its full name."""
        for initial in {"", *(m[0] for m in name.middles)} if name.middles else ("", "-"):
            self._by_ends[name.given, name.last, initial].append(index)
        for key in kept_under(name):
            self._by_given[name.last, key].append(index)
        for middle in (m for m in name.middles if len(m) > 1 and m.capitalize() not in first_names()):
            self._by_part[middle, name.last].add(index)
            self._by_part[name.given, middle].add(index)
        self._by_sound[_without_doubles(name)].append(index)
        self._names[index] = name

    def know(self, name: PersonName, index: int) -> None:
        """Another full name of a chain, as it stands in the text."""
        self._exact[name] = index

    def suffix_of(self, index: int) -> str:
        """The suffix of a chain's full name: "jr", "ii", or ""."""
        return self._names[index].suffix

    def chains(self) -> set[int]:
        """All chains that have a full name."""
        return set(self._exact.values())

    def _same(self, name: PersonName) -> int | None:
        return self._exact.get(name)

    def _same_ends(self, name: PersonName) -> int | None:
        """ "Jane Anne Roe" and "Jane Roe" share first and last name; father and son differ by "Sr." and "Jr."."""
        initials = [*dict.fromkeys(m[0] for m in name.middles), "-"] if name.middles else [""]
        ends = (self._by_ends.get((name.given, name.last, initial), ()) for initial in initials)
        return next((i for found in ends for i in found if _is_same(self._names[i], name)), None)

    def _misspelt(self, name: PersonName) -> int | None:
        """ "Michelle Roe" in an article about Michele Roe, whom only a doubled letter tells apart."""
        alike = self._by_sound.get(_without_doubles(name), [])
        return alike[0] if len(alike) == 1 else None

    def _short_or_part(self, name: PersonName) -> int | None:
        """ "Bob Roe" after "Robert Roe", "Stiles Roe" after "Jane Stiles Roe", if nobody else fits."""
        near = {i for key in sought_by(name) for i in self._by_given.get((name.last, key), ())}
        alike = [i for i in near if short_given(self._names[i], name) and self._names[i].suffix == name.suffix]
        alike = alike or sorted(self._by_part[name.given, name.last])
        return alike[0] if len(alike) == 1 else None


def _without_doubles(name: PersonName) -> PersonName:
    """A name with each doubled letter once."""
    given, last = (re.sub(r"(\w)\1", r"\1", word) for word in (name.given, name.last))
    return replace(name, given=given, last=last)


def _is_same(one: PersonName, other: PersonName) -> bool:
    """Whether two full names with the same ends are one person's: in one text a suffix is never left out by chance."""
    return one.suffix == other.suffix and middles_agree(one, other)
