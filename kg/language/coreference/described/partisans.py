"""Whom a description by party means: "the Ohio Democrat", "the 39-year-old Republican"."""

from __future__ import annotations

import re
from bisect import bisect_left

from spacy.tokens import Token

from kg.language.coreference.chains import Chain, Chains
from kg.language.coreference.parties import affiliations
from kg.language.lexicon.countries import is_region
from kg.language.lexicon.noun_entries import words_tagged
from kg.language.lexicon.parties import party_words
from kg.language.lexicon.titles import other_roles
from kg.language.syntax.apart import stand_apart
from kg.language.syntax.nouns import is_plural, phrase
from kg.language.syntax.remembered import sentence_of
from kg.model import EntityType

#: How many sentences back somebody may have been named.
_REACH = 3
_PLACED = re.compile(r"(?: of |,? \(?[A-Z]{1,3}[-–‑])(?P<place>[A-Z][\w.]+)")


def is_partisan(token: Token) -> bool:
    """Whether a word says of one person which party or side they belong to."""
    return token.lower_ in words_tagged("partisan") and not is_plural(token)


class Partisans:
    """The people that such descriptions can mean, by place; what is known of their parties is read once."""

    def __init__(self, chains: Chains) -> None:
        self._chains = chains
        self._parties: dict[int, set[str]] | None = None
        self._named: list[tuple[int, int]] | None = None

    def meant(self, token: Token) -> int | None:
        """The only one named close before a description who fits; None where nobody does, or several do.

        Who is known to be of that party, or has an office to which it belongs, stands before all others; whoever is
        known to be of another party, or of another place, does not fit.
        """
        start = sentence_of(token)
        for back in range(_REACH):
            near = self._near(token, start.start, phrase(token)[0].i if not back else start.end)
            members = [i for i in near if party_words().get(token.lower_) in self._known().get(i, ())]
            # further back only who is known for it
            found = members or [i for i in near if _can_be(self._chains.items[i], token)]
            found = found or (near if back < 2 else [])
            if found:
                return found[0] if len(found) == 1 else None
            if near or not start.start:
                return None
            start = sentence_of(token.doc[start.start - 1])
        return None

    def _near(self, token: Token, start: int, end: int) -> list[int]:
        """The people named between two tokens who can be meant."""
        if self._named is None:
            people = [(i, c) for i, c in enumerate(self._chains.items) if c.named and c.type is EntityType.PERSON]
            self._named = sorted((place, i) for i, c in people for place in c.places)
        here = self._named[bisect_left(self._named, (start, -1)) : bisect_left(self._named, (end, -1))]
        apart = {i for place, i in here if stand_apart(token.doc[place], token)}
        return [i for i in dict.fromkeys(i for _, i in here) if i not in apart and self._may_be(i, token)]

    def _may_be(self, index: int, token: Token) -> bool:
        party = party_words().get(token.lower_)
        known = self._known().get(index)
        if party and known and party not in known:
            return False
        places = [t.text for t in token.doc[phrase(token)[0].i : token.i] if is_region(t.text)]
        chain, text = self._chains.items[index], self._chains.article.text
        for name in chain.names if places else ():
            said = _PLACED.match(text, name.end)
            if said and is_region(said["place"].rstrip(".")) and not any(_alike(said["place"], p) for p in places):
                return False
        return True

    def _known(self) -> dict[int, set[str]]:
        if self._parties is None:
            self._parties = {}
            for found in affiliations(self._chains.doc, self._chains.article.text, self._chains.items):
                self._parties.setdefault(found.chain, set()).add(found.name)
        return self._parties


def _can_be(chain: Chain, token: Token) -> bool:
    """Whether somebody has an office to which a party belongs."""
    return any(token.lower_ in (role, *other_roles(role)) for role in chain.roles)


def _alike(one: str, other: str) -> bool:
    """Whether two names of states can be one: "Calif." and "California"."""
    return one.strip(".").casefold()[:2] == other.casefold()[:2] or len(one.strip(".")) <= 2
