import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.language.text.blocks import BlockKind, blocks_of
from tests.articles import article


def kinds(text: str) -> list[tuple[str, str]]:
    return [(b.kind.value, text[b.start : b.end]) for b in blocks_of(article(text))]


@given(st.text(alphabet=st.sampled_from("ab .\n\r\t*#@🎈“"), max_size=200))
def test_blocks_are_in_order_apart_and_cover_all_that_is_not_blank(text: str) -> None:
    at = 0
    for block in blocks_of(article(text)):
        assert block.start >= at
        assert not text[at : block.start].strip()
        assert block.start < block.end
        at = block.end
    assert not text[at:].strip()


def test_a_line_without_a_stop_is_a_heading() -> None:
    assert kinds("Council approves the bridge\n\nThe council met on Monday.") == [
        ("heading", "Council approves the bridge"),
        ("text", "The council met on Monday."),
    ]


def test_a_paragraph_wrapped_at_a_width_stays_one_block() -> None:
    text = (
        "The council met on Monday evening to talk about the new bridge that\n"
        "many residents of the lower town have been asking for since the flood\n"
        "of last spring. It adjourned late."
    )
    assert [kind for kind, _ in kinds(text)] == ["text"]


@pytest.mark.parametrize(
    "line",
    [
        "Twitter: @someone",
        "A post shared by Someone (@someone)",
        "Joe Bloggs / Getty Images",
        "Photo by Jane Roe",
        "Related articles:",
        "Watch the video here.",
        "Sign up for our daily newsletter and never miss a story",
        "Trigger warning: the following contains violence.",
        "Advertisement",
        "© 2019 The Daily Example",
        "* * *",
    ],
)
def test_what_is_not_the_story_is_noise(line: str) -> None:
    assert kinds(f"The council met on Monday.\n\n{line}\n\nIt adjourned late.")[1] == ("noise", line)


def test_a_line_over_a_picture_credit_is_its_caption() -> None:
    assert kinds("The mayor waving at the crowd\nJoe Bloggs / Example Images")[0][0] == "noise"


def test_front_matter_is_a_block_of_its_own() -> None:
    from dataclasses import replace

    from kg.model import Span

    text = "---\ntitle: A bridge\n---\nThe council met."
    blocks = blocks_of(replace(article(text), body=(Span(24, len(text)),)))
    assert [b.kind for b in blocks] == [BlockKind.FRONT_MATTER, BlockKind.TEXT]
