import pytest
from spacy.lang.en import English
from spacy.tokens import Doc

from kg.language.dates import add_dates, find_dates
from kg.language.extensions import register
from tests.articles import article


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
        ("on Tuesday, March 3, 2020,", "2020-03-03"),
        ("on 2020-12-31", "2020-12-31"),
        ("on 12/31/2020", "2020-12-31"),
        ("on 31/12/2020", "2020-12-31"),
        ("on 03/04/2020", "2020"),
        ("in Sept. 2019", "2019-09"),
        ("in September of 2019", "2019-09"),
        ("on Sept. 7-9, 2019,", "2019-09-07"),
        ("from Dec. 30, 2019,", "2019-12-30"),
        ("on Feb. 27, 12 days ahead,", "2021-02-27"),
        ("in the fall of 2019", "2019"),
        ("late Monday night", "2021-03-08"),
        ("last night", "2021-03-09"),
        ("Early this year", "2021"),
        ("on March\n3, 2020,", "2020-03-03"),
    ],
)
def test_a_date_is_as_precise_as_its_words(words: str, value: str) -> None:
    assert [d.value for d in find_dates(f"It happened {words} in town.", "2021-03-10")] == [value]


@pytest.mark.parametrize("words", ["on Monday", "yesterday", "in June", "last year"])
def test_relative_words_mean_nothing_without_a_day_of_publication(words: str) -> None:
    assert find_dates(f"It happened {words}.", None) == find_dates(f"It happened {words}.", "2021") == []


@pytest.mark.parametrize(
    "words",
    [
        "in the 1990s",
        "she may go",
        "march on",
        "2020 people",
        "between 2001 and 2003",
        "over the last year",
        "on Good Friday",
        "on 13/13/2020",
    ],
)
def test_what_only_looks_like_a_date_is_none(words: str) -> None:
    assert find_dates(words, "2021-03-10") == []


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
