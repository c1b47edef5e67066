from __future__ import annotations

from pathlib import Path

import pytest
from rdflib import RDF, SDO, Graph, Namespace, URIRef

from kg.errors import StoreError
from kg.graph import open_graph
from tests.graph.sample import build, first, second

KG = Namespace("https://kg.example/ns#")


def test_rdflib_sees_the_default_graph_and_the_articles_graphs(built: Path) -> None:
    dataset = open_graph(built).dataset
    assert len(list(dataset.default_graph.subjects(RDF.type, SDO.Person))) == 2
    assert list(dataset.default_graph.subjects(RDF.type, RDF.Statement)) == []
    graph = Graph(dataset.store, URIRef(f"https://kg.example/id/article/{first().article.id}"))
    assert len(list(graph.subjects(RDF.type, RDF.Statement))) == 5


def test_counting_over_the_default_graph_counts_each_thing_once(built: Path) -> None:
    default = open_graph(built).dataset.default_graph
    for name, count in (("schema:Person", 2), ("schema:Quotation", 2), ("schema:NewsArticle", 2)):
        (row,) = default.query(f"SELECT (COUNT(?x) AS ?n) {{ ?x a {name} }}")
        assert int(row[0]) == count
    (row,) = default.query("SELECT (COUNT(*) AS ?n) { ?a kg:spouseOf ?b }")
    assert int(row[0]) == 2


def test_prefixes_are_bound(built: Path) -> None:
    dataset = open_graph(built).dataset
    assert dataset.qname("https://kg.example/id/person/jane-roe") == "person:jane-roe"
    assert dataset.qname(KG.spouseOf) == "kg:spouseOf"


def test_the_graph_cannot_be_changed(built: Path) -> None:
    dataset = open_graph(built).dataset
    with pytest.raises(RuntimeError):
        dataset.default_graph.add((KG.a, KG.b, KG.c))


def test_articles_are_read_as_they_were_extracted(built: Path) -> None:
    texts = {record["article"]["id"]: record["text"] for record in open_graph(built).articles()}
    assert texts == {each.article.id: each.article.text for each in (first(), second())}


@pytest.mark.parametrize("content", ["{", "[1]", '{"article": \ud800}'.encode("utf-8", "surrogatepass")])
def test_a_damaged_articles_file_is_a_store_error(content: str | bytes, tmp_path: Path) -> None:
    out = build(tmp_path)
    graph = open_graph(out)
    (graph.folder / "articles.jsonl").write_bytes(content if isinstance(content, bytes) else content.encode())
    with pytest.raises(StoreError, match="run kg build again"):
        list(graph.articles())


def test_the_vocabulary_is_that_of_the_base_with_which_it_was_built(tmp_path: Path) -> None:
    out = build(tmp_path, base_iri="https://news.example/")
    assert open_graph(out).vocabulary.namespace == "https://news.example/ns#"
