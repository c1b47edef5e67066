from __future__ import annotations

from kg.language.coreference.chain_index import chain_index
from kg.language.pipeline import load_pipeline
from tests.articles import article


def test_each_word_that_stands_for_somebody() -> None:
    text = "The actor Jane Roe and John Doe met on Monday. She sued him."
    doc = load_pipeline().analyse(article(text))
    index = chain_index(doc)
    stands_for = {}
    for token in doc:
        chain = index.chain(token)
        if chain is not None:
            stands_for[token.text] = chain.name
    assert stands_for == {
        "actor": "Jane Roe",
        "Jane": "Jane Roe",
        "John": "John Doe",
        "She": "Jane Roe",
        "him": "John Doe",
    }
    assert {doc[i].text: name.of(text) for i, (_, name) in index.names.items()} == {
        "Jane": "Jane Roe",
        "Roe": "Jane Roe",
        "John": "John Doe",
        "Doe": "John Doe",
    }
    group, words = index.series[doc[2].i]
    assert (index.chains[group].name, words.of(text)) == ("Jane Roe and John Doe", "Jane Roe and John Doe")


def test_the_index_is_made_once() -> None:
    doc = load_pipeline().analyse(article("Jane Roe left."))
    assert chain_index(doc) is chain_index(doc)
