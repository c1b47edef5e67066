import pytest

from kg.language.dates import find_dates


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("on March 3, 2020,", "2020-03-03"),
        ("on 3 March 2020", "2020-03-03"),
        ("in March 2020", "2020-03"),
        ("in 1998", "1998"),
        ("on Monday", "2021-03-08"),
        ("on Wednesday", "2021-03-10"),
        ("next Friday", "2021-03-12"),
        ("yesterday", "2021-03-09"),
        ("in June", "2020-06"),
        ("on February 27", "2021-02-27"),
        ("last year", "2020"),
        ("last month", "2021-02"),
        ("three years ago", "2018"),
        ("two days ago", "2021-03-08"),
    ],
)
def test_a_date_is_as_precise_as_its_words(words: str, value: str) -> None:
    assert [d.value for d in find_dates(f"It happened {words} in town.", "2021-03-10")] == [value]


@pytest.mark.parametrize("words", ["on Monday", "yesterday", "in June", "last year"])
def test_relative_words_mean_nothing_without_a_day_of_publication(words: str) -> None:
    assert find_dates(f"It happened {words}.", None) == find_dates(f"It happened {words}.", "2021") == []


@pytest.mark.parametrize("words", ["in the 1990s", "she may go", "march on", "2020 people", "between 2001 and 2003"])
def test_what_only_looks_like_a_date_is_none(words: str) -> None:
    assert find_dates(words, "2021-03-10") == []
