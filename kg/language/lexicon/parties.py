"""Parties, by the words for their members and by the letters that stand for them: lexicon/data/parties.toml."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from kg.language.lexicon.inflection import plural_of
from kg.language.lexicon.noun_entries import words_tagged
from kg.language.lexicon.wordlists import table


@dataclass(frozen=True, slots=True)
class Party:
    """A party by its name; words in small letters, as the head of the file explains them."""

    name: str
    members: tuple[str, ...]
    words: tuple[str, ...]
    letters: tuple[str, ...]
    also: tuple[str, ...]

    @property
    def followers(self) -> tuple[str, ...]:
        """The plurals of its members: "tories"."""
        return tuple(map(plural_of, self.members))


@cache
def parties() -> tuple[Party, ...]:
    """All parties that kg knows."""
    keys = ("members", "words", "letters", "also")
    return tuple(
        Party(name, *(tuple(entry.get(key, ())) for key in keys)) for name, entry in table("parties")["parties"].items()
    )


@cache
def party_words() -> Mapping[str, str]:
    """The words for parties and their members, in small letters -> the party: "tory" -> "Conservative Party"."""
    return {word: party.name for party in parties() for word in (*party.members, *party.followers, *party.words)}


@cache
def party_followers() -> Mapping[str, str]:
    """The plurals of the members of parties, in small letters -> one of them: "tories" -> "tory"."""
    return {
        plural: member for party in parties() for member, plural in zip(party.members, party.followers, strict=True)
    }


@cache
def party_letters() -> Mapping[str, str]:
    """What stands for a party behind a name -> the party: "R" -> "Republican Party"."""
    return {letter: party.name for party in parties() for letter in party.letters}


@cache
def party_names() -> Mapping[str, tuple[str, ...]]:
    """Each party -> other names of the same, in small letters."""
    return {party.name: (*party.words, *party.also, *party.followers) for party in parties()}


def independent_letters() -> frozenset[str]:
    """What stands behind the names of politicians of no party."""
    return frozenset(table("parties")["independent"]["letters"])


@cache
def partisans() -> frozenset[str]:
    """Words before a surname that say where somebody stands and not what they are called: "Republican", "House"."""
    sides = {*party_words(), *words_tagged("partisan"), *table("parties")["chambers"]["words"]}
    return frozenset(word.capitalize() for word in sides)
