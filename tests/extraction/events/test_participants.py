"""Who and what takes part in an event, read off the shipped pipeline."""

from __future__ import annotations

import pytest

from kg.extraction.events import extract_events
from kg.language import load_pipeline
from kg.model import Literal, Span
from tests.articles import article


def participants(text: str, word: str) -> set[str]:
    """Role and words of the participants of the report that a word evokes."""
    piece = article(text)
    reports = list(extract_events(load_pipeline().analyse(piece), piece))
    told = [r for r in reports if r.words[0].of(text) == word]
    assert told, [r.words[0].of(text) for r in reports]
    return {f"{p.role} {p.span.of(text)}" for p in told[0].participants}


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        # voices
        ("Jane Roe sued John Doe.", "sued", "agent Jane Roe | patient John Doe"),
        ("John Doe was arrested by the police of Hill.", "arrested", "agent the police | patient John Doe"),
        ("Asked about the vote, Jane Roe left.", "Asked", "patient the vote"),
        # coordination, control, relative clauses
        ("Jane Roe was arrested and charged.", "charged", "patient Jane Roe"),
        ("Jane Roe wants to sell Acme.", "sell", "agent Jane Roe | patient Acme"),
        ("Doe, who founded Acme, met Roe.", "founded", "agent Doe | patient Acme"),
        # nouns
        ("Jane Roe's resignation shocked John Doe.", "resignation", "agent Jane Roe"),
        ("The resignation of Jane Roe shocked John Doe.", "resignation", "agent Jane Roe"),
        ("Jane Roe made an accusation against John Doe.", "accusation", "agent Jane Roe | patient John Doe"),
        # what only the roleset knows
        ("Jane Roe resigned.", "resigned", "agent Jane Roe"),
        ("Jane Roe gave John Doe a boat.", "gave", "agent Jane Roe | patient a boat | recipient John Doe"),
        ("Jane Roe was awarded a medal.", "awarded", "patient a medal | recipient Jane Roe"),
        ("Jane Roe was sentenced to two months.", "sentenced", "patient Jane Roe | attribute two months"),
        ("Doe met clerks who were given boats.", "given", "patient boats | recipient clerks"),
        ("Acme, not Lane Bank, hired Jane Roe.", "hired", "agent Acme | patient Jane Roe"),
        ("John Doe stole a boat from Jane Roe.", "stole", "agent John Doe | patient a boat | start Jane Roe"),
        ("Jane Roe flew from Paris to London.", "flew", "agent Jane Roe | start Paris | end London"),
        ("Jane Roe competed against John Doe.", "competed", "agent Jane Roe | patient John Doe"),
        ("Acme appointed Jane Roe chairwoman.", "appointed", "agent Acme | patient Jane Roe | attribute chairwoman"),
        # what the roles leave out
        ("Jane Roe protested in Hill for hours.", "protested", "agent Jane Roe | place Hill | time hours"),
        # whose part the frame file and the preposition tell
        ("The roof collapsed in Hill.", "collapsed", "patient The roof | place Hill"),
        ("The protesters clashed with the police.", "clashed", "agent The protesters | patient the police"),
        ("Jane Roe panicked in Hill.", "panicked", "patient Jane Roe | place Hill"),
        ("The police announced John Doe's arrest.", "arrest", "patient John Doe"),
        ("Jane Roe had her licence suspended.", "suspended", "patient her licence"),
        ("John Doe promised to leave Acme.", "promised", "agent John Doe | patient to leave Acme"),
        ("A vigil was held for Jane Roe.", "held", "patient A vigil | beneficiary Jane Roe"),
        # of whom a relative clause tells, and what a participle describes
        ("A spokesman for Acme, which sells boats, met Roe.", "sells", "agent Acme | patient boats"),
        # whole names, and no words of the next clause
        (
            "Jane Roe became California's attorney general in 2010.",
            "became",
            "patient Jane Roe | attribute California's attorney general",
        ),
        # what fills no role
        ("The change applies to firms, and not to banks.", "applies", "patient The change | attribute firms"),
        ("As talks go on over how to avert a strike, Jane Roe left.", "avert", "patient a strike"),
        ("Power was granted to men and women.", "granted", "patient Power | beneficiary men | beneficiary women"),
        ("Jane Roe competed for votes.", "competed", "agent Jane Roe | purpose votes"),
        ("Clerks met for a vote.", "met", "agent Clerks | purpose a vote"),
        ("Jane Roe led the choice of John Doe to run Acme.", "led", "agent Jane Roe | patient the choice of John Doe"),
        ("Jane Roe then quickly sold it.", "sold", "agent Jane Roe"),
        ("John Doe hit Mark Lane, and Ed Hill attacked him.", "attacked", "agent Ed Hill"),
    ],
)  # fmt: skip
def test_who_takes_part(text: str, word: str, expected: str) -> None:
    assert participants(text, word) == set(expected.split(" | "))


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        ("The fire killed 12 people in Hill.", "killed", {("patient", "12", "person")}),
        ("Acme paid Jane Roe a fine of $5 million.", "paid", {("patient", "5000000", "USD")}),
        ("Shares of Acme rose 3.5 percent on Monday.", "rose", {("amount", "3.5", "percent")}),
        ("Jane Roe won by a margin of 108 votes.", "won", {("amount", "108", "vote")}),
    ],
)
def test_how_much(text: str, word: str, expected: set[tuple[str, str, str]]) -> None:
    piece = article(text)
    told = [r for r in extract_events(load_pipeline().analyse(piece), piece) if r.words[0].of(text) == word]
    found = {(p.role.value, p.amount.value, p.amount.unit) for p in told[0].participants if p.amount is not None}
    assert found == expected


def test_the_time_of_an_event_is_no_participant() -> None:
    assert participants("Jane Roe resigned on Monday.", "resigned") == {"agent Jane Roe"}


def test_nobody_takes_part_twice_in_one_role() -> None:
    text = "Jane Roe sold her boat, and then Roe, a clerk, left Acme."
    assert participants(text, "left") == {"agent Roe", "patient Acme"}


def test_a_sort_of_place_is_told_in_words() -> None:
    text = "John Doe was held in prison. The guards left the prison on Monday."
    piece = article(text)
    reports = extract_events(load_pipeline().analyse(piece), piece)
    told = {p.span.of(text): type(p.filler) for r in reports for p in r.participants if "prison" in p.span.of(text)}
    assert told == {"prison": Literal, "the prison": Span}
