"""Whatever words of dates stand together, they have a date of the calendar or none."""

from __future__ import annotations

import re
from datetime import date

import pytest
from hypothesis import given, strategies
from hypothesis.strategies import DrawFn

from kg.language import load_pipeline
from kg.language.dates.expressions import date_matches
from kg.language.dates.nearest import Tense
from kg.language.dates.values import value_of
from tests.articles import article

_WORDS = """
may May MAY march March Mar. june sept Sept. ſept Dec. early mid late early- mid- late- from between in by since during
to through until and or - – of on 1998 2003 2020 3 3rd 31 7-9 03/04/2020 31/02/2020 2019-99-01 1998-2003 ١٩٩٨ last laſt
this thıs next past year week month weekend Monday Tuesday, Fri. Good Friday day morning ago later earlier two ten a the
following that spring fall Christmas Eve Fourth of July yesterday tonight
"""


@strategies.composite
def _texts(draw: DrawFn) -> str:
    words = draw(strategies.lists(strategies.sampled_from(_WORDS.split()), min_size=2, max_size=8))
    return "".join(word + draw(strategies.sampled_from((" ", " ", " ", "", "\n", ", "))) for word in words)


@given(_texts(), strategies.none() | strategies.dates(), strategies.sampled_from(Tense))
def test_words_of_dates_have_a_date_of_the_calendar_or_none(text: str, published: date | None, tense: Tense) -> None:
    for kind, span in date_matches(text):
        value = value_of(kind, " ".join(span.of(text).split()), published, tense)
        if value is not None:
            assert re.fullmatch(r"[0-9]{4}(-[0-9]{2}){0,2}", value)
            date.fromisoformat(value + "-01-01"[len(value) - 4 :] if len(value) < 10 else value)


@pytest.mark.parametrize(
    ("words", "values"),
    [
        ("from mid-2019 to 2020", []),
        ("from mid-May 2019 to June 2019", ["2019"]),
        ("between early-June 2019 and late-June 2019", ["2019-06"]),
        ("on Tuesday 03/04/2020", ["2020"]),
        ("on Friday 2020-12-31", ["2020-12-31"]),
        ("on Friday 2020-02-30", []),
        ("on 3 ſept 2020", []),
    ],
)
def test_a_word_that_is_no_month_gives_no_date(words: str, values: list[str]) -> None:
    text = f"Jane Roe led the company {words} in town."
    doc = load_pipeline().analyse(article(text))
    assert [d.value for d in doc._.dates] == values
