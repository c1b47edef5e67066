"""How long a run will take is told from new articles alone, however many were kept and in whatever order they come."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.cli.progress.pace import Pace
from kg.progress import Progress, Stage

#: Seconds for a new article, for one that was kept, and until a pipeline is loaded.
NEW, KEPT, LOADING = 0.5, 0.001, 4.0


class Clock:
    """A clock that goes on when it is told to."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


def run(kept: list[bool], total: int | None, to_take: int | None) -> tuple[Pace, Clock]:
    """A run in which so many articles are done, each kept or new."""
    clock = Clock()
    pace = Pace(clock)
    pace.hear(Progress(Stage.EXTRACTION, 0, total, 0, to_take))
    for done, each in enumerate(kept, start=1):
        clock.now += KEPT if each else NEW + (LOADING if all(kept[: done - 1]) else 0)
        pace.hear(Progress(Stage.EXTRACTION, done, total, sum(kept[:done]), to_take))
    return pace, clock


@given(st.lists(st.booleans(), max_size=60), st.integers(0, 500), st.integers(0, 500))
def test_the_time_left_is_that_of_the_new_articles_and_of_the_kept_ones(
    kept: list[bool], new_left: int, kept_left: int
) -> None:
    pace, _ = run(kept, len(kept) + new_left + kept_left, sum(kept) + kept_left)
    left, known = pace.left(), kept.count(False) > 3
    assert known or not new_left or left is None
    if left is not None:
        of_kept = kept_left * KEPT if any(kept) else 0
        assert left == pytest.approx(new_left * NEW + of_kept)
    if known:
        assert pace.rate() == pytest.approx(1 / NEW)


def test_a_run_that_goes_on_says_what_was_kept_and_is_not_misled_by_it() -> None:
    pace, clock = run([True] * 5000 + [False] * 6, 10_000, 5000)
    assert pace.line() == "extracting 5,006/10,000, 5,000 of them kept before, 2 articles/s, 41 min 37 s left"
    clock.now += 10  # an article that takes long
    assert pace.line().endswith("41 min 27 s left")


def test_what_was_kept_says_nothing_of_how_fast_new_articles_go() -> None:
    pace, _ = run([True] * 15, 16, 15)
    assert pace.line() == "extracting 15/16, 15 of them kept before"


def test_the_pace_is_that_of_the_last_articles() -> None:
    clock = Clock()
    pace = Pace(clock)
    for done in range(401):
        clock.now += 2.0 if done < 200 else 0.2
        pace.hear(Progress(Stage.EXTRACTION, done, 1000, 0, 0))
    assert pace.left() == pytest.approx(599 * 0.2 + 1 * 0.2)


def test_no_total_is_invented() -> None:
    pace, _ = run([False] * 10, None, None)
    assert pace.line() == "extracting 10, 2 articles/s"


def test_each_stage_has_its_name_and_its_own_time() -> None:
    pace, clock = run([False] * 10, 10, 0)
    pace.hear(Progress(Stage.RESOLUTION, total=1000))
    clock.now += 125
    assert pace.line() == "resolving, 1,000 articles, 2 min 5 s"
    pace.hear(Progress(Stage.PAGE, total=1000))
    assert pace.line() == "drawing the page, 1,000 articles, 0 s"
