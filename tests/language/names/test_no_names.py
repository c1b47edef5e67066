"""What is no name, though a recogniser may take it for one."""

import pytest
from spacy.tokens import Span

from kg.language import load_pipeline
from kg.language.names.no_names import is_no_name
from tests.articles import article


@pytest.mark.parametrize(
    ("text", "words", "label"),
    [
        ("Rep. Jane Roe, D-Calif., left.", "D-Calif.", "ORG"),
        ("Shares of Acme ACM.N fell.", "ACM.N", "ORG"),
        ("It began on Tuesday.", "Tuesday", "ORG"),
        ("The Danish delegates left.", "Danish", "PLACE"),
        ("The Ohio Republican left.", "Ohio Republican", "ORG"),
        ("Then House Democrats left.", "House Democrats", "ORG"),
        ("Then the Finance Minister left.", "Finance Minister", "PERSON"),
        ("Skeptics left.", "Skeptics", "ORG"),
    ],
)
def test_these_are_no_names(text: str, words: str, label: str) -> None:
    assert is_no_name(_span(text, words, label))


@pytest.mark.parametrize(
    ("text", "words", "label"),
    [
        ("The U.S. Army left.", "U.S.", "PLACE"),
        ("April Roe left.", "April", "PERSON"),
        ("The Social Democrats left.", "Social Democrats", "ORG"),
        ("Grace Bishop left.", "Grace Bishop", "PERSON"),
        ("Denmark left.", "Denmark", "PLACE"),
        ("Then the Senators left.", "Senators", "ORG"),  # a team
    ],
)
def test_these_may_be_names(text: str, words: str, label: str) -> None:
    assert not is_no_name(_span(text, words, label))


def _span(text: str, words: str, label: str) -> Span:
    doc = load_pipeline().parse(article(text))
    found = doc.char_span(text.index(words), text.index(words) + len(words), label=label)
    assert found is not None
    return found
