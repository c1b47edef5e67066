from __future__ import annotations

import pytest

from kg.model import Span
from kg.reading.headline import find_headline, locate_title

BODY = "Jane Roe left Acme Corp on Friday, she said.\n\nThe company had no comment.\n"


def headline(text: str) -> str | None:
    found = find_headline(text, Span(0, len(text)))
    if found is None:
        return None
    title, span = found
    assert span.of(text).split() == title.split()
    return title


@pytest.mark.parametrize(
    "line",
    [
        "Roe Leaves Acme After 20 Years",
        "Why did Jane Roe leave Acme?",
        "\N{LEFT DOUBLE QUOTATION MARK}I am done\N{RIGHT DOUBLE QUOTATION MARK}: Roe leaves Acme",
        "Acme to leave the U.S.",
        "Acme is closing. Here is why",
        "Gov. Roe and Sen. Doe agree on a bill",
        "EXCLUSIVE - Acme to close its plant",
    ],
)
def test_a_short_line_that_stands_alone_is_the_headline(line: str) -> None:
    assert headline(f"{line}\n\n{BODY}") == line


@pytest.mark.parametrize(
    "text",
    [
        BODY,
        f"Content warning: grief. Readers may wish to stop here. (The editors)\n\n{BODY}",
        f"This report describes the loss of a child\n\n{BODY}",
        f"SPRINGFIELD (Example News) \N{EM DASH} Acme is closing its plant\n\n{BODY}",
        f"SPRINGFIELD, May 17 (Example News) - Acme is closing\n\n{BODY}",
        f"By Jane Doe, The Daily Example\n\n{BODY}",
        f"May 17, 2024\n\n{BODY}",
        f"Politics\n\n{BODY}",
        f"They stated the following:\n\n{BODY}",
        f"Roe leaves Acme today\n{BODY}",
        "Roe leaves Acme today\n",
        f"{'Roe leaves Acme and ' * 12}goes home\n\n{BODY}",
        f"roe leaves acme in the morning\n\n{BODY}",
        "",
    ],
)
def test_paragraphs_and_notes_are_no_headline(text: str) -> None:
    assert (headline(text) if text else None) is None


def test_notes_above_the_headline_are_passed_over() -> None:
    text = f"Business\n\nBy Jane Doe\n\nMay 17, 2024\n\nRoe leaves Acme today\n\n{BODY}"
    assert headline(text) == "Roe leaves Acme today"


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_a_clean_repetition_wins_over_a_noisy_first_line(newline: str) -> None:
    text = f"Roe leaves Acme today 3 hours ago\n\nRoe leaves Acme today\n\n{BODY}".replace("\n", newline)
    found = find_headline(text, Span(0, len(text)))
    assert found == ("Roe leaves Acme today", Span(text.rindex("Roe leaves"), text.rindex("today") + 5))


def test_a_relative_date_is_no_part_of_the_headline() -> None:
    assert headline(f"Roe leaves Acme today 3 hours ago\n\n{BODY}") == "Roe leaves Acme today"


@pytest.mark.parametrize(
    "heading", ["# Roe leaves.", "## Roe leaves. ##", "# **Roe leaves.**", "Roe leaves.\n===========", "#  Roe leaves."]
)
def test_a_markdown_heading_is_the_headline(heading: str) -> None:
    assert headline(f"\n{heading}\n\n{BODY}") == "Roe leaves."


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Roe leaves Acme\n\nText.", "Roe leaves Acme"),
        ("# Roe  leaves Acme\r\n\r\nText.", "Roe  leaves Acme"),
        ("Business\n\n**Roe leaves Acme**\n\nText.", "Roe leaves Acme"),
        ("Roe leaves Acme By Jane Doe\n\nText.", "Roe leaves Acme"),
        ("She wrote that Roe leaves Acme for good.", None),
        ("Roe leaves Acmeville for good.", None),
    ],
)
def test_a_known_title_is_located_as_a_line_or_at_the_top(text: str, found: str | None) -> None:
    span = locate_title(text, "Roe leaves Acme", Span(0, len(text)))
    assert (span.of(text) if span else None) == found
