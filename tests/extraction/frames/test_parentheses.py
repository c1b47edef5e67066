"""Reports that stand between a subject and its verb."""

import pytest

from tests.extraction.findings import facts, found

_REPORTS = [
    "John Doe, Jane Roe said, sued Acme Corp. in May.",
    "John Doe, Jane Roe told reporters, sued Acme Corp. in May.",
    "John Doe, Roe wrote in a letter to the court, sued Acme Corp. in May.",
    "John Doe, Jane Roe claimed on Monday, sued Acme Corp. in May.",
    "John Doe, the mayor says, sued Acme Corp. in May.",
    "John Doe, police said, sued Acme Corp. in May.",
    "John Doe, prosecutors allege, sued Acme Corp. in May.",
    "John Doe, she said, has sued Acme Corp.",
]


@pytest.mark.parametrize("text", _REPORTS)
def test_what_is_told_in_two_parts_is_not_asserted(text: str) -> None:
    sued = [f for f in facts(text) if f[1] == "sued"]
    assert [f[0] for f in sued] == ["John Doe"]
    assert {f[3] for f in sued} <= {"attributed", "alleged"}


@pytest.mark.parametrize("text", _REPORTS)
def test_both_parts_are_the_content(text: str) -> None:
    (quotation,) = found(text).quotations
    parts = [span.of(text) for span in quotation.content]
    assert parts[0] == "John Doe"
    assert "sued Acme Corp" in parts[1]


def test_who_reports_is_who_wrote_the_letter() -> None:
    told = facts("John Doe, Jane Roe wrote in a letter to the court, sued Acme Corp. in May.")
    assert {f[0] for f in told if f[1] == "wrote"} == {"Jane Roe"}


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("John Doe, a doctor, said Jane Roe sued Acme Corp.", "Jane Roe"),
        ("John Doe, who said he was ill, sued Acme Corp.", "John Doe"),
        ("In May, Jane Roe said, John Doe sued Acme Corp.", "John Doe"),
    ],
)
def test_a_report_that_is_none_leaves_the_subject(text: str, subject: str) -> None:
    assert {f[0] for f in facts(text) if f[1] == "sued"} == {subject}
