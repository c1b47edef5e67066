"""The scores of quotations, against figures worked out by hand."""

from __future__ import annotations

import pytest

from benchmarks.quotations.attribution import Attribution, characters
from benchmarks.quotations.scoring import Compared, Tally, match, quoted_characters
from kg.model import QuotationKind, Span

TEXT = "“We will open a new plant,” Jane Roe said.\nRoe said that Acme “lost” money. It rains, officials say.\n"


def spans(*words: str) -> tuple[Span, ...]:
    return tuple(Span(TEXT.index(w), TEXT.index(w) + len(w)) for w in words)


def attribution(content: str, cue: str = "", source: str = "") -> Attribution:
    return Attribution(spans(content), spans(cue) if cue else (), spans(source) if source else ())


DIRECT = attribution("We will open a new plant,", "said.", "Jane Roe")
MIXED = attribution("that Acme “lost” money", "said that", "Roe said")
INDIRECT = attribution("It rains", "say.", "officials")


def figures(*found: Attribution) -> dict[str, float]:
    tally = Tally()
    tally.add(Compared(TEXT, [DIRECT, MIXED, INDIRECT], found))
    return tally.figures("x")


def test_what_is_gold_scores_one_in_everything() -> None:
    assert set(figures(DIRECT, MIXED, INDIRECT).values()) == {1.0}


def test_content_and_source_are_counted_apart() -> None:
    # of three gold quotations two contents are found, one of them with another source; one find is too much
    wrong_source = attribution("We will open a new plant,", "said.", "officials")
    half = attribution("Acme “lost” money", "said that", "Roe said")
    extra = attribution("officials say")
    now = figures(wrong_source, half, extra)
    assert (now["x.content.p"], now["x.content.r"], now["x.content.f"]) == pytest.approx((2 / 3, 2 / 3, 2 / 3))
    assert now["x.end_to_end.f"] == pytest.approx(1 / 3)
    assert now["x.exact.f"] == pytest.approx(1 / 3)
    assert now["x.source"] == pytest.approx(1 / 2)
    assert now["x.cue"] == 1.0
    # characters: gold 20 + 19 + 7, found 20 + 15 + 12, shared 20 + 15
    assert now["x.characters.p"] == pytest.approx(35 / 47)
    assert now["x.characters.r"] == pytest.approx(35 / 46)
    assert now["x.direct.content.recall"] == 1.0
    assert now["x.direct.end_to_end.recall"] == 0.0
    assert now["x.mixed.end_to_end.recall"] == 1.0
    assert now["x.indirect.content.recall"] == 0.0
    assert now["x.indirect.content.p"] == 0.0


def test_a_source_on_one_side_only_is_wrong() -> None:
    nobody = Attribution(INDIRECT.content, INDIRECT.cue)
    assert figures(nobody)["x.end_to_end.r"] == 0.0
    tally = Tally()
    tally.add(Compared(TEXT, [nobody], [nobody]))
    assert tally.figures("x")["x.end_to_end.r"] == 1.0


def test_half_of_all_characters_must_be_shared() -> None:
    assert match([set(range(10))], [set(range(5))]) == {0: 0}
    assert match([set(range(10))], [set(range(4))]) == {}


def test_each_find_answers_one_gold_quotation_the_best_first() -> None:
    gold = [set(range(10)), set(range(8))]
    assert match(gold, [set(range(8))]) == {1: 0}


def test_kinds_follow_the_marks() -> None:
    kinds = Compared(TEXT, [DIRECT, MIXED, INDIRECT], []).gold_kinds
    assert kinds == [QuotationKind.DIRECT, QuotationKind.MIXED, QuotationKind.INDIRECT]


def test_a_quotation_that_reopens_is_quoted_in_every_paragraph() -> None:
    text = "“One.\n\n“Two,” she said."
    assert characters([Span(0, 5)], text) <= quoted_characters(text)
    assert characters([Span(15, 23)], text).isdisjoint(quoted_characters(text))


def test_no_articles_give_no_figures_above_zero() -> None:
    assert set(Tally().figures("x").values()) == {0.0}
