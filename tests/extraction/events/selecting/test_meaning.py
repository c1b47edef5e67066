"""Who and what takes part decides between meanings of a word, and whether its type is true."""

from __future__ import annotations

import pytest

from kg.extraction.events.reporting import considered
from kg.extraction.frames import analysis_of
from kg.extraction.frames.marked import read_marks
from kg.language import load_pipeline
from tests.articles import article


def told(reading: str) -> str:
    """The roleset and the type of the report of the marked word, or why there is none."""
    marked = read_marks(reading)
    piece = article(marked.text)
    doc = load_pipeline().analyse(piece)
    doc._.predicates = (marked.predicate_in(doc),)
    [one] = considered(analysis_of(doc, piece))
    if one.refusal is not None:
        return one.refusal.name
    assert one.report is not None
    return f"{one.report.roleset} {one.report.type}".strip()


@pytest.mark.parametrize(
    ("reading", "expected"),
    [
        # another meaning of the word
        ("{ARG0 Jane Roe} {raise.02 raised} {ARG1 5 million dollars}.", "raise.02 Investment"),
        ("{ARG0 Jane Roe} {raise.02 raised} {ARG1 concerns}.", "raise.01"),
        ("{ARG0 Jane Roe} {raise.02 raised} {ARG1 two children} in {ARG2 poverty}.", "raise.03 Family"),
        ("{ARG0 The police} {fire.02 fired} {ARG1 a rocket}.", "fire.01 Shooting"),
        ("{ARG0 Acme} {fire.02 fired} {ARG1 Jane Roe}.", "fire.02 Dismissal"),
        ("{ARG0 Jane Roe} {hold.04 held} {ARG1 a rally}.", "hold.04 Gathering"),
        ("{ARG0 John Doe} {hold.04 held} {ARG1 two women} captive.", "hold.01"),
        ("{ARG0 Jane Roe} {break.01 broke} {ARG1 the law}.", "break.18 Crime"),
        # no meaning of the word
        ("{ARG0 Jane Roe} {hurl.01 hurled} {ARG1 a chair}.", "hurl.01"),
        ("{ARG0 Jane Roe} {hurl.01 hurled} {ARG1 doubts}.", "FIGURATIVE"),
        ("{ARG0 Lawmakers} {kill.01 killed} {ARG1 the bill}.", "FIGURATIVE"),
        ("{ARG0 A gunman} {kill.01 killed} {ARG1 410}.", "kill.01 Killing"),
        ("{ARG1 Jane Roe} {come.01 came} {ARG4 to Hill City}.", "come.01"),
        ("{ARG1 The announcement} {come.01 came} {ARGM-TMP on Friday}.", "FIGURATIVE"),
        ("{ARG1 Jane Roe} {come.01 came} forward {ARGM-LOC in Hill City}.", "FIGURATIVE"),
        ("{ARG0 Jane Roe} {finish.01 finished} {ARG1 eighth}.", "FIGURATIVE"),
        # the meaning without its type, or with another
        ("{battle.01 The battle} between {ARG0 the rebels} and {ARG1 the army} began.", "battle.01 ArmedConflict"),
        ("{battle.01 The battle} between {ARG0 Jane Roe} and {ARG1 John Doe} began.", "battle.01"),
        ("{ARG0 Jane Roe} {file.01 filed} {ARG1 a lawsuit}.", "file.01 Lawsuit"),
        ("{ARG0 Jane Roe} {file.01 filed} {ARG1 her tax return}.", "file.01"),
        ("{ARG0 Acme} {release.01 released} {ARG1 a report}.", "release.01 Publication"),
        ("{ARG0 Acme} {release.01 released} {ARG1 the prisoners}.", "release.01 ReleaseFromCustody"),
        ("{ARG0 The army} {destroy.01 destroyed} {ARG1 the bridge}.", "destroy.01 Destruction"),
        ("{ARG0 The scandal} {destroy.01 destroyed} {ARG1 the career} of Jane Roe.", "destroy.01"),
        ("{ARG0 The court} {grant.01 granted} {ARG1 the request} of Jane Roe.", "grant.01 Permission"),
        ("{ARG0 The court} {grant.01 granted} {ARG1 5 million dollars} to Jane Roe.", "grant.01 GivingAndGetting"),
        ("{ARG0 The governor} {sign.02 signed} {ARG1 the bill}.", "sign.01 LawMaking"),
        ("{ARG0 The governor} {sign.01 signed} {ARG1 the letter}.", "sign.01"),
        ("{ARG0 The council} {adopt.01 adopted} {ARG1 the resolution}.", "adopt.01 LawMaking"),
        ("{ARG0 Jane Roe} {adopt.01 adopted} {ARG1 a position} on the matter.", "adopt.01"),
        ("{ARG0 Jane Roe} {adopt.01 adopted} {ARG1 a child}.", "adopt.01"),
        ("{ARG0 The farmers} {pick.01 picked} {ARG1 tomatoes}.", "pick.01"),
        ("{ARG0 Acme} {pick.01 picked} {ARG1 a chairman}.", "pick.01 Decision"),
        ("{ARG0 The river} {flood.01 flooded} {ARG1 the town}.", "flood.01 NaturalDisaster"),
        ("{ARG0 A wave} of emails {flood.01 flooded} {ARG1 the screens}.", "flood.01"),
        ("{ARG0 Jane Roe} {attend.01 attended} {ARG1 the ceremony}.", "attend.01 Gathering"),
        ("{ARG0 Jane Roe} {attend.01 attended} {ARG1 a private school}.", "attend.01"),
        ("{ARG1 The tax} {fall.01 fell} {ARG2 by 3 percent}.", "fall.01 Fall"),
        ("{ARG1 Jane Roe} {fall.01 fell} on Friday.", "fall.01"),
        ("{ARG0 The police} {identify.01 identified} {ARG1 the boat}.", "identify.01 Discovery"),
        ("{ARG0 The police} {identify.01 identified} {ARG1 Jane Roe} as {ARG2 the owner}.", "identify.01"),
    ],
)
def test_what_takes_part_decides(reading: str, expected: str) -> None:
    assert told(reading) == expected
