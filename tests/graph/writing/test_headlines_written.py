"""What the graph says of headlines: what they claim, and what in the body supports it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kg.graph import Vocabulary
from kg.model import CueClass, Entity, HeadlineClaim, Span, Status
from tests.graph.quoting import FOUNDED, FOUNDER, IN_HEADLINE, KEYS, WED, WRITTEN, quoting, quoting_collection
from tests.graph.sample import rows, store_of

DATA = Vocabulary().data


def test_a_quotation_of_the_headline_is_supported_by_one_of_the_body_in_the_default_graph() -> None:
    store = store_of(quoting_collection())
    support = "kg:supportedBy/schema:text ?by . OPTIONAL { ?q kg:withoutSupport ?without }"
    found = rows(store, f"SELECT ?text ?by ?without {{ ?q kg:inHeadline true ; schema:text ?text ; {support} }}")
    assert found == [("Never again", "Never again,", "")]


def test_a_statement_that_headline_and_body_make_supports_itself_and_says_which_words_are_the_headline_s() -> None:
    store = store_of(quoting_collection())
    words = "kg:headlineEvidence/oa:exact ?words ; kg:evidence/oa:exact ?all"
    found = rows(store, f"SELECT ?words ?all {{ GRAPH ?article {{ ?s kg:supportedBy ?s ; {words} }} }}")
    assert found == [
        ("Roe founded Acme", "Jane Roe is the founder of Acme Corp"),
        ("Roe founded Acme", "Roe founded Acme"),
    ]


def test_a_claim_that_the_body_does_not_make_is_without_support() -> None:
    store = store_of(quoting_collection())
    claim = "?s kg:withoutSupport true ; kg:inHeadline true ; rdf:predicate ?p"
    found = rows(store, f"SELECT ?p ?by {{ GRAPH ?a {{ {claim} . OPTIONAL {{ ?s kg:supportedBy ?by }} }} }}")
    assert found == [(f"{Vocabulary().namespace}spouseOf", "")]


def test_of_a_claim_that_may_stand_below_in_other_words_neither_is_said() -> None:
    store = store_of(quoting_collection(quoting((HeadlineClaim(WED, None),))))
    assert len(rows(store, "SELECT ?s { GRAPH ?a { ?s kg:inHeadline true } }")) == 1
    assert rows(store, "SELECT ?s { GRAPH ?a { ?s kg:withoutSupport|kg:supportedBy ?o } }") == []


def test_claims_of_a_title_beside_the_text_are_no_statements_and_no_facts() -> None:
    title = "Doe wed. Roe: Never again"
    said = replace(IN_HEADLINE, content=(Span(14, 25),), cue=(Span(12, 13),), source=(Span(9, 12),))
    wed = replace(WED, evidence=(Span(0, 7),))
    claims = (HeadlineClaim(said, WRITTEN, in_title=True), HeadlineClaim(wed, None, missing=True, in_title=True))
    found = quoting(claims)
    found = replace(found, article=replace(found.article, title=title), statements=(FOUNDED, FOUNDER))
    store = store_of(quoting_collection(found))
    words = "kg:headlineEvidence ?e . GRAPH ?a { ?e oa:hasSource/schema:text ?title ; oa:exact ?words }"
    claim = f"?q a kg:TitleClaim ; kg:supportedBy/schema:text 'Never again,' ; {words}"
    assert rows(store, f"SELECT ?title ?words {{ {claim} }}") == [(title, "Never again")]
    wedding = "?c a kg:TitleClaim ; kg:titleSubject ?one ; kg:withoutSupport true"
    assert len(rows(store, f"SELECT ?c {{ GRAPH ?a {{ {wedding} }} }}")) == 1
    assert rows(store, "SELECT ?one { ?one kg:spouseOf ?other }") == []
    assert rows(store, "SELECT ?label { kg:spouseOf rdfs:label ?label }") == [("spouse of",)]


def test_words_of_a_title_beside_the_text_have_the_class_of_their_cue() -> None:
    denied = replace(IN_HEADLINE, content=(Span(11, 22),), cue=(Span(4, 10),), cue_class=CueClass.DENIAL)
    found = quoting((HeadlineClaim(denied, None, in_title=True),))
    found = replace(found, article=replace(found.article, title="Roe denies Never again"))
    store = store_of(quoting_collection(found))
    assert rows(store, "SELECT ?cue ?class { ?q a kg:TitleClaim ; kg:cue ?cue ; kg:cueClass ?class }") == [
        ("denies", "denial")
    ]


def test_claim_and_support_may_be_a_statement_and_a_quotation() -> None:
    claims = (HeadlineClaim(WED, WRITTEN), HeadlineClaim(IN_HEADLINE, FOUNDER))
    store = store_of(quoting_collection(quoting(claims)))
    assert rows(store, "SELECT ?text { GRAPH ?a { ?s kg:supportedBy ?q } ?q schema:text ?text }") == [("Never again,",)]
    assert rows(store, "SELECT ?o { ?q kg:supportedBy ?s . GRAPH ?a { ?s rdf:object ?o } }") == [
        (f"{DATA}organization/acme-corp",)
    ]


def test_a_statement_of_the_body_that_turns_out_the_same_only_across_articles_supports_the_claim() -> None:
    surname = Entity("e10", "Roe", KEYS["e1"].type, ())
    claim = replace(FOUNDED, subject=surname.id)
    found = quoting((HeadlineClaim(claim, None),))
    found = replace(found, entities=(*found.entities, surname), statements=(claim, FOUNDER))
    chosen = quoting_collection(found)
    store = store_of(replace(chosen, key_of={**chosen.key_of, (found.article.id, surname.id): KEYS["e1"].key}))
    assert len(rows(store, "SELECT ?s { GRAPH ?a { ?s kg:supportedBy ?s } }")) == 1
    assert rows(store, "SELECT ?s { GRAPH ?a { ?s kg:withoutSupport ?true } }") == []


@pytest.mark.parametrize(
    "claim",
    [
        HeadlineClaim(replace(WED, object="e4"), None),
        HeadlineClaim(WED, replace(WED, subject="e4", status=Status.ALLEGED)),
    ],
    ids=["claim", "support"],
)
def test_nothing_is_said_of_a_claim_when_it_or_its_support_was_taken_out(claim: HeadlineClaim) -> None:
    statements = tuple(one for one in (claim.claim, claim.support) if one is not None)
    chosen = replace(quoting((claim,)), statements=statements)  # type: ignore[arg-type]
    store = store_of(quoting_collection(chosen, without="e4"))
    assert rows(store, "SELECT ?s { { ?s kg:inHeadline ?true } UNION { GRAPH ?a { ?s kg:inHeadline ?true } } }") == []
