from __future__ import annotations

import pyoxigraph as ox
import pytest

from kg.model.comparison import Comparison
from tests.graph.compared import HERALD, POST, laid_out
from tests.graph.sample import rows, store_of


@pytest.fixture(scope="module")
def store() -> ox.Store:
    return store_of(*laid_out())


def test_a_story_is_called_by_its_first_title_and_leads_to_its_articles(store: ox.Store) -> None:
    found = rows(store, "SELECT ?label ?file { ?s a kg:Story ; rdfs:label ?label ; kg:toldBy/kg:fileName ?file }")
    assert found == [("Roe is gone", "herald.txt"), ("Roe is gone", "post.txt")]


def test_an_utterance_leads_to_its_renderings_also_to_one_inside_another(store: ox.Store) -> None:
    query = """SELECT ?text ?first {
      ?u kg:rendering ?q . ?q schema:text ?text BIND(EXISTS { ?u kg:firstRendering ?q } AS ?first)
    }"""
    assert rows(store, query) == [("I will come back, \U0001f9e8.", "false"), ("I will not come back to Acme,", "true")]


def test_the_speaker_is_lent_to_a_rendering_and_not_made_its_own(store: ox.Store) -> None:
    query = "SELECT ?who ?text { ?u kg:agreedSpeaker/rdfs:label ?who ; kg:lentTo ?q . ?q schema:text ?text }"
    assert rows(store, query) == [("Jane Roe", "I will come back, \U0001f9e8.")]
    assert rows(store, "SELECT ?who { ?u kg:lentTo ?q . ?q kg:speaker ?who }") == []


def test_a_pair_has_its_differences_with_the_words_of_both_sides(store: ox.Store) -> None:
    query = """SELECT ?kind ?one ?other ?shared ?changed {
      ?p a kg:RenderedPair ; kg:shared ?shared ; kg:changed ?changed ; kg:difference ?d . ?d kg:differenceKind ?kind
      OPTIONAL { ?d kg:oneWords ?one } OPTIONAL { ?d kg:otherWords ?other }
    }"""
    assert rows(store, query) == [
        ("negation", "not", "", "0.75", "cue"),
        ("replaced", "to Acme", "\U0001f9e8", "0.75", "cue"),
    ]


def test_a_conflict_has_the_value_of_each_article_with_its_evidence(store: ox.Store) -> None:
    query = """SELECT ?about ?agreement ?outlet ?value ?words {
      ?c a kg:Conflict ; rdfs:label ?about ; kg:agreement ?agreement ; kg:side ?side .
      ?side schema:isPartOf ?article ; kg:value ?value ; kg:evidence ?e .
      ?article schema:publisher/rdfs:label ?outlet . GRAPH ?article { ?e oa:exact ?words }
    }"""
    assert rows(store, query) == [
        ("Jane Roe age", "different", "The Daily Example", "46", "46"),
        ("Jane Roe age", "different", "The Sample Post", "47", "47"),
    ]


def test_a_conflict_concerns_only_what_the_graph_describes(store: ox.Store) -> None:
    assert rows(store, "SELECT ?who { ?c kg:concerns/rdfs:label ?who }") == [("Jane Roe",)]
    assert len(rows(store, "SELECT ?it { ?c kg:concerns ?it }")) == 1


def test_an_origin_has_its_passages_and_one_by_a_byline_has_none(store: ox.Store) -> None:
    query = """SELECT ?kind ?one ?other {
      ?o a kg:Origin ; kg:originKind ?kind
      OPTIONAL { ?o kg:passage ?p
        OPTIONAL { ?p kg:oneEvidence ?e . GRAPH ?a { ?e oa:exact ?one } }
        OPTIONAL { ?p kg:otherEvidence ?f . GRAPH ?b { ?f oa:exact ?other } } }
    }"""
    passage = "left Acme Corp for good"
    assert rows(store, query) == [("credit", "", ""), ("passages", passage, passage), ("told", "", "John Doe said")]


def test_every_finding_belongs_to_its_story(store: ox.Store) -> None:
    query = "SELECT ?kind { ?x kg:inStory ?s ; a ?kind . ?s a kg:Story }"
    kinds = [kind.rpartition("#")[2] for (kind,) in rows(store, query)]
    assert kinds == ["Conflict", "HeadlineMatch", "HeadlineMatch", "Origin", "Origin", "Origin", "Utterance"]


def test_evidence_of_comparison_stands_in_the_article_that_has_the_words(store: ox.Store) -> None:
    query = """SELECT ?exact ?file { ?d a kg:Difference ; kg:evidence ?e
      GRAPH ?a { ?e oa:hasSource ?a ; oa:exact ?exact } ?a kg:fileName ?file }"""
    assert rows(store, query) == [("not", "post.txt"), ("to Acme", "post.txt"), ("\U0001f9e8", "herald.txt")]
    assert POST != HERALD


def test_without_a_comparison_nothing_of_one_is_written() -> None:
    collection, _ = laid_out()
    assert rows(store_of(collection, Comparison()), "SELECT ?x { ?x a kg:Story }") == []


def test_what_a_headline_tells_has_its_evidence_in_the_title_and_in_the_body(store: ox.Store) -> None:
    query = """SELECT ?otherwise ?one ?other ?title {
      ?m a kg:HeadlineMatch ; kg:tells ?it ; schema:isPartOf ?article ; kg:oneEvidence ?e ; kg:otherEvidence ?f .
      OPTIONAL { ?m kg:otherwise ?otherwise }
      GRAPH ?article {
        ?e oa:exact ?one ; oa:hasSource/schema:text ?title .
        ?f oa:exact ?other
      }
    }"""
    assert rows(store, query) == [
        ("", "Roe", "Jane Roe, 47", "Roe is gone"),
        ("attribution", "Roe is gone", "I will not come back to Acme,", "Roe is gone"),
    ]
