"""The day of publication from the head of a plain text, where nothing else tells it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from tests.reading.test_reading_text import BODY, write

Reading = Callable[..., Any]


@pytest.mark.parametrize(
    "head",
    [
        "SPRINGFIELD, May 3, 2024 — Jane Roe left.\n\n",
        "SPRINGFIELD, Ohio, May 3, 2024 (Acme News) - Jane Roe left.\n\n",
        "Roe leaves Acme\n\nPublished 3 May 2024\n\n",
        "Friday, May 3rd, 2024\n\n",
        "By Jane Doe | May 3, 2024\n\n",
        "Roe leaves Acme\nBy Jane Doe\nMay 3, 2024 at 5:14 p.m.\n\n",
        "Updated: May 4, 2024\nPublished: May 3, 2024\n\n",
    ],
)
def test_a_date_line_is_the_day_of_an_article_that_has_no_other(reading: Reading, head: str) -> None:
    assert reading(write("a.txt", head + BODY)).article.published == "2024-05-03"


@pytest.mark.parametrize(
    "head",
    [
        "SPRINGFIELD, May 3 — Jane Roe left.\n\n",
        "On May 3, 2024, Jane Roe left.\n\n",
        "The fire of May 3, 2024\n\n",
        "Published 03/04/2024\n\n",
        BODY * 5 + "May 3, 2024\n\n",
    ],
)
def test_no_other_date_is_taken_for_the_day_of_the_article(reading: Reading, head: str) -> None:
    assert reading(write("a.txt", head + BODY)).article.published is None


def test_what_is_known_of_an_article_goes_before_its_date_line(reading: Reading) -> None:
    text = "---\ndate: 2024-05-17\n---\nSPRINGFIELD, May 3, 2024 — Jane Roe left.\n" + BODY
    assert reading(write("a.txt", text)).article.published == "2024-05-17"
