"""Descriptions and pronouns that mean something else than what is told of before with the same words."""

import pytest

from kg.language import load_pipeline
from kg.language.coreference.chains import Chain, chains_of
from kg.model import Extraction, Role
from kg.workflow import extract_text
from tests.articles import article


def chain_at(text: str, words: str) -> Chain | None:
    """The chain of the last mention with these words."""
    found = [
        (m.span.start, n, c)
        for n, c in enumerate(chains_of(load_pipeline().analyse(article(text))))
        for m in c.mentions
        if m.span.of(text) == words
    ]
    return max(found)[2] if found else None


@pytest.mark.parametrize(
    ("text", "one", "other"),
    [
        ("Doe signed the farm bill. Roe vetoed the tax bill.", "the farm bill", "the tax bill"),
        ("Doe read two reports. Roe burned some reports.", "two reports", "some reports"),
        ("The members of the board voted. The members of the club sang.", "The members", "The members"),
        ("Senior officials left. Former officials sang.", "Senior officials", "Former officials"),
    ],
)
def test_what_parts_two_descriptions(text: str, one: str, other: str) -> None:
    first, second = chain_at(text, one), chain_at(text, other)
    assert second is not None
    assert first != second or len(second.mentions) == 1


def test_as_somebody_says_who_somebody_is() -> None:
    text = "The candidate Jane Roe lost. The party chose John Doe as the candidate."
    found = chain_at(text, "the candidate")
    assert found is None or found.name != "Jane Roe"


def test_who_does_it_is_not_whom_they_do_it_to() -> None:
    text = "The robbers tied up the guards. The robbers are accused of beating them."
    found = chain_at(text, "them")
    assert found is None or "robbers" not in found.name


def participants(extraction: Extraction, roleset: str) -> list[str]:
    """Who takes part in the event with a roleset, by name."""
    (report,) = [e for e in extraction.events if e.roleset == roleset]
    return [extraction.name(p.filler) for p in report.of_role(Role.AGENT) if isinstance(p.filler, str)]


def test_a_group_with_examples_takes_part_itself() -> None:
    found = extract_text("Several senators, including Jane Roe and John Doe, visited Springfield on Monday.")
    assert participants(found, "visit.01") == ["several senators"]


def test_a_bare_plural_means_the_documents_known_of_before() -> None:
    several = chain_at("Roe and Doe wrote letters. The judge read letters on Monday.", "letters")
    assert several is not None
    assert len(several.mentions) == 2
    surfaced = chain_at("Roe wrote a report. Reports surfaced on Monday.", "Reports")
    assert surfaced is None or len(surfaced.mentions) == 1
