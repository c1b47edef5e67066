"""How many of the outlets that have something have it independently of each other."""

from __future__ import annotations

from collections.abc import Iterable, Set

from kg.graph.reading.story import StoryFound

#: What makes two articles no two voices. The same words of somebody do not: both may have heard them.
_BINDING = frozenset({"passages", "credit", "told"})
#: Of more outlets the number is not counted out, but found by taking those with the fewest ties first.
_COUNTED_OUT = 16


class Independence:
    """Which outlets of a story draw on each other or on one source; these are pairs, and never added up to clusters."""

    def __init__(self, story: StoryFound) -> None:
        self._tied: dict[str, set[str]] = {voice: set() for voice in story.voices}
        for origin in story.origins:
            one, other = origin.one.voice, origin.other.voice
            if origin.kind in _BINDING and one != other:
                self._tied[one].add(other)
                self._tied[other].add(one)

    def among(self, voices: Iterable[str]) -> int:
        """How many of these outlets at most can be chosen so that no two of them share an origin."""
        left = frozenset(voices)
        return self._most(left) if len(left) <= _COUNTED_OUT else self._many(left)

    def _most(self, left: Set[str]) -> int:
        """A maximum independent set (Tarjan and Trojanowski 1977, without their cases): with an outlet or without."""
        if not left:
            return 0
        one = max(sorted(left), key=lambda voice: len(self._tied[voice] & left))
        tied = self._tied[one] & left
        rest = left - {one}
        if not tied:
            return 1 + self._most(rest)
        return max(1 + self._most(rest - tied), self._most(rest))

    def _many(self, left: Set[str]) -> int:
        count = 0
        while left:
            one = min(sorted(left), key=lambda voice: len(self._tied[voice] & left))
            left = left - {one} - self._tied[one]
            count += 1
        return count
