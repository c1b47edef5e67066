from __future__ import annotations

from dataclasses import replace

import pyoxigraph as ox
import pytest

from tests.graph.revised import revised
from tests.graph.sample import rows, store_of

WORDS = "GRAPH ?article { ?finding kg:evidence?/oa:exact ?words }"


@pytest.fixture(scope="module")
def store() -> ox.Store:
    return store_of(*revised())


def test_a_later_version_was_a_revision_of_the_earlier_one_without_a_story(store: ox.Store) -> None:
    query = """SELECT ?before ?after {
      ?r a kg:Revision ; kg:one ?one ; kg:other ?other . ?other prov:wasRevisionOf ?one .
      ?one kg:fileName ?before . ?other kg:fileName ?after
    }"""
    assert rows(store, query) == [("post-1.txt", "post-2.txt")]
    assert rows(store, "SELECT ?s { ?s a kg:Story }") == []


def test_what_is_gone_and_new_leads_to_its_words_in_its_version(store: ox.Store) -> None:
    query = """SELECT ?how ?file ?words {
      VALUES (?how ?of) { (kg:gone kg:one) (kg:new kg:other) }
      ?r a kg:Revision ; ?how ?finding ; ?of ?article . ?article kg:fileName ?file . %s
    }"""
    found = [(how.rpartition("#")[2], file, words) for how, file, words in rows(store, query % WORDS)]
    assert found == [
        ("gone", "post-1.txt", "Police arrested John Doe"),
        ("gone", "post-1.txt", "Snow \U0001f328 fell in Hillton."),
        ("new", "post-2.txt", "John Doe founded Acme Corp"),
        ("new", "post-2.txt", "Rain fell."),
    ]


def test_a_change_has_both_findings_and_the_words_of_both(store: ox.Store) -> None:
    query = """SELECT ?kind ?before ?after ?aspect {
      ?r a kg:Revision ; kg:change ?change . ?change kg:one ?one ; kg:other ?other ; kg:difference ?d .
      ?d kg:differenceKind ?kind ; kg:oneWords ?before OPTIONAL { ?d kg:otherWords ?after }
      OPTIONAL { ?change kg:changed ?aspect }
    }"""
    assert rows(store, query) == [("negation", "not", "", ""), ("number", "47", "46", "value")]


def test_a_finding_that_a_decision_took_out_is_in_no_revision() -> None:
    collection, comparison = revised()
    left = {name: key for name, key in collection.key_of.items() if key != "person/john-doe"}
    store = store_of(replace(collection, key_of=left), comparison)
    query = "SELECT ?words { ?r kg:new ?finding . ?r kg:other ?article . %s }"
    assert rows(store, query % WORDS) == [("Rain fell.",)]
