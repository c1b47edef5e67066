from __future__ import annotations

import pytest
from rdflib import RDF, RDFS, SKOS, Graph, Namespace

from kg.vocabulary.event_types import broader_types, event_types, event_types_text
from kg.vocabulary.ontology import ontology_text

KG = Namespace("https://kg.example/ns#")


@pytest.fixture(scope="module")
def tree() -> Graph:
    return Graph().parse(data=event_types_text(), format="turtle")


def test_every_type_has_a_label_a_definition_and_an_example_or_narrower_types() -> None:
    above = {each.broader for each in event_types().values()}
    for name, each in event_types().items():
        assert each.label, name
        assert each.definition.endswith("."), name
        assert each.examples or name in above, name


def test_labels_are_unique() -> None:
    labels = [each.label for each in event_types().values()]
    assert len(labels) == len(set(labels))


def test_every_type_leads_to_a_top_of_the_scheme_in_at_most_three_steps(tree: Graph) -> None:
    tops = {str(top).removeprefix(KG) for top in tree.subjects(SKOS.topConceptOf, KG.EventTypes)}
    assert tops == {name for name, each in event_types().items() if not each.broader}
    for name in event_types():
        way = broader_types(name)
        assert way[-1] in tops
        assert len(way) <= 3
    assert set(tree.subjects(RDF.type, SKOS.Concept)) == set(tree.subjects(SKOS.inScheme, KG.EventTypes))


def test_a_type_has_no_name_of_the_ontology(tree: Graph) -> None:
    others = Graph().parse(data=ontology_text(), format="turtle")
    assert not {each for each in tree.subjects() if str(each).startswith(KG)} & set(others.subjects())


def test_every_kg_term_that_the_tree_uses_is_described(tree: Graph) -> None:
    used = {term for triple in tree for term in triple if str(term).startswith(KG)}
    assert all((each, RDFS.label, None) in tree or (each, SKOS.prefLabel, None) in tree for each in used)


def test_another_base_iri_replaces_the_namespace_everywhere() -> None:
    moved = event_types_text("https://graph.example.org/")
    assert KG not in moved
    assert moved == event_types_text().replace(KG, "https://graph.example.org/ns#")
