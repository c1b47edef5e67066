from __future__ import annotations

import pytest
from rdflib import OWL, RDF, RDFS, SH, Graph, Namespace, URIRef

from kg.errors import UsageError
from kg.model import EntityType, Status
from kg.vocabulary.iris import SEGMENTS, Vocabulary
from kg.vocabulary.ontology import ontology, ontology_text, shapes_text

KG = Namespace("https://kg.example/ns#")


@pytest.fixture(scope="module")
def terms() -> Graph:
    return Graph().parse(data=ontology_text(), format="turtle")


def test_every_term_has_one_label_and_every_property_and_class_a_comment(terms: Graph) -> None:
    for subject in set(terms.subjects(RDF.type, None)):
        assert len(list(terms.objects(subject, RDFS.label))) == 1, subject
    for kind in (OWL.Class, OWL.ObjectProperty, OWL.DatatypeProperty, KG.Relation):
        for subject in terms.subjects(RDF.type, kind):
            assert terms.value(subject, RDFS.comment), subject


def test_every_relation_belongs_to_a_category_that_is_described(terms: Graph) -> None:
    for relation in terms.subjects(RDF.type, KG.Relation):
        assert terms.value(terms.value(relation, KG.category), RDFS.label), relation


def test_every_kg_term_that_ontology_and_shapes_use_is_described(terms: Graph) -> None:
    shapes = Graph().parse(data=shapes_text(), format="turtle")
    used = {term for graph in (terms, shapes) for triple in graph for term in triple if str(term).startswith(KG)}
    described = set(terms.subjects()) | set(shapes.subjects())
    assert used <= described


@pytest.mark.parametrize(
    ("kind", "trait"),
    [
        (OWL.SymmetricProperty, "symmetric"),
        (KG.State, "state"),
        (KG.SaidOnce, "said_once"),
        (KG.SingleValued, "single_valued"),
        (KG.Uttered, "uttered"),
    ],
)
def test_a_relation_knows_the_classes_that_the_ontology_puts_it_in(kind: URIRef, trait: str, terms: Graph) -> None:
    relations = ontology().relations
    over = set(terms.subjects(KG.endedFormOf))
    of_kind = {str(each).removeprefix(str(KG)) for each in terms.subjects(RDF.type, kind) if each not in over}
    assert of_kind == {name for name, relation in relations.items() if getattr(relation, trait)}
    assert of_kind


def test_a_relation_that_holds_both_ways_has_the_same_kinds_on_both_sides(terms: Graph) -> None:
    for relation in terms.subjects(RDF.type, OWL.SymmetricProperty):
        assert terms.value(relation, RDFS.domain) == terms.value(relation, RDFS.range)


def test_every_status_is_a_concept_of_the_ontology() -> None:
    assert {status.value for status in Status} <= ontology().labels.keys()


def test_every_entity_type_has_a_class_that_the_shapes_allow() -> None:
    shapes = Graph().parse(data=shapes_text(), format="turtle")
    allowed = {
        str(item) for head in shapes.objects(None, SH["in"]) for item in shapes.items(head) if isinstance(item, URIRef)
    }
    for kind in EntityType:
        assert {iri.value for iri in Vocabulary().classes(kind)} <= allowed


def test_another_base_moves_the_whole_vocabulary_and_the_shapes() -> None:
    for text in (ontology_text("https://news.example/x/"), shapes_text("https://news.example/x/")):
        assert "https://kg.example/" not in text
        assert "https://news.example/x/ns#" in text


def test_every_kind_of_thing_has_a_prefix_of_its_own() -> None:
    prefixes = Vocabulary("https://news.example/").prefixes
    assert {segment: f"https://news.example/id/{segment}/" for segment in SEGMENTS}.items() <= prefixes.items()
    assert prefixes["kg"] == "https://news.example/ns#"


@pytest.mark.parametrize(
    "base", ["", "kg", "https://kg.example", "https://kg.example/#", "https://kg.example/a b/", "/x/"]
)
def test_a_base_that_is_no_absolute_iri_ending_in_a_slash_is_refused(base: str) -> None:
    with pytest.raises(UsageError, match="base IRI"):
        Vocabulary(base)


@pytest.mark.parametrize("name", ["said", "reported", "status", "Document", "asserted", "", "two words", "a/b"])
def test_what_kg_makes_itself_is_no_predicate_of_statements(name: str) -> None:
    with pytest.raises(UsageError):
        Vocabulary().relation(name)


def test_a_relation_of_a_plugin_is_labelled_by_its_name() -> None:
    assert Vocabulary().relation("tookOver").label == "took over"


def test_keys_with_characters_that_iris_forbid_are_escaped() -> None:
    assert Vocabulary().thing('place/a "b" <c> 100% é?#').value == (
        "https://kg.example/id/place/a%20%22b%22%20%3Cc%3E%20100%25%20é%3F%23"
    )
