"""What of a text stands in another version of it: sentences that both have, and those that were reworded."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from kg.model import Extraction, Span

#: Words, and the marks that make them somebody's own.
_TOKEN = re.compile(r"\d+(?:[,.]\d+)*|\w+|[\"“”]")
#: Where a text is cut by its marks alone, so that what is added or left out moves no cut elsewhere.
#: A row of marks is looked at once, from its beginning, so that time grows with its length alone.
_CUT = re.compile(r"""(?<![A-Z][a-z])(?<!\b[A-Z])(?<![.!?…])[.!?…]++(?:["”’)\]]*+(?=[\s“A-Z])|(?=["“]))|\n++""")
_MARKS = str.maketrans("“”", '""')
#: So many of the words of two sentences are the same where one is the other reworded (Dice 1945).
_REWORDED = 0.5

_Tokens = tuple[str, ...]


@dataclass(frozen=True)
class Standing:
    """Two versions' sentences: which stand in both, wherever, and which of the one was reworded to which of the other.

    `kept` are those of each version that stand in the other too, by their places among all of its sentences, and
    `reworded` are pairs of the rest. `changed` are the pieces of each version, cut by marks alone, that the other
    lacks: where a sentence ends may be found out otherwise there.
    """

    sentences: tuple[tuple[Span, ...], tuple[Span, ...]]
    kept: tuple[frozenset[int], frozenset[int]]
    reworded: dict[int, int]
    changed: tuple[tuple[Span, ...], tuple[Span, ...]]

    def places(self, side: int, spans: Iterable[Span]) -> frozenset[int]:
        """The sentences of a version (0 or 1) that spans touch."""
        several = list(spans)
        return frozenset(
            place
            for place, sentence in enumerate(self.sentences[side])
            if any(sentence.overlaps(span) for span in several)
        )

    def is_kept(self, side: int, shown: Iterable[Span], spans: Iterable[Span]) -> bool:
        """Whether the sentences of what is shown, or the pieces that all spans touch, stand in both word for word."""
        several = list(spans)
        if self.places(side, shown) <= self.kept[side]:
            return True
        return not any(piece.overlaps(span) for piece in self.changed[side] for span in several)

    def is_reworded(self, one: Iterable[Span], other: Iterable[Span]) -> bool:
        """Whether a sentence of these spans of the one version was reworded to one of those of the other."""
        theirs = self.places(1, other)
        return any(self.reworded.get(place) in theirs for place in self.places(0, one))


def standing(one: Extraction, other: Extraction) -> Standing:
    """The sentences of two versions laid beside each other; case, white space and other marks count for nothing."""
    sentences = _sentences(one), _sentences(other)
    tokens = [
        [_tokens(span.of(each.article.text)) for span in s] for each, s in zip((one, other), sentences, strict=True)
    ]
    known = [set(several) for several in tokens]
    changed = _changed(one.article.text, other.article.text)
    kept = [
        frozenset(
            place
            for place, each in enumerate(tokens[side])
            if each in known[1 - side] or not any(sentences[side][place].overlaps(piece) for piece in changed[side])
        )
        for side in (0, 1)
    ]
    rest = [[place for place in range(len(tokens[side])) if place not in kept[side]] for side in (0, 1)]
    return Standing(sentences, (kept[0], kept[1]), _reworded(rest, tokens), changed)


def _changed(one: str, other: str) -> tuple[tuple[Span, ...], tuple[Span, ...]]:
    """The pieces of each text that the other has nowhere."""
    cut = [{piece: _tokens(piece.of(text)) for piece in _pieces(text)} for text in (one, other)]
    known = [set(pieces.values()) for pieces in cut]
    first, second = (
        tuple(piece for piece, tokens in cut[side].items() if tokens and tokens not in known[1 - side])
        for side in (0, 1)
    )
    return first, second


def _pieces(text: str) -> Iterator[Span]:
    at = 0
    for end in (*(found.end() for found in _CUT.finditer(text)), len(text)):
        if text[at:end].strip():
            yield Span(at, end)
        at = end


def _sentences(extraction: Extraction) -> tuple[Span, ...]:
    """The sentences, with what stands between them as sentences of their own."""
    text, at = extraction.article.text, 0
    found: list[Span] = []
    for sentence in sorted(extraction.sentences):
        if text[at : sentence.start].strip():
            found.append(Span(at, sentence.start))
        found.append(sentence)
        at = max(at, sentence.end)
    if text[at:].strip():
        found.append(Span(at, len(text)))
    return tuple(found)


def _tokens(text: str) -> _Tokens:
    return tuple(_TOKEN.findall(text.translate(_MARKS).casefold()))


def _reworded(rest: Sequence[Sequence[int]], tokens: Sequence[Sequence[_Tokens]]) -> dict[int, int]:
    """The likest pairs first; each sentence is in one."""
    counts = [{place: Counter(t[place]) for place in places} for places, t in zip(rest, tokens, strict=True)]
    likely = [
        (-alike, abs(a - b), a, b)
        for a, mine in counts[0].items()
        for b, theirs in counts[1].items()
        if (alike := _alike(mine, theirs)) >= _REWORDED
    ]
    found: dict[int, int] = {}
    taken: set[int] = set()
    for *_, a, b in sorted(likely):
        if a not in found and b not in taken:
            found[a] = b
            taken.add(b)
    return found


def _alike(one: Counter[str], other: Counter[str]) -> float:
    both = one.total() + other.total()
    return 2 * (one & other).total() / both if both else 0.0
