"""The examples that entries of the lexicon carry in kg/language/lexicon/data/."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest

from kg.language import load_pipeline
from kg.language.coreference.chain_index import chain_index
from kg.language.dates.expressions import date_matches
from kg.language.dates.values import value_of
from kg.language.lexicon.entries import raw_entries
from kg.language.lexicon.number_of import number_of
from kg.language.lexicon.wordlists import table
from kg.language.quantities.amounts import money_matches
from kg.model import EntityType
from tests.articles import article

#: When the article of the calendar's examples appears.
PUBLISHED = date(2023, 6, 15)


def examples(entries: dict[str, Any]) -> Iterator[Any]:
    """The examples of all entries in a table: words, or words and what they stand for."""
    for key, value in entries.items():
        if key == "examples":
            yield from value.items() if isinstance(value, dict) else value
        elif isinstance(value, dict):
            yield from examples(value)


@pytest.mark.parametrize(("words", "value"), [*examples(table("calendar"))])
def test_words_for_a_time(words: str, value: str) -> None:
    values = [value_of(kind, span.of(words), PUBLISHED) for kind, span in date_matches(words)]
    assert [v for v in values if v] == ([value] if value else [])


@pytest.mark.parametrize(("words", "value"), [*examples(table("numbers"))])
def test_words_for_a_number(words: str, value: int) -> None:
    assert number_of(words) == value


@pytest.mark.parametrize("words", [*examples(table("currencies"))])
def test_words_for_a_sum(words: str) -> None:
    assert [span.of(words) for span in money_matches(words, 0, len(words))] == [words]


def sentences(key: str) -> list[tuple[str, str]]:
    """Each noun of people with each sentence that its entry has under a key."""
    return [(word, text) for word, entry in raw_entries("nouns").items() for text in entry.get(key, ())]


def means_somebody(word: str, text: str) -> bool:
    """Whether a word of a text is a mention of a person."""
    doc = load_pipeline().analyse(article(text))
    chains = [chain_index(doc).chain(token) for token in doc if token.lower_ == word]
    return any(chain is not None and chain.type is EntityType.PERSON for chain in chains)


@pytest.mark.parametrize(("word", "text"), sentences("examples"))
def test_a_noun_means_somebody(word: str, text: str) -> None:
    assert means_somebody(word, text)


@pytest.mark.parametrize(("word", "text"), sentences("not"))
def test_a_noun_means_nobody(word: str, text: str) -> None:
    assert not means_somebody(word, text)
