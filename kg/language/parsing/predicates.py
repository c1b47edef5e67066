"""Semantic roles on a Doc: which words mean which PropBank roleset, and who takes part in what they tell.

`doc._.predicates` holds them in the order of the document; a pipeline without roles leaves it empty.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from spacy.tokens import Doc, Span, Token


@dataclass(frozen=True, slots=True)
class Argument:
    """Who or what takes part: the role as PropBank writes it, the word that heads the phrase, the phrase, and how sure
    the role is (0 to 1).

    Roles are ARG0 to ARG5 and modifiers as ARGM-TMP; R-ARG0 is a relative pronoun that stands for ARG0, C-ARG1 what
    goes on with an ARG1 that something interrupts.
    """

    role: str
    head: Token
    span: Span
    score: float = 1.0


@dataclass(frozen=True, slots=True)
class Predicate:
    """A word that tells of an event or state: its roleset ("accuse.01"), how sure that is (0 to 1), its arguments."""

    token: Token
    roleset: str
    score: float
    arguments: tuple[Argument, ...]


#: A predicate as numbers and words: place, roleset, score, and of each argument role, head, start and end of its span,
#: score.
Row = tuple[int, str, float, Sequence[tuple[str, int, int, int, float]]]
#: Where a Doc keeps them as rows, so that it can be written to disk and sent to another process.
_KEPT = "kg_predicates"


def read(doc: Doc) -> tuple[Predicate, ...]:
    """What `doc._.predicates` gives: made anew from what the Doc keeps at each call."""
    return tuple(
        Predicate(doc[place], roleset, score, _arguments(doc, arguments))
        for place, roleset, score, arguments in rows_of(doc)
    )


def _arguments(doc: Doc, rows: Iterable[tuple[str, int, int, int, float]]) -> tuple[Argument, ...]:
    return tuple([Argument(role, doc[head], Span(doc, a, b), score) for role, head, a, b, score in rows])


def keep(doc: Doc, predicates: Iterable[Predicate]) -> None:
    """What `doc._.predicates = ...` does; raises ValueError where a predicate is of another Doc."""
    rows: list[Row] = []
    for one in predicates:
        if one.token.doc is not doc:
            raise ValueError(f"the predicate {one.token.text!r} belongs to another Doc")
        arguments = [(a.role, a.head.i, a.span.start, a.span.end, a.score) for a in one.arguments]
        rows.append((one.token.i, one.roleset, one.score, arguments))
    keep_rows(doc, rows)


def rows_of(doc: Doc) -> Sequence[Row]:
    """The predicates of a text without its tokens and spans, which cost more than the rest."""
    found: Sequence[Row] = doc.user_data.get(_KEPT, ())
    return found


def keep_rows(doc: Doc, rows: Sequence[Row]) -> None:
    """Sets `doc._.predicates`; `rows` are numbers of tokens of this Doc."""
    doc.user_data[_KEPT] = rows


def predicates_of(doc: Doc) -> tuple[Predicate, ...]:
    """The predicates of an analysed text, in the order of the document; none where its pipeline knows no roles."""
    found: tuple[Predicate, ...] = doc._.predicates
    return found


def moved(rows: Iterable[Row], places: Sequence[int] | Mapping[int, int]) -> Iterator[Row]:
    """The same predicates in another Doc; `places` tells of each word of the first where it stands there.

    Words keep their order and may have no place: arguments without their head are left out then, and predicates without
    their word.
    """
    place = places.get if isinstance(places, Mapping) else places.__getitem__
    for word, roleset, score, arguments in rows:
        at = place(word)
        if at is None:
            continue
        kept = []
        for role, head, start, end, sure in arguments:
            new_head = place(head)
            if new_head is not None:
                inside = [there for i in range(start, end) if (there := place(i)) is not None]
                kept.append((role, new_head, inside[0], inside[-1] + 1, sure))
        yield at, roleset, score, kept


if not Doc.has_extension("predicates"):
    Doc.set_extension("predicates", getter=read, setter=keep)
