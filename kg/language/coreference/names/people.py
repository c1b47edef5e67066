"""People by name: full names first, then bare first and last names, each with what the nouns beside it tell."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from spacy.tokens import Span

from kg.language.coreference.chains import Chain, Chains
from kg.language.coreference.names.aliases import Aliases, aliases
from kg.language.coreference.names.apposition import describe_person, paired_gender
from kg.language.coreference.names.bare_names import Bearers
from kg.language.coreference.names.capitals import Spelling
from kg.language.coreference.names.families import is_family, singular_of
from kg.language.coreference.names.full_names import FullNames
from kg.language.coreference.names.mentions import add_mention, title_before
from kg.language.coreference.names.namesakes import Namesakes, office_of
from kg.language.coreference.names.shared_surnames import shared_surnames
from kg.language.coreference.names.told_apart import told_apart
from kg.language.lexicon.given_names import leaning
from kg.language.lexicon.noun_entries import words_tagged
from kg.language.lexicon.person_names import SUFFIX, PersonName, generation_behind, turned
from kg.language.lexicon.titles import titles
from kg.language.lexicon.wordlists import first_names
from kg.model import EntityType
from kg.surely import surely

#: The log-odds from which a given name is plainly a woman's or a man's.
_PLAIN = 3.0
_DETERMINERS = frozenset({"the", "this", "that", "a", "an", "another"})


def add_people(chains: Chains, ents: list[Span], others: Sequence[Span] = ()) -> None:
    """Adds a chain for each person named by one of `ents`, and all names of that person to it.

    Families among `ents` and `others`, taken for bodies ("the Roes"), wait in `chains.families`.
    """
    ents = [e for e in ents if not _is_partisan(e) and e.text.lower() not in _DETERMINERS]
    people = _People(chains, ents)
    for ent in sorted(ents, key=people.rank):
        if len(people.words(ent)) > 1:
            people.add_full(ent)
    people.end_full_names()
    people.add_families(others)
    for ent in sorted(ents, key=lambda e: e.start):
        if len(people.words(ent)) == 1 and ent.root.i not in chains.at:
            people.add_bare(ent)


def _is_partisan(ent: Span) -> bool:
    """Whether what looks like a name describes somebody by party: "the Ohio Democrat", "a Republican"."""
    before = ent.doc[max(0, ent.start - 1) : ent.start + 1]
    return ent[-1].lower_ in words_tagged("partisan") and any(t.lower_ in _DETERMINERS for t in before)


@dataclass(slots=True)
class _People:
    """The people found so far; `parsed` are the names in parts by the index of their first token."""

    chains: Chains
    ents: list[Span]
    full: FullNames = field(default_factory=FullNames)
    by_last: dict[str, list[int]] = field(default_factory=lambda: defaultdict(list))
    by_first: dict[str, list[int]] = field(default_factory=lambda: defaultdict(list))
    bearers: dict[str, Bearers] = field(default_factory=dict)
    suffixed: dict[str, int] = field(default_factory=dict)
    suffixes: dict[tuple[str, str], set[str]] = field(default_factory=lambda: defaultdict(set))
    #: the given names that a surname and an initial may stand for
    given_of: dict[tuple[str, str], set[str]] = field(default_factory=lambda: defaultdict(set))
    parsed: dict[int, PersonName] = field(init=False)
    known_as: Aliases = field(init=False)
    shared: dict[int, str] = field(init=False)
    spelling: Spelling = field(init=False)
    namesakes: Namesakes = field(init=False)
    apart: frozenset[int] = field(init=False)
    #: by chain: where somebody else of the same full name comes in; and the surnames of such two
    told: dict[int, int] = field(default_factory=dict)
    of_two: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        text = self.chains.article.text
        self.shared = shared_surnames(self.ents)
        self.known_as = aliases(text, self.ents)
        self.spelling = Spelling(e.text for e in self.ents)
        self.namesakes = Namesakes(self.chains)
        self.apart = told_apart(text, self.ents)
        self.parsed = {}
        for ent in self.ents:
            name = PersonName.of(self._text(ent))
            self.parsed[ent.start] = replace(name, suffix=name.suffix or generation_behind(text, ent.end_char))
        for name in self.parsed.values():
            if len(name.given) > 1:
                self.given_of[name.last, name.given[0]].add(name.given)
            if name.suffix:
                self.suffixes[name.given, name.last].add(name.suffix)

    def words(self, ent: Span) -> tuple[str, ...]:
        """The words of a name that stand for its bearer, case-folded."""
        return tuple(word.casefold().replace("’", "'") for word in _words(self._text(ent)))

    def is_of_bare(self, ent: Span) -> bool:
        """Whether a name is said to be that of somebody who is called by one word there ("Roe, born Jane Stiles")."""
        partner = self.known_as.partner.get(ent.start)
        return partner is not None and len(self.words(partner)) == 1

    def rank(self, ent: Span) -> tuple[bool, int, bool, int]:
        """The order of full names: the longest first, an initial that fits several given names last."""
        name = self.parsed[ent.start]
        several = len(name.given) == 1 and len(self.given_of[name.last, name.given]) > 1
        return self.is_of_bare(ent), -len(self.words(ent)), several, ent.start

    def add_full(self, ent: Span) -> None:
        """A name of two words or more; they must come in the order of `rank`."""
        name = self.parsed[ent.start]
        name = replace(name, suffix=name.suffix or self._suffix_left_out(ent))
        words = self.words(ent)
        index = self.full.find(name)
        if index is not None and ent.start in self.apart:
            self._add_namesake(ent, words)
            return
        if index is None:
            index = self._by_alias(ent)
            if index is None:
                index = self._new(ent)
                self.full.add(index, name)
            if index not in self.by_last[words[-1]]:
                self.by_last[words[-1]].append(index)
            if index not in self.by_first[words[0]]:
                self.by_first[words[0]].append(index)
        self.full.know(name, index)
        self._mention(index, ent, doubtful=ent.start > self.told.get(index, ent.start))

    def _add_namesake(self, ent: Span, words: tuple[str, ...]) -> None:
        """Somebody else of a full name; from here on the name alone leaves open whom of the two it means."""
        known = surely(self.full.find(self.parsed[ent.start]), "namesake")
        self.told.setdefault(known, ent.start)
        self.of_two.add(words[-1])
        index = self._new(ent)
        self.by_last[words[-1]].append(index)
        self.by_first[words[0]].append(index)
        self._mention(index, ent)

    def end_full_names(self) -> None:
        """To be called between full and bare names: who bears each first and last name."""
        for known in (self.by_first, self.by_last):
            self.bearers |= {word: Bearers(self.chains, found) for word, found in known.items()}

    def add_families(self, bodies: Sequence[Span]) -> None:
        """The families among names of bodies; what ends the longer name of a body is none ("the Acme Roes")."""
        longer = {ent[-1].lower_ for ent in bodies if len(ent) > 1}
        for ent in bodies:
            word = ent.text.casefold()
            alone = len(ent) == 1 and word not in self.by_last and word not in longer
            if alone and is_family(ent, self.by_last):
                self._add_family(ent, word)

    def _add_family(self, ent: Span, word: str) -> None:
        self.chains.families[ent.root.i] = word if word in self.by_last else singular_of(word, self.by_last)

    def add_bare(self, ent: Span) -> None:
        """A first or last name alone; they must come in text order."""
        (word,), suffix = self.words(ent), self.parsed[ent.start].suffix
        if is_family(ent, self.by_last):
            self._add_family(ent, word)
            return
        known_as = self._by_alias(ent)
        if known_as is not None:
            self._mention(known_as, ent)
            bearers = self.bearers.setdefault(word, Bearers(self.chains, ()))
            if known_as not in bearers.all:
                bearers.add(known_as)
            return
        doubtful = False
        if suffix:
            # "Roe Jr." is the one of that generation
            same = [i for i in self.by_last.get(word, ()) if self.full.suffix_of(i) == suffix]
            index = same[0] if len(same) == 1 else self.suffixed.get(f"{word} {suffix}")
            if index is None:
                index = self.suffixed[f"{word} {suffix}"] = self._new(ent)
        else:
            index, doubtful = self._bearer(ent, word)
        self._mention(index, ent, doubtful=doubtful)

    def _bearer(self, ent: Span, word: str) -> tuple[int, bool]:
        """Whom a bare name means, somebody new if need be, and whether it could be somebody else."""
        bearers = self.bearers.setdefault(word, Bearers(self.chains, ()))
        title = title_before(ent)
        gender, office = titles().get(title, "") or paired_gender(ent), office_of(title)
        without = self.namesakes.barred(ent, word, office, gender, bearers) if word in self.by_last else set()
        if titles().get(title, ""):
            without = without | {i for i in bearers.all if self._is_named_otherwise(i, gender)}
        index = bearers.best(ent.start, gender, without, self.namesakes.relatives(word))
        if index is not None:
            return index, bearers.in_doubt or word in self.of_two
        index = self._new(ent)
        self.chains.items[index].gender = self.chains.items[index].gender or gender
        bearers.add(index)
        return index, False

    def _is_named_otherwise(self, index: int, gender: str) -> bool:
        """Whether only the given name tells of somebody, and plainly, that "Mr." or "Ms." is another."""
        chain = self.chains.items[index]
        if chain.gender or " " not in chain.name:
            return False
        found = leaning(chain.name.split()[0])
        return found <= -_PLAIN if gender == "f" else found >= _PLAIN

    def _by_alias(self, ent: Span) -> int | None:
        """The chain of the name that the text puts beside this one as its bearer's."""
        partner = self.known_as.partner.get(ent.start)
        if partner is None:
            return None
        words = self.words(partner)
        if len(words) > 1:
            index = self.full.find(self.parsed[partner.start])
        else:
            called = {*self.by_last.get(words[0], ()), *self.by_first.get(words[0], ())}
            index = min(called) if len(called) == 1 else None
        chain = self.chains.items[index] if index is not None else None
        if chain is not None and ent.start not in self.known_as.lesser and chain.name == self._name(partner):
            # the better known one names the chain
            chain.aliases.add(chain.name)
            chain.name = self._name(ent)
        return index

    def _mention(self, index: int, ent: Span, *, doubtful: bool = False) -> None:
        chain = self.chains.items[index]
        apposed = len(chain.apposed)
        add_mention(self.chains, index, ent)
        describe_person(self.chains, index, ent)
        if doubtful:
            chain.unsure.update((*(t.i for t in ent), *chain.apposed[apposed:]))
        self.namesakes.named(index, ent)

    def _text(self, ent: Span) -> str:
        return self.shared.get(ent.start) or turned(ent.text)

    def _name(self, ent: Span) -> str:
        return self.spelling.of(self._text(ent))

    def _new(self, ent: Span) -> int:
        name = self._name(ent)
        given = name.split()[0]
        return self.chains.new(Chain(EntityType.PERSON, name, named=True, gender=first_names().get(given, "")))

    def _suffix_left_out(self, ent: Span) -> str:
        """The suffix that a headline leaves out: "Jane Roe" is the Jane Roe II of the text, if there is only one."""
        name = self.parsed[ent.start]
        known = self.suffixes.get((name.given, name.last), set())
        return min(known) if len(known) == 1 and self.chains.in_heading(ent.root.i) else ""


def _words(name: str) -> tuple[str, ...]:
    """The words of a person's name that stand for it in an article: no suffix, no initials between first and last."""
    words = SUFFIX.sub("", name).split()
    if len(words) > 2:
        words = [w for i, w in enumerate(words) if i in (0, len(words) - 1) or not re.fullmatch(r"[A-Z]\.?", w)]
    return tuple(words)
