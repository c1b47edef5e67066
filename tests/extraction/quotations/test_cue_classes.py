"""Every class of cues: which words ascribe, what they ascribe, to whom, and whether they take it for granted."""

from __future__ import annotations

import pytest

from kg.model import CueClass
from tests.extraction.quotations.heard import heard_once, marked

CUES: dict[CueClass, list[str]] = {
    CueClass.SPEECH: [
        "{Jane Roe} *said* <that the bridge was unsafe>.",
        "{The mayor} *told* reporters <that the ferry would sail>.",
        "{The company} *announced* <that the plant would close>.",
        "In a statement, {Acme Corp.} *said* <the plant would close>.",
        "{Jane Roe} is quoted as *saying* <that the bridge was unsafe>.",
        "<The bridge was unsafe>, *according to* {Jane Roe}.",
        "*According to* {the mayor}, <the ferry sails at noon>.",
        "{Jane Roe} made it *clear* <that the plant would close>.",
        "{John Doe} *was adamant* <that the ferry was safe>.",
        "{Her} *announcement* <that the plant would close> surprised nobody.",
        "{The mayor}'s *claim* <that the bridge was safe> convinced nobody.",
        "{The council} made a *pledge* <to rebuild the bridge>.",
        "{Farmers} *called* for <a new bridge>.",
    ],
    CueClass.WRITING: [
        "{Jane Roe} *wrote* <that the bridge was unsafe>.",
        "{Jane Roe} *tweeted* <that the ferry was late>.",
        "{Acme Corp.} *posted* <that the plant would close>.",
        "{John Doe} *emailed* the council <that the river was rising>.",
        "{Her} *tweet*: “<The bridge is unsafe.>”",
        "{Jane Roe} *captioned* the photo: “<The ferry is late again.>”",
    ],
    CueClass.BELIEF: [
        "{Jane Roe} *believes* <that the bridge is unsafe>.",
        "{Farmers} *fear* <that the river could flood>.",
        "{John Doe} *doubts* <the ferry will sail>.",
        "{Her} *belief* <that the bridge is unsafe> is well known.",
        "{The council}'s *view* <that the bridge is unsafe> is well known.",
        "{Jane Roe} *is confident* <that the plant will stay open>.",
        "{John Doe} *was skeptical* of <the plan>.",
        "{The mayor} *sees* <the plan as a threat>.",
    ],
    CueClass.WISH: [
        "{Jane Roe} *wants* <to rebuild the bridge>.",
        "{Acme Corp.} *plans* <to close the plant in May>.",
        "{Farmers} *hope* <that the rain will stop>.",
        "{The mayor}'s *decision* <to close the bridge> angered drivers.",
        "{Her} *desire* <to return> is well known.",
        "{John Doe} *is eager* <to return>.",
        "{The council} *was reluctant* <to pay for the ferry>.",
    ],
    CueClass.DENIAL: [
        "{Jane Roe} *denied* <that the bridge was unsafe>.",
        "{John Doe} *denied* <the charge>.",
        "{Acme Corp.} *disputed* <the figures>.",
        "{The mayor} *disavowed* <the letter>.",
        "{His} *denial* <that he took the money> came late.",
    ],
    CueClass.ACCUSATION: [
        "{Jane Roe} *accused* <the mayor of hiding the report>.",
        "{The lawsuit} *alleges* <that the plant poisoned the river>.",
        "{Farmers} *blamed* <the council for the flood>.",
        "{Her} *accusation* <that the mayor lied> shook the town.",
        "{The union} *charged* <that the mayor hid the report>.",
    ],
    CueClass.JUDGEMENT: [
        "{Jane Roe} *praised* <the firefighters>.",
        "{The union} *criticized* <the plan>.",
        "{John Doe} *called* <the plan a disaster>.",
        "{John Doe} *called* <the plan “a disaster.”>",
        "{The mayor} *dismissed* <the report as a rumor>.",
        "{Jane Roe} *was critical* of <the plan>.",
        "{Farmers} *were supportive* of <the new ferry>.",
        "{Her} *criticism* of <the plan> was sharp.",
        "{The union}'s *condemnation* of <the plan> was sharp.",
    ],
    CueClass.EVIDENCE: [
        "{The study} *shows* <that the bridge is unsafe>.",
        "{A poll} *found* <that most drivers avoid the bridge>.",
        "{Records} *show* <the mayor signed the order>.",
        "{The figures} *indicate* <that rents have doubled>.",
        "There is *proof* <that the mayor signed the order>.",
    ],
}


def test_every_class_has_cues() -> None:
    assert set(CUES) == set(CueClass)


@pytest.mark.parametrize(
    ("kind", "signs"),
    [pytest.param(kind, row, id=f"{kind.value}: {row}") for kind, rows in CUES.items() for row in rows],
)
def test_a_cue_gives_class_content_and_source(kind: CueClass, signs: str) -> None:
    wanted = marked(signs)
    quotation = heard_once(wanted.text)
    assert (quotation.cue_class, quotation.cue) == (kind, *wanted.cues)
    assert (quotation.content, quotation.source) == (wanted.content, "".join(wanted.sources))


@pytest.mark.parametrize(
    "text",
    [
        "Jane Roe knows that the mill closed.",
        "Jane Roe discovered that the mill had closed.",
        "Jane Roe regrets that the mill closed.",
        "Jane Roe admitted that the mill had closed.",
        "Jane Roe was aware that the mill had closed.",
        "Jane Roe apologized for the delay.",
        "Her admission that the mill had closed came late.",
    ],
)
def test_a_factive_cue_takes_its_content_for_granted(text: str) -> None:
    assert heard_once(text).factive


@pytest.mark.parametrize(
    "text",
    [
        "Jane Roe claimed that the mill had closed.",
        "Jane Roe said the mill had closed.",
        "Jane Roe believes that the mill has closed.",
        "Jane Roe denied that the mill had closed.",
        "Jane Roe was sure that the mill had closed.",
        "Her claim that the mill had closed was wrong.",
        "According to Jane Roe, the mill has closed.",
        "“The mill has closed,” Jane Roe said.",
    ],
)
def test_other_cues_do_not(text: str) -> None:
    assert not heard_once(text).factive
