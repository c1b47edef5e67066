"""What of a text stands in another version of it: sentences that both have, and those that were reworded."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from kg.comparison.revising.touching import Touching
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

    @cached_property
    def _touching(self) -> tuple[tuple[Touching, ...], tuple[Touching, ...]]:
        return tuple(map(Touching, self.sentences)), tuple(map(Touching, self.changed))

    def places(self, side: int, spans: Iterable[Span]) -> frozenset[int]:
        """The sentences of a version (0 or 1) that spans touch."""
        sentences = self._touching[0][side]
        return frozenset(place for span in spans for place in sentences.places(span))

    def is_kept(self, side: int, shown: Iterable[Span], spans: Iterable[Span]) -> bool:
        """Whether the sentences of what is shown, or the pieces that all spans touch, stand in both word for word."""
        return self.places(side, shown) <= self.kept[side] or not any(map(self._touching[1][side].has, spans))


def standing(one: Extraction, other: Extraction) -> Standing:
    """The sentences of two versions laid beside each other; case, white space and other marks count for nothing."""
    sentences = _sentences(one), _sentences(other)
    tokens = [
        [_tokens(span.of(each.article.text)) for span in s] for each, s in zip((one, other), sentences, strict=True)
    ]
    known = [set(several) for several in tokens]
    changed = _changed(one.article.text, other.article.text)
    pieces = [Touching(each) for each in changed]
    kept = [
        frozenset(
            place
            for place, each in enumerate(tokens[side])
            if each in known[1 - side] or not pieces[side].has(sentences[side][place])
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
        for a, b in _sharing(*counts)
        if (alike := _alike(counts[0][a], counts[1][b])) >= _REWORDED
    ]
    found: dict[int, int] = {}
    taken: set[int] = set()
    for *_, a, b in sorted(likely):
        if a not in found and b not in taken:
            found[a] = b
            taken.add(b)
    return found


def _sharing(one: dict[int, Counter[str]], other: dict[int, Counter[str]]) -> Iterator[tuple[int, int]]:
    """The pairs that may be alike enough, without laying each sentence beside each (Bayardo et al. 2007, prefixes).

    Two that are have more in common than the words that most sentences have, so that they share one of the rest.
    """
    frequency = Counter(token for counts in (one, other) for each in counts.values() for token in each)
    having: dict[str, list[int]] = defaultdict(list)
    for b, counted in other.items():
        for token in _rarest(counted, frequency):
            having[token].append(b)
    for a, counted in one.items():
        for b in sorted({b for token in _rarest(counted, frequency) for b in having.get(token, ())}):
            yield a, b


def _rarest(counted: Counter[str], frequency: Counter[str]) -> Iterator[str]:
    """The words of a sentence, the rarest first, of which it shares one with each that is alike enough."""
    # what is as alike shares at least r / (2 - r) of the words of either, r being how alike: less than that is left out
    left = counted.total() - _REWORDED / (2 - _REWORDED) * counted.total()
    for token in sorted(counted, key=lambda token: (frequency[token], token)):
        if left < 0:
            return
        yield token
        left -= counted[token]


def _alike(one: Counter[str], other: Counter[str]) -> float:
    both = one.total() + other.total()
    return 2 * (one & other).total() / both if both else 0.0
