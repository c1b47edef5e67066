"""Renderings of an utterance as they are printed: which words others have otherwise, and what they have instead."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from kg.graph.reading.happening import Passage
from kg.graph.reading.story import Alike, OtherWords, SaidAs, SaidOnce

#: So many words of a longer stretch are shown.
_WORDS = 10


@dataclass(frozen=True, slots=True)
class Marked:
    """A rendering with its words, in pieces that are marked or not, and in words what is otherwise than in `beside`."""

    rendering: SaidAs
    pieces: tuple[tuple[str, bool], ...]
    beside: SaidAs | None
    notes: tuple[str, ...]


def marked(utterance: SaidOnce) -> list[Marked]:
    """The renderings beside the first one that each was found alike with; the first one beside all those."""
    by_iri = {rendering.iri: rendering for rendering in utterance.renderings}
    beside: dict[str, Alike] = {}
    for pair in utterance.pairs:
        beside.setdefault(pair.other, pair)
    spans: dict[str, list[Passage]] = {iri: [] for iri in by_iri}
    for pair in beside.values():
        spans[pair.one] += (piece for each in pair.differences for piece in each.one)
        spans[pair.other] += (piece for each in pair.differences for piece in each.other)
    return [
        Marked(
            rendering,
            pieces(rendering.content, spans[rendering.iri]),
            by_iri[beside[rendering.iri].one] if rendering.iri in beside else None,
            _notes(beside[rendering.iri]) if rendering.iri in beside else (),
        )
        for rendering in utterance.renderings
    ]


def _notes(pair: Alike) -> tuple[str, ...]:
    return (*map(difference_note, pair.differences), *(f"another {aspect}" for aspect in pair.changed))


def difference_note(difference: OtherWords) -> str:
    """A difference in words: its kind, and the words of both sides."""
    return f"{difference.kind}: {_quoted(difference.one)} → {_quoted(difference.other)}"


def _quoted(pieces: Sequence[Passage]) -> str:
    return f"“{beginning(' … '.join(piece.exact for piece in pieces))}”" if pieces else "nothing"


def beginning(text: str) -> str:
    """The first words of a text on one line, with how many there are where some are left out."""
    words = text.split()
    if len(words) <= _WORDS:
        return " ".join(words)
    return f"{' '.join(words[:_WORDS])} … ({len(words)} words)"


def pieces(content: Sequence[Passage], spans: Sequence[Passage]) -> tuple[tuple[str, bool], ...]:
    """The words of the content, cut where marked ones begin and end; white space is one blank."""
    found: list[tuple[str, bool]] = []
    for number, part in enumerate(content):
        if number:
            found.append((" … ", False))
        inside = [(max(s.start, part.start), min(s.end, part.end)) for s in spans]
        cuts = sorted({part.start, part.end, *(cut for a, b in inside if a < b for cut in (a, b))})
        for a, b in pairwise(cuts):
            text = part.exact[a - part.start : b - part.start]
            is_marked = any(s.start <= a and b <= s.end for s in spans)
            if a > part.start and found[-1][1] == is_marked:
                text = found.pop()[0] + text
            found.append((text, is_marked))
    return tuple((_one_line(text), is_marked) for text, is_marked in found)


def _one_line(text: str) -> str:
    words = " ".join(text.split())
    return f"{' ' * text[:1].isspace()}{words}{' ' * (bool(words) and text[-1:].isspace())}"
