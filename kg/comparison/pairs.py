"""Which quotations of a story render one utterance, two by two: alike in what they say, and not of two people."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import fsum, inf

from kg.comparison.candidates import sharing
from kg.comparison.likeness import Likeness, likeness_of, speakers_of, weights_of
from kg.comparison.renderings import Rendered
from kg.model import CueClass

#: A stretch in marks of so many words that stands whole in the other's marks is no chance, whoever speaks.
HELD = 4
#: So much it has to weigh where it is shorter, and the two speakers are one.
HELD_WEIGHT = 3.5
#: A row of so many equal words in marks, so many of them telling, is none either, whatever else the two say.
LONG_RUN, LONG_TELLING = 7, 3
#: Nor is a shorter one, where so much of the lighter one is shared.
RUN, RUN_TELLING, RUN_SHARED = 5, 2, 0.5
#: The same two quotations in marks of one speaker, if so much of all their words is equal, as all but a number.
ALIKE = 0.75
#: How much of what the lighter quotation says the other has, without such a row, how much that has to weigh, and of how
#: many words it has to be.
SHARED, WEIGHT, TELLING = 0.5, 8.0, 4
#: The same where the two speakers are known to be one.
SHARED_BY_ONE, WEIGHT_BY_ONE = 0.3, 10.0
#: How much of the heavier one two reports without the speaker's own words share.
WHOLE = 0.4
#: How much two quotations of one article share that render one utterance.
TWICE = 0.7
#: Two quotations with more telling words are not compared where they share only one.
_SHORT = 2
#: A quotation is compared with so many of the next ones that have a word.
_NEXT = 40


def pairs(all_of: Sequence[Rendered]) -> Iterator[tuple[int, int, Likeness]]:
    """The pairs that render one utterance, by their places in `all_of`; one is never in the other."""
    weights = weights_of(all_of)
    stems = [{word.stem for word in one.telling} for one in all_of]
    rows = [_rows(one) for one in all_of]
    for a, b, count in sharing(stems, _NEXT):
        one, other = all_of[a], all_of[b]
        if _nested(one, other) or (count < 2 and min(len(one.telling), len(other.telling)) > _SHORT):
            continue
        if rows[a].isdisjoint(rows[b]) and fsum(map(weights.__getitem__, stems[a] & stems[b])) < _needed(one, other):
            continue
        likeness = likeness_of(one, other, weights)
        if is_same(one, other, likeness):
            yield a, b, likeness


def _rows(one: Rendered) -> set[tuple[str, ...]]:
    """All rows of so many words as two need in common where nothing else makes them one."""
    forms = [word.form for word in one.words]
    return {tuple(forms[at : at + HELD]) for at in range(len(forms) - HELD + 1)}


def _needed(one: Rendered, other: Rendered) -> float:
    """How much two quotations without a row of equal words must share at least to be one, as `is_same` judges."""
    return {1: HELD_WEIGHT, 0: WEIGHT, -1: inf}[speakers_of(one, other)]


def is_same(one: Rendered, other: Rendered, found: Likeness) -> bool:
    """Whether two quotations that share so much render one utterance.

    An article has an utterance twice where it is in a heading or stands out from the text, and then nearly whole.
    """
    if one.at.article == other.at.article and found.shared < TWICE and not found.held:
        return False
    if found.held >= HELD and found.held_weight:
        return True
    if (one.quotation.cue_class is CueClass.DENIAL) != (other.quotation.cue_class is CueClass.DENIAL):
        return False  # who denies it does not say it
    if one.in_marks and other.in_marks and found.run >= LONG_RUN and found.telling_run >= LONG_TELLING:
        return True
    if not (one.in_marks or other.in_marks) and found.common < WHOLE * found.most:
        return False  # what a longer report only holds is not that report
    if found.run >= RUN and found.telling_run >= RUN_TELLING and found.shared >= RUN_SHARED:
        return True
    if found.speakers < 0:
        return False
    if found.speakers > 0:
        if one.in_marks and other.in_marks and found.alike >= ALIKE:
            return True
        alike = found.shared >= SHARED_BY_ONE and found.common >= WEIGHT_BY_ONE
        return alike or found.held_weight >= HELD_WEIGHT
    return found.shared >= SHARED and found.common >= WEIGHT and max(found.telling, found.run) >= TELLING


def _nested(one: Rendered, other: Rendered) -> bool:
    """Whether one stands inside the other."""
    if one.at.article != other.at.article:
        return False
    short, long = sorted((one.at.place, other.at.place), key=len)
    return long[: len(short)] == short
