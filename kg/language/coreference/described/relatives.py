"""Whom "his wife", "her lawyer" mean where the text has named them: "Roe and his wife, Tia, ... . His wife sued."

Runs once pronouns are bound, since whose wife it is turns on them.
"""

from __future__ import annotations

from collections import defaultdict

from kg.language.coreference.antecedents import owner_of
from kg.language.coreference.chains import Chain, Chains
from kg.language.syntax.nouns import full_lemma, possessors
from kg.model import EntityType


def name_relatives(chains: Chains) -> None:
    """Joins a description by its owner ("Roe's wife") with the only person whom the text has named so before.

    Of what one has several of (brothers, lawyers) "her brother" still is the one named, if no other is.
    """
    named = _named(chains)
    for index, chain in enumerate(chains.items):
        if chain.named or chain.type is not EntityType.PERSON or chain.plural or not chain.mentions:
            continue
        noun = chains.doc[min(chain.places)]
        owner = _owner(chains, noun.i)
        if owner is None:
            continue
        found = named.get((owner, full_lemma(noun)), {})
        # those of whom it is not known whose they are may be others
        rivals = named.get((None, full_lemma(noun)), {}).keys() - found.keys()
        before = [i for i, place in found.items() if place < noun.i]
        if len(found) == 1 and before and not rivals and _agree(chain, chains.items[before[0]]):
            chains.join(index, before[0])


def _named(chains: Chains) -> dict[tuple[int | None, str], dict[int, int]]:
    """(owner, noun) -> the people named so, and where first: ("Roe", "wife") -> "Tia Roe"."""
    named: dict[tuple[int | None, str], dict[int, int]] = defaultdict(dict)
    for index, chain in enumerate(chains.items):
        if chain.named and chain.type is EntityType.PERSON:
            for place in sorted(chain.apposed):
                owner, noun = _owner(chains, place), full_lemma(chains.doc[place])
                if owner != index and possessors(chains.doc[place]):
                    named[owner, noun].setdefault(index, place)
                    if owner is not None and noun in _RETURNED and chains.items[owner].named:
                        # whose husband has a wife is his wife
                        named[index, _RETURNED[noun]].setdefault(owner, place)
    return named


#: What somebody is to whom they call so.
_RETURNED = {"wife": "husband", "husband": "wife"}


def _owner(chains: Chains, place: int) -> int | None:
    """Whose relative a noun says somebody is; None where that hangs on a pronoun that could mean somebody else."""
    noun = chains.doc[place]
    owner = owner_of(chains, noun)
    doubtful = owner is not None and any(p.i in chains.items[owner].unsure for p in possessors(noun))
    return None if doubtful else owner


def _agree(one: Chain, other: Chain) -> bool:
    return not one.gender or not other.gender or one.gender == other.gender
