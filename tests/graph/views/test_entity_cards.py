"""An entity is found by any of its names, and its card has everything that the graph holds of it."""

from __future__ import annotations

import pyoxigraph as ox
import pytest

from kg.graph.views.entity_card import EntityCards
from kg.graph.views.parts import Named, Where
from kg.vocabulary.iris import Vocabulary

TRIG = """
@prefix d: <https://kg.example/id/> .
@prefix person: <https://kg.example/id/person/> .
@prefix kg: <https://kg.example/ns#> .
@prefix oa: <http://www.w3.org/ns/oa#> .
@prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix schema: <https://schema.org/> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix article: <https://kg.example/id/article/> .
@prefix s: <https://kg.example/id/statement/> .
@prefix e: <https://kg.example/id/evidence/> .

person:jane-roe a schema:Person ; rdfs:label "Jane Roe" ; skos:altLabel "Roe", "J. Roe" ; kg:named true .
person:mary-roe a schema:Person ; rdfs:label "Mary Roe" ; skos:altLabel "Roe" ; kg:named true .
person:john-o-neil a schema:Person ; rdfs:label "John O’Neil" ; kg:named true .
<https://kg.example/id/organization/acme> a schema:Organization ; rdfs:label "Acme" ; kg:named true .
<https://kg.example/id/outlet/daily> a schema:NewsMediaOrganization, schema:Organization ; rdfs:label "The Daily" ;
  kg:named true .

article:a1 schema:mentions person:jane-roe .
article:a1 a schema:NewsArticle ; rdfs:label "Jane Roe" ; schema:publisher <https://kg.example/id/outlet/daily> ;
  schema:datePublished "2024-03-05"^^<http://www.w3.org/2001/XMLSchema#date> .
article:a2 a schema:NewsArticle ; rdfs:label "notes.txt" .

d:q1 a schema:Quotation ; schema:text "I am sorry." ; kg:kind "direct" ; schema:isPartOf article:a1 ;
  kg:speaker person:jane-roe ; kg:toldTo person:mary-roe .

<https://kg.example/id/group/the-roes> a kg:Group ; rdfs:label "the Roes" ; kg:named false ;
  schema:member person:jane-roe , person:mary-roe .
d:q2 a schema:Quotation ; schema:text "no" ; kg:kind "indirect" ; schema:isPartOf article:a1 ; kg:cueClass "writing" ;
  kg:status kg:negated ; kg:speaker <https://kg.example/id/group/the-roes> , person:jane-roe , person:mary-roe ;
  kg:medium d:letter ; kg:nestedIn d:q3 .
d:q3 a schema:Quotation ; schema:text "They never wrote no" ; kg:kind "indirect" ; schema:isPartOf article:a1 ;
  kg:speaker person:john-o-neil .
d:letter a kg:Document ; rdfs:label "the letter" ; kg:named false .

article:a1 {
  s:1 rdf:subject person:jane-roe ; rdf:predicate kg:founded ; rdf:object <https://kg.example/id/organization/acme> ;
    kg:status kg:attributed ; kg:source person:john-o-neil ; kg:time "2019" ; kg:evidence e:1 .
  e:1 oa:start 17 ; oa:end 24 ; oa:exact "founded" ; kg:inSentence e:2 .
  e:2 oa:start 1 ; oa:end 30 ; oa:exact "O’Neil said Roe founded Acme." ; kg:inSentence e:2 .
}
article:a2 {
  s:2 rdf:subject person:jane-roe ; rdf:predicate kg:age ; rdf:object "47" ; kg:status kg:asserted .
}
"""


@pytest.fixture
def cards() -> EntityCards:
    store = ox.Store()
    store.load(TRIG.encode(), format=ox.RdfFormat.TRIG)
    return EntityCards(store, Vocabulary())


JANE = Named("person/jane-roe", "Jane Roe", "Person")


@pytest.mark.parametrize(
    "name", ["Jane Roe", "jane  ROE", "J. Roe", "person/jane-roe", "https://kg.example/id/person/jane-roe"]
)
def test_any_name_in_any_case_and_the_key_find_the_entity(cards: EntityCards, name: str) -> None:
    assert cards.find(name) == [JANE]


def test_a_straight_apostrophe_finds_a_curly_one(cards: EntityCards) -> None:
    assert [found.name for found in cards.find("john o'neil")] == ["John O’Neil"]


def test_a_name_of_several_gives_all_of_them(cards: EntityCards) -> None:
    assert [found.key for found in cards.find("roe")] == ["person/jane-roe", "person/mary-roe"]


def test_a_part_of_a_name_finds_what_no_full_name_finds(cards: EntityCards) -> None:
    assert [named.name for named in cards.find("neil")] == []
    assert [named.name for named in cards.find("mary")] == ["Mary Roe"]


def test_headlines_are_not_names_of_things(cards: EntityCards) -> None:
    assert cards.find("notes.txt") == []


def test_an_outlet_is_called_an_outlet(cards: EntityCards) -> None:
    assert [found.type for found in cards.find("The Daily")] == ["Outlet"]


def test_near_names_are_those_spelled_alike_and_those_that_contain_it(cards: EntityCards) -> None:
    assert cards.near("Jane Row")[0] == "Jane Roe"
    assert cards.near("neil") == ["John O’Neil"]
    assert cards.near("xyzzy") == []


def test_a_card_has_statements_with_status_source_time_and_evidence(cards: EntityCards) -> None:
    age, founded = cards.card(JANE).statements
    assert (age.predicate, age.object, age.status, age.where) == ("age", "47", "asserted", Where("", "", "notes.txt"))
    assert (founded.subject, founded.predicate, founded.object) == ("Jane Roe", "founded", "Acme")
    assert (founded.status, founded.source, founded.time) == ("attributed", "John O’Neil", "2019")
    assert founded.where == Where("2024-03-05", "The Daily", "Jane Roe")
    (words,) = founded.evidence
    assert words.prefix + words.exact + words.suffix == "O’Neil said Roe founded Acme."


def test_a_card_has_names_quotations_and_each_article_once(cards: EntityCards) -> None:
    card = cards.card(JANE)
    assert card.aliases == ("J. Roe", "Roe")
    assert [quotation.text for quotation in card.said] == ["I am sorry.", "no"]
    assert card.sources == (Where("2024-03-05", "The Daily", "Jane Roe"),)
    (mary,) = cards.find("Mary Roe")
    assert [quotation.speaker for quotation in cards.card(mary).told] == ["Jane Roe"]


def test_a_card_says_whether_and_by_whom_a_quotation_is_said_to_have_been_made(cards: EntityCards) -> None:
    of_group, sorry = sorted(cards.card(JANE).said, key=lambda quotation: quotation.text, reverse=True)
    assert (of_group.speaker, of_group.according_to) == ("the Roes", "John O’Neil")
    assert (of_group.status, of_group.cue_class, of_group.medium) == ("negated", "writing", "the letter")
    assert (sorry.speaker, sorry.status, sorry.according_to) == ("Jane Roe", "asserted", "")


def test_a_card_tells_apart_what_is_stated_of_someone_and_by_someone(cards: EntityCards) -> None:
    (neil,) = cards.find("John O’Neil")
    card = cards.card(neil)
    assert card.statements == ()
    assert [claim.predicate for claim in card.claims] == ["founded"]
    (acme,) = cards.find("acme")
    assert [statement.subject for statement in cards.card(acme).statements] == ["Jane Roe"]
