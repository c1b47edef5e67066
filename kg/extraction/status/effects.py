"""What becomes of a clause under what stands around it: one step outwards at a time, from the innermost.

The steps are those of the clause-embedding signatures of Nairn, Condoravdi and Karttunen (2006), cut down to what a
reader of an article needs: who stands for it, and whether it is so.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from kg.model import Span, Status


class Effect(StrEnum):
    """What a word does to the clause below it."""

    REPORTED = "reported"
    ALLEGED = "alleged"
    DENIED = "denied"
    NEGATED = "negated"
    #: possible, asked about, a condition, a wish; saying no to it says nothing ("does not want to leave")
    SUPPOSED = "supposed"
    #: planned or within reach: saying no to it says that it is not so ("will not leave", "was not allowed to leave")
    OPEN = "open"


@dataclass(frozen=True, slots=True)
class Step:
    """An effect, the index of the token at which it is had, the rule that found it, and whose claim it makes it.

    `rule` is a `status` that entries of words name, or a phrase that says what the rule looks at. `closing` marks what
    ends a sentence, which is around all that is reported in it. `word` is the token that has the effect, where that is
    another one.
    """

    effect: Effect
    at: int
    rule: str
    source: Span | None = None
    closing: bool = False
    word: int | None = None


_A, _T, _L, _D, _N, _H = (
    Status.ASSERTED,
    Status.ATTRIBUTED,
    Status.ALLEGED,
    Status.DENIED,
    Status.NEGATED,
    Status.HYPOTHETICAL,
)
#: Any status that an effect does not name stays what it is.
_BECOMES: dict[Effect, dict[Status, Status]] = {
    # "said that he did not leave" is what the vocabulary calls denied
    Effect.REPORTED: {_A: _T, _N: _D},
    Effect.ALLEGED: {_A: _L, _T: _L, _N: _D},
    # "denied failing to tell" claims that it was told
    Effect.DENIED: {_A: _D, _T: _D, _L: _D, _H: _D, _N: _T},
    # "did not say that he left", "did not fail to leave": nobody stands for either
    Effect.NEGATED: {_A: _N, _T: _H, _L: _H, _D: _H, _N: _H},
    # an accusation or a denial that is still to come is one all the same
    Effect.SUPPOSED: {_A: _H, _T: _H, _N: _H},
    Effect.OPEN: {_A: _H, _T: _H, _N: _H},
}


def status_under(steps: Iterable[Step]) -> Status:
    """The status of a clause under effects given from the innermost to the outermost."""
    *_, status = (Status.ASSERTED, *statuses_under(steps))
    return status


def statuses_under(steps: Iterable[Step]) -> Iterator[Status]:
    """The status of a clause after each effect."""
    status, opened = Status.ASSERTED, False
    for step in steps:
        if opened and step.effect is Effect.NEGATED:
            status, opened = Status.NEGATED, False
        else:
            opened = step.effect is Effect.OPEN and (opened or status is Status.ASSERTED)
            status = _BECOMES[step.effect].get(status, status)
        yield status
