"""Of whom a sentence says something and of whom not: exceptions, alternatives, who is put aside, whose words."""

from __future__ import annotations

import pytest

import kg


def facts(text: str, predicate: str) -> dict[str, str]:
    """Of whom it is said, and with which status."""
    found = kg.extract_text(text)
    return {found.name(each.subject): str(each.status) for each in found.statements if each.predicate == predicate}


def doers(text: str) -> set[str]:
    """Who takes part in the events."""
    found = kg.extract_text(text)
    return {found.name(one.filler) or "" for event in found.events for one in event.participants}


@pytest.mark.parametrize(
    "text",
    [
        "All but Jane Roe were convicted of fraud.",
        "Everyone but Jane Roe was convicted of fraud.",
        "Everybody except Jane Roe was convicted of fraud.",
    ],
)
def test_what_is_said_of_all_others_is_not_said_of_who_is_excepted(text: str) -> None:
    assert facts(text, "convictedOf").get("Jane Roe") is None
    assert "Jane Roe" not in doers(text)


@pytest.mark.parametrize(
    "text",
    [
        "Mary Major was killed by all but Jane Roe.",
        "All bar Jane Roe killed Mary Major.",
        "John Doe works for Acme Corp. All but Jane Roe killed Mary Major.",
        "All but one director, Jane Roe, killed Mary Major.",
    ],
)
def test_who_is_excepted_did_it_not_where_the_sentence_has_nobody_else(text: str) -> None:
    assert facts(text, "killed").get("Jane Roe") in {None, "negated"}
    assert "Jane Roe" not in doers(text)


@pytest.mark.parametrize("text", ["All of them but Jane Roe", "Everyone at Acme Corp but Jane Roe"])
def test_who_is_excepted_from_a_longer_phrase_did_it_not(text: str) -> None:
    assert facts(f"{text} killed Mary Major.", "killed").get("Jane Roe") in {None, "negated"}


@pytest.mark.parametrize(
    "text",
    [
        "The killer, not Jane Roe, was convicted of murder.",
        "The killer, allegedly Jane Roe, was convicted of murder.",
        "The killer, not Jane Roe, was arrested by police. The killer was convicted of murder.",
        "Jane Roe, never the mayor, was there. The mayor was convicted of murder.",
        "Jane Roe could be the woman convicted of murder.",
    ],
)
def test_a_description_is_not_of_a_name_beside_it_that_is_denied_or_doubted(text: str) -> None:
    assert facts(text, "convictedOf").get("Jane Roe") is None


def test_who_is_not_the_one_that_a_clause_describes_did_not_do_it() -> None:
    assert facts("Jane Roe, not the woman who killed Mary Major, left.", "killed").get("Jane Roe") is None


def test_what_nobody_else_did_is_not_denied_of_who_is_excepted() -> None:
    assert facts("Nobody but Jane Roe founded Acme Corp.", "founded") == {}


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("Jane Roe or John Doe founded Acme Corp.", {"Jane Roe", "John Doe"}),
        ("Either Jane Roe or John Doe founded Acme Corp.", {"Jane Roe", "John Doe"}),
        ("Jane Roe, John Doe or Mary Major founded Acme Corp.", {"Jane Roe", "John Doe", "Mary Major"}),
        ("Jane Roe, John Doe or both founded Acme Corp.", {"Jane Roe", "John Doe"}),
        ("Jane Roe or her brother founded Acme Corp.", {"Jane Roe", "Jane Roe’s brother"}),
        ("Jane Roe or John Doe's wife founded Acme Corp.", {"Jane Roe", "John Doe’s wife"}),
        ("Either the mayor or the sheriff founded Acme Corp.", {"mayor", "sheriff"}),
        ("Either the mayor, Jane Roe, or her deputy, John Doe, founded Acme Corp.", {"Jane Roe", "John Doe"}),
    ],
)
def test_of_one_of_several_it_is_only_possible(text: str, people: set[str]) -> None:
    assert facts(text, "founded") == dict.fromkeys(people, "hypothetical")
    assert not people & doers(text)


@pytest.mark.parametrize("perhaps", ["possibly", "allegedly"])
def test_who_is_only_perhaps_one_of_them_may_have_done_it(perhaps: str) -> None:
    text = f"Jane Roe and {perhaps} John Doe founded Acme Corp."
    assert facts(text, "founded") == {"Jane Roe": "asserted", "John Doe": "hypothetical"}
    assert "John Doe" not in doers(text)


def test_a_year_that_is_not_sure_leaves_sure_what_happened() -> None:
    assert facts("Jane Roe founded Acme Corp in 2001 or 2002.", "founded") == {"Jane Roe": "asserted"}


def test_what_is_denied_of_several_is_denied_of_each() -> None:
    text = "Police did not arrest Jane Roe or John Doe."
    assert {"Jane Roe", "John Doe"} <= doers(text)


def test_words_of_one_of_two_are_nobodys() -> None:
    (said,) = kg.extract_text("“The plan is good,” said Jane Roe or John Doe.").quotations
    assert said.speaker is None


@pytest.mark.parametrize(
    "text",
    [
        "It was John Doe, not Jane Roe, who founded Acme Corp.",
        "John Doe, not Jane Roe, founded Acme Corp.",
        "John Doe rather than Jane Roe founded Acme Corp.",
        "It was rather John Doe than Jane Roe who founded Acme Corp.",
    ],
)
def test_who_is_put_aside_did_it_not(text: str) -> None:
    assert facts(text, "founded").get("John Doe") in {None, "asserted"}
    assert facts(text, "founded").get("Jane Roe") in {None, "negated"}
    assert "Jane Roe" not in doers(text)


@pytest.mark.parametrize("verb", ["framed", "blamed", "held", "tried", "extradited", "detained"])
def test_what_somebody_is_held_or_blamed_for_is_alleged(verb: str) -> None:
    assert facts(f"Jane Roe was {verb} for killing Mary Major.", "killed") == {"Jane Roe": "alleged"}


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("The Hill Post quoted Jane Roe as saying that the plan was good.", None),
        ("Jane Roe was quoted as saying that the plan was good.", "asserted"),
        ("John Doe quoted Jane Roe as saying that the plan was good.", "alleged"),
        ("John Doe remembered Jane Roe saying that the plan was good.", "alleged"),
    ],
)
def test_words_that_somebody_ascribes_are_whose_they_are_said_to_be(text: str, status: str | None) -> None:
    found = kg.extract_text(text)
    (said,) = found.quotations
    assert (found.name(said.speaker), found.words(said.content)) == ("Jane Roe", "that the plan was good")
    assert status in {None, str(said.status)}


def test_who_denies_that_somebody_accuses_does_not_accuse() -> None:
    found = kg.extract_text("Jane Roe denied John Doe saying that Mary Major stole a car.")
    (said,) = found.quotations
    assert (found.name(said.speaker), str(said.status)) == ("John Doe", "negated")
    assert not [each for each in found.statements if each.predicate in ("accused", "accusedOf")]


def test_nobody_is_the_speaker_of_words_that_name_them() -> None:
    (said,) = kg.extract_text("Jane Roe recalled him saying that John Doe stole a car.").quotations
    assert said.speaker is None
