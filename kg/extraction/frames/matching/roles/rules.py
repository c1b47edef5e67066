"""What rules of roles share: the roles of a trigger, and a rule for one word that depends on it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Generic, TypeVar

from spacy.tokens import Token

from kg.language.syntax.clauses import case_of
from kg.language.syntax.nouns import base

Roles = dict[str, list[Token]]
"""The fillers of each role, in the order in which they were found."""

Around = TypeVar("Around")


@dataclass(frozen=True, slots=True)
class Dependent:
    """A word that depends on a trigger, its relation without a subtype, and its preposition or "" for none."""

    word: Token
    relation: str
    case: str

    @classmethod
    def of(cls, word: Token) -> Dependent:
        """A word with what the rules ask of it."""
        return cls(word, base(word.dep_), case_of(word))


Filled = Iterable[tuple[str, Token]]
"""Roles and what fills them."""

Rule = Callable[[Around, Dependent], Filled | None]
"""What a dependent fills, given the trigger and what is around it; None where the rule does not hold."""


@dataclass(frozen=True, slots=True)
class FirstThatHolds(Generic[Around]):
    """Rules in their order; the first that holds decides what a dependent fills."""

    rules: tuple[Rule[Around], ...]

    def add_to(self, roles: Roles, around: Around, word: Token) -> None:
        """Adds what one dependent of the trigger fills."""
        dependent = Dependent.of(word)
        for rule in self.rules:
            filled = rule(around, dependent)
            if filled is not None:
                for role, filler in filled:
                    roles[role].append(filler)
                return
