"""A line of `kg extract` can be read back: to JSON and back and to JSON again is the same line."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Callable
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, strategies
from hypothesis.strategies import DrawFn, SearchStrategy

import kg
from kg.errors import InputError
from kg.model import (
    Amount,
    AmountKind,
    AmountPart,
    Article,
    Bound,
    CueClass,
    Entity,
    EntityType,
    EventReport,
    Extraction,
    HeadlineClaim,
    Literal,
    Mention,
    MentionForm,
    Participant,
    Quotation,
    QuotationKind,
    Role,
    Span,
    Statement,
    Status,
    Time,
)
from kg.records import from_json, to_json
from kg.records.kept import BrokenRecordError, from_bytes, to_bytes
from tests.graph.sample import first
from tests.happenings import accusation, writing

_TEXTS = ("a", "Roe:\r\n“yes”", "🎭 – Jane Roe\x00 left.\n")
_IDS = ("e1", "e2", "e3")
_WORDS = strategies.text(max_size=8)
_MAYBE = strategies.none() | _WORDS


@cache
def _spans(text: str, least: int = 0) -> SearchStrategy[tuple[Span, ...]]:
    bounds = strategies.tuples(strategies.integers(0, len(text) - 1), strategies.integers(1, len(text)))
    return strategies.lists(
        bounds.filter(lambda two: two[0] < two[1]).map(lambda two: Span(*two)), min_size=least, max_size=3
    ).map(tuple)


@cache
def _quotations(text: str, depth: int) -> SearchStrategy[Quotation[str]]:
    who = strategies.none() | strategies.sampled_from(_IDS)
    inner: SearchStrategy[tuple[Quotation[str], ...]] = strategies.just(())
    if depth:
        inner = strategies.lists(_quotations(text, depth - 1), max_size=2).map(tuple)
    return strategies.builds(
        Quotation,
        content=_spans(text, 1), kind=strategies.sampled_from(QuotationKind), cue=_spans(text), source=_spans(text),
        speaker=who, addressee=who, medium=who, cue_class=strategies.none() | strategies.sampled_from(CueClass),
        factive=strategies.booleans(), status=strategies.sampled_from(Status), nested=inner,
        time=strategies.none() | strategies.builds(Time, _WORDS, strategies.none() | _spans(text, 1).map(min)),
    )  # fmt: skip


@cache
def _statements(text: str) -> SearchStrategy[Statement[str]]:
    one = strategies.sampled_from(_IDS)
    return strategies.builds(
        Statement,
        subject=one, predicate=_WORDS, object=one | strategies.builds(Literal, _WORDS, _MAYBE, _MAYBE),
        status=strategies.sampled_from(Status), evidence=_spans(text, 1), according_to=strategies.none() | one,
        time=_times(text), ended=strategies.booleans(), began=_times(text), until=_times(text),
    )  # fmt: skip


@cache
def _events(text: str) -> SearchStrategy[EventReport[str]]:
    one, span, choice = strategies.sampled_from(_IDS), _spans(text, 1).map(min), strategies.sampled_from
    number = strategies.decimals(-(10**9), 10**9, places=2).map(str)
    amount = strategies.builds(
        Amount,
        kind=choice(AmountKind), value=number, span=span, unit=_WORDS, bound=choice(Bound), part=choice(AmountPart),
        other=strategies.none() | number,
    )  # fmt: skip
    participant = strategies.builds(
        Participant,
        role=choice(Role), argument=_WORDS, filler=one | strategies.builds(Literal, _WORDS), span=span,
        amount=strategies.none() | amount,
    )  # fmt: skip
    return strategies.builds(
        EventReport,
        words=_spans(text, 1), roleset=_WORDS, type=_WORDS, status=choice(Status), evidence=_spans(text, 1),
        participants=strategies.lists(participant, max_size=3).map(tuple), according_to=strategies.none() | one,
        time=_times(text),
    )  # fmt: skip


@cache
def _times(text: str) -> SearchStrategy[Time | None]:
    return strategies.none() | strategies.builds(Time, _WORDS, strategies.none() | _spans(text, 1).map(min))


@cache
def _entities(text: str, id: str) -> SearchStrategy[Entity]:
    mention = strategies.builds(Mention, _spans(text, 1).map(min), strategies.sampled_from(MentionForm))
    return strategies.builds(
        Entity,
        strategies.just(id), _WORDS, strategies.sampled_from(EntityType),
        strategies.lists(mention, max_size=2).map(tuple),
        members=strategies.lists(strategies.sampled_from(_IDS), max_size=2).map(tuple),
        size=strategies.none() | strategies.integers(0, 10**6),
    )  # fmt: skip


@strategies.composite
def extractions(draw: DrawFn) -> Extraction:
    text = draw(strategies.sampled_from(_TEXTS))
    sha256 = hashlib.sha256(text.encode("utf-8")).hexdigest()
    quotations = tuple(draw(strategies.lists(_quotations(text, 1), max_size=2)))
    statements = tuple(draw(strategies.lists(_statements(text), max_size=3)))
    findings: tuple[Quotation[str] | Statement[str], ...] = (*quotations, *statements)
    headline: tuple[HeadlineClaim, ...] = ()
    if findings:
        headline = (HeadlineClaim(draw(strategies.sampled_from(findings)), None),)
        headline += (HeadlineClaim(findings[-1], draw(strategies.sampled_from(findings))),)
    article = Article(
        sha256[:16], sha256, text, draw(_WORDS), title=draw(_MAYBE), outlet=draw(_MAYBE),
        authors=tuple(draw(strategies.lists(_WORDS, max_size=2))), published=draw(_MAYBE), url=draw(_MAYBE),
    )  # fmt: skip
    entities = tuple(draw(_entities(text, id)) for id in _IDS)
    events = tuple(draw(strategies.lists(_events(text), max_size=2)))
    return Extraction(article, entities, quotations, statements, headline=headline, events=events)


@given(extractions())
def test_a_record_is_the_same_after_reading_it_back(extraction: Extraction) -> None:
    record = to_json(extraction)
    assert to_json(from_json(json.loads(json.dumps(record)))) == record


@given(extractions())
def test_what_is_kept_is_equal_to_what_was_found_wherever_the_article_lies(extraction: Extraction) -> None:
    kept = to_bytes(extraction, "name")
    assert from_bytes(kept, "name", extraction.article.path) == extraction
    elsewhere = replace(extraction, article=replace(extraction.article, path="elsewhere"))
    assert to_bytes(elsewhere, "name") == kept


@pytest.mark.parametrize("damage", ["cut", "schema", "name", "claim", "no record"])
def test_what_is_kept_and_damaged_is_no_record(damage: str) -> None:
    kept = to_bytes(replace(first(), headline=(HeadlineClaim(first().quotations[0], None),)), "name")
    record = json.loads(kept)
    if damage == "schema":
        record["schema"] += 1
    elif damage == "name":
        record["name"] = "another"
    elif damage == "claim":
        record["headline"][0]["claim"]["quotation"] = None
    broken = {"cut": kept[:-20], "no record": b"[]"}.get(damage, json.dumps(record).encode())
    with pytest.raises(BrokenRecordError):
        from_bytes(broken, "name", "a.txt")


def test_records_of_real_articles_are_the_same_after_reading_them_back() -> None:
    read = 0
    for extraction in kg.extract([Path(__file__).parents[1] / "seeds"]):
        record = to_json(extraction)
        assert to_json(from_json(record)) == record
        read += 1
    assert read == 5


def test_what_a_record_carries_is_restored_and_the_rest_is_what_the_docstring_says() -> None:
    original = replace(first(), events=(writing(), accusation()))
    body = (Span(0, len(original.article.text)),)
    assert from_json(to_json(original)) == replace(
        original,
        article=replace(original.article, body=body),
        entities=tuple(
            replace(
                entity,
                mentions=tuple(
                    mention
                    if mention.span.of(original.article.text) == entity.name
                    else replace(mention, form=MentionForm.DESCRIPTION)
                    for mention in entity.mentions
                ),
            )
            for entity in original.entities
        ),
        statements=tuple(
            replace(statement, time=Time(statement.time.value) if statement.time else None)
            for statement in original.statements
        ),
        events=tuple(replace(e, time=Time(e.time.value) if e.time else None) for e in original.events),
        sentences=(),
    )


def test_a_claim_is_found_again_among_statements_that_differ_only_in_what_a_record_leaves_out() -> None:
    statement = first().statements[0]
    twin = replace(statement, time=Time("2021-05-04"))
    extraction = replace(first(), statements=(statement, twin), headline=(HeadlineClaim(twin, None),))
    record = to_json(extraction)
    assert record["headline"] == [{"claim": {"statement": 1}, "supported_by": None, "missing": False}]
    assert to_json(from_json(record)) == record


def test_a_claim_of_a_title_beside_the_text_is_told_whole() -> None:
    said, stated = first().quotations[0], first().statements[0]
    title = "x" * 1000
    claims = (HeadlineClaim(said, said, in_title=True), HeadlineClaim(stated, None, missing=True, in_title=True))
    extraction = replace(first(), article=replace(first().article, title=title), headline=claims)
    record = to_json(extraction)
    assert [list(claim["claim"]) for claim in record["headline"]] == [["title_quotation"], ["title_statement"]]
    assert to_json(from_json(record)) == record
    record["headline"][0]["claim"]["title_quotation"]["content"] = [[990, 1001]]
    with pytest.raises(InputError, match="title_quotation"):
        from_json(record)


def test_a_record_of_an_older_version_lacks_what_came_later() -> None:
    record = to_json(first())
    del record["headline"], record["events"]
    for quotation in record["quotations"]:
        for later in ("medium", "cue_class", "factive", "status", "nested"):
            del quotation[later]
    assert from_json(record).quotations == first().quotations


def _without(*path: Any) -> Callable[[dict[str, Any]], None]:
    def change(record: Any) -> None:
        for step in path[:-1]:
            record = record[step]
        del record[path[-1]]

    return change


def _with(value: object, *path: Any) -> Callable[[dict[str, Any]], None]:
    def change(record: Any) -> None:
        for step in path[:-1]:
            record = record[step]
        record[path[-1]] = value

    return change


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (_without("statements"), 'the record: has no "statements"'),
        (_without("article", "sha256"), 'article: has no "sha256"'),
        (_with("other words", "text"), "article.sha256: is not the digest of the text"),
        (_with(7, "article", "path"), "article.path: is no string"),
        (_with({}, "entities"), "entities: is no list"),
        (_with("e1", "entities", 1, "id"), "entities[1].id: is the id of an entity before it"),
        (_with("Ship", "entities", 0, "type"), "entities[0].type: is none of Person, "),
        (_with(-1, "entities", 0, "size"), "entities[0].size: is no whole number"),
        (_with([3, 999], "quotations", 0, "content", 0), "quotations[0].content[0]: is no stretch"),
        (_with([3, 3], "statements", 0, "evidence", 0), "statements[0].evidence[0]: is no stretch"),
        (_with([3], "statements", 0, "evidence", 0), "statements[0].evidence[0]: is no stretch"),
        (_with("e9", "quotations", 0, "speaker"), "quotations[0].speaker: is the id of no entity"),
        (_with("yes", "quotations", 0, "factive"), "quotations[0].factive: is neither true nor false"),
        (_with({}, "statements", 2, "object"), 'statements[2].object: has no "value"'),
        (_with(None, "statements", 0, "status"), "statements[0].status: is none of asserted, "),
        (_with([{"claim": {"statement": 5}}], "headline"), "headline[0].claim.statement: is no place in a list of 5"),
        (_with([{"claim": {}}], "headline"), 'headline[0].claim: has no "statement"'),
        (_with({}, "events"), "events: is no list"),
        (_with([], "events", 0, "words"), "events[0].words: has no words that evoke the event"),
        (_without("events", 0, "roleset"), 'events[0]: has no "roleset"'),
        (_with("did", "events", 0, "status"), "events[0].status: is none of asserted, "),
        (_with([[3, 999]], "events", 0, "evidence"), "events[0].evidence[0]: is no stretch"),
        (_with("e9", "events", 0, "according_to"), "events[0].according_to: is the id of no entity"),
        (_with("e9", "events", 0, "participants", 0, "entity"), "events[0].participants[0].entity: is the id of no"),
        (_without("events", 0, "participants", 0, "entity"), 'events[0].participants[0]: has no "value"'),
        (_with("doer", "events", 0, "participants", 0, "role"), "events[0].participants[0].role: is none of agent, "),
        (_with("1e6", "events", 1, "participants", 2, "amount", "value"), "amount.value: is no decimal number"),
        (_with("two", "events", 1, "participants", 2, "amount", "other"), "amount.other: is no decimal number"),
        (_with("half", "events", 1, "participants", 2, "amount", "part"), "amount.part: is none of total, "),
    ],
)
def test_a_broken_record_is_told_with_its_place(change: Callable[[dict[str, Any]], None], said: str) -> None:
    record = to_json(replace(first(), events=(writing(), accusation())))
    change(record)
    with pytest.raises(InputError, match=re.escape(said)):
        from_json(record)


def test_what_is_no_record_is_told_too() -> None:
    nested: dict[str, Any] = to_json(first())
    quotation = dict(nested["quotations"][0])
    for _ in range(5000):
        quotation = {**quotation, "nested": [quotation]}
    nested["quotations"] = [quotation]
    for record, said in (([], "the record: is no object"), (nested, "quotations nested too deeply")):
        with pytest.raises(InputError, match=said):
            from_json(record)  # type: ignore[arg-type]
