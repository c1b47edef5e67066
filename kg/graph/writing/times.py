"""When something was, as precise as told, and the first and last day that may be meant, which any engine compares."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Callable

import pyoxigraph as ox

from kg.vocabulary.terms import Description, date, typed


def say_when(about: Description, term: Callable[[str], ox.NamedNode], value: str | None) -> Description:
    """Adds `kg:time`, `kg:earliest` and `kg:latest` of a time such as "2021-05"; nothing of None."""
    if value is None:
        return about
    time = date(value)
    about.add(term("time"), time)
    for name, day in zip(("earliest", "latest"), days_of(time), strict=False):
        about.add(term(name), day)
    return about


def days_of(time: ox.Literal) -> tuple[ox.Literal, ...]:
    """The first and the last day of a year, a month or a day; nothing of what is none of them."""
    parts = time.value.split("-")
    if not time.datatype.value.endswith(("#gYear", "#gYearMonth", "#date")) or not all(map(str.isdecimal, parts)):
        return ()
    year, month, day = (*parts, "", "")[:3]
    last = f"{monthrange(int(year), int(month or 12))[1]:02}"
    return (
        typed(f"{year}-{month or '01'}-{day or '01'}", "date"),
        typed(f"{year}-{month or '12'}-{day or last}", "date"),
    )
