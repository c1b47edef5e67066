"""What an article does with the act itself: says that it happened, denies it, leaves it open, doubts it."""

from __future__ import annotations

import pytest

from kg.model import Status
from tests.extraction.quotations.heard import heard_once

#: text and cue
ACTS: dict[Status, list[tuple[str, str]]] = {
    Status.ASSERTED: [
        ("Jane Roe said that the bridge was safe.", "said"),
        ("“The bridge was safe,” Jane Roe would later say.", "say"),
        ("Jane Roe wants to announce a new bridge.", "wants"),
        ("The council plans to announce a new ferry.", "plans"),
        ("Jane Roe was critical of the plan.", "was critical"),
        ("Jane Roe denied that she never wrote.", "denied"),
    ],
    Status.NEGATED: [
        ("Jane Roe declined to say whether the plant would close.", "declined"),
        ("Acme Corp. refused to confirm that the plant would close.", "refused"),
        ("Neither the mayor nor the council said that the ferry was late.", "said"),
        ("Jane Roe stopped short of saying that the bridge was safe.", "saying"),
        ("Jane Roe never said that the bridge was safe.", "never said"),
        ("Jane Roe nearly said that the bridge was safe.", "said"),
        ("Jane Roe did not say that the bridge was safe.", "did not say"),
        ("The mayor didn't claim that the ferry was late.", "didn't claim"),
        ("The mayor has not announced a date.", "has not announced"),
        ("“The bridge was safe,” said neither Jane Roe nor John Doe.", "said"),
        ("Jane Roe was wrongly quoted as saying that the bridge was safe.", "saying"),
        ("Nobody said that the bridge was safe.", "said"),
        ("No official claimed that the ferry was late.", "claimed"),
        ("The mayor failed to mention the report.", "mention"),
        ("Jane Roe avoided saying that the bridge was safe.", "saying"),
        ("Jane Roe was never critical of the plan.", "was never critical"),
        ("Jane Roe is not certain that the ferry will sail.", "is not certain"),
    ],
    Status.HYPOTHETICAL: [
        ("Jane Roe may say that the bridge is safe.", "may say"),
        ("Jane Roe will tell the council that the bridge is safe.", "will tell"),
        ("The mayor could claim that the ferry is late.", "could claim"),
        ("“The bridge is safe,” Jane Roe will say on Monday.", "will say"),
        ("If Jane Roe says that the bridge is safe, the council will open it.", "says"),
        ("Unless the mayor announces that the ferry is safe, nobody will board it.", "announces"),
        ("Perhaps the mayor thinks that the bridge is safe.", "thinks"),
        ("Jane Roe tried to explain that the bridge was safe.", "explain"),
        ("The mayor is unlikely to admit that the ferry was late.", "admit"),
        ("Jane Roe might be critical of the plan.", "be critical"),
    ],
    Status.ALLEGED: [
        ("Jane Roe allegedly said that the bridge was safe.", "said"),
        ("The mayor reportedly told friends that he would resign.", "told"),
        ("The mayor supposedly promised to rebuild the bridge.", "promised"),
        ("Jane Roe apparently believes that the ferry is late.", "believes"),
    ],
}


@pytest.mark.parametrize(
    ("status", "text", "cue"),
    [pytest.param(status, *row, id=f"{status.value}: {row[0]}") for status, rows in ACTS.items() for row in rows],
)
def test_what_stands_beside_the_cue_decides(status: Status, text: str, cue: str) -> None:
    quotation = heard_once(text)
    assert (quotation.status, quotation.cue) == (status, cue)


@pytest.mark.parametrize(
    "text",
    [
        "“We will rebuild,” Jane Roe said on Monday, “if the council pays.”",
        "“We may never know,” Jane Roe said.",
        "“I did not see the ferry,” Jane Roe said.",
        "Jane Roe said the mayor would not resign.",
        "Jane Roe said that, allegedly, the mayor had resigned.",
        "“It will be finished soon, perhaps,” Jane Roe said.",
    ],
)
def test_words_of_the_content_leave_the_act_asserted(text: str) -> None:
    assert heard_once(text).status is Status.ASSERTED


def test_an_act_inside_a_quotation_has_a_status_of_its_own() -> None:
    quotation = heard_once("“I never said that the bridge was safe,” Jane Roe said.")
    assert (quotation.status, [q.status for q in quotation.nested]) == (Status.ASSERTED, [Status.NEGATED])
