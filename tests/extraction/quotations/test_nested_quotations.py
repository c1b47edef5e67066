"""Chains: who passes on whose words, to whom and where."""

from __future__ import annotations

import pytest

from tests.extraction.quotations.heard import Heard, heard_once, marked


def chain(quotation: Heard) -> list[str | None]:
    """The speakers from the outermost quotation inwards."""
    inner = [chain(q) for q in quotation.nested]
    assert len(inner) <= 1
    return [quotation.speaker, *(inner[0] if inner else [])]


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        (
            "Acme News reported that Jane Roe said that John Doe claimed that the plant was closed.",
            ["Acme News", "Jane Roe", "John Doe"],
        ),
        (
            "Acme News reported that Springfield Radio said that Jane Roe said the plant was closed.",
            ["Acme News", "Springfield Radio", "Jane Roe"],
        ),
        ("Jane Roe said the plant was closed, Acme News reported.", ["Acme News", "Jane Roe"]),
        ("According to Acme News, Jane Roe said that the plant was closed.", ["Acme News", "Jane Roe"]),
        ("Jane Roe said the plant was closed, according to Acme News.", ["Acme News", "Jane Roe"]),
        ("Jane Roe denied that the plant was closed, according to police.", ["police", "Jane Roe"]),
        ("Jane Roe said that John Doe told her that the plant was closed.", ["Jane Roe", "John Doe"]),
        ("Jane Roe said the mayor denied the charge.", ["Jane Roe", "mayor"]),
        ("“John Doe told the council that the plant was closed,” Jane Roe said.", ["Jane Roe", "John Doe"]),
    ],
)
def test_each_report_lies_in_the_one_around_it(text: str, speakers: list[str]) -> None:
    assert chain(heard_once(text)) == speakers


@pytest.mark.parametrize(
    ("signs", "speaker", "addressee"),
    [
        ("“John Doe told me <that the plant was closed>,” Jane Roe said.", "John Doe", "Jane Roe"),
        ("“I told John Doe <that the plant was closed>,” Jane Roe said.", "Jane Roe", "John Doe"),
        ("“We told the council <that the plant was closed>,” Jane Roe said.", "Jane Roe", "council"),
        ("“I never said <that the plant was closed>,” said Jane Roe.", "Jane Roe", None),
        ("“John Doe told me, ‘<The plant is closed,>’” Jane Roe said.", "John Doe", "Jane Roe"),
        ("Jane Roe wrote that “John Doe told me <the plant was closed>.”", "John Doe", "Jane Roe"),
    ],
)
def test_i_and_me_inside_the_marks_are_who_speaks_around_them(signs: str, speaker: str, addressee: str | None) -> None:
    quotation = heard_once(marked(signs).text)
    assert quotation.speaker == "Jane Roe"
    assert [(q.speaker, q.addressee, q.content) for q in quotation.nested] == [
        (speaker, addressee, marked(signs).content)
    ]


@pytest.mark.parametrize(
    "text",
    [
        "“I say that the plant is closed,” Jane Roe said.",
        "“I think that the plant is closed,” Jane Roe said.",
        "“John Doe knows that the plant is closed,” Jane Roe said.",
    ],
)
def test_what_passes_no_words_on_nests_nothing(text: str) -> None:
    assert heard_once(text).nested == ()
