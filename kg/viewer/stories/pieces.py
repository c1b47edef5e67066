"""Words of an article cut into pieces, of which some are marked."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise

from kg.graph.reading.happening import Passage


@dataclass(frozen=True, slots=True)
class Piece:
    """Words; `mark` is 0 for plain ones, and else the number of the note that tells what they are."""

    text: str
    mark: int = 0


def pieces(part: Passage, marks: Sequence[tuple[Passage, int]]) -> list[Piece]:
    """The words of a passage; those of several marks bear the first."""
    inside = [(max(p.start, part.start), min(p.end, part.end), number) for p, number in marks]
    inside = [(start, end, number) for start, end, number in inside if start < end]
    cuts = sorted({part.start, part.end, *(cut for start, end, _ in inside for cut in (start, end))})
    found = [
        Piece(
            part.exact[a - part.start : b - part.start],
            next((number for start, end, number in inside if start <= a and b <= end), 0),
        )
        for a, b in pairwise(cuts)
    ]
    return [Piece("".join(p.text for p in same), mark) for mark, same in groupby(found, key=lambda piece: piece.mark)]


def sentences(evidence: Iterable[Passage], *, marked: bool = True) -> list[list[Piece]]:
    """The sentences in which passages stand, each once, with the words of the passages marked."""
    found: dict[tuple[int, str], list[tuple[Passage, int]]] = {}
    for passage in evidence:
        text = passage.prefix + passage.exact + passage.suffix
        found.setdefault((passage.start - len(passage.prefix), text), []).append((passage, int(marked)))
    return [pieces(Passage(start, start + len(text), text, "", ""), marks) for (start, text), marks in found.items()]
