"""What stands before a noun of a person and says that they no longer are what it names."""

from __future__ import annotations

import pytest

from kg.language import load_pipeline
from kg.language.names.lapsed import lapsed_word
from tests.articles import article


@pytest.mark.parametrize(
    ("text", "noun", "word"),
    [
        ("Jane Roe, the former mayor, spoke.", "mayor", "former"),
        ("Jane Roe, a former deputy mayor, spoke.", "mayor", "former"),
        ("Former Acme president Jane Roe spoke.", "president", "Former"),
        ("Jane Roe, the former women's coach, spoke.", "coach", "former"),
        ("Then-Mayor Jane Roe spoke.", "Mayor", "Then"),
        ("Jane Roe, the one-time owner of Acme Corp., spoke.", "owner", "time"),
        ("Ex-mayor Jane Roe spoke.", "mayor", "Ex"),
        ("The late Senator Jane Roe opposed it.", "Senator", "late"),
        ("Former judge and senator Jane Roe spoke.", "senator", "Former"),
        ("Jane Roe, the mayor, spoke.", "mayor", None),
        ("A former friend met the mayor.", "mayor", None),
        ("Jane Roe, the former mayor's aide, spoke.", "aide", None),
        ("Former President John Doe's lawyer, Jane Roe, spoke.", "lawyer", None),
        ("Jane Roe, a former judge and current senator, spoke.", "senator", None),
        ("Former Senator John Doe and Acme chairwoman Jane Roe spoke.", "chairwoman", None),
        ("Jane Roe, a late-night host, spoke.", "host", None),
        ("Then Mayor Jane Roe spoke.", "Mayor", None),
        ("The rebels ousted President Jane Roe.", "President", None),
        ("John Doe's late wife, Jane Roe, was a judge.", "wife", None),
        ("Jane Roe, the outgoing mayor, spoke.", "mayor", None),
    ],
)
def test_the_word_that_says_that_it_is_over(text: str, noun: str, word: str | None) -> None:
    doc = load_pipeline().analyse(article(text))
    found = lapsed_word(next(t for t in doc if noun in (t.text, t.text.removeprefix("Ex-"))))
    assert (found and found.text.removesuffix("-mayor")) == word
