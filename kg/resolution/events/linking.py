"""Groups by average link: two groups become one while their members are alike on the whole and none forbids it."""

from __future__ import annotations

import heapq
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

Pair = tuple[int, int]


def grouped(size: int, likeness: Mapping[Pair, float], least: float, unlike: float) -> list[list[int]]:
    """The numbers from 0 to `size` in groups, each sorted, in the order of their first members.

    `likeness` has pairs of numbers, the smaller first; -inf forbids that the two ever are in one group. Pairs that it
    lacks count as `unlike`, which is below `least`. The most alike two groups are joined first, of equal ones those
    that come first, while the mean over all pairs across the two is at least `least`. The cost grows with the pairs and
    not with the numbers' square. Average link: Sokal and Michener (1958).
    """
    found = [[number] for number in range(size)]
    for members, pairs in _linked(size, likeness, least):
        for number in members:
            found[number] = []
        for group in _average_link(members, pairs, least, unlike):
            found[group[0]] = group
    return [group for group in found if group]


def _linked(size: int, likeness: Mapping[Pair, float], least: float) -> Iterator[tuple[list[int], dict[Pair, float]]]:
    """The numbers that chains of pairs link which are at least so much alike, with all pairs among them.

    No group reaches beyond: the mean over pairs of which each is below `least` is below it as well.
    """
    parent = list(range(size))

    def root(number: int) -> int:
        while parent[number] != number:
            parent[number] = parent[parent[number]]
            number = parent[number]
        return number

    for (one, other), value in likeness.items():
        if value >= least:
            first, second = sorted((root(one), root(other)))
            parent[second] = first
    pairs: dict[int, dict[Pair, float]] = defaultdict(dict)
    for pair, value in likeness.items():
        home = root(pair[0])
        if home == root(pair[1]):
            pairs[home][pair] = value
    members: dict[int, list[int]] = defaultdict(list)
    for number in range(size):
        home = root(number)
        if home in pairs:
            members[home].append(number)
    for home, several in members.items():
        yield several, pairs.pop(home)


def _average_link(
    numbers: Sequence[int], likeness: Mapping[Pair, float], least: float, unlike: float
) -> list[list[int]]:
    members = {number: [number] for number in numbers}
    near: dict[int, dict[int, tuple[float, int]]] = defaultdict(dict)
    for (one, other), value in likeness.items():
        near[one][other] = near[other][one] = value, 1
    version = dict.fromkeys(numbers, 0)

    def mean(one: int, other: int) -> float:
        total, count = near[one][other]
        pairs = len(members[one]) * len(members[other])
        return (total + unlike * (pairs - count)) / pairs

    def entry(one: int, other: int) -> tuple[float, int, int, int, int]:
        first, second = min(one, other), max(one, other)
        return -mean(first, second), first, second, version[first], version[second]

    waiting = [entry(one, other) for one, other in sorted(likeness) if mean(one, other) >= least]
    heapq.heapify(waiting)
    while waiting:
        _, one, other, *versions = heapq.heappop(waiting)
        if one not in members or other not in members or versions != [version[one], version[other]]:
            continue
        members[one] += members.pop(other)
        version[one] += 1
        for third, (total, count) in near.pop(other).items():
            near[third].pop(other, None)
            if third != one:
                before, so_many = near[one].get(third, (0.0, 0))
                near[one][third] = near[third][one] = before + total, so_many + count
        for third in near[one]:
            if mean(one, third) >= least:
                heapq.heappush(waiting, entry(one, third))
    return [sorted(members[number]) for number in sorted(members)]
