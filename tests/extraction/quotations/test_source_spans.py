"""Which words are the source, and which of them name the speaker."""

from __future__ import annotations

import pytest

from tests.extraction.quotations.heard import heard, heard_once


@pytest.mark.parametrize(
    ("text", "source", "speaker"),
    [
        pytest.param("Jane Roe said the bridge was unsafe.", "Jane Roe", "Jane Roe", id="subject"),
        pytest.param("The bridge was unsafe, said Jane Roe.", "Jane Roe", "Jane Roe", id="subject behind"),
        pytest.param(
            "Jane Roe, the mayor of Springfield, said the bridge was unsafe.",
            "Jane Roe, the mayor of Springfield",
            "Jane Roe",
            id="apposition",
        ),
        pytest.param(
            "The union's lawyer, Jane Roe, said the plant should stay open.",
            "The union's lawyer, Jane Roe",
            "Jane Roe",
            id="name in apposition",
        ),
        pytest.param(
            "Acme Corp. spokeswoman Jane Roe said the plant would close.",
            "Acme Corp. spokeswoman Jane Roe",
            "Jane Roe",
            id="title before the name",
        ),
        pytest.param(
            "“The ferry sank,” said Jane Roe, who owns a boat.", "Jane Roe, who owns a boat", "Jane Roe", id="clause"
        ),
        pytest.param("The plan was praised by Jane Roe.", "Jane Roe", "Jane Roe", id="by"),
        pytest.param("The report was dismissed by the mayor.", "the mayor", "mayor", id="by a description"),
        pytest.param("The bridge was unsafe, according to Jane Roe.", "Jane Roe", "Jane Roe", id="according to"),
        pytest.param(
            "According to a report by the council, the bridge was unsafe.",
            "a report by the council",
            "report",
            id="according to a document",
        ),
        pytest.param("The mayor's claim that the ferry sank was wrong.", "The mayor", "mayor", id="possessive"),
        pytest.param(
            "John Doe met the engineer, who warned that the bridge was unsafe.", "who", "engineer", id="relative"
        ),
        pytest.param("Asked about the rain, Jane Roe said the ferry would sail.", "Jane Roe", "Jane Roe", id="opener"),
    ],
)
def test_the_source_is_all_that_names_the_speaker(text: str, source: str, speaker: str) -> None:
    quotation = heard(text)[-1]
    assert (quotation.source, quotation.speaker) == (source, speaker)


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("It was announced that the plant would close.", ("that the plant would close",)),
        ("It is feared that the ferry sank.", ("that the ferry sank",)),
        ("The plant is believed to have closed in May.", ("The plant", "to have closed in May")),
        ("The mayor is said to have resigned.", ("The mayor", "to have resigned")),
        ("The allegation that the mayor lied shook the town.", ("that the mayor lied",)),
    ],
)
def test_what_nobody_is_named_for_has_no_source(text: str, content: tuple[str, ...]) -> None:
    quotation = heard_once(text)
    assert (quotation.content, quotation.source, quotation.speaker) == (content, "", None)


@pytest.mark.parametrize(
    "text",
    [
        "On Monday Jane Roe said the bridge was unsafe.",
        "The bridge was unsafe, Jane Roe said on Monday.",
        "“The bridge is unsafe,” Jane Roe said late on Tuesday evening.",
        "Last week, Jane Roe warned that the bridge was unsafe.",
    ],
)
def test_when_it_was_said_is_no_part_of_the_source(text: str) -> None:
    assert heard_once(text).source == "Jane Roe"


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("SPRINGFIELD (Acme News) — Mayor Jane Roe said the bridge was unsafe.", "Mayor Jane Roe"),
        ("SPRINGFIELD - Jane Roe said on Monday that the bridge was unsafe.", "Jane Roe"),
    ],
)
def test_a_dateline_is_no_part_of_the_source(text: str, source: str) -> None:
    assert heard_once(text).source == source
