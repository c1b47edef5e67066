"""How alike two quotations are: how much of what they say they share, weighed by how rare each word is in the story."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from math import fsum, log

from kg.comparison.renderings import Rendered

#: So many decimals of a weight count, so that the last bits of a sum decide nothing.
_DECIMALS = 6
#: So many more quotations a small story is weighed with.
_OTHERS = 30
#: A shorter row of equal words is often chance.
_ROW = 4
Weights = Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Likeness:
    """What two quotations share. Weights are bits of the story's words, lengths numbers of words.

    `common` is the weight of the telling words that both have in one order, `least` and `most` that of all telling
    words of the lighter and of the heavier one; `run` is the longest row of words that both have, and `telling_run` how
    many of those tell something. `alike` is how much of all words of the longer one the other has in one order, 0 to 1,
    and 0 where the two have no row of equal words. `speakers` is 1 where the two are the same, 0 where one is
    unknown or has no name, -1 else.
    """

    common: float
    least: float
    most: float
    telling: int
    run: int
    telling_run: int
    held: int
    held_weight: float
    speakers: int
    alike: float

    @property
    def shared(self) -> float:
        """How much of the lighter one is in the heavier one, 0 to 1."""
        return self.common / self.least if self.least else 0.0


def weights_of(all_of: Sequence[Rendered]) -> dict[str, float]:
    """How much each stem tells: the logarithm of how many quotations there are for one that has it.

    Few quotations are weighed as if there were more, else what two of two share would be common.
    """
    seen = Counter(stem for one in all_of for stem in {word.stem for word in one.telling})
    return {stem: round(log(1 + (len(all_of) + _OTHERS) / count), _DECIMALS) for stem, count in seen.items()}


def likeness_of(one: Rendered, other: Rendered, weights: Weights) -> Likeness:
    """What two quotations of a story share."""
    first, second = ([word.stem for word in each.telling] for each in (one, other))
    common, telling = _aligned(first, second, weights)
    sums = sorted(round(fsum(weights[stem] for stem in each), _DECIMALS) for each in (first, second))
    run, telling_run = _longest_run(one, other)
    held, held_weight = max(_held(one, other, weights), _held(other, one, weights))
    return Likeness(
        round(common, _DECIMALS), sums[0], sums[1], telling, run, telling_run, held, held_weight,
        speakers_of(one, other), _alike(one, other) if run >= _ROW else 0.0,
    )  # fmt: skip


def _alike(one: Rendered, other: Rendered) -> float:
    forms = [word.form for word in one.words], [word.form for word in other.words]
    blocks = SequenceMatcher(None, forms[0], forms[1], autojunk=False).get_matching_blocks()
    return sum(block.size for block in blocks) / max(map(len, forms))


def _aligned(first: Sequence[str], second: Sequence[str], weights: Weights) -> tuple[float, int]:
    """The weight and the number of the words of the heaviest common subsequence (Wagner and Fischer 1974, weighted)."""
    both = {*first}.intersection(second)
    first, second = ([stem for stem in each if stem in both] for each in (first, second))
    row = [(0.0, 0)] * (len(second) + 1)
    for stem in first:
        above, diagonal = row, (0.0, 0)
        row = [(0.0, 0)]
        for place, other in enumerate(second):
            diagonal = above[place]
            if stem == other:
                row.append((diagonal[0] + weights[stem], diagonal[1] + 1))
            else:
                row.append(max(row[-1], above[place + 1]))
    return row[-1]


def _longest_run(one: Rendered, other: Rendered) -> tuple[int, int]:
    """The length of the longest row of equal words, and how many of them tell something."""
    best, best_telling = 0, 0
    places: dict[str, list[int]] = defaultdict(list)
    for place, word in enumerate(other.words):
        places[word.form].append(place)
    before: dict[int, tuple[int, int]] = {}
    for word in one.words:
        here: dict[int, tuple[int, int]] = {}
        for place in places.get(word.form, ()):
            length, telling = before.get(place - 1, (0, 0))
            here[place] = length + 1, telling + word.telling
            best, best_telling = max((best, best_telling), here[place])
        before = here
    return best, best_telling


def _held(one: Rendered, other: Rendered, weights: Weights) -> tuple[int, float]:
    """The longest stretch in marks of the first that stands whole in one of the second: its words, its weight."""
    inside = [f" {' '.join(word.form for word in stretch)} " for stretch in other.marked]
    best = 0, 0.0
    for stretch in one.marked:
        words = f" {' '.join(word.form for word in stretch)} "
        if any(words in each for each in inside):
            best = max(
                best, (len(stretch), round(fsum(weights[word.stem] for word in stretch if word.telling), _DECIMALS))
            )
    return best


def speakers_of(one: Rendered, other: Rendered) -> int:
    """1 where the speakers of two quotations are the same, 0 where one is unknown or has no name, -1 else."""
    if not one.speakers or not other.speakers:
        return 0
    if one.speakers & other.speakers:
        return 1
    return -1 if one.named and other.named else 0
