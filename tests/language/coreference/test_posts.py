import pytest

from kg.language import load_pipeline
from kg.language.coreference.chains import chains_of
from kg.model import EntityType
from tests.articles import article


def _documents(text: str) -> list[tuple[str, str]]:
    """(kind, words of the first mention) of the documents of a text."""
    chains = chains_of(load_pipeline().analyse(article(text)))
    return [(c.name, c.mentions[0].span.of(text)) for c in chains if c.type is EntityType.DOCUMENT]


@pytest.mark.parametrize(
    ("text", "document"),
    [
        ("“It was late,” Jane Roe tweeted.", ("tweet", "tweeted")),
        ("“It was late,” Jane Roe wrote on Twitter.", ("tweet", "wrote")),
        ("“It was late,” Jane Roe wrote on Facebook.", ("post", "wrote")),
        ("Jane Roe said on Instagram that it was late.", ("post", "said")),
        ("Jane Roe announced via Facebook that it was late.", ("post", "announced")),
    ],
)
def test_what_a_verb_alone_tells_of_is_a_document(text: str, document: tuple[str, str]) -> None:
    assert _documents(text) == [document]


@pytest.mark.parametrize(
    "text",
    [
        "“It was late,” Jane Roe said.",
        "“It was late,” Jane Roe wrote on Monday.",
        "Jane Roe said on the radio that it was late.",
        "Jane Roe left Facebook on Monday.",
        "Jane Roe said that Paul Lane works on Facebook.",
    ],
)
def test_what_is_not_posted_is_none(text: str) -> None:
    assert _documents(text) == []


@pytest.mark.parametrize("text", ["Jane Roe tweeted a photo.", "Jane Roe posted a video on Facebook."])
def test_a_thing_that_is_posted_is_the_document(text: str) -> None:
    assert [kind for kind, _ in _documents(text)] == [text.split()[4].rstrip(".")]


def test_each_act_is_a_document_of_its_own() -> None:
    text = "“It was late,” Jane Roe tweeted. “It was early,” Paul Lane tweeted."
    assert [kind for kind, _ in _documents(text)] == ["tweet", "tweet"]


def test_a_caption_tells_of_no_act() -> None:
    assert _documents("The council met.\n\nPhoto: Jane Roe tweeted on Monday\n\nIt was late.") == []
