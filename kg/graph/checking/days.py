"""Checks that the first and the last day of each time are those of the time."""

from __future__ import annotations

from collections.abc import Iterator

import pyoxigraph as ox

from kg.graph.checking.pages import Page
from kg.graph.checking.problems import Problem
from kg.graph.writing.times import days_of
from kg.vocabulary.iris import Vocabulary
from kg.vocabulary.terms import text_of


class DayCheck:
    """Holds `kg:earliest` and `kg:latest` against `kg:time`, wherever one of them stands."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._time, *self._days = (vocabulary.term(name) for name in ("time", "earliest", "latest"))

    def of_page(self, page: Page) -> Iterator[Problem]:
        """What is wrong with the days of a page."""
        for subject, about in page.things.items():
            times = about.get(self._time, ())
            found = tuple(tuple(map(text_of, about.get(name, ()))) for name in self._days)
            if not times and not any(found):
                continue
            days = [days_of(time) for time in times if isinstance(time, ox.Literal)]
            expected = tuple(tuple(each[at].value for each in days if each) for at in (0, 1))
            if tuple(map(sorted, found)) != tuple(map(sorted, expected)):
                yield Problem("shape", text_of(subject), "its first and last day are not those of its time")
