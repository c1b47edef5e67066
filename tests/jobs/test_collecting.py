"""What is read when it is asked for is what was taken in, in any order, and resolves to the same."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, strategies

from kg.comparison import compare
from kg.errors import StoreError
from kg.jobs import Collected, RecordStore
from kg.model import Extraction
from kg.model.extractions import articles_of, by_id, changed, in_order, names_of
from kg.records.kept import to_bytes
from kg.resolution import resolve_collection
from tests.graph.happened import one, two

ALL = [one(), two()]
_NUMBERS = strategies.integers(-3, 3)


def collected(extractions: list[Extraction], folder: Path | None = None) -> Collected:
    """The extractions taken in, with records in a folder, or in none."""
    store = None if folder is None else RecordStore(folder)
    found = Collected()
    for each in extractions:
        name = each.article.sha256
        if store is not None:
            store.put(name, to_bytes(each, name))
        found.add(each.article, each, store, name)
    return found


@given(strategies.lists(_NUMBERS, max_size=6), strategies.slices(2))
def test_any_order_of_access_gives_what_was_taken_in(numbers: list[int], part: slice) -> None:
    packed = collected(ALL).extractions
    for number in numbers:
        if -len(ALL) <= number < len(ALL):
            assert packed[number] == ALL[number]
        else:
            with pytest.raises(IndexError):
                packed[number]
    assert packed[part] == ALL[part]
    assert list(packed) == ALL == list(by_id(packed).values())
    assert packed != ALL[:1]
    assert packed != ALL[::-1]


def test_the_articles_are_known_without_reading() -> None:
    packed = collected(ALL[::-1]).extractions
    assert articles_of(packed) == articles_of(ALL)[::-1]
    assert not any(article.text for article in articles_of(packed))
    assert in_order(packed) == in_order(ALL)
    for some in (packed, ALL[::-1]):
        assert list(changed(some, lambda x: ALL[1], {ALL[0].article.id})) == [ALL[1]] * 2


def test_what_stands_for_an_extraction_is_known_without_reading_unless_it_is_changed() -> None:
    packed = collected(ALL).extractions
    assert names_of(packed) == [each.article.sha256 for each in ALL]
    assert names_of(in_order(packed)[::-1]) == [each.article.sha256 for each in in_order(ALL)[::-1]]
    assert names_of(changed(packed, lambda x: x, {ALL[0].article.id})) == [None, ALL[1].article.sha256]
    assert names_of(ALL) == [None, None]


def test_the_same_is_resolved_and_compared_of_what_is_read_when_it_is_asked_for(tmp_path: Path) -> None:
    at_once = resolve_collection(ALL)
    names = [[each.article.id for each in ALL]]
    for found in (collected(ALL[::-1]), collected(ALL, tmp_path)):
        later = resolve_collection(found.extractions, None, found.known)
        assert later == at_once
        assert compare(later, names) == compare(at_once, names)


def test_a_record_that_is_gone_meanwhile_is_told(tmp_path: Path) -> None:
    found = collected(ALL, tmp_path).extractions
    RecordStore(tmp_path).remove(ALL[1].article.sha256)
    assert found[0] == ALL[0]
    with pytest.raises(StoreError, match="run the same again"):
        found[1]
