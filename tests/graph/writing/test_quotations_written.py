"""What the graph says of quotations: who said them, how, where, and which are only reported by another speaker."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kg.graph import Vocabulary
from kg.model import CueClass, Status, Time
from tests.graph.quoting import INNER, INNERMOST, OUTER, TEXT, WRITTEN, quoting, quoting_collection
from tests.graph.sample import rows, spans_of, store_of

KG, DATA = Vocabulary().namespace, Vocabulary().data
OF_TEXT = "SELECT {0} {{ ?q schema:text ?text ; {1} . FILTER(?text = '{2}') }}"


def test_a_quotation_says_what_was_done_and_where_the_words_appeared() -> None:
    store = store_of(quoting_collection())
    more = "OPTIONAL { ?q kg:factive ?factive } OPTIONAL { ?q kg:medium/rdfs:label ?medium }"
    found = rows(
        store, f"SELECT ?text ?class ?factive ?medium {{ ?q schema:text ?text ; kg:cueClass ?class . {more} }}"
    )
    assert found == [
        ("John Doe had said he was ill", "belief", "true", ""),
        ("Never again", "speech", "", ""),
        ("Never again,", "writing", "", "a letter"),
        ("he was ill", "speech", "", ""),
    ]


def test_said_is_only_what_the_article_itself_reports_as_said() -> None:
    store = store_of(quoting_collection())
    said = {text for _, text in rows(store, "SELECT ?who ?text { ?who kg:said ?q . ?q schema:text ?text }")}
    spoken = {text for _, text in rows(store, "SELECT ?who ?text { ?q kg:speaker ?who ; schema:text ?text }")}
    nested = {"John Doe had said he was ill", "he was ill"}
    assert spoken - said == nested | {"she was sorry"}
    assert said == {"Never again", "Never again,", "Ann Major knew that John Doe had said he was ill"}


@pytest.mark.parametrize("status", [Status.NEGATED, Status.HYPOTHETICAL, Status.ALLEGED])
def test_an_act_that_is_not_asserted_has_its_status_and_nobody_said_it(status: Status) -> None:
    changed = replace(quoting(()), quotations=(replace(WRITTEN, status=status),))
    store = store_of(quoting_collection(changed))
    assert rows(store, "SELECT ?s { ?q a schema:Quotation ; kg:status ?s }") == [(f"{KG}{status.value}",)]
    assert rows(store, "SELECT ?who { ?who kg:said ?q }") == []


def test_the_outlet_reports_every_quotation_nested_ones_too() -> None:
    store = store_of(quoting_collection())
    assert rows(store, "SELECT ?q { outlet:the-daily-example kg:reported ?q . ?q a schema:Quotation }") == rows(
        store, "SELECT ?q { ?q kg:kind ?kind }"
    )


def test_what_a_group_says_each_of_its_known_members_says() -> None:
    store = store_of(quoting_collection())
    speakers = [(f"{DATA}group/the-couple",), (f"{DATA}person/jane-roe",), (f"{DATA}person/john-doe",)]
    assert rows(store, OF_TEXT.format("?who", "kg:speaker ?who", "Never again,")) == speakers
    assert rows(store, OF_TEXT.format("?who", "^kg:said ?who", "Never again,")) == speakers


def test_a_member_that_was_taken_out_does_not_speak() -> None:
    store = store_of(quoting_collection(without="e2"))
    speakers = [(f"{DATA}group/the-couple",), (f"{DATA}person/jane-roe",)]
    assert rows(store, OF_TEXT.format("?who", "^kg:said ?who", "Never again,")) == speakers


def test_when_a_group_was_taken_out_its_members_do_not_speak_for_it() -> None:
    store = store_of(quoting_collection(without="e3"))
    assert rows(store, OF_TEXT.format("?who", "kg:speaker ?who", "Never again,")) == []


def test_a_nested_quotation_is_a_quotation_with_its_own_evidence_in_the_one_around_it() -> None:
    store = store_of(quoting_collection())
    assert rows(store, "SELECT ?text ?in { ?q kg:nestedIn/schema:text ?in ; schema:text ?text }") == [
        ("John Doe had said he was ill", "Ann Major knew that John Doe had said he was ill"),
        ("he was ill", "John Doe had said he was ill"),
    ]
    evidence = "kg:evidence ?e . GRAPH ?article { ?e oa:exact ?words }"
    assert rows(store, OF_TEXT.format("?words", evidence, "he was ill")) == [
        ("John Doe",),
        ("had said",),
        ("he was ill",),
    ]


def test_the_same_words_within_two_quotations_are_two_quotations() -> None:
    other = replace(OUTER, speaker="e4")
    store = store_of(quoting_collection(replace(quoting(()), quotations=(OUTER, other))))
    assert len(rows(store, "SELECT ?q ?in { ?q kg:nestedIn ?in }")) == 4
    assert len(rows(store, "SELECT DISTINCT ?q { ?q kg:nestedIn ?in }")) == 4


def test_who_is_only_reported_to_have_spoken_has_nothing_said_of_them() -> None:
    outer = replace(OUTER, nested=(replace(INNER, nested=(replace(INNERMOST, speaker="e4"),)),))
    store = store_of(quoting_collection(replace(quoting(()), quotations=(outer,), statements=())))
    assert {property for (property,) in rows(store, "SELECT ?p { person:mary-major ?p ?o }")} == {
        "http://www.w3.org/1999/02/22-rdf-syntax-ns#type",
        "http://www.w3.org/2000/01/rdf-schema#label",
        "https://schema.org/name",
        f"{KG}named",
        f"{KG}mentionCount",
    }


def test_a_quotation_has_the_time_at_which_it_was_said_and_its_words() -> None:
    dated = replace(INNERMOST, time=Time("2024-05", spans_of(TEXT, "ill")[0]))
    store = store_of(quoting_collection(replace(quoting(()), quotations=(dated,))))
    assert rows(store, "SELECT ?time ?words { ?q kg:time ?time ; kg:timeWords ?words }") == [("2024-05", "ill")]


def test_what_is_only_held_is_not_said() -> None:
    held = replace(INNERMOST, cue_class=CueClass.BELIEF)
    store = store_of(quoting_collection(replace(quoting(()), quotations=(held,))))
    assert rows(store, "SELECT ?who { ?q kg:speaker ?who }")
    assert not rows(store, "SELECT ?who { ?who kg:said ?q }")
