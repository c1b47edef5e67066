"""Groups by average link: two groups become one while their members are alike on the whole and none forbids it."""

from __future__ import annotations

import heapq
from collections import defaultdict
from collections.abc import Mapping

Pair = tuple[int, int]


def grouped(size: int, likeness: Mapping[Pair, float], least: float, unlike: float) -> list[list[int]]:
    """The numbers from 0 to `size` in groups, each sorted, in the order of their first members.

    `likeness` has pairs of numbers, the smaller first; -inf forbids that the two ever are in one group. Pairs that it
    lacks count as `unlike`. The most alike two groups are joined first, of equal ones those that come first, while the
    mean over all pairs across the two is at least `least`. The cost grows with the pairs and not with the numbers'
    square. Average link: Sokal and Michener (1958).
    """
    members = {number: [number] for number in range(size)}
    near: dict[int, dict[int, tuple[float, int]]] = defaultdict(dict)
    for (one, other), value in likeness.items():
        near[one][other] = near[other][one] = value, 1
    version = dict.fromkeys(range(size), 0)

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
