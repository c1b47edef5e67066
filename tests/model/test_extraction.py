"""What a person asks of an Extraction: names, words, and rows for a table."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kg.model import Quotation, QuotationKind, Span
from tests.graph.sample import FIRST, first, spans_of
from tests.happenings import accusation, writing


def test_a_name_is_found_by_the_id_a_value_is_its_words_and_nobody_has_none() -> None:
    assert first().name("e2") == "John Doe"
    assert first().name(None) == ""
    assert [first().name(s.object) for s in first().statements[:3]] == ["letter", "John Doe", "47"]
    with pytest.raises(KeyError):
        first().name("e9")


def test_words_come_from_one_span_or_from_several_in_the_order_of_the_text() -> None:
    later, earlier = spans_of(FIRST, "wrote", "Jane Roe")
    assert first().words(later) == "wrote"
    assert first().words([later, earlier]) == "Jane Roe … wrote"
    assert first().words(()) == ""


def test_entities_are_rows() -> None:
    roe, doe = first().entities[:2]
    group = replace(doe, id="e9", name="the pair", members=("e1", "e2"), size=2, named=False, mentions=())
    rows = replace(first(), entities=(replace(roe, aliases=("Roe", "J. Roe")), doe, group)).entity_rows()
    article = first().article.id
    assert [rows[0], rows[2]] == [
        {
            "article": article, "id": "e1", "name": "Jane Roe", "type": "Person", "named": True,
            "aliases": "Roe; J. Roe", "members": "", "size": None, "mentions": 2, "start": 3, "end": 11,
        },
        {
            "article": article, "id": "e9", "name": "the pair", "type": "Person", "named": False, "aliases": "",
            "members": "Jane Roe; John Doe", "size": 2, "mentions": 0, "start": None, "end": None,
        },
    ]  # fmt: skip


def test_quotations_are_rows_with_those_inside_behind_them() -> None:
    inner: Quotation[str] = Quotation(spans_of(FIRST, "plan"), QuotationKind.INDIRECT)
    outer = replace(first().quotations[0], nested=(inner, inner))
    rows = replace(first(), quotations=(outer, outer)).quotation_rows()
    assert rows[0] == {
        "article": first().article.id, "outlet": None, "published": "2021-05-04", "speaker": "Jane Roe",
        "speaker_id": "e1", "addressee": "John Doe", "medium": None, "words": "It is a \\fine\\ plan, … a 🧨 one.",
        "cue": "said", "source": "Roe, 47", "kind": "direct", "cue_class": None, "factive": False,
        "status": "asserted", "time": None, "inside": None,
        "start": FIRST.index("It is"), "end": FIRST.index(" one.") + 5,
    }  # fmt: skip
    assert [row["inside"] for row in rows] == [None, 0, 0, None, 3, 3]
    assert (rows[1]["words"], rows[1]["speaker"], rows[1]["cue"]) == ("plan", None, "")


def test_all_quotations_come_with_their_places() -> None:
    inner: Quotation[str] = Quotation(spans_of(FIRST, "plan"), QuotationKind.INDIRECT)
    outer = replace(first().quotations[0], nested=(inner, replace(inner, nested=(inner,))))
    places = [place for place, _ in replace(first(), quotations=(inner, outer)).all_quotations()]
    assert places == [(0,), (1,), (1, 0), (1, 1), (1, 1, 0)]


def test_statements_are_rows_whether_their_object_is_an_entity_or_a_value() -> None:
    wrote, _, age, *_ = first().statement_rows()
    assert wrote == {
        "article": first().article.id, "outlet": None, "published": "2021-05-04", "subject": "Jane Roe",
        "subject_id": "e1", "predicate": "wrote", "object": "letter", "object_id": "e3", "normalized": None,
        "status": "asserted", "according_to": None, "time": "2021-05-04",
        "ended": False, "from": None, "until": None, "words": "Jane Roe wrote a letter",
        "start": 3, "end": 26,
    }  # fmt: skip
    assert (age["object"], age["object_id"], age["normalized"]) == ("47", None, "47")
    assert first().statement_rows()[4]["according_to"] == "The Daily Example"


def test_events_are_rows_with_a_column_for_each_role() -> None:
    wrote, accused = replace(first(), events=(writing(), accusation())).event_rows()
    assert {name: value for name, value in wrote.items() if value is not None} == {
        "article": first().article.id, "published": "2021-05-04", "id": "v1", "event": "wrote … letter",
        "roleset": "write.01", "meaning": "set pen to paper", "type": "Creation",
        "agent": "Jane Roe", "patient": "letter", "recipient": "John Doe",
        "time_words": "Tuesday", "status": "asserted", "time": "2021-05-04",
        "words": "Jane Roe wrote a letter to John Doe on Tuesday", "start": 3, "end": 49,
    }  # fmt: skip
    assert list(accused) == list(wrote)
    assert (accused["id"], accused["type"], accused["patient"], accused["according_to"]) == (
        "v2", None, "John Doe; Jane Roe", "The Daily Example",
    )  # fmt: skip
    assert {name: accused[name] for name in accused if name.startswith(("amount", "at_"))} == {
        "at_start": "one", "at_end": "theft", "amount": "47", "amount_value": "47; 1", "amount_unit": "year; ",
        "amount_kind": "measure; score", "amount_bound": "at_least; exact", "amount_part": "from; total",
        "amount_other": "; 0",
    }  # fmt: skip


def test_a_notebook_shows_what_is_hostile_as_text() -> None:
    hostile = "<script>alert('&')</script>"
    entities = (replace(first().entities[0], name=hostile), *first().entities[1:])
    article = replace(first().article, title=hostile)
    shown = replace(first(), entities=entities, article=article, events=(writing(),))._repr_html_()
    assert "<script" not in shown
    assert shown.count("&lt;script&gt;alert(&#x27;&amp;&#x27;)&lt;/script&gt;") == 8
    assert Span(3, 11).of(FIRST) in shown
