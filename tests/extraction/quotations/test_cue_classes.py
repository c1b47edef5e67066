"""Every class of cues: which words ascribe, what they ascribe, to whom, and whether they take it for granted."""

from __future__ import annotations

import pytest

from kg.model import CueClass
from tests.extraction.quotations.heard import heard_once

#: text, cue, content, source
CUES: dict[CueClass, list[tuple[str, str, str, str]]] = {
    CueClass.SPEECH: [
        ("Jane Roe said that the bridge was unsafe.", "said", "that the bridge was unsafe", "Jane Roe"),
        ("The mayor told reporters that the ferry would sail.", "told", "that the ferry would sail", "The mayor"),
        ("The company announced that the plant would close.", "announced", "that the plant would close", "The company"),
        ("In a statement, Acme Corp. said the plant would close.", "said", "the plant would close", "Acme Corp."),
        ("Jane Roe is quoted as saying that the bridge was unsafe.", "saying", "that the bridge was unsafe", "Jane Roe"),
        ("The bridge was unsafe, according to Jane Roe.", "according to", "The bridge was unsafe", "Jane Roe"),
        ("According to the mayor, the ferry sails at noon.", "According to", "the ferry sails at noon", "the mayor"),
        ("Jane Roe made it clear that the plant would close.", "clear", "that the plant would close", "Jane Roe"),
        ("John Doe was adamant that the ferry was safe.", "was adamant", "that the ferry was safe", "John Doe"),
        ("Her announcement that the plant would close surprised nobody.", "announcement", "that the plant would close", "Her"),
        ("The mayor's claim that the bridge was safe convinced nobody.", "claim", "that the bridge was safe", "The mayor's"),
        ("The council made a pledge to rebuild the bridge.", "pledge", "to rebuild the bridge", "The council"),
        ("Farmers called for a new bridge.", "called", "a new bridge", "Farmers"),
    ],
    CueClass.WRITING: [
        ("Jane Roe wrote that the bridge was unsafe.", "wrote", "that the bridge was unsafe", "Jane Roe"),
        ("Jane Roe tweeted that the ferry was late.", "tweeted", "that the ferry was late", "Jane Roe"),
        ("Acme Corp. posted that the plant would close.", "posted", "that the plant would close", "Acme Corp."),
        ("John Doe emailed the council that the river was rising.", "emailed", "that the river was rising", "John Doe"),
        ("Her tweet: “The bridge is unsafe.”", "tweet", "The bridge is unsafe.", "Her"),
        ("Jane Roe captioned the photo: “The ferry is late again.”", "captioned", "The ferry is late again.", "Jane Roe"),
    ],
    CueClass.BELIEF: [
        ("Jane Roe believes that the bridge is unsafe.", "believes", "that the bridge is unsafe", "Jane Roe"),
        ("Farmers fear that the river could flood.", "fear", "that the river could flood", "Farmers"),
        ("John Doe doubts the ferry will sail.", "doubts", "the ferry will sail", "John Doe"),
        ("Her belief that the bridge is unsafe is well known.", "belief", "that the bridge is unsafe", "Her"),
        ("Jane Roe is confident that the plant will stay open.", "is confident", "that the plant will stay open", "Jane Roe"),
        ("John Doe was skeptical of the plan.", "was skeptical", "the plan", "John Doe"),
        ("The mayor sees the plan as a threat.", "sees", "the plan as a threat", "The mayor"),
        ("Jane Roe's view is that the bridge is unsafe.", "view", "that the bridge is unsafe", "Jane Roe's"),
    ],
    CueClass.WISH: [
        ("Jane Roe wants to rebuild the bridge.", "wants", "to rebuild the bridge", "Jane Roe"),
        ("Acme Corp. plans to close the plant in May.", "plans", "to close the plant in May", "Acme Corp."),
        ("Farmers hope that the rain will stop.", "hope", "that the rain will stop", "Farmers"),
        ("The mayor's decision to close the bridge angered drivers.", "decision", "to close the bridge", "The mayor's"),
        ("Her desire to return is well known.", "desire", "to return", "Her"),
        ("John Doe is eager to return.", "is eager", "to return", "John Doe"),
        ("The council was reluctant to pay for the ferry.", "was reluctant", "to pay for the ferry", "The council"),
    ],
    CueClass.DENIAL: [
        ("Jane Roe denied that the bridge was unsafe.", "denied", "that the bridge was unsafe", "Jane Roe"),
        ("John Doe denied the charge.", "denied", "the charge", "John Doe"),
        ("Acme Corp. disputed the figures.", "disputed", "the figures", "Acme Corp."),
        ("The mayor disavowed the letter.", "disavowed", "the letter", "The mayor"),
        ("His denial that he took the money came late.", "denial", "that he took the money", "His"),
        ("The company refuted the report.", "refuted", "the report", "The company"),
    ],
    CueClass.ACCUSATION: [
        ("Jane Roe accused the mayor of hiding the report.", "accused", "the mayor of hiding the report", "Jane Roe"),
        ("The lawsuit alleges that the plant poisoned the river.", "alleges", "that the plant poisoned the river", "The lawsuit"),
        ("Farmers blamed the council for the flood.", "blamed", "the council for the flood", "Farmers"),
        ("Her accusation that the mayor lied shook the town.", "accusation", "that the mayor lied", "Her"),
        ("The union charged that the mayor hid the report.", "charged", "that the mayor hid the report", "The union"),
    ],
    CueClass.JUDGEMENT: [
        ("Jane Roe praised the firefighters.", "praised", "the firefighters", "Jane Roe"),
        ("The union criticized the plan.", "criticized", "the plan", "The union"),
        ("John Doe called the plan a disaster.", "called", "the plan a disaster", "John Doe"),
        ("John Doe called the plan “a disaster.”", "called", "the plan “a disaster.”", "John Doe"),
        ("Jane Roe was critical of the plan.", "was critical", "the plan", "Jane Roe"),
        ("Farmers were grateful for the rain.", "were grateful", "the rain", "Farmers"),
        ("Her criticism of the plan was sharp.", "criticism", "the plan", "Her"),
        ("The union's condemnation of the plan was sharp.", "condemnation", "the plan", "The union's"),
        ("The mayor dismissed the report as a rumor.", "dismissed", "the report as a rumor", "The mayor"),
    ],
    CueClass.EVIDENCE: [
        ("The study shows that the bridge is unsafe.", "shows", "that the bridge is unsafe", "The study"),
        ("A poll found that most drivers avoid the bridge.", "found", "that most drivers avoid the bridge", "A poll"),
        ("Records show the mayor signed the order.", "show", "the mayor signed the order", "Records"),
        ("The figures indicate that rents have doubled.", "indicate", "that rents have doubled", "The figures"),
        ("There is proof that the mayor signed the order.", "proof", "that the mayor signed the order", ""),
    ],
}  # fmt: skip


def test_every_class_has_cues() -> None:
    assert set(CUES) == set(CueClass)


@pytest.mark.parametrize(
    ("kind", "text", "cue", "content", "source"),
    [pytest.param(kind, *row, id=f"{kind.value}: {row[0]}") for kind, rows in CUES.items() for row in rows],
)
def test_a_cue_gives_class_content_and_source(kind: CueClass, text: str, cue: str, content: str, source: str) -> None:
    quotation = heard_once(text)
    assert (quotation.cue_class, quotation.cue) == (kind, cue)
    assert (quotation.content, quotation.source) == ((content,), source)


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
