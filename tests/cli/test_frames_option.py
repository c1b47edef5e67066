"""`--frames FILE`: a predicate of a user's own goes all the way, and a broken file ends a run with file and line."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from rdflib import OWL, RDF, RDFS, Graph, Literal, Namespace, URIRef

from tests.cli.conftest import Kg

SCHEMA = Namespace("https://schema.org/")
KG = Namespace("https://kg.example/ns#")
PERSON = Namespace("https://kg.example/id/person/")

STORY = """---
title: Roe and Stiles
outlet: The Daily Example
date: 2024-03-05
---
Jane Roe mentored John Stiles. Stiles specialized in fraud cases. Mary Major resembled Ann Doe.

Roe never mentored Doe.
"""
MENTORED = """[predicate.mentored]
label = "was a mentor of"
comment = "The subject taught and advised the object."

[[frame]]
predicate = "mentored"
verbs = ["mentor"]
subject = "agent"
subject_type = "Person"
object = "patient"
object_type = ["Person", "Group"]
"""
# called as an attribute of every node is in GraphML
OTHERS = """[defaults]
subject = "agent"
subject_type = "Person"

[predicate.resembled]
symmetric = true
state = true
said_once = true
uttered = true

[[frame]]
predicate = "resembled"
verbs = ["resemble"]
object = "patient"
object_type = "Person"

[[frame]]
predicate = "type"
verbs = ["specialize"]
object = "in"
object_type = "text"
"""


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the story and the frames."""
    folder = tmp_path_factory.mktemp("frames")
    for name, text in (("story.md", STORY), ("mentored.toml", MENTORED), ("others.toml", OTHERS)):
        (folder / name).write_text(text, encoding="utf-8", newline="\n")
    return folder


def options(files: Path) -> list[str | Path]:
    return ["--frames", files / "mentored.toml", "--frames", files / "others.toml"]


@pytest.fixture(scope="module")
def own(kg: Kg, files: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A graph of the story with the frames; tests only read it."""
    out = tmp_path_factory.mktemp("own") / "graph"
    ran = kg("build", files / "story.md", "-o", out, *options(files), "-v")
    assert (ran.code, ran.err) == (0, "")
    assert {"mentored", "resembled", "type"} <= {line.split()[0] for line in ran.out.splitlines()}
    return out


def test_extract_prints_what_the_frames_find(kg: Kg, files: Path) -> None:
    found = json.loads(kg("extract", files / "story.md", *options(files)).out)
    assert sorted((s["predicate"], s["status"]) for s in found["statements"]) == [
        ("mentored", "asserted"),
        ("mentored", "negated"),
        ("resembled", "asserted"),
        ("type", "asserted"),
    ]
    assert json.loads(kg("extract", files / "story.md").out)["statements"] == []


def test_a_query_finds_facts_and_statements_by_the_predicate(kg: Kg, own: Path) -> None:
    facts = kg("query", "-q", "SELECT ?whom { person:jane-roe kg:mentored ?whom }", "--graph", own)
    assert facts.out.splitlines() == ["?whom", f"<{PERSON}john-stiles>"]
    negated = "ASK { GRAPH ?article { ?s rdf:predicate kg:mentored ; kg:status kg:negated } }"
    assert kg("query", "-q", negated, "--graph", own).out == "true\n"
    assert "was a mentor of" in kg("query", "evidence", "--graph", own).out


def test_the_graph_declares_the_predicates_as_the_ontology_does_its_own(own: Path) -> None:
    graph = Graph().parse(own / "graph.ttl")
    assert set(graph.subjects(RDF.type, KG.Relation)) == {KG.mentored, KG.resembled, KG.type}
    assert set(graph.predicate_objects(KG.mentored)) == {
        (RDF.type, OWL.ObjectProperty),
        (RDF.type, KG.Relation),
        (RDFS.label, Literal("was a mentor of")),
        (RDFS.comment, Literal("The subject taught and advised the object.")),
        (RDFS.domain, SCHEMA.Person),
        (SCHEMA.rangeIncludes, SCHEMA.Person),
        (SCHEMA.rangeIncludes, KG.Group),
    }
    for kind in (OWL.SymmetricProperty, KG.State, KG.SaidOnce, KG.Uttered):
        assert (KG.resembled, RDF.type, kind) in graph
    assert (KG.type, RDF.type, OWL.DatatypeProperty) in graph
    assert (KG.type, RDFS.range, URIRef("http://www.w3.org/2001/XMLSchema#string")) in graph


def test_what_holds_both_ways_is_a_fact_both_ways_and_verified(kg: Kg, own: Path) -> None:
    graph = Graph().parse(own / "graph.ttl")
    assert (PERSON["ann-doe"], KG.resembled, PERSON["mary-major"]) in graph
    assert (PERSON["mary-major"], KG.resembled, PERSON["ann-doe"]) in graph
    ran = kg("verify", "--graph", own)
    assert (ran.code, ran.err) == (0, ""), ran.out


def test_show_and_the_page_call_the_predicate_by_its_label(kg: Kg, own: Path) -> None:
    assert "Jane Roe was a mentor of John Stiles" in kg("show", "Jane Roe", "--graph", own).out
    page = (own / "network.html").read_text(encoding="utf-8")
    known = json.loads("{" + re.findall(r'"predicates":\{.*?\}\}', page)[0] + "}")["predicates"]
    assert known["mentored"] == {"label": "was a mentor of", "group": "Other", "mutual": False}
    assert known["resembled"] == {"label": "resembled", "group": "Other", "mutual": True}


@pytest.mark.parametrize("name", ["jsonld", "graphml", "gexf"])  # the others copy what a build wrote
def test_an_export_has_the_predicate(name: str, kg: Kg, own: Path) -> None:
    ran = kg("export", "--format", name, "--graph", own)
    assert (ran.code, ran.err) == (0, "")
    assert "mentored" in ran.out
    assert "fraud cases" in ran.out


def test_another_base_moves_the_predicates_too(kg: Kg, files: Path, tmp_path: Path) -> None:
    base = ["--base-iri", "https://news.example/x/"]
    assert kg("build", files / "story.md", "-o", tmp_path / "g", *base, *options(files)).code == 0
    assert kg("query", "-q", "ASK { ?a kg:mentored ?b }", "--graph", tmp_path / "g").out == "true\n"
    assert kg("verify", "--graph", tmp_path / "g").code == 0
    assert "https://kg.example/" not in (tmp_path / "g" / "graph.ttl").read_text(encoding="utf-8")


def test_the_same_frames_give_the_same_bytes(kg: Kg, files: Path, own: Path, tmp_path: Path) -> None:
    again = ["--frames", files / "others.toml", "--frames", files / "mentored.toml"]
    assert kg("build", files / "story.md", "-o", tmp_path / "g", *again).code == 0
    for name in ("articles.jsonl", "graph.trig", "graph.ttl", "network.html", "meta.json"):
        assert (tmp_path / "g" / name).read_bytes() == (own / name).read_bytes(), name


@pytest.mark.parametrize(
    ("command", "data", "place"),
    [
        ("build", MENTORED.replace("agent", "agnet").encode(), ", line 8: subject: there is no role 'agnet'"),
        ("extract", b"[[frame\n", ", line 1: is not TOML"),
        ("build", b"\x89PNG\r\n\x1a\n", ", line 1: is not text in UTF-8"),
        ("extract", None, ": there is no such file"),
    ],
)
def test_a_broken_file_is_one_line_with_file_and_line_and_an_input_error(
    command: str, data: bytes | None, place: str, kg: Kg, files: Path, tmp_path: Path
) -> None:
    path = tmp_path / "mine.toml"
    if data is not None:
        path.write_bytes(data)
    out = ["-o", tmp_path / "g"] if command == "build" else []
    ran = kg(command, files / "story.md", "--frames", files / "mentored.toml", "--frames", path, *out)
    assert (ran.code, ran.out) == (3, "")
    assert ran.err.startswith(f"kg: {path.as_posix()}{place}")
    assert ran.err.count("\n") == 1
    assert not (tmp_path / "g").exists()


def test_a_broken_file_leaves_the_older_graph(kg: Kg, files: Path, tmp_path: Path) -> None:
    assert kg("build", files / "story.md", "-o", tmp_path / "g").code == 0
    before = (tmp_path / "g" / "graph.ttl").read_bytes()
    (tmp_path / "mine.toml").write_text("[[frame]]\n", encoding="utf-8")
    assert kg("build", files / "story.md", "-o", tmp_path / "g", "--frames", tmp_path / "mine.toml").code == 3
    assert (tmp_path / "g" / "graph.ttl").read_bytes() == before
