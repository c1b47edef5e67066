"""The words around an event: each tag is explained and has words, in an order in which a person finds them."""

from __future__ import annotations

import pytest

from kg.extraction.events.words import event_words, word_table


def test_each_tag_of_a_word_is_explained_and_each_explained_tag_has_words() -> None:
    used = {tag for tags in word_table()["words"].values() for tag in tags.split()}
    assert used == word_table()["tags"].keys()


def test_words_stand_in_alphabetical_order() -> None:
    words = list(word_table()["words"])
    assert words == sorted(words)


def test_a_tag_that_nobody_explained_is_a_slip() -> None:
    assert "into" in event_words("goal")
    with pytest.raises(KeyError):
        event_words("gaol")
