"""What rules of roles share: the roles of a trigger, and a rule for one word that depends on it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Generic, NamedTuple, TypeVar

from spacy.tokens import Token

from kg.language.syntax.clauses import case_of
from kg.language.syntax.nouns import related

Roles = dict[str, list[Token]]
"""The fillers of each role, in the order in which they were found."""

Around = TypeVar("Around")


class Dependent(NamedTuple):
    """A word that depends on a trigger, its relation without a subtype, and its preposition or "" for none."""

    word: Token
    relation: str
    case: str


Filled = Iterable[tuple[str, Token]]
"""Roles and what fills them."""

Rule = Callable[[Around, Dependent], Filled | None]
"""What a dependent fills, given the trigger and what is around it; None where the rule does not hold."""


class FirstThatHolds(Generic[Around]):
    """Rules in their order; the first that holds decides what a dependent fills.

    Each stands beside the relations of which it can hold, or None for any: most dependents are in none of them.
    """

    def __init__(self, *rules: tuple[Rule[Around], frozenset[str] | None]) -> None:
        known = {relation for _, relations in rules for relation in relations or ()}
        self._of = {r: tuple(rule for rule, some in rules if some is None or r in some) for r in known}
        self._of_any = tuple(rule for rule, some in rules if some is None)

    def add_to(self, roles: Roles, around: Around, trigger: Token) -> None:
        """Adds what the dependents of the trigger fill."""
        for _, relation, word in related(trigger):
            rules = self._of.get(relation, self._of_any)
            if not rules:
                continue
            dependent = Dependent(word, relation, case_of(word))
            for rule in rules:
                filled = rule(around, dependent)
                if filled is not None:
                    for role, filler in filled:
                        roles[role].append(filler)
                    break
