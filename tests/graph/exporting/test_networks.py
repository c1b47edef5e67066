"""GraphML and GEXF have every finding; igraph, lxml and networkx read them back, and kg writes them itself."""

from __future__ import annotations

import io
from collections import Counter
from pathlib import Path
from typing import Any, cast

import igraph
import lxml.etree
import networkx
import pyoxigraph as ox
import pytest

from kg.drawing.colours import status_colour, type_colour
from kg.errors import UsageError
from kg.graph import export, open_graph
from kg.graph.exporting.layers.elements import LAYERS

DATA = "https://kg.example/id/"
GRAPHS = ("news", "seeds", "built", "empty")
VIZ = "{http://www.gexf.net/1.2draft/viz}"

#: What there is of each kind of node and edge, asked of the graph itself.
NODES = {
    "entity": "SELECT DISTINCT ?x { ?x schema:name ?name }",
    "quotation": "SELECT ?x { ?x a schema:Quotation }",
    "event": "SELECT DISTINCT ?x { VALUES ?kind { kg:Event kg:ClaimedEvent } ?x a ?kind }",
    "article": "SELECT ?x { ?x a schema:NewsArticle }",
    "value": """SELECT DISTINCT ?predicate ?value ?over {
        GRAPH ?article { { ?x rdf:predicate ?predicate ; rdf:object ?value OPTIONAL { ?x kg:ended ?over } }
        UNION { ?x kg:titlePredicate ?predicate ; kg:titleObject ?value OPTIONAL { ?x kg:ended ?over } }
        FILTER(isLiteral(?value)) } }""",
    "title quotation": "SELECT ?x { ?x a kg:TitleClaim ; schema:text ?words }",
}
EDGES = {
    "statement": "SELECT DISTINCT ?x { GRAPH ?article { ?x a rdf:Statement } }",
    "report": "SELECT DISTINCT ?x { GRAPH ?article { ?x a kg:EventReport } }",
    "in": "SELECT ?x { ?x a schema:Quotation }",
    "speaker": "SELECT ?x ?who { { ?x kg:speaker ?who } UNION { ?x kg:titleSpeaker ?who } }",
    "addressee": "SELECT ?x ?who { ?x kg:toldTo ?who }",
    "medium": "SELECT ?x ?what { ?x kg:medium ?what }",
    "nested": "SELECT ?x ?other { ?x a schema:Quotation ; kg:nestedIn ?other }",
    "mentions": "SELECT ?x ?who { ?x schema:mentions ?who }",
    "published": "SELECT ?x ?who { ?x schema:publisher ?who }",
    "author": "SELECT ?x ?who { ?x schema:author ?who }",
    "member": "SELECT ?x ?who { ?x schema:member ?who }",
    "title statement": "SELECT ?x { GRAPH ?article { ?x a kg:TitleClaim } }",
}


@pytest.fixture(params=GRAPHS)
def graph(request: pytest.FixtureRequest) -> Path:
    """Each of the graphs."""
    path: Path = request.getfixturevalue(request.param)
    return path


def exported(graph: Path, format: str, layers: list[str] | None = None) -> bytes:
    stream = io.BytesIO()
    export(graph, format, stream, layers=layers)
    return stream.getvalue()


def counted(graph: Path, queries: dict[str, str]) -> dict[str, int]:
    opened = open_graph(graph)
    prefixes = opened.vocabulary.prefixes
    found = {name: cast(ox.QuerySolutions, opened.store.query(q, prefixes=prefixes)) for name, q in queries.items()}
    counts = {name: len(list(rows)) for name, rows in found.items()}
    return {name: count for name, count in counts.items() if count}


def by_igraph(graph: Path, folder: Path, layers: list[str] | None = None) -> Any:
    path = folder / "network.graphml"
    path.write_bytes(exported(graph, "graphml", layers))
    return igraph.Graph.Read_GraphML(str(path))


def by_lxml(graph: Path) -> tuple[dict[str, dict[str, str]], list[dict[str, str]]]:
    """Nodes and edges of GEXF with their attributes by name, read as the format's primer says."""
    (whole,) = lxml.etree.fromstring(exported(graph, "gexf")).iterchildren("{*}graph")
    names = {
        (group.get("class"), each.get("id")): each.get("title")
        for group in whole.iterchildren("{*}attributes")
        for each in group
    }

    def read(kind: str) -> list[dict[str, str]]:
        found = []
        for element in whole.iterfind(f"{{*}}{kind}s/{{*}}{kind}"):
            values = element.iterfind("{*}attvalues/{*}attvalue")
            about = {names[kind, value.get("for")]: value.get("value") for value in values}
            (colour,) = element.iterchildren(f"{VIZ}color")
            about["colour"] = " ".join(colour.get(part) for part in "rgb")
            found.append(about | dict(element.attrib))
        return found

    return {each["id"]: each for each in read("node")}, read("edge")


def test_igraph_reads_as_many_of_each_kind_as_the_graph_has(graph: Path, tmp_path: Path) -> None:
    network = by_igraph(graph, tmp_path)
    assert Counter(network.vs["kind"]) == counted(graph, NODES)
    roles = Counter(network.es["kind"] if network.ecount() else [])
    assert (roles.pop("role", 0) > 0) == bool(open_graph(graph).events())
    assert roles == counted(graph, EDGES)


def test_gexf_says_the_same_with_the_iris_of_findings_for_ids(graph: Path, tmp_path: Path) -> None:
    nodes, edges = by_lxml(graph)
    network = by_igraph(graph, tmp_path)
    assert sorted(nodes) == sorted(network.vs["iri"])
    assert sorted(each["id"] for each in edges) == sorted(network.es["iri"] if network.ecount() else [])
    assert len({each["id"] for each in edges}) == len(edges)
    assert {end for each in edges for end in (each["source"], each["target"])} <= set(nodes)
    assert len(networkx.read_gexf(io.BytesIO(exported(graph, "gexf"))).edges()) == len(edges)


def test_a_claim_is_drawn_and_named_as_one(news: Path) -> None:
    nodes, edges = by_lxml(news)
    (denied,) = [each for each in edges if each.get("predicate") == "threatened"]
    assert (denied["label"], denied["status"]) == ("threatened (denied)", "denied")
    assert denied["colour"] == "{} {} {}".format(*status_colour("denied"))
    assert denied["words"] in denied["sentence"]
    assert (denied["outlet"], denied["date"]) == ("The Daily Example", "2024-03-06")
    claimed = [each for each in nodes.values() if each["kind"] == "event" and each["status"] != "asserted"]
    assert claimed
    assert all(each["label"].endswith(f"({each['status']})") for each in claimed)
    assert nodes[f"{DATA}person/jane-roe"]["colour"] == "{} {} {}".format(*type_colour("Person"))
    spoken = {each["target"]: each["label"] for each in edges if each["kind"] == "speaker"}
    (feared,) = [iri for iri, each in nodes.items() if each.get("act") == "belief"]
    assert (spoken[feared], nodes[feared]["said"]) == ("belief", "false")
    assert {spoken[iri] for iri, each in nodes.items() if each.get("act") == "denial"} == {"denial"}
    nested = {each["source"]: each["target"] for each in edges if each["kind"] == "nested"}
    assert nested
    assert all(each["said"] == "false" for iri, each in nodes.items() if iri in nested)


def test_a_statement_of_words_leads_to_them(news: Path, tmp_path: Path) -> None:
    network = by_igraph(news, tmp_path)
    (age,) = [each for each in network.es if each["predicate"] == "age"]
    assert (network.vs[age.source]["label"], network.vs[age.target]["text"], age["label"]) == ("Jane Roe", "47", "age")


@pytest.mark.parametrize(
    ("layers", "nodes", "edges"),
    [
        (["statements"], {"entity", "value"}, {"statement", "title statement"}),
        (["quotations"], {"entity", "quotation", "title quotation"}, {"speaker", "addressee", "medium", "nested"}),
        (["events"], {"entity", "event"}, {"role"}),
        (["articles", "events"], {"entity", "event", "article"}, {"role", "report", "mentions"}),
        (["outlets", "articles"], {"entity", "article"}, {"published"}),
        (["articles"], {"article"}, set()),
        (["entities"], {"entity"}, set()),
    ],
)
def test_a_layer_brings_its_findings_and_who_they_are_of(
    layers: list[str], nodes: set[str], edges: set[str], news: Path, tmp_path: Path
) -> None:
    network = by_igraph(news, tmp_path, layers)
    assert set(network.vs["kind"]) == nodes
    assert set(network.es["kind"] if network.ecount() else ()) == edges


def test_what_is_no_layer_is_refused_with_what_is(news: Path) -> None:
    with pytest.raises(UsageError, match=f"no layer 'people'; choose of: {', '.join(LAYERS)}"):
        exported(news, "gexf", ["events", "people"])
    with pytest.raises(UsageError, match=r"--layer is nothing for turtle; .* graphml, gexf"):
        exported(news, "turtle", ["events"])


def test_gephi_finds_places_sizes_colours_and_weights(news: Path) -> None:
    """By the names that its reader of GraphML knows: x, y, size, r, g, b and weight."""
    network = networkx.read_graphml(io.BytesIO(exported(news, "graphml")), force_multigraph=True)
    places = [(about["x"], about["y"]) for _, about in network.nodes(data=True)]
    assert len(set(places)) == len(places)
    sizes = {iri: about["size"] for iri, about in network.nodes(data=True) if about["kind"] == "entity"}
    assert max(sizes, key=lambda iri: sizes[iri]) == f"{DATA}person/jane-roe"
    assert {about["weight"] for *_, about in network.edges(data=True)} == {1.0}
