"""JSON-LD is a tree for people, and what PyLD, pyoxigraph and rdflib make of it is the graph, quad for quad."""

from __future__ import annotations

import io
import json
from pathlib import Path
from typing import Any

import pyld.jsonld
import pyoxigraph as ox
import pytest
from hypothesis import given, settings, strategies

from kg.graph import export, open_graph
from kg.graph.exporting.jsonld import jsonld
from kg.graph.exporting.options import Options
from kg.graph.store.layout import Meta
from kg.graph.store.opening import BuiltGraph
from kg.vocabulary.context import Context
from kg.vocabulary.iris import Vocabulary
from kg.vocabulary.namespaces import OWL, RDF, RDFS, SCHEMA, XSD
from kg.vocabulary.ontology import ontology

KG, DATA = "https://kg.example/ns#", "https://kg.example/id/"


def exported(graph: Path, format: str, *, full: bool = False) -> bytes:
    stream = io.BytesIO()
    export(graph, format, stream, full=full)
    return stream.getvalue()


def by_pyld(document: bytes) -> set[ox.Quad]:
    lines = pyld.jsonld.to_rdf(json.loads(document), {"format": "application/n-quads"})
    return set(ox.parse(lines, format=ox.RdfFormat.N_QUADS))


@pytest.mark.parametrize("full", [False, True])
@pytest.mark.parametrize("name", ["seeds", "news", "built", "empty"])
def test_other_processors_read_the_graph(name: str, full: bool, request: pytest.FixtureRequest) -> None:
    graph: Path = request.getfixturevalue(name)
    document = exported(graph, "jsonld", full=full)
    expected = set(ox.parse(exported(graph, "nquads", full=full), format=ox.RdfFormat.N_QUADS))
    assert full or expected == set(open_graph(graph).store)
    assert by_pyld(document) == expected
    assert set(ox.parse(document, format=ox.RdfFormat.JSON_LD)) == expected


PATHS = ("person/jane", "person/..", "person//x", "person/a:b", "a:b/c", "x", "article/1")
OTHERS = ("https://kg.example/", "https://elsewhere.example/a?b#c", "urn:x:y", f"{KG}asserted", KG, f"{SCHEMA}Person")
NAMES = ("speaker", "status", "accused", "label", "id", "says", "kg", "prov", "a/b", "made")
THINGS = strategies.sampled_from([*(DATA + path for path in PATHS), *OTHERS]).map(ox.NamedNode)
PROPERTIES = strategies.sampled_from(
    [
        *(KG + name for name in NAMES),
        *(f"{RDF}type", f"{RDF}predicate", f"{RDFS}label", f"{SCHEMA}isPartOf", f"{SCHEMA}url", f"{SCHEMA}value"),
        "https://elsewhere.example/p",
    ]
).map(ox.NamedNode)
TYPED = [("2024", "gYear"), ("2.5", "decimal"), ("x", "integer"), ("yes", "boolean")]
LITERALS = strategies.one_of(
    strategies.text().map(ox.Literal),
    strategies.sampled_from(["person/jane", "kg:asserted", "asserted", "@id", "true", "1"]).map(ox.Literal),
    strategies.integers().map(ox.Literal),
    strategies.booleans().map(ox.Literal),
    strategies.sampled_from(["de", "en-GB"]).map(lambda tag: ox.Literal("Wort", language=tag)),
    strategies.sampled_from(TYPED).map(lambda pair: ox.Literal(pair[0], datatype=ox.NamedNode(XSD + pair[1]))),
)
KINDS = strategies.sampled_from(
    [f"{SCHEMA}NewsArticle", f"{SCHEMA}Quotation", f"{RDF}Statement", f"{KG}Title", "urn:k:x"]
).map(ox.NamedNode)
GRAPHS = THINGS | strategies.just(ox.DefaultGraph())
QUADS = strategies.one_of(
    strategies.builds(ox.Quad, THINGS, PROPERTIES, THINGS | LITERALS, GRAPHS),
    strategies.builds(ox.Quad, THINGS, strategies.just(ox.NamedNode(f"{RDF}type")), KINDS, GRAPHS),
)


def is_class(quad: ox.Quad) -> bool:
    """Whether it leads to a thing if it says of which class something is: JSON-LD knows no words there."""
    return quad.predicate.value != f"{RDF}type" or isinstance(quad.object, ox.NamedNode)


@settings(max_examples=150, deadline=None)
@given(quads=strategies.lists(QUADS.filter(is_class), max_size=12))
def test_whatever_stands_in_a_graph_is_read_back(quads: list[ox.Quad]) -> None:
    store = ox.Store()
    declared = [
        ox.Quad(ox.NamedNode(f"{KG}{name}"), ox.NamedNode(f"{RDF}type"), ox.NamedNode(kind))
        for name in ("made", "label", "prov")
        for kind in (f"{KG}Relation", f"{OWL}ObjectProperty")
    ]
    store.extend([*quads, *declared])
    stream = io.BytesIO()
    jsonld(BuiltGraph(Path(), Meta("https://kg.example/", {}), store, whole=True), stream, Options())
    assert by_pyld(stream.getvalue()) == set(store)


def test_an_article_is_a_tree_with_its_quotations_and_its_findings_with_their_evidence(news: Path) -> None:
    document = json.loads(exported(news, "jsonld"))
    (article,) = [each for each in document["@graph"] if each.get("publisher") == "outlet/the-daily-example"]
    assert article["type"] == "NewsArticle"
    spoken = [each for each in article["hasPart"] if each["type"] == "Quotation" and each["text"] == "I am sorry,"]
    assert [each["speaker"] for each in spoken] == ["person/jane-roe"]
    (denied,) = [each for each in article["says"] if each.get("predicate") == "threatened"]
    assert (denied["type"], denied["status"], denied["subject"]) == ("Statement", "denied", "person/maria-lopez")
    assert denied["evidence"]["exact"] in denied["evidence"]["inSentence"]["exact"]


def test_entities_are_described_once_and_findings_too(seeds: Path) -> None:
    described: list[str] = []

    def walk(node: Any) -> None:
        if isinstance(node, dict):
            if "type" in node:
                described.append(node["id"])
            node = list(node.values())
        for each in node if isinstance(node, list) else []:
            walk(each)

    walk(json.loads(exported(seeds, "jsonld"))["@graph"])
    assert len(described) == len(set(described)) > 0


def test_no_short_name_of_another_vocabulary_is_one_of_kg() -> None:
    """`value` alone would be read as kg:value, so that schema:value needs its prefix."""
    document = Context(Vocabulary()).document
    others = {term for term, means in document.items() if "kg:" not in json.dumps(means) and not term.startswith("@")}
    assert not others & set(ontology().labels)
