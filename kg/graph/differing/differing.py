"""Holds what two graphs hold against each other."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from kg.graph.differing.thing import KINDS, Thing
from kg.graph.differing.things import things_of
from kg.graph.graph import open_graph
from kg.paths import AnyPath


@dataclass(frozen=True, slots=True)
class Changed:
    """A thing of both graphs that is not the same in both."""

    old: Thing
    new: Thing

    @property
    def fields(self) -> tuple[str, ...]:
        """The names of the values that are not the same."""
        return tuple(name for name, value in self.old.values.items() if self.new.values.get(name) != value)


@dataclass(frozen=True, slots=True)
class KindDiff:
    """The differences of one kind of thing; `old` and `new` are how many there are of it in each graph."""

    old: int
    new: int
    only_old: tuple[Thing, ...]
    only_new: tuple[Thing, ...]
    changed: tuple[Changed, ...]

    def __len__(self) -> int:
        return len(self.only_old) + len(self.only_new) + len(self.changed)


def kinds_of(old: AnyPath, new: AnyPath) -> dict[str, KindDiff]:
    """The differences of two built graphs by kind, in the order of `KINDS`. Raises StoreError as `open_graph` does."""
    before, after = things_of(open_graph(old)), things_of(open_graph(new))
    return {kind: _held(before[kind], after[kind]) for kind in KINDS}


def _held(old: Sequence[Thing], new: Sequence[Thing]) -> KindDiff:
    """What is in one of them alone, after what is equal is taken out, and what has changed; in the order of each."""
    left, right = _without(old, new), _without(new, old)
    changed = _paired(left, right)
    of_new = set(changed.values())
    return KindDiff(
        len(old),
        len(new),
        tuple(thing for place, thing in enumerate(left) if place not in changed),
        tuple(thing for place, thing in enumerate(right) if place not in of_new),
        tuple(Changed(left[one], right[other]) for one, other in sorted(changed.items())),
    )


def _without(things: Iterable[Thing], others: Iterable[Thing]) -> list[Thing]:
    """The things that are not among the others; of equal ones so many as there are more of."""
    there = Counter(other.plain for other in others)
    left = []
    for thing in things:
        if there[thing.plain]:
            there[thing.plain] -= 1
        else:
            left.append(thing)
    return left


def _paired(left: Sequence[Thing], right: Sequence[Thing]) -> Mapping[int, int]:
    """Places of things that are one thing: of one key, or of most shared anchors; the same from either side."""
    at: dict[str, list[int]] = defaultdict(list)
    for place, thing in enumerate(right):
        for each in thing.anchors:
            at[each].append(place)
    shared: Counter[tuple[int, int]] = Counter()
    for place, thing in enumerate(left):
        for each in thing.anchors:
            shared.update((place, other) for other in at[each])

    def surest_first(pair: tuple[tuple[int, int], int]) -> tuple[bool, int, str, str]:
        (one, other), together = pair
        key = left[one].values.get("key")
        other_key = key is None or key != right[other].values.get("key")
        plain = sorted((left[one].plain, right[other].plain))
        return other_key, -together, plain[0], plain[1]

    pairs = dict[int, int]()
    taken = set[int]()
    for (one, other), _ in sorted(shared.items(), key=surest_first):
        if one not in pairs and other not in taken:
            pairs[one] = other
            taken.add(other)
    return pairs
