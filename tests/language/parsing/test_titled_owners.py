"""What the somebody of a titled name does or suffers falls on nobody but that somebody."""

import pytest

import kg
from kg.language import load_pipeline
from tests.articles import article


def _who(text: str, word: str) -> set[str]:
    """Who takes part in the happenings of a word, things aside."""
    rows = [row for row in kg.extract_text(text).event_rows() if row["event"] == word]
    return {str(name) for row in rows for name in (row["agent"], row["patient"]) if name}


@pytest.mark.parametrize(
    ("who", "titled"),
    [
        ("driver", "of mayor Jane Roe"),
        ("lawyer", "of treasurer Dorian Pell"),
        ("nephew", "of actor Paul Brandt"),
        ("friend", "of singer Rosa Lenz"),
        ("killer", "of singer Rosa Lenz"),
        ("cousin", "of drug dealer Max Moe"),
        ("son", "of US senator Paul Brandt"),
        ("son", "of the senator Paul Brandt"),
        ("lawyer", "for singer Rosa Lenz"),
        ("aide", "to senator Paul Brandt"),
        ("lawyer", "of singer Rosa Lenz's brother"),
    ],
)
def test_what_befell_somebody_of_a_titled_name_befell_not_the_name(who: str, titled: str) -> None:
    assert _who(f"The {who} {titled} was arrested for theft.", "arrested") == {f"{who} {titled}"}


def test_a_colleague_is_not_the_titled_name() -> None:
    assert _who("A bodyguard with singer Rosa Lenz was arrested for theft.", "arrested") == {"bodyguard"}


def test_the_driver_that_a_titled_name_owns_is_another() -> None:
    assert _who("Mayor Jane Roe's driver was arrested for theft.", "arrested") == {"Jane Roe’s driver"}


def test_what_somebody_of_a_titled_name_did_the_name_did_not() -> None:
    assert _who("The daughter of teacher Ann Moss killed Tim Toe.", "killed") == {
        "daughter of teacher Ann Moss",
        "Tim Toe",
    }


@pytest.mark.parametrize(
    "subject",
    [
        "The mayor of Springfield, Jane Roe,",
        "The mayor of Springfield Jane Roe",
        "Prime Minister of France Jane Roe",
        "The head of state Jane Roe",
        "The chief of police Jane Roe",
        "Mayor Jane Roe",
    ],
)
def test_a_title_with_a_phrase_is_still_the_person_named(subject: str) -> None:
    assert _who(f"{subject} was arrested for theft.", "arrested") == {"Jane Roe"}


def test_a_day_behind_a_title_is_not_its_name() -> None:
    doc = load_pipeline().analyse(article("Police announced the arrest of the mayor Tuesday in Springfield."))
    mayor = next(t for t in doc if t.text == "mayor")
    assert (mayor.dep_, mayor.head.text) == ("nmod", "arrest")
