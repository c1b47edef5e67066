"""Claims of others: who calls one untrue or rejects it denies it, and never is the one who makes it."""

from __future__ import annotations

import pytest

from tests.extraction.findings import facts, found

MUNRO, NOBODY = "Helga Munro", ""


def told(text: str, predicate: str = "") -> list[tuple[str, str]]:
    """The status and the source of the events of bribing, or of the statements with a predicate."""
    extraction = found(text)
    names = {e.id: e.name for e in extraction.entities}
    of_words = [e for e in extraction.events if any(text[w.start : w.end] == "bribed" for w in e.words)]
    of_predicate = [s for s in extraction.statements if s.predicate == predicate]
    return [(s.status.value, names.get(s.according_to or "", NOBODY)) for s in (of_predicate or of_words)]


@pytest.mark.parametrize(
    ("text", "status", "source"),
    [
        ("Claims that Miriam Stead bribed a judge are baseless, Helga Munro said.", "denied", MUNRO),
        ("The allegation that Miriam Stead bribed a judge is a lie, Helga Munro said.", "denied", MUNRO),
        ("Helga Munro said the allegations that Miriam Stead bribed a judge were unfounded.", "denied", MUNRO),
        ("Helga Munro said claims that Miriam Stead bribed a judge were not true.", "denied", MUNRO),
        ("Helga Munro said claims that Miriam Stead had bribed a judge were false.", "denied", MUNRO),
        ("Helga Munro said claims that Miriam Stead bribed a judge were a hoax.", "denied", MUNRO),
        ("Claims that Miriam Stead bribed a judge were dismissed by Helga Munro.", "denied", MUNRO),
        ("Helga Munro rejected the allegation that Miriam Stead bribed a judge.", "denied", MUNRO),
        ("Helga Munro brushed aside claims that she had bribed a judge.", "denied", MUNRO),
        ("Helga Munro scoffed at suggestions that she had bribed a judge.", "denied", MUNRO),
        ("Helga Munro denounced rumours that she had bribed a judge.", "denied", MUNRO),
        ("Helga Munro denied claims that she had bribed a judge.", "denied", MUNRO),
        ("Claims that Miriam Stead bribed a judge proved false.", "negated", NOBODY),
        ("The rumour that Miriam Stead bribed a judge is a hoax.", "negated", NOBODY),
        ("Helga Munro did not reject claims that Miriam Stead bribed a judge.", "hypothetical", NOBODY),
        ("Helga Munro condemned reports that Miriam Stead had bribed a judge.", "hypothetical", NOBODY),
        ("Helga Munro responded to claims that she had bribed a judge.", "alleged", NOBODY),
        ("Helga Munro said claims that Miriam Stead bribed a judge may be false.", "hypothetical", MUNRO),
        ("Helga Munro repeated claims that Miriam Stead had bribed a judge.", "alleged", MUNRO),
    ],
)
def test_what_becomes_of_a_claim_that_others_make(text: str, status: str, source: str) -> None:
    assert told(text) == [(status, source)]


@pytest.mark.parametrize(
    "text",
    [
        "Claims that Miriam Stead bribed a judge are baseless, Helga Munro said.",
        "Helga Munro said the allegations that Miriam Stead bribed a judge were unfounded.",
        "Helga Munro rejected the allegation that Miriam Stead bribed a judge.",
        "Helga Munro said claims that Miriam Stead bribed a judge are being examined.",
        "Helga Munro responded to claims that Miriam Stead had bribed a judge.",
    ],
)
def test_who_speaks_of_an_accusation_does_not_accuse(text: str) -> None:
    assert not any(predicate == "accused" for _, predicate, _, _ in facts(text))


@pytest.mark.parametrize("set_off", ["44", "a clerk", "of Harwick", "who worked there until 2022", "her voice shaking"])
@pytest.mark.parametrize("hearer", ["the court", "Radio Nord"])
def test_who_is_told_is_not_the_source(set_off: str, hearer: str) -> None:
    assert told(f"“Pell bribed a judge,” Odette Varga, {set_off}, told {hearer}.") == [("attributed", "Odette Varga")]
