"""Semantic roles on a Doc: which words mean which PropBank roleset, and who takes part in what they tell.

`doc._.predicates` holds them in the order of the document; a pipeline without roles leaves it empty.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
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


#: Where a Doc keeps them, as numbers and words, so that it can be written to disk and sent to another process.
_KEPT = "kg_predicates"


def read(doc: Doc) -> tuple[Predicate, ...]:
    """What `doc._.predicates` gives: made anew from what the Doc keeps at each call."""
    return tuple(
        Predicate(doc[place], roleset, score, tuple(Argument(r, doc[h], doc[a:b]) for r, h, a, b in arguments))
        for place, roleset, score, arguments in doc.user_data.get(_KEPT, ())
    )


def keep(doc: Doc, predicates: Iterable[Predicate]) -> None:
    """What `doc._.predicates = ...` does; raises ValueError where a predicate is of another Doc."""
    rows = []
    for one in predicates:
        if one.token.doc is not doc:
            raise ValueError(f"the predicate {one.token.text!r} belongs to another Doc")
        rows.append(
            [one.token.i, one.roleset, one.score, [[a.role, a.head.i, a.span.start, a.span.end] for a in one.arguments]]
        )
    doc.user_data[_KEPT] = rows


def predicates_of(doc: Doc) -> tuple[Predicate, ...]:
    """The predicates of an analysed text, in the order of the document; none where its pipeline knows no roles."""
    found: tuple[Predicate, ...] = doc._.predicates
    return found


def moved(predicate: Predicate, doc: Doc, places: Sequence[int] | Mapping[int, int]) -> Predicate | None:
    """The same predicate in another Doc; `places` tells of each word of the first where it stands there.

    Words may have no place: arguments without their head are left out then, and None is given for a predicate without
    its word.
    """
    at = _place(places, predicate.token.i)
    if at is None:
        return None
    arguments = []
    for a in predicate.arguments:
        head = _place(places, a.head.i)
        inside = [there for i in range(a.span.start, a.span.end) if (there := _place(places, i)) is not None]
        if head is not None:
            arguments.append(Argument(a.role, doc[head], doc[min(inside) : max(inside) + 1]))
    return Predicate(doc[at], predicate.roleset, predicate.score, tuple(arguments))


def _place(places: Sequence[int] | Mapping[int, int], word: int) -> int | None:
    return places.get(word) if isinstance(places, Mapping) else places[word]


if not Doc.has_extension("predicates"):
    Doc.set_extension("predicates", getter=read, setter=keep)
