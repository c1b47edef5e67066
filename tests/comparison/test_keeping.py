"""What was found of a story is kept by all that it is made of, and found again without its articles."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import combinations
from pathlib import Path
from typing import TypeVar

import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

import kg
from kg.comparison import compare
from kg.comparison.beside import Beside, beside
from kg.comparison.inputs.keeping import Keeping, name_of
from kg.comparison.inputs.parts import Parts
from kg.comparison.inputs.resolved import Known, Resolved
from kg.jobs import Collected, RecordStore
from kg.model import Collection, Extraction, ResolvedEvent, Span
from kg.model.comparison import (
    Agreement,
    Aspect,
    Change,
    Comparison,
    Conflict,
    Difference,
    DifferenceKind,
    Finding,
    FindingKind,
    HeadlineChange,
    HeadlineMatch,
    Origin,
    OriginKind,
    RenderedPair,
    Rendering,
    Revision,
    Side,
    Utterance,
)
from kg.records.kept import to_bytes
from kg.resolution import resolve_collection
from kg.resolution.decisions.reading import Decisions, read_decisions

T = TypeVar("T")
FIRE = (
    "Police arrested 52 people in Springfield on Tuesday after a crowd of miners set fire to the town hall. "
    "“We will not rebuild the town hall this year,” Mayor Jane Roe told reporters on Wednesday."
)
TOLD = (
    ("Hill Post", FIRE),
    ("Lane Herald", FIRE.replace("52", "56").replace("will not", "will")),
    ("Lane Herald", FIRE.replace("52", "60").replace("will not", "will")),
)


class Held(dict[str, bytes]):
    """Keeps findings in memory."""

    def read(self, name: str) -> bytes | None:
        """What was kept under a name."""
        return self.get(name)

    def put(self, name: str, record: bytes) -> None:
        """Keeps something."""
        self[name] = record


def extractions() -> list[Extraction]:
    """One story of two articles, the second with an earlier version."""
    found = [
        kg.extract_text(text, published=f"2024-03-0{n}", outlet=outlet) for n, (outlet, text) in enumerate(TOLD, 6)
    ]
    address = "https://{}.example/fire".format
    return [replace(x, article=replace(x.article, url=address((x.article.outlet or "")[:4]))) for x in found]


def on_disk(found: list[Extraction], folder: Path, decisions: Decisions | None = None) -> Collection:
    """The articles of which a folder has the records alone."""
    store, collected = RecordStore(folder), Collected()
    for each in found:
        name = each.article.sha256
        store.put(name, to_bytes(each, name))
        collected.add(each.article, each, store, name)
    return resolve_collection(collected.extractions, decisions, collected.known)


def together(collection: Collection) -> Iterator[list[str]]:
    yield [each.article.id for each in collection.extractions]


def test_what_is_kept_is_found_again_without_the_articles(tmp_path: Path) -> None:
    found = extractions()
    collection, held = on_disk(found, tmp_path), Held()
    names = list(together(collection))
    plain = compare(collection, names)
    assert plain.utterances
    assert plain.conflicts
    assert plain.revisions
    assert compare(collection, names, held) == plain
    assert len(held) == 2  # a story and a revision
    for each in found:
        RecordStore(tmp_path).remove(each.article.sha256)
    assert compare(collection, names, held) == plain


@pytest.mark.parametrize("hurt", [lambda kept: kept[: len(kept) // 2], lambda kept: b"{}", lambda kept: b'["f",{}]'])
def test_what_is_damaged_is_found_anew_and_kept_again(hurt: Callable[[bytes], bytes]) -> None:
    collection, held = resolve_collection(extractions()), Held()
    names = list(together(collection))
    plain, whole = compare(collection, names, held), dict(held)
    held.update({name: hurt(kept) for name, kept in whole.items()})
    assert compare(collection, names, held) == plain
    assert held == whole
    (_, kept), (other, _) = whole.items()
    held[other] = kept  # as if it had got another's name
    assert compare(collection, names, held) == plain
    assert held == whole


def changed(held: Held, collection: Collection) -> tuple[Comparison, int]:
    """What is found with what is held, checked against what is found without, and how much of it was new."""
    names, before = list(together(collection)), len(held)
    found = compare(collection, names, held)
    assert found == compare(collection, names)
    return found, len(held) - before


def test_what_a_decision_changes_is_found_anew(tmp_path: Path) -> None:
    found, held = extractions(), Held()
    changed(held, on_disk(found, tmp_path / "records"))
    files = {
        "renamed": '[[rename]]\nentity = { name = "Jane Roe" }\nas = "Jane Q. Roe"\n',
        "silent": '[[speaker]]\nquotation = "We will not rebuild the town hall this year"\nspeaker = false\n',
    }
    for name, text in files.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
        decided = on_disk(found, tmp_path / "records", read_decisions(tmp_path / name))
        assert changed(held, decided)[1]
        assert changed(held, decided)[1] == 0


RESOLVED = Resolved(
    {("a", "e1"): "person/roe", ("b", "e1"): "person/doe"},
    (Known("person/roe", "Jane Roe", ("person/doe",), True), Known("person/doe", "John Doe", (), True)),
    (ResolvedEvent("event/1", "Roe resigns", (("a", 0), ("b", 1))),),
    {"a": "outlet/post", "b": "outlet/herald"},
)


def otherwise() -> Iterator[Resolved]:
    """The same with each part that matters another one."""
    first, *rest = RESOLVED.entities
    (event,) = RESOLVED.events
    yield replace(RESOLVED, key_of={**RESOLVED.key_of, ("a", "e1"): "person/doe"})
    yield replace(RESOLVED, key_of={("a", "e2"): "person/roe", ("b", "e1"): "person/doe"})
    yield replace(RESOLVED, key_of={("a", "e1"): "person/roe"})
    for known in ({"key": "person/poe"}, {"name": "J. Roe"}, {"members": ()}, {"named": False}):
        yield replace(RESOLVED, entities=(replace(first, **known), *rest))
    for told in ({"key": "event/2"}, {"label": "Roe leaves"}, {"reports": (("a", 0), ("b", 2))}):
        yield replace(RESOLVED, events=(replace(event, **told),))
    yield replace(RESOLVED, events=())
    yield replace(RESOLVED, outlet_of={"a": "outlet/herald", "b": "outlet/post"})


def test_all_that_it_is_made_of_changes_the_name() -> None:
    articles = [("a", "1"), ("b", "2")]
    names = [name_of(Beside, articles, each) for each in (RESOLVED, *otherwise())]
    names += [
        name_of(Beside, several, RESOLVED) for several in (articles[::-1], articles[:1], [("a", "2"), ("b", "2")])
    ]
    names.append(name_of(Revision, articles, RESOLVED))
    assert all(one != other for one, other in combinations(names, 2))
    same = replace(RESOLVED, key_of=dict(sorted(RESOLVED.key_of.items(), reverse=True)))
    assert name_of(Beside, articles, same) == names[0]


def test_articles_of_which_the_same_is_known_are_compared_alike_among_whatever_others() -> None:
    story, other = extractions()[:2], kg.extract_text("Ann Lane won the race in Hillton.", outlet="Bay Times")
    names = [each.article.id for each in story]
    alone, among = (Parts(resolve_collection(several)).of(names) for several in (story, [other, *story]))
    assert alone == among
    assert beside(story, alone) == beside(story, among)


_SPAN = st.tuples(st.integers(0, 9), st.integers(1, 9)).map(lambda two: Span(two[0], sum(two)))
_WORDS = st.text(max_size=3)
_AT = st.builds(Rendering, _WORDS, st.tuples(st.integers(0, 99)) | st.tuples(st.integers(0, 9), st.integers(0, 9)))
_FINDING = st.builds(Finding, _WORDS, st.sampled_from(FindingKind), st.integers(0, 99))


def some(values: SearchStrategy[T]) -> SearchStrategy[tuple[T, ...]]:
    """At most two of these values."""
    return st.lists(values, max_size=2).map(tuple)


_DIFFERENCES = some(st.builds(Difference, st.sampled_from(DifferenceKind), some(_SPAN), some(_SPAN)))
_ASPECTS = some(st.sampled_from(Aspect))
_PAIRS = st.builds(RenderedPair, _AT, _AT, st.floats(0, 1), _DIFFERENCES, _ASPECTS)
_UTTERANCES = st.builds(Utterance, _WORDS, some(_AT), some(_PAIRS), st.none() | _WORDS, some(_AT))
_SIDES = some(st.builds(Side, _WORDS, _WORDS, some(_SPAN)))
_CONFLICTS = st.builds(Conflict, _WORDS, _WORDS, st.sampled_from(Agreement), _SIDES, some(_WORDS))
_PASSAGES = some(st.tuples(st.none() | _SPAN, st.none() | _SPAN))
_ORIGINS = st.builds(Origin, _WORDS, _WORDS, st.sampled_from(OriginKind), _PASSAGES)
_OTHERWISE = st.none() | st.sampled_from(HeadlineChange)
_MATCHES = st.builds(HeadlineMatch, _FINDING, some(_SPAN), some(_SPAN), st.booleans(), _OTHERWISE)
_BESIDE = st.builds(Beside, some(_UTTERANCES), some(_CONFLICTS), some(_ORIGINS), some(_MATCHES))
_CHANGES = some(st.builds(Change, _FINDING, _FINDING, _DIFFERENCES, _ASPECTS))
_REVISIONS = st.builds(Revision, _WORDS, _WORDS, some(_FINDING), some(_FINDING), _CHANGES)


@given(_BESIDE | _REVISIONS)
def test_what_is_found_is_kept_without_loss(made: Beside | Revision) -> None:
    held, nothing = Held(), resolve_collection(())

    def found(find: Callable[..., Beside | Revision]) -> Beside | Revision | None:
        return Keeping(nothing, held).found(type(made), (), find)

    assert found(lambda *_: made) == found(lambda *_: pytest.fail("it is not kept")) == made
