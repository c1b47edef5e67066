"""Statements of one article that say the same become one, with all their evidence and the strongest of their statuses.

The law: merging what is merged changes nothing, the order of the statements does not matter, no evidence is lost, and
no statement gets a status that none of its own had. A negation or a denial stands beside what is affirmed.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from kg.model import Literal, Span, Statement, Status, Time
from kg.resolution.merging.same_value import is_same, restates
from kg.vocabulary.ontology import ontology

#: The strongest first; what is negated or denied is never one with what is not.
#: More values of one subject and predicate are no article's: a list, where each stays as it is.
_MOST = 60
_RANK = {s: n for n, s in enumerate((Status.ASSERTED, Status.ATTRIBUTED, Status.ALLEGED, Status.HYPOTHETICAL))}
_Stated = Statement[str]


def merged(statements: Iterable[Statement[str]]) -> Mapping[Statement[str], Statement[str]]:
    """Each of an article's statements with the one that it becomes part of, which may be itself.

    What has different times ("in 2010", "in 2012") stays two. A state that is over is one with the same state told
    without an end, as by a title, where the end is told no less firmly. Of a value in a longer and a shorter wording
    the longer one stays, unless the shorter one is said more firmly.
    """
    alike: dict[tuple[object, ...], list[_Stated]] = defaultdict(list)
    for statement in sorted(set(statements), key=_place):
        alike[_about(statement)].append(statement)
    found: dict[_Stated, _Stated] = {}
    for group in alike.values():
        for bundle in _bundled(group):
            found.update(dict.fromkeys(bundle.members, bundle.statement))
    return found


@dataclass(frozen=True)
class _Bundle:
    """Statements that say the same, in order of the text; `value` is one whose wording stays."""

    members: tuple[_Stated, ...]
    value: _Stated

    @cached_property
    def statement(self) -> _Stated:
        """All of them as one."""
        first = min(self.members, key=lambda s: (_RANK.get(s.status, 0), _place(s)))
        return replace(
            first,
            subject=self.value.subject,
            object=self.value.object,
            evidence=tuple(sorted({span for s in self.members for span in s.evidence})),
            time=_finest(first.time, (s.time for s in self.members)),
            ended=any(s.ended for s in self.members),
            began=_finest(first.began, (s.began for s in self.members)),
            until=_finest(first.until, (s.until for s in self.members)),
        )

    def with_(self, other: _Bundle, value: _Stated) -> _Bundle:
        return _Bundle(tuple(sorted({*self.members, *other.members}, key=_place)), value)


def _about(statement: _Stated) -> tuple[object, ...]:
    """What statements must share to be one: the same of the same, both affirmed, or both negated, or both denied."""
    stands = "" if statement.status in _RANK else statement.status.value
    if isinstance(statement.object, Literal):
        return statement.predicate, stands, statement.subject
    relation = ontology().relations.get(statement.predicate)
    ends = (statement.subject, statement.object)
    return statement.predicate, stands, *(sorted(ends) if relation is not None and relation.symmetric else ends), ""


def _bundled(group: Sequence[_Stated]) -> list[_Bundle]:
    if len(group) > _MOST:
        return [_Bundle((statement,), statement) for statement in group]
    bundles = [_Bundle((statement,), statement) for statement in group]
    joined = True
    while joined and len(bundles) > 1:
        bundles.sort(key=_order)
        joined = _join_one(bundles)
    return bundles


def _join_one(bundles: list[_Bundle]) -> bool:
    """Joins the first two that are one, if any are."""
    for n, one in enumerate(bundles):
        for other in bundles[n + 1 :]:
            value = _shared_value(one.statement, other.statement)
            if value is not None:
                bundles.remove(one)
                bundles.remove(other)
                bundles.append(one.with_(other, value))
                return True
    return False


def _shared_value(one: _Stated, other: _Stated) -> _Stated | None:
    """That one of two statements whose wording stays where the two are one; None where they are two."""
    if not all(
        _go_together(*pair) for pair in ((one.time, other.time), (one.began, other.began), (one.until, other.until))
    ):
        return None
    a, b = one.object, other.object
    if not (isinstance(a, Literal) and isinstance(b, Literal)) or is_same(one.predicate, a, b):
        over, open_ = (one, other) if one.ended else (other, one)
        firm = _rank(over) <= _rank(open_)
        return min(one, other, key=_place) if over.ended is open_.ended or firm else None
    for short, long in ((one, other), (other, one)):
        if isinstance(short.object, Literal) and isinstance(long.object, Literal):
            kept = _rank(long) <= _rank(short) and (long.ended or not short.ended)
            if kept and restates(one.predicate, short.object, long.object):
                return long
    return None


def _rank(statement: _Stated) -> int:
    return _RANK.get(statement.status, 0)


def _go_together(one: Time | None, other: Time | None) -> bool:
    """Whether two times may be one, told more or less precisely."""
    return one is None or other is None or one.value.startswith(other.value) or other.value.startswith(one.value)


def _finest(first: Time | None, times: Iterable[Time | None]) -> Time | None:
    known = [time for time in (first, *times) if time is not None]
    return max(known, key=lambda time: len(time.value), default=None)


def _order(bundle: _Bundle) -> tuple[object, ...]:
    """What is dated and told firmly first, so that what has no date joins the first that it can be one with."""
    one = bundle.statement
    words = len(one.object.value) if isinstance(one.object, Literal) else 0
    return -sum(t is not None for t in (one.time, one.began, one.until)), _rank(one), not one.ended, -words, _place(one)


def _place(statement: _Stated) -> tuple[object, ...]:
    value = statement.object
    ends = (
        (value.value, value.normalized or "", value.datatype or "") if isinstance(value, Literal) else (value, "", "")
    )
    times = (
        (t.value, t.span or Span(0, 1)) if t else ("", Span(0, 1))
        for t in (statement.time, statement.began, statement.until)
    )
    return (
        statement.evidence, statement.predicate, statement.subject, *ends, statement.status.value, statement.ended,
        statement.according_to or "", *times,
    )  # fmt: skip
