"""Quotes without a cue: sentences of their own are quotations, and a report above a paragraph of quotes tells whose."""

from __future__ import annotations

import pytest

from tests.extraction.quotations.heard import heard


@pytest.mark.parametrize(
    ("text", "source"),
    [
        pytest.param(
            'Jane Roe told the council that the bridge was safe.\n\n"We looked at every bolt and every beam of it."',
            "Jane Roe",
            id="who reports above",
        ),
        pytest.param(
            'The bridge was closed on Monday.\n\n"We looked at every bolt and every beam of it."',
            "",
            id="nobody speaks above",
        ),
        pytest.param(
            'Jane Roe did not say why.\n\n"We looked at every bolt and every beam of it."', "", id="who said nothing"
        ),
        pytest.param(
            '"We looked at every bolt and every beam of it." It was a hot day in Springfield.',
            "",
            id="the next sentence goes on",
        ),
    ],
)
def test_whole_sentences_in_marks_are_quotations(text: str, source: str) -> None:
    found = [q for q in heard(text) if q.kind == "direct"]
    assert [(q.content, q.cue, q.source) for q in found] == [
        (("We looked at every bolt and every beam of it.",), "", source)
    ]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param('The film "The Bridge We Looked At Every Day" opens on Monday.', id="a title"),
        pytest.param('"The Long Way Home to Springfield," by Jane Roe, opens on Monday.', id="a title at the head"),
        pytest.param('"No more tolls." The sign hung there for years.', id="few words"),
    ],
)
def test_words_in_marks_that_nobody_is_said_to_say(text: str) -> None:
    assert heard(text) == []
