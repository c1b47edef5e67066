"""People by name: full names first, then bare first and last names, then what the nouns beside a name tell."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, field, replace

from spacy.tokens import Span

from kg.language.coreference.chains import Chain, Chains
from kg.language.coreference.names.apposition import describe_person
from kg.language.coreference.names.bare_names import Bearers
from kg.language.coreference.names.full_names import FullNames
from kg.language.coreference.names.mentions import add_mention, title_gender
from kg.language.lexicon.person_names import SUFFIX, PersonName, generation_behind
from kg.language.lexicon.wordlists import first_names
from kg.model import EntityType


def add_people(chains: Chains, ents: list[Span]) -> None:
    """Adds a chain for each person named by one of `ents`, and all names of that person to it."""
    people = _People(chains, _parsed(chains, ents))
    for ent in sorted(ents, key=lambda e: (-len(_words(e.text)), e.start)):
        if len(_words(ent.text)) > 1:
            people.add_full(ent)
    people.end_full_names()
    for ent in sorted(ents, key=lambda e: e.start):
        if len(_words(ent.text)) == 1 and ent.root.i not in chains.at:
            people.add_bare(ent)
    spans = {ent.root.i: ent for ent in ents}
    for index in people.indices():
        describe_person(chains, index, spans)


@dataclass(slots=True)
class _People:
    """The people found so far; `parsed` are the names in parts by the index of their first token."""

    chains: Chains
    parsed: dict[int, PersonName]
    full: FullNames = field(default_factory=FullNames)
    by_last: dict[str, list[int]] = field(default_factory=lambda: defaultdict(list))
    by_first: dict[str, list[int]] = field(default_factory=lambda: defaultdict(list))
    bearers: dict[str, Bearers] = field(default_factory=dict)
    bare: dict[str, int] = field(default_factory=dict)
    suffixes: dict[tuple[str, str], set[str]] = field(default_factory=lambda: defaultdict(set))

    def __post_init__(self) -> None:
        for name in self.parsed.values():
            if name.suffix:
                self.suffixes[name.given, name.last].add(name.suffix)

    def add_full(self, ent: Span) -> None:
        """A name of two words or more; the longest must come first."""
        name = self.parsed[ent.start]
        name = replace(name, suffix=name.suffix or self._suffix_left_out(ent))
        index = self.full.find(name)
        if index is None:
            words = _words(ent.text)
            index = self._new(ent, words[0])
            self.by_last[words[-1]].append(index)
            self.by_first[words[0]].append(index)
            self.full.add(index, name)
        self.full.know(name, index)
        add_mention(self.chains, index, ent)

    def end_full_names(self) -> None:
        """To be called between full and bare names: who bears each first and last name."""
        for known in (self.by_first, self.by_last):
            self.bearers |= {word: Bearers(self.chains, found) for word, found in known.items()}

    def add_bare(self, ent: Span) -> None:
        """A first or last name alone; they must come in text order."""
        (word,), suffix = _words(ent.text), self.parsed[ent.start].suffix
        doubtful = False
        if suffix:
            # "Roe Jr." is the one of that generation
            same = [i for i in self.by_last.get(word, ()) if self.full.suffix_of(i) == suffix]
            index = same[0] if len(same) == 1 else None
            key = f"{word} {suffix}"
        else:
            index = self.bearers[word].best(ent.start, title_gender(ent)) if word in self.bearers else None
            doubtful = index is not None and self.bearers[word].in_doubt
            key = word
        if index is None:
            index = self.bare.get(key)
        if index is None:
            index = self.bare[key] = self._new(ent, key)
        add_mention(self.chains, index, ent)
        if doubtful:
            self.chains.items[index].unsure.update(t.i for t in ent)

    def indices(self) -> list[int]:
        """The chains of all people, in order."""
        return sorted({*self.full.chains(), *self.bare.values()})

    def _new(self, ent: Span, given: str) -> int:
        gender = first_names().get(given, "")
        return self.chains.new(Chain(EntityType.PERSON, ent.text, named=True, gender=gender))

    def _suffix_left_out(self, ent: Span) -> str:
        """The suffix that a headline leaves out: "Jane Roe" is the Jane Roe II of the text, if there is only one."""
        name = self.parsed[ent.start]
        known = self.suffixes.get((name.given, name.last), set())
        return next(iter(known)) if len(known) == 1 and self.chains.in_heading(ent.root.i) else ""


def _parsed(chains: Chains, ents: list[Span]) -> dict[int, PersonName]:
    """The names in parts, each with the suffix that stands in it or behind it, by their first tokens."""
    parsed: dict[int, PersonName] = {}
    for ent in ents:
        name = PersonName.of(ent.text)
        parsed[ent.start] = replace(name, suffix=name.suffix or generation_behind(chains.article.text, ent.end_char))
    return parsed


def _words(name: str) -> tuple[str, ...]:
    """The words of a person's name that stand for it in an article: no suffix, no initials between first and last."""
    words = SUFFIX.sub("", name).split()
    if len(words) > 2:
        words = [w for i, w in enumerate(words) if i in (0, len(words) - 1) or not re.fullmatch(r"[A-Z]\.?", w)]
    return tuple(words)
