"""Invented stories keep the places of what was read, and the exponent is that of the points."""

from __future__ import annotations

from dataclasses import replace

import pytest

import kg
from benchmarks.comparison.invented import Read, stories
from benchmarks.comparison.scale import exponent, main


def test_other_names_stand_at_the_same_places() -> None:
    text = "The bridge of Garoton burned on Wednesday. Mayor Jane Benaley said: “We sell copper.”"
    read = Read(kg.extract_text(text, published="2024-03-06"), 1.0)
    first, second = (each for story in stories([[read] * 3], 2) for each in story[:1])
    assert first.article.id != second.article.id
    for other in (first, second):
        assert "Benaley" not in other.article.text
        person = next(e for e in other.entities if e.type is kg.EntityType.PERSON and e.named)
        assert person.name == person.mentions[0].span.of(other.article.text)
        assert [q.content for q in other.quotations] == [q.content for q in read.extraction.quotations]
    assert replace(read.extraction, article=first.article).sentences == first.sentences


@pytest.mark.parametrize(("power", "times"), [(1, 3.0), (2, 0.1)])
def test_the_exponent_is_that_of_the_points(power: int, times: float) -> None:
    assert exponent([(n, times * n**power) for n in (10, 30, 100)]) == pytest.approx(power)


def test_one_size_tells_no_growth(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["--sizes", "10"])
    assert ended.value.code == 2
    assert "two numbers" in capsys.readouterr().err
