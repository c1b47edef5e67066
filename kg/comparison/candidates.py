"""Which passages are worth comparing: those that share stems."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Set


def sharing(passages: Iterable[Set[str]], most: int) -> Iterator[tuple[int, int, int]]:
    """Pairs of passages, given by their stems: the places of the two, in order, and how many stems they share.

    Each is compared with at most `most` of the next ones that have a stem, so that the cost does not grow with the
    square of the passages.
    """
    by_stem: dict[str, list[int]] = defaultdict(list)
    for place, stems in enumerate(passages):
        for stem in stems:
            by_stem[stem].append(place)
    shared: Counter[tuple[int, int]] = Counter()
    for places in by_stem.values():
        shared.update((a, b) for n, a in enumerate(places) for b in places[n + 1 : n + 1 + most])
    yield from ((a, b, count) for (a, b), count in sorted(shared.items()))
