"""Two people of one name are kept apart where the text says so, and a name that could be either's tells nothing."""

import pytest

from kg.language import load_pipeline
from kg.language.coreference.chains import Chain, chains_of
from tests.articles import article


def named(text: str, name: str) -> list[Chain]:
    """The chains of a name."""
    return [c for c in chains_of(load_pipeline().analyse(article(text))) if c.name == name]


@pytest.mark.parametrize(
    "text",
    [
        "Alan Doe, no relation to former judge Alan Doe, was fined. Doe left.",
        "Alan Doe, not to be confused with the singer Alan Doe, was fined. Doe left.",
        "The nurse Alan Doe and the judge Alan Doe are two different men. Doe left.",
        "Alan Doe, the judge, resigned. Another Alan Doe, a nurse, was fined. Doe left.",
        "Alan Doe resigned. Police fined a different man named Alan Doe. Doe left.",
    ],
)
def test_the_text_tells_two_of_one_name_apart(text: str) -> None:
    first, second = named(text, "Alan Doe")
    assert len(second.names) == 1
    assert len(first.unsure) == 1  # the surname alone


def test_the_full_name_leaves_open_whom_it_means_once_there_are_two() -> None:
    first, _ = named("The nurse Alan Doe and the judge Alan Doe met. The nurse Alan Doe was fined.", "Alan Doe")
    assert len(first.mentions) == 2
    assert first.unsure


def test_a_person_is_no_namesake_without_the_other() -> None:
    text = (
        "Alan Doe resigned. " + "The town went on as before. " * 15 + "This is another matter, unrelated to Alan Doe."
    )
    assert len(named(text, "Alan Doe")) == 1


def test_an_initial_that_fits_two_joins_neither() -> None:
    text = "Prof. J. Roe leads the Acme Institute. Jane Roe and John Roe left. Jane Roe was fined."
    assert [len(named(text, name)) for name in ("J. Roe", "Jane Roe", "John Roe")] == [1, 1, 1]


@pytest.mark.parametrize(
    "text",
    [
        "ROE, Ingrid, 52, resigned. Mr. Roe, her husband, leads the Acme Fund.",
        "Ingrid Roe resigned. Mr. Roe leads the Acme Fund.",
    ],
)
def test_a_title_of_the_other_sex_is_somebody_else(text: str) -> None:
    assert [len(c.mentions) for c in named(text, "Roe")] == [1]


def test_a_surname_in_doubt_stays_so() -> None:
    text = "Dr. Max Doe, husband of Senator Mia Doe, was fined. Doe was sentenced to a year. Doe was arrested."
    assert len(named(text, "Max Doe")[0].unsure) == 2
