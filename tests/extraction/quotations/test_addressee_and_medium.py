"""To whom something was said, and where it appeared."""

from __future__ import annotations

import pytest

from tests.extraction.quotations.heard import heard_once


@pytest.mark.parametrize(
    ("text", "addressee"),
    [
        ("Jane Roe told Acme News that the plant was closed.", "Acme News"),
        ("“The plant is closed,” Jane Roe told Acme News.", "Acme News"),
        ("“The plant is closed,” Jane Roe told reporters on Monday.", "reporters"),
        ("Jane Roe said in an interview with Acme News that the plant was closed.", "Acme News"),
        ("In an interview with Acme News, Jane Roe said the plant was closed.", "Acme News"),
        ("Jane Roe wrote to the judge that the plant was closed.", "judge"),
        ("In a letter to Judge Mary Moe, Jane Roe wrote that the plant was closed.", "Mary Moe"),
        ("“The plant is closed,” Jane Roe said to the crowd.", "crowd"),
        ("Jane Roe asked John Doe whether the plant was closed.", "John Doe"),
        ("Jane Roe assured the council that the bridge was safe.", "council"),
        ("Jane Roe urged the council to close the bridge.", "council"),
        ("John Doe met Jane Roe. She told him that the plant was closed.", "John Doe"),
    ],
)
def test_the_addressee_is_who_is_told(text: str, addressee: str) -> None:
    assert (heard_once(text).speaker, heard_once(text).addressee) == ("Jane Roe", addressee)


@pytest.mark.parametrize(
    ("text", "medium"),
    [
        ("Jane Roe wrote in a letter that the plant was closed.", "letter"),
        ("“The plant is closed,” Jane Roe wrote in a letter to the council.", "letter"),
        ("In a statement, Jane Roe said the plant was closed.", "statement"),
        ("“The plant is closed,” Jane Roe said in a statement on Monday.", "statement"),
        ("“The plant is closed,” Jane Roe wrote on Twitter.", "Twitter"),
        ("Jane Roe posted on Instagram that the plant was closed.", "Instagram"),
        ("“The plant is closed,” Jane Roe said in a video posted on Instagram.", "video"),
        ("In a video posted on Instagram, Jane Roe said the plant was closed.", "video"),
        ("Jane Roe said during a speech that the plant was closed.", "speech"),
        ("Jane Roe said via email that the plant was closed.", "email"),
        ("In her memoir, Jane Roe wrote that the plant was closed.", "her memoir"),
        ("Jane Roe wrote in an op-ed that the plant was closed.", "op-ed"),
        ("Jane Roe said in a podcast that the plant was closed.", "podcast"),
        ("Jane Roe said in an apology that the plant was closed.", "apology"),
        ("In an interview with Acme News, Jane Roe said the plant was closed.", "interview"),
    ],
)
def test_the_medium_is_where_the_words_appeared(text: str, medium: str) -> None:
    assert (heard_once(text).speaker, heard_once(text).medium) == ("Jane Roe", medium)


@pytest.mark.parametrize(
    "text",
    ["Jane Roe said the plant was closed.", "“The plant is closed,” Jane Roe said on Monday in Springfield."],
)
def test_without_such_words_there_is_neither(text: str) -> None:
    assert (heard_once(text).addressee, heard_once(text).medium) == (None, None)
