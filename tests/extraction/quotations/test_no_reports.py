"""What looks like a report and is none: acts of bodies that decide, questions, what anybody may say."""

import pytest

from tests.extraction.findings import found

NO_REPORTS = [
    "Judge Jane Roe dismissed the lawsuit that Acme Corp had filed against John Lane.",
    "The council rejected the bill that Jane Roe had introduced.",
    "The board dismissed John Lane, who led Acme Corp.",
    "The judge denied the motion.",
    "The panel accepted the appeal of John Lane.",
    "The court ordered John Lane to pay $500.",
    "Did Jane Roe say that the plan failed?",
    "Why would anyone claim that the plan failed?",
    "You can say that the plan failed.",
]
REPORTS = [
    "The court ruled that the plan failed.",
    "The panel said that the plan failed.",
    "Jane Roe asked whether the plan had failed.",
]


@pytest.mark.parametrize("text", NO_REPORTS)
def test_an_act_or_a_question_is_no_quotation(text: str) -> None:
    assert not found(text).quotations


@pytest.mark.parametrize("text", REPORTS)
def test_what_is_said_of_something_is_one(text: str) -> None:
    assert len(found(text).quotations) == 1
