"""When something was said: the date of the cue's own clause, told from the day of the article."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kg.extraction.quotations import extract_quotations
from kg.language import load_pipeline
from tests.articles import article

#: text, and the times of its quotations; the article is of Wednesday, May 15, 2024
SAID: list[tuple[str, list[str | None]]] = [
    ("Jane Roe said on Monday that the bridge fell on Friday.", ["2024-05-13"]),
    ("“It is closed,” Jane Roe told the Acme News late Tuesday.", ["2024-05-14"]),
    ("The bridge fell on Monday, Jane Roe said.", [None]),
    ("On Wednesday, Jane Roe said the plan was dead.", ["2024-05-15"]),
    ("In an interview on Thursday, Jane Roe said that John Doe had resigned in May.", ["2024-05-09"]),
    ("Jane Roe, who resigned on Monday, said she was tired.", [None]),
    ("“We lost the vote,” Jane Roe wrote in a letter to John Doe on May 3.", ["2024-05-03"]),
    ("Speaking on Friday, Jane Roe said the court had ruled on Thursday.", ["2024-05-10"]),
    ("Jane Roe said in April 2019 that she would never resign.", ["2019-04"]),
    ("“I will leave on Monday,” Jane Roe said.", [None]),
    ("Jane Roe said after Monday that she was fine.", [None]),
]


@pytest.fixture(scope="module")
def times() -> Callable[[str], list[str | None]]:
    pipeline = load_pipeline()

    def run(text: str) -> list[str | None]:
        read = article(text, published="2024-05-15")
        return [q.time.value if q.time else None for q in extract_quotations(pipeline.analyse(read), read)]

    return run


@pytest.mark.parametrize(("text", "expected"), SAID)
def test_a_quotation_has_the_time_of_its_cue(
    times: Callable[[str], list[str | None]], text: str, expected: list[str | None]
) -> None:
    assert times(text) == expected
