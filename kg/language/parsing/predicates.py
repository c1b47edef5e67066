"""Semantic roles on a Doc: which words mean which PropBank roleset, and who takes part in what they tell.

`doc._.predicates` holds them in the order of the document; a pipeline without roles leaves it empty.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from spacy.tokens import Doc, Span, Token


@dataclass(frozen=True, slots=True)
class Argument:
    """Who or what takes part: the role as PropBank writes it, the word that heads the phrase, and the phrase.

    Roles are ARG0 to ARG5 and modifiers as ARGM-TMP; R-ARG0 is a relative pronoun that stands for ARG0, C-ARG1 what
    goes on with an ARG1 that something interrupts.
    """

    role: str
    head: Token
    span: Span


@dataclass(frozen=True, slots=True)
class Predicate:
    """A word that tells of an event or state: its roleset ("accuse.01"), how sure that is (0 to 1), its arguments."""

    token: Token
    roleset: str
    score: float
    arguments: tuple[Argument, ...]


def predicates_of(doc: Doc) -> tuple[Predicate, ...]:
    """The predicates of an analysed text, in the order of the document; none where its pipeline knows no roles."""
    found: tuple[Predicate, ...] = doc._.predicates
    return found


def moved(predicate: Predicate, doc: Doc, places: Sequence[int]) -> Predicate:
    """The same predicate in another Doc; `places` tells of each word of the first where it stands there."""
    arguments = (
        Argument(a.role, doc[places[a.head.i]], doc[places[a.span.start] : places[a.span.end - 1] + 1])
        for a in predicate.arguments
    )
    return Predicate(doc[places[predicate.token.i]], predicate.roleset, predicate.score, tuple(arguments))
