from datetime import date, timedelta

import pytest
from hypothesis import given, strategies
from spacy.lang.en import English
from spacy.tokens import Doc

from kg.language import load_pipeline
from kg.language.dates.expressions import add_dates
from kg.language.dates.nearest import Tense
from kg.language.dates.parts import shared
from kg.language.dates.values import value_of
from kg.language.extensions import register
from tests.articles import article


def _analysed(text: str, published: str | None = "2021-03-10") -> list[str]:
    doc = load_pipeline().analyse(article(text, published=published))
    return [d.value for d in doc._.dates]


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("on March 3, 2020,", "2020-03-03"),
        ("on 3 March 2020", "2020-03-03"),
        ("in March 2020", "2020-03"),
        ("in 1998", "1998"),
        ("on Monday", "2021-03-08"),
        ("on Wednesday", "2021-03-10"),
        ("next Tuesday", "2021-03-16"),
        ("yesterday", "2021-03-09"),
        ("in June", "2020-06"),
        ("on February 27", "2021-02-27"),
        ("last year", "2020"),
        ("last month", "2021-02"),
        ("three years ago", "2018"),
        ("two days ago", "2021-03-08"),
        ("on Tuesday, March 3, 2020,", "2020-03-03"),
        ("on 2020-12-31", "2020-12-31"),
        ("on 12/31/2020", "2020-12-31"),
        ("on 31/12/2020", "2020-12-31"),
        ("on 03/04/2020", "2020"),
        ("in Sept. 2019", "2019-09"),
        ("in September of 2019", "2019-09"),
        ("on Sept. 7-9, 2019,", "2019-09"),
        ("from Dec. 30, 2019,", "2019-12-30"),
        ("on Feb. 27, 12 days ahead,", "2021-02-27"),
        ("in the fall of 2019", "2019"),
        ("late Monday night", "2021-03-08"),
        ("last night", "2021-03-09"),
        ("early this year", "2021"),
        ("on March\n3, 2020,", "2020-03-03"),
        ("on Monday of last week", "2021-03-01"),
        ("in June of last year", "2020-06"),
        ("on May 3 last year", "2020-05-03"),
        ("on Sunday, June 14,", "2020-06-14"),
        ("this past summer", "2020"),
        ("on Christmas Eve", "2020-12-24"),
        ("on New Year’s Day of last year", "2020-01-01"),
        ("on Halloween 2016", "2016-10-31"),
        ("in Jan. 2017", "2017-01"),
    ],
)
def test_a_date_is_as_precise_as_its_words(words: str, value: str) -> None:
    assert _analysed(f"It happened {words} in town.") == [value]


@pytest.mark.parametrize("words", ["on Monday", "yesterday", "in June", "last year"])
def test_relative_words_mean_nothing_without_a_day_of_publication(words: str) -> None:
    assert _analysed(f"It happened {words}.", None) == _analysed(f"It happened {words}.", "2021") == []


@pytest.mark.parametrize(
    "words",
    [
        "in the 1990s",
        "she may go",
        "march on",
        "2020 people",
        "between 2001 and 2003",
        "from 1998 to 2006",
        "the 2012-14 term",
        "from 1989 to January 1995",
        "from Jan. 3, 2018, to Feb. 4, 2019,",
        "in the early 2000s",
        "for two years",
        "a 30-month term",
        "twenty years ago",
        "from November to February",
        "over the last year",
        "on Good Friday",
        "at Christmas",
        "on Thanksgiving Day",
        "on 13/13/2020",
    ],
)
def test_what_only_looks_like_a_date_is_none(words: str) -> None:
    assert _analysed(words) == []


#: Heads, relations and tags of the words.
Tree = tuple[list[int] | None, list[str] | None, list[str] | None]


def _dates_of(words: list[str], ents: list[str] | None = None, tree: Tree = (None, None, None)) -> list[str]:
    register()
    doc = Doc(English().vocab, words=words, ents=ents, heads=tree[0], deps=tree[1], tags=tree[2])
    add_dates(doc, article(doc.text))
    return [d.value for d in doc._.dates]


def test_a_name_that_holds_the_word_for_a_day_is_no_date() -> None:
    words = ["She", "reads", "Example", "Today", "today"]
    assert _dates_of(words, ["O", "O", "B-ORG", "I-ORG", "O"]) == ["2021-03-10"]


def test_an_address_holds_no_date() -> None:
    assert _dates_of(["See", "https://example.org/2020-12-31/a"]) == []


@pytest.mark.parametrize(
    ("words", "values"),
    [
        (["a", "crowd", "of", "2000", "people"], []),
        (["1,500", "left", "of", "2000", "people"], ["2000"]),
    ],
)
def test_a_number_that_counts_a_plural_is_no_year(words: list[str], values: list[str]) -> None:
    size = len(words)
    deps = ["dep"] * (size - 2) + ["nummod", "ROOT"]
    tags = ["X"] * (size - 2) + ["CD", "NNS"]
    assert _dates_of(words, tree=([size - 1] * size, deps, tags)) == values


def test_the_number_of_a_house_is_no_year() -> None:
    assert _dates_of(["He", "moved", "to", "1600", "Example", "Street", "in", "1998"]) == ["1998"]


@pytest.mark.parametrize(
    ("words", "published", "value"),
    [
        ("last week", "2021-03-10", "2021"),
        ("last week", "2021-03-24", "2021-03"),
        ("this week", "2021-03-24", "2021-03"),
        ("two weeks ago", "2021-03-24", "2021-03"),
        ("next Friday", "2021-03-10", "2021-03"),
        ("last Tuesday", "2021-03-10", "2021-03"),
        ("from November 20 to December 11", "2021-03-10", "2020"),
        ("from May 3 through May 9", "2021-06-10", "2021-05"),
        ("from Dec. 30 to Jan. 2, 2020,", "2021-06-10", None),
        ("in April or early May of 2016", "2021-03-10", "2016"),
        ("from Monday to Wednesday", "2021-03-25", "2021-03"),
        ("last summer", "2021-03-10", "2020"),
        ("last summer", "2021-11-10", None),
        ("last winter", "2021-03-10", None),
        ("on Feb. 29", "2021-03-10", None),
    ],
)
def test_what_no_day_holds_has_the_month_or_the_year_that_does(words: str, published: str, value: str | None) -> None:
    assert _analysed(f"It happened {words} in town.", published) == ([value] if value else [])


_PUBLISHED = strategies.dates(date(1990, 1, 10), date(2040, 12, 1))
_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


@given(_PUBLISHED, strategies.sampled_from(_WEEKDAYS))
def test_a_weekday_of_the_past_is_one_of_the_last_seven_days(published: date, weekday: str) -> None:
    value = value_of("weekday", weekday, published, Tense.PAST)
    assert value is not None
    day = date.fromisoformat(value)
    assert 0 <= (published - day).days < 7
    assert day.strftime("%A") == weekday


@given(
    _PUBLISHED,
    strategies.integers(-330, 330),
    strategies.sampled_from(("{0:%B} {0.day}", "{0.day} {0:%B}", "{0:%b.} {0.day}")),
)
def test_a_day_without_its_year_lies_on_the_side_of_its_tense(published: date, offset: int, form: str) -> None:
    day = published + timedelta(days=offset)
    words = form.format(day)
    value = value_of("monthday", words, published, Tense.FUTURE if offset > 0 else Tense.PAST)
    far = offset < -274 and day.year < published.year
    assert value in ({None, day.isoformat()} if far or (day.month, day.day) == (2, 29) else {day.isoformat()})


@given(_PUBLISHED, strategies.sampled_from(("last week", "this week", "next week", "last weekend", "two weeks ago")))
def test_a_week_never_gets_a_day(published: date, words: str) -> None:
    value = value_of("ago" if "ago" in words else "period", words, published)
    assert value is None or len(value) < 10


@given(strategies.lists(_PUBLISHED, min_size=1, max_size=4))
def test_what_is_shared_holds_every_day(days: list[date]) -> None:
    value = shared(d.isoformat() for d in days)
    assert (value is None) == (len({d.year for d in days}) > 1)
    assert value is None or all(d.isoformat().startswith(value) for d in days)


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("Jane Roe will be sentenced on May 3.", ["2021-05-03"]),
        ("Jane Roe is set to be sentenced on Friday.", ["2021-03-12"]),
        ("Jane Roe was sentenced on Friday.", ["2021-03-05"]),
        ("Jane Roe was sentenced on Monday the 1st of February.", ["2021-02-01"]),
        ("Jane Roe was sentenced on Friday (26 February).", ["2021-02-26"]),
        ("Jane Roe was sentenced on Friday the 13th.", []),
        ("Jane Roe was sentenced on the first Friday of May.", []),
        ("Jane Roe hopes to leave on Friday.", ["2021-03-12"]),
        ("Jane Roe may leave in February.", ["2022-02"]),
        ("Jane Roe is scheduled to arrive and leave on Friday.", ["2021-03-12"]),
        ("The trial begins on Friday.", ["2021-03-12"]),
        ("Trial of Jane Roe begins on Friday", ["2021-03"]),
        ("The deadline is Friday.", ["2021-03-12"]),
        ("Shops are closed until Friday.", ["2021-03-12"]),
        ("Jane Roe has been ill since Friday.", ["2021-03-05"]),
        ("As of Friday, all shops are open.", ["2021-03-05"]),
        ("Jane Roe said she would leave on Friday.", ["2021-03"]),
        ("Jane Roe said she would leave on Thursday.", ["2021-03-11"]),
        ("Jane Roe said she would leave in October.", ["2021-10"]),
        ("Jane Roe was due to leave on January 20.", ["2021-01-20"]),
        ("The board ordered Jane Roe to leave on Friday.", ["2021-03"]),
        ("Jane Roe intends to leave by the end of January.", ["2022-01"]),
        ("The upcoming vote on November 3 will decide.", ["2021-11-03"]),
        ("The vote next week will be held in town, Jane Roe said on Monday.", ["2021-03", "2021-03-08"]),
        ("Jane Roe was fired on Monday. The next day, she sued the company.", ["2021-03-08", "2021-03-09"]),
        ("Jane Roe was hired in 2015 and was fired two years later.", ["2015", "2017"]),
        ("Jane Roe was fired on Monday or Tuesday. The next day, she sued.", ["2021-03-08", "2021-03-09"]),
        ("Jane Roe said Monday that she had sued the company. The next day it paid.", ["2021-03-08"]),
        ("She works there on a Monday.", []),
        ("Jane Roe was hired 30 years ago today.", []),
        ("“I left the company yesterday,” Jane Roe said Tuesday.", ["2021-03-09"]),
        ("Jane Roe moved to the town in 1997 and 1999.", ["1997", "1999"]),
        ("Jane Roe won the 2016 race.", []),
        ("Early this year, Jane Roe was fired.", ["2021"]),
    ],
)
def test_the_sentence_decides_what_a_date_means(text: str, values: list[str]) -> None:
    assert _analysed(text) == values


def test_without_a_day_of_publication_a_month_takes_the_year_of_its_own_sentence_alone() -> None:
    assert _analysed("In 1840 Jane Roe came to the town, and in June she left it.", None) == ["1840", "1840-06"]
    assert _analysed("Jane Roe came to the town in 1840. In June, she left it.", None) == ["1840"]
