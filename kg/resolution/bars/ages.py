"""Whether the ages that articles tell can be one person's: a bar to joining, and never a reason for it."""

from __future__ import annotations

from collections.abc import Iterable
from math import fsum

from kg.model import Extraction, Literal, Status

#: An age and the year with its fraction in which an article tells it; None for an article without a date.
Age = tuple[int, float | None]
#: Outlets differ by a year: a birthday in between, or a slip.
SLACK = 1
#: Ages in articles without a date may be told this many years apart.
UNDATED = 30


def ages_told(extraction: Extraction) -> dict[str, Age]:
    """The age that an article tells as its own of each person, by the entity's id; none where it tells several."""
    when = _year(extraction.article.published)
    found: dict[str, set[int]] = {}
    for s in extraction.statements:
        number = s.object.normalized if isinstance(s.object, Literal) and s.predicate == "age" else None
        if number is not None and number.isdecimal() and s.status is Status.ASSERTED and s.time is None:
            found.setdefault(s.subject, set()).add(int(number))
    return {entity: (min(ages), when) for entity, ages in found.items() if len(ages) == 1}


def ages_agree(one: Iterable[Age], other: Iterable[Age]) -> bool:
    """Whether no age of the one contradicts one of the other: they differ by no more than the time between them."""
    known = tuple(other)
    return all(_near(a, b) for a in one for b in known)


def _near(one: Age, other: Age) -> bool:
    years = UNDATED if one[1] is None or other[1] is None else abs(one[1] - other[1]) + SLACK
    return abs(one[0] - other[0]) <= years


def _year(date: str | None) -> float | None:
    """The year with its fraction of a date as ISO 8601 has it, whole or to the month or year: None for another."""
    parts = (date or "")[:10].split("-")
    if not all(part.isdecimal() for part in parts):
        return None
    numbers = [int(part) for part in parts]
    return numbers[0] + fsum((n - 1) / per for n, per in zip(numbers[1:], (12, 365), strict=False))
