"""Who of several bearers of a name a bare name means, at a place in the text."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence

from kg.language.coreference.chains import Chains

#: Who is spoken of so many times as often as another bearer is meant all the same.
_MUCH = 3


class Bearers:
    """The chains whose full name has one word in common, asked in text order.

    The one spoken of most before a place is kept up to date as the text goes on, so that an article with many
    bearers and many bare names takes no longer than their sum.
    """

    def __init__(self, chains: Chains, bearers: Sequence[int]) -> None:
        self._chains = chains
        self._bearers = list(bearers)
        self._counts = dict.fromkeys(bearers, 0)
        #: how many have been spoken of so many times
        self._tally = Counter({0: len(bearers)})
        #: heads of the mentions by full name, in text order, and how many of them lie behind
        self._coming = sorted((place, b) for b in bearers for place in chains.items[b].places)
        self._passed = 0
        self._best = self._best_by_gender()
        #: where each was named last without doubt
        self._sure: dict[int, int] = {}
        #: the last full name passed: its head and its chain
        self._latest: tuple[int, int] | None = None
        #: whether what `best` gave last could be somebody else
        self.in_doubt = False

    @property
    def all(self) -> Collection[int]:
        """The chains, in the order in which they were added."""
        return self._bearers

    def add(self, index: int) -> None:
        """One more who bears the name, and is called by it alone."""
        self._bearers.append(index)
        self._counts[index] = 0
        self._tally[0] += 1
        self._best = self._best_by_gender()

    def spoken_of_most(self, among: Collection[int]) -> int | None:
        """The one of some who has been spoken of much more often so far than all others of them; None for nobody."""
        ranked = sorted(among, key=lambda i: -self._counts[i])
        first, second = (self._counts[i] for i in ranked[:2])
        return ranked[0] if first >= _MUCH * max(1, second) else None

    def best(
        self, place: int, gender: str, without: Collection[int] = (), relatives: Collection[int] = ()
    ) -> int | None:
        """The chain that a bare name at the token `place` means; counts it as spoken of. None where nobody fits.

        `gender` is what a title before the name says ("m", "f"), or ""; `without` are chains that it cannot mean,
        `relatives` those who are introduced as somebody's. Between mere namesakes a name in doubt is counted for
        nobody, so that the next one is as doubtful. Places must be asked in rising order.
        """
        while self._passed < len(self._coming) and self._coming[self._passed][0] < place:
            self._latest = self._coming[self._passed]
            self._count(self._latest[1])
            self._sure[self._latest[1]] = self._latest[0]
            self._passed += 1
        if any(self._chains.items[-best].gender != known for known, (_, best) in self._best.items()):
            self._best = self._best_by_gender()  # a title has told more since
        ranked = self._best_by_gender(without) if without else self._best
        fitting = [best for known, best in ranked.items() if not gender or known in ("", gender)]
        self.in_doubt = False
        chosen = -max(fitting)[1] if fitting else None
        if chosen is not None:
            tied = not gender and not without and self._tally[self._counts[chosen]] > 1
            self.in_doubt = tied or self._is_doubtful(chosen, gender, without)
            main = chosen not in relatives and len(self._bearers) <= len(relatives) + 1
            if not self.in_doubt or main:
                self._count(chosen)
                self._sure[chosen] = place
        return chosen

    def _is_doubtful(self, chosen: int, gender: str, without: Collection[int]) -> bool:
        """Whether somebody else of the name was named in full since, and is not spoken of much less."""
        if self._latest is None or self._latest[1] == chosen or self._latest[1] in without:
            return False
        named, other = self._latest
        last = self._sure.get(chosen)
        fits = not gender or self._chains.items[other].gender in ("", gender)
        return fits and (last is None or last < named) and self._counts[other] * _MUCH > self._counts[chosen]

    def _best_by_gender(self, without: Collection[int] = ()) -> dict[str, tuple[int, int]]:
        """How often the chain of each gender that is spoken of most has been, and its negated index: the first wins."""
        best: dict[str, tuple[int, int]] = {}
        for bearer, count in self._counts.items():
            if bearer in without:
                continue
            gender, score = self._chains.items[bearer].gender, (count, -bearer)
            best[gender] = max(best.get(gender, score), score)
        return best

    def _count(self, bearer: int) -> None:
        self._tally[self._counts[bearer]] -= 1
        self._counts[bearer] += 1
        self._tally[self._counts[bearer]] += 1
        gender = self._chains.items[bearer].gender
        score = (self._counts[bearer], -bearer)
        self._best[gender] = max(self._best.get(gender, score), score)
