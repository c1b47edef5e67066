"""Which passages are worth comparing: those that share stems."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence, Set


def sharing(passages: Sequence[Set[str]], most: int, fewest: int = 1) -> Iterator[tuple[int, int, int]]:
    """Pairs of passages, given by their stems: the places of the two, in order, and how many stems they share.

    Pairs that share fewer than `fewest` are left out.

    Each is compared with at most `most` of the next ones that have a stem, so that the cost does not grow with the
    square of the passages.
    """
    by_stem: dict[str, list[int]] = defaultdict(list)
    for place, stems in enumerate(passages):
        for stem in stems:
            by_stem[stem].append(place)
    # a pair is counted as one number, which costs less than two
    size = len(passages)
    shared = Counter(
        a * size + b
        for places in by_stem.values()
        if len(places) > 1
        for n, a in enumerate(places)
        for b in places[n + 1 : n + 1 + most]
    )
    for pair in sorted(pair for pair, count in shared.items() if count >= fewest):
        yield *divmod(pair, size), shared[pair]
