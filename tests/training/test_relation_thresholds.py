"""The score that a proposal needs: low enough to find something, high enough that it is mostly right."""

from __future__ import annotations

from training.relations.thresholds import NEVER, Judged, thresholds


def needed(*found: tuple[str, float, bool]) -> list[float]:
    return [round(float(t), 2) for t in thresholds([Judged(*one) for one in found], ["metWith", "leads"])]


def test_it_is_the_least_above_which_enough_is_right() -> None:
    good = [("metWith", 0.9 - n / 100, True) for n in range(10)]
    bad = [("metWith", 0.7 - n / 100, False) for n in range(10)]
    assert needed(*good, *bad)[0] == 0.67  # 10 of 14 are right


def test_too_little_evidence_is_none() -> None:
    assert needed(("leads", 0.9, True), ("leads", 0.8, True)) == [NEVER, NEVER]


def test_what_is_mostly_wrong_is_never_proposed() -> None:
    wrong = [("leads", 0.95 - n / 100, n % 2 == 0) for n in range(20)]
    assert needed(*wrong)[1] == NEVER
