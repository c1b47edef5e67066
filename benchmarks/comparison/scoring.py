"""Utterances, conflicts and origins against the labels of a story.

A quotation stands for a labelled passage of its article where the two share half of the characters of the shorter one.
A labelled pair of passages is found where two quotations that stand for them are a pair; a pair of kg is right where it
finds one. A conflict is right where sides of two articles overlap sides of one labelled conflict, and a labelled one is
found where such a conflict is there.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass
from itertools import combinations

from benchmarks.comparison.labels import SAME, WORDING, LabelledStory, Place
from kg.comparison.renderings import Rendered
from kg.model import Span
from kg.model.comparison import Conflict, Origin

_HALF = 0.5
Pair = tuple[int, int]


@dataclass(slots=True)
class Tally:
    """How many were wanted and of those found, how many told and of those right."""

    wanted: int = 0
    found: int = 0
    told: int = 0
    right: int = 0

    @property
    def precision(self) -> float:
        """Of those told, the share that is right."""
        return self.right / self.told if self.told else 0.0

    @property
    def recall(self) -> float:
        """Of those wanted, the share that is found."""
        return self.found / self.wanted if self.wanted else 0.0

    @property
    def f1(self) -> float:
        """The harmonic mean of the two."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


def score_pairs(
    story: LabelledStory,
    said: Sequence[Rendered],
    pairs: Iterable[Pair],
    places: Mapping[str, int],
    classes: Set[str] | None = None,
) -> Tally:
    """Pairs of quotations, by their numbers in `said`, against the groups of the story.

    With `classes` only labelled pairs of these are wanted; told and right are counted over all the same.
    """
    pairs = set(pairs)
    tally, right = Tally(told=len(pairs)), set()
    for number, group in enumerate(story.utterances):
        standing = [_standing(place, said, places) for place in group]
        for a, b in combinations(range(len(group)), 2):
            both = {(min(one, other), max(one, other)) for one in standing[a] for other in standing[b] if one != other}
            if standing[a] and standing[b] and not both:
                continue
            right |= both & pairs
            if classes is None or story.classes.get((number, a, b)) in classes:
                tally.wanted += 1
                tally.found += bool(both & pairs)
    tally.right = len(right)
    return tally


def _standing(place: Place, said: Sequence[Rendered], places: Mapping[str, int]) -> set[int]:
    """The quotations that stand for a labelled passage."""
    wanted = _characters(place.spans)
    found = set()
    for number, one in enumerate(said):
        if places[one.at.article] == place.article:
            own = _characters(one.quotation.content)
            if len(own & wanted) >= _HALF * min(len(own), len(wanted)):
                found.add(number)
    return found


def _characters(spans: Iterable[Span]) -> set[int]:
    return {at for span in spans for at in range(span.start, span.end)}


def score_conflicts(story: LabelledStory, told: Sequence[Conflict], places: Mapping[str, int]) -> tuple[Tally, Tally]:
    """Conflicts against all the labelled ones, and against those in which two articles have another value."""
    found: set[int] = set()
    right = 0
    for conflict in told:
        met = {
            number
            for number, wanted in enumerate(story.conflicts)
            if len({place for side in conflict.sides if (place := _side(side.article, side.evidence, wanted, places))})
            > 1
        }
        right += bool(met)
        found |= met
    values = {number for number in range(len(story.conflicts)) if _is_of_values(story, number)}
    return (
        Tally(len(story.conflicts), len(found), len(told), right),
        Tally(len(values), len(found & values), len(told), right),
    )


def _is_of_values(story: LabelledStory, number: int) -> bool:
    """Whether a labelled conflict lies in more than words, and between two articles."""
    kind, agreement = story.kinds[number]
    return kind != WORDING and agreement != SAME and len({place.article for place in story.conflicts[number]}) > 1


def _side(article: str, spans: Sequence[Span], wanted: Sequence[Place], places: Mapping[str, int]) -> Place | None:
    """The labelled side that some words belong to."""
    for place in wanted:
        if place.article == places[article] and any(a.overlaps(b) for a in spans for b in place.spans):
            return place
    return None


def score_origins(story: LabelledStory, told: Sequence[Origin], places: Mapping[str, int]) -> Tally:
    """Pairs of articles that share an origin against the labelled ones."""
    pairs = {(min(a, b), max(a, b)) for each in told for a, b in [(places[each.one], places[each.other])]}
    same = len(pairs & story.origins)
    return Tally(wanted=len(story.origins), found=same, told=len(pairs), right=same)


def add(total: Tally, one: Tally) -> None:
    """Adds the counts of one story to those of all."""
    total.wanted += one.wanted
    total.found += one.found
    total.told += one.told
    total.right += one.right
