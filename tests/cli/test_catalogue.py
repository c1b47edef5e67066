"""The queries that come with kg can be found by name, and each says what it is for."""

from __future__ import annotations

import re

import pytest

from kg.catalogue import catalogue, find
from kg.errors import UsageError


def test_every_shipped_query_has_a_title_and_a_question() -> None:
    queries = catalogue()
    assert queries
    assert [query.name for query in queries if query.title == query.name or not query.question.endswith("?")] == []


def test_names_are_unique_and_typed_easily() -> None:
    names = [query.name for query in catalogue()]
    assert names == sorted(set(names))
    assert [name for name in names if not re.fullmatch(r"[a-z]+(-[a-z]+)*", name)] == []


def test_a_query_is_found_by_name() -> None:
    first = catalogue()[0]
    assert find(first.name) == first
    assert "SELECT" in first.text or "CONSTRUCT" in first.text


def test_a_name_that_is_not_there_gets_the_names_that_come_near() -> None:
    with pytest.raises(UsageError, match="did you mean letters"):
        find("leters")


def test_a_name_like_no_other_is_sent_to_the_list() -> None:
    with pytest.raises(UsageError, match="--list"):
        find("zzzzzzzz")
