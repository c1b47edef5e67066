"""Names that their form alone gives away, and what only looks so."""

import pytest

from kg.language import load_pipeline
from tests.articles import article


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Lane & Sons Ltd. sued Doe & Co. in May.", ["Lane & Sons Ltd.", "Doe & Co."]),
        ("Lawyers at Roe, Doe & Lane LLP left.", ["Roe, Doe & Lane LLP"]),
        ("In Springfield, Moss & Tan left.", ["Springfield", "Moss & Tan"]),
        ("Jane & John Roe left.", ["Jane", "John Roe"]),
        ("St. Olave's High School hired Jane Roe.", ["St. Olave's High School", "Jane Roe"]),
        ("Jane Roe sued Lane's Ferries.", ["Jane Roe", "Lane's Ferries"]),
        ("Jane Roe works for Moss's of York.", ["Jane Roe", "Moss's of York"]),
        ("Doppel's sued Jane Roe.", ["Doppel's", "Jane Roe"]),
        ("ROE, Jane, was held.", ["ROE, Jane"]),
        ("The Office of Roads and Commerce sued Jane Roe.", ["Office of Roads and Commerce", "Jane Roe"]),
    ],
)
def test_the_names_of_a_sentence(text: str, names: list[str]) -> None:
    assert [ent.text for ent in load_pipeline().analyse(article(text)).ents] == names


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Roe's lawyer left. Jane Roe's Ferries sank. Roe sued.", "Roe's Ferries"),
        ("Jane Roe left. Roe's accused of arson.", "Roe's"),
    ],
)
def test_what_somebody_owns_or_is_is_no_name(text: str, name: str) -> None:
    assert name not in [ent.text for ent in load_pipeline().analyse(article(text)).ents]
