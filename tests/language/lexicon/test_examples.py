"""The examples that entries of the lexicon carry in kg/language/lexicon/data/."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest

from kg.language.dates.expressions import date_matches
from kg.language.dates.values import value_of
from kg.language.lexicon.wordlists import table

#: When the article of the calendar's examples appears.
PUBLISHED = date(2023, 6, 15)


def examples(file: str) -> Iterator[tuple[str, object]]:
    """Each example of a file and what it stands for."""
    for entries in table(file).values():
        for entry in entries.values():
            yield from entry.get("examples", {}).items()


@pytest.mark.parametrize(("words", "value"), [*examples("calendar")])
def test_words_for_a_time(words: str, value: str) -> None:
    values = [value_of(kind, span.of(words), PUBLISHED) for kind, span in date_matches(words)]
    assert [v for v in values if v] == ([value] if value else [])
