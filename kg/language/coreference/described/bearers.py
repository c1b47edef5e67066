"""Whom and what that has a name a description can mean, last mentioned first, while the article is read."""

from __future__ import annotations

from collections.abc import Iterator

from kg.language.coreference.chains import Chain, Chains
from kg.language.lexicon.titles import other_roles
from kg.model import EntityType


class Bearers:
    """The people that have a name by each of their roles, and the works that have one, in order of their last mention.

    What is asked must go through the article from left to right: a mention is taken note of once its place is passed.
    """

    def __init__(self, chains: Chains) -> None:
        self._chains = chains
        self._keys: dict[int, tuple[str | None, ...]] = {}
        #: by role, None for works: the place of the last mention of each chain
        self._recent: dict[str | None, dict[int, int]] = {}
        #: words near the mentions of a chain, and of how many of them
        self._beside: dict[int, tuple[int, set[str]]] = {}
        ahead: list[tuple[int, int]] = []
        for index, chain in enumerate(chains.items):
            keys = _keys(chain)
            if keys:
                self._keys[index] = keys
                self._recent |= {key: {} for key in keys if key not in self._recent}
                ahead += [(place, index) for place in chain.places]
        self._ahead = sorted(ahead, reverse=True)

    def have(self, role: str) -> bool:
        """Whether anybody in the whole article has a role."""
        return role in self._recent

    def mentioned(self, index: int, place: int) -> None:
        """Takes note of a description of a chain, at the token that was read last."""
        if index in self._keys:
            self._go_to(place)
            self._take(place, index)

    def before(self, role: str | None, place: int) -> Iterator[tuple[int, int]]:
        """(last mention, chain) of those mentioned before a token who have a role, or of works for None."""
        self._go_to(place)
        recent = self._recent.get(role, {})
        return ((recent[index], index) for index in reversed(recent))

    def words_beside(self, index: int) -> set[str]:
        """The words near the mentions of a chain, in small letters."""
        count, words = self._beside.get(index, (0, set()))
        mentions = self._chains.items[index].mentions
        for mention in mentions[count:]:
            words.update(t.lower_ for t in self._chains.doc[max(0, mention.head - 8) : mention.head + 10])
        self._beside[index] = len(mentions), words
        return words

    def _go_to(self, place: int) -> None:
        while self._ahead and self._ahead[-1][0] < place:
            self._take(*self._ahead.pop())

    def _take(self, place: int, index: int) -> None:
        for key in self._keys[index]:
            recent = self._recent[key]
            recent.pop(index, None)
            recent[index] = place


def _keys(chain: Chain) -> tuple[str | None, ...]:
    """The roles of somebody who has a name; None for a work that has one."""
    if chain.named and len(chain.members) != 2 and chain.type is EntityType.PERSON:
        return tuple(sorted({*chain.roles, *(more for role in chain.roles for more in other_roles(role))}))
    return (None,) if chain.named and len(chain.members) != 2 and chain.type is EntityType.WORK else ()
