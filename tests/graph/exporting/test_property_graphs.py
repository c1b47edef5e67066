"""What kg writes for databases of Cypher has every finding, read by Ladybug, by GraphQLite, and as Neo4j documents it.

Neo4j itself is nothing that can be installed for a test. Its CSV is read by the form that its manual gives for
`neo4j-admin database import`, and the statements of Cypher are run by another engine, GraphQLite.
"""

from __future__ import annotations

import csv
import io
import json
import os
import re
import subprocess
from collections import Counter
from pathlib import Path
from typing import Any

import apsw
import graphqlite
import ladybug
import pytest

from kg.graph import export, open_graph
from kg.graph.exporting.layers.elements import Edge, Elements
from kg.graph.exporting.layers.making import elements_of
from kg.graph.exporting.property_graphs.cypher import literal
from kg.graph.exporting.property_graphs.naming import labels_of, type_of

GRAPHS = ("news", "seeds", "built", "empty", "odd")
#: A property of a CSV header as the manual has it: a name and one of these types, or several of one.
PROPERTY = re.compile(r"\w+:(string|long|boolean|string\[\])")


@pytest.fixture(params=GRAPHS)
def graph(request: pytest.FixtureRequest) -> Path:
    """Each of the graphs."""
    path: Path = request.getfixturevalue(request.param)
    return path


def elements(graph: Path) -> Elements:
    return elements_of(open_graph(graph))


def of_neo4j(folder: Path) -> tuple[dict[str, dict[str, Any]], dict[str, dict[str, Any]]]:
    """Nodes and edges by IRI, as the manual says that `neo4j-admin database import` reads them."""
    read = {"string": str, "long": int, "boolean": "true".__eq__, "string[]": lambda text: text.split("\x1f")}
    found: dict[str, dict[str, dict[str, Any]]] = {"nodes": {}, "edges": {}}
    for path in sorted(folder.glob("*.csv")):
        with path.open(encoding="utf-8", newline="") as file:
            head, *rows = csv.reader(file, strict=True)
        start, *properties, end = head if path.name.startswith("nodes") else [head[0], *head[2:]]
        kind = "nodes" if path.name.startswith("nodes") else "edges"
        assert (start, end) == (("iri:ID", ":LABEL") if kind == "nodes" else (":START_ID", ":TYPE"))
        assert kind == "nodes" or head[1] == ":END_ID"
        assert all(PROPERTY.fullmatch(each) for each in properties)
        for row in rows:
            about: dict[str, Any] = {}
            for name, value in zip(head, row, strict=True):
                if value and not name.startswith(":"):
                    key, _, type_ = name.partition(":")
                    about[key] = value if type_ == "ID" else read[type_](value)  # type: ignore[operator]
            ends = {} if kind == "nodes" else {"source": row[0], "target": row[1]}
            assert about["iri"] not in found[kind]
            found[kind][about["iri"]] = about | ends | {end: row[-1].split("\x1f")}
    return found["nodes"], found["edges"]


def known(about: Any) -> dict[str, Any]:
    return {name: list(value) if isinstance(value, tuple) else value for name, value in about.items()}


def test_neo4j_gets_every_node_and_edge_with_all_that_is_known(graph: Path, tmp_path: Path) -> None:
    export(graph, "neo4j", f"{tmp_path}/neo4j/")
    nodes, edges = of_neo4j(tmp_path / "neo4j")
    expected = elements(graph)
    assert nodes == {
        node.iri: {"iri": node.iri, "name": node.label, **known(node.about), ":LABEL": ["Kg", *labels_of(node)]}
        for node in expected.nodes.values()
    }
    assert edges == {
        edge.iri: {
            "iri": edge.iri,
            "label": edge.label,
            **known(edge.about),
            "source": edge.source,
            "target": edge.target,
            ":TYPE": [type_of(edge)],
        }
        for edge in expected.edges
    }


def test_the_script_of_neo4j_names_every_file(news: Path, tmp_path: Path) -> None:
    export(news, "neo4j", f"{tmp_path}/neo4j/")
    admin = tmp_path / "bin" / "neo4j-admin"
    admin.parent.mkdir()
    admin.write_text('#!/bin/sh\nprintf "%s\\n" "$@"\n', encoding="utf-8")
    admin.chmod(0o755)
    environment = {**os.environ, "PATH": f"{admin.parent}{os.pathsep}{os.environ['PATH']}"}
    script = ["sh", str(tmp_path / "neo4j" / "import.sh"), "story"]
    said = subprocess.run(script, env=environment, check=True, capture_output=True, text=True).stdout.splitlines()
    assert (said[:3], said[-1]) == (["database", "import", "full"], "story")
    files = {argument.partition("=")[2] for argument in said if argument.startswith(("--nodes=", "--relationships="))}
    assert files == {path.name for path in (tmp_path / "neo4j").glob("*.csv")}


def test_ladybug_loads_all_of_it(graph: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    export(graph, "ladybug", f"{tmp_path}/ladybug/")
    monkeypatch.chdir(tmp_path / "ladybug")
    connection: Any = ladybug.Connection(ladybug.Database(":memory:"))
    for statement in Path("load.cypher").read_text(encoding="utf-8").splitlines():
        connection.execute(statement)
    expected = elements(graph)
    if not expected.edges:
        assert connection.execute("MATCH (n) RETURN count(*)").get_all() == [[len(expected.nodes)]]
        return
    labels = dict(connection.execute("MATCH (n) RETURN label(n), count(*)").get_all())
    assert labels == Counter(labels_of(node)[0] for node in expected.nodes.values())
    types = dict(connection.execute("MATCH ()-[r]->() RETURN label(r), count(*)").get_all())
    assert types == Counter(map(type_of, expected.edges))
    names = {tuple(row) for row in connection.execute("MATCH (n) RETURN n.iri, n.name").get_all()}
    assert names == {(node.iri, node.label) for node in expected.nodes.values()}
    told = {
        tuple(row) for row in connection.execute("MATCH (s)-[r]->(t) RETURN s.iri, t.iri, r.iri, r.sentence").get_all()
    }
    assert told == {(edge.source, edge.target, edge.iri, edge.about.get("sentence")) for edge in expected.edges}


def cypher(graph: Path) -> str:
    stream = io.BytesIO()
    export(graph, "cypher", stream)
    return stream.getvalue().decode()


@pytest.mark.parametrize("name", ["news", "built"])
def test_another_engine_runs_the_statements_twice_with_one_outcome(name: str, request: pytest.FixtureRequest) -> None:
    graph: Path = request.getfixturevalue(name)
    database = apsw.Connection(":memory:")
    database.enable_load_extension(True)
    database.load_extension(graphqlite.loadable_path())

    def run(statement: str) -> Any:
        ((told,),) = list(database.execute("SELECT cypher(?)", (statement,)))
        return json.loads(told)

    for _ in range(2):
        for statement in cypher(graph).removesuffix(";\n").split(";\n"):
            run(statement)
    expected = elements(graph)
    nodes = {row["n.iri"]: row for row in run("MATCH (n:Kg) RETURN n.iri, n.name, labels(n)")}
    assert {iri: row["n.name"] for iri, row in nodes.items()} == {n.iri: n.label for n in expected.nodes.values()}
    edges = run("MATCH (s)-[r]->(t) RETURN s.iri, t.iri, r.iri, type(r), r.sentence")
    assert sorted((row["s.iri"], row["t.iri"], row["r.iri"], row["type(r)"]) for row in edges) == sorted(
        (edge.source, edge.target, edge.iri, type_of(edge)) for edge in expected.edges
    )
    told = {edge.iri: edge.about.get("sentence") for edge in expected.edges}
    assert {row["r.iri"]: row["r.sentence"] for row in edges} == told
    database.close()


def test_a_query_for_facts_finds_no_claims(news: Path) -> None:
    for edge in elements(news).edges:
        if edge.about.get("status", "asserted") != "asserted":
            assert type_of(edge) not in ("SAID", "THREATENED", "HAS_AGENT", "HAS_PATIENT")


def test_a_predicate_that_is_called_as_something_else_is_told_apart() -> None:
    def named(predicate: str) -> str:
        return type_of(Edge("x", "a", "b", "statement", "", {"predicate": predicate, "status": "asserted"}))

    assert [named(each) for each in ("sentencedTo", "hasAgent", "claimed", "value")] == [
        "SENTENCED_TO",
        "STATED_HAS_AGENT",
        "STATED_CLAIMED",
        "STATED_VALUE",
    ]


STRING = r"'(?:[^'\\\x00-\x1f]|\\[\\'nrt]|\\u[0-9a-f]{4})*'"


@pytest.mark.parametrize("text", ["it's", "a\\b", "\\u0027", "\\\\u0027 }]", "a\nb\r\tc", "\x00\x1f", "'+'", "🎭 é"])
def test_no_text_of_an_article_is_read_as_cypher(text: str) -> None:
    """Read as the manual has strings: marks around, a backslash before some, and pieces that + joins."""
    written = literal(text)
    assert re.fullmatch(rf"{STRING}( \+ {STRING})*", written)
    # where it stands for itself, nothing may make an escape of it
    assert not re.search(r"\\\\[uU]", written)

    def meant(found: re.Match[str]) -> str:
        told = found[1]
        return chr(int(told[1:], 16)) if len(told) > 1 else {"n": "\n", "r": "\r", "t": "\t"}.get(told, told)

    pieces = (piece[1:-1] for piece in re.findall(STRING, written))
    assert "".join(re.sub(r"\\(u[0-9a-f]{4}|.)", meant, piece) for piece in pieces) == text
