"""Any text of articles is read back from each exported file by a program that is not kg's."""

from __future__ import annotations

import csv
import io
import re
import sqlite3
from contextlib import closing
from pathlib import Path

import duckdb
import lxml.etree
import networkx
import pytest
from hypothesis import given, settings, strategies
from rdflib import SDO, Dataset

from kg.graph import export, write_graph
from kg.model import EntityType, ResolvedEntity
from tests.viewer.story import Story

RDF = {"turtle": "turtle", "trig": "trig", "nquads": "nquads", "ntriples": "nt", "jsonld": "json-ld"}
TEXTS = strategies.lists(strategies.text(min_size=1), min_size=2, max_size=8, unique=True)


def graph_of(texts: list[str], folder: Path) -> Path:
    """A graph in which each text is the name of somebody and a value; the first is the title of the article too."""
    story = Story()
    for number, text in enumerate(texts):
        story.entities[text] = ResolvedEntity(f"person/p{number}", text, EntityType.PERSON)
    report = story.report(texts[0])
    for text in texts:
        report.states("They are.", "They", text, "occupation", f"{text}.")
        report.states("They met.", "met", text, "met", texts[0])
    write_graph(story.collection(), folder)
    return folder


def exported(graph: Path, format: str) -> io.BytesIO:
    stream = io.BytesIO()
    export(graph, format, stream)
    stream.seek(0)
    return stream


def in_xml(text: str) -> str:
    """What is left of a text in XML 1.0: U+FFFD stands for what that has no way to write."""
    return re.sub("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]", "\ufffd", text)


@pytest.mark.filterwarnings("ignore::DeprecationWarning:rdflib")  # rdflib's parsers use its old classes
@settings(max_examples=8)
@given(texts=TEXTS)
def test_all_of_it_but_what_xml_cannot_have(texts: list[str], tmp_path_factory: pytest.TempPathFactory) -> None:
    graph = graph_of(texts, tmp_path_factory.mktemp("any"))
    for format, name in RDF.items():
        dataset = Dataset(default_union=True)
        dataset.parse(exported(graph, format), format=name)
        assert sorted(map(str, dataset.objects(None, SDO.name))) == sorted(texts), format
    networks = {
        "graphml": networkx.read_graphml(exported(graph, "graphml")),
        "gexf": networkx.read_gexf(exported(graph, "gexf")),
    }
    for format, network in networks.items():
        names = [about["label"] for _, about in network.nodes(data=True) if about["kind"] == "entity"]
        assert sorted(names) == sorted(map(in_xml, texts)), format
        values = {about["text"] for _, about in network.nodes(data=True) if about["kind"] == "value"}
        assert values == {in_xml(f"{text}.") for text in texts}, format
        titles = {about["title"] for *_, about in network.edges(data=True) if about["kind"] == "statement"}
        assert titles == {in_xml(texts[0])}, format
        assert lxml.etree.parse(exported(graph, format)).getroot() is not None


@settings(max_examples=8)
@given(texts=TEXTS)
def test_all_of_it_in_tables(texts: list[str], tmp_path_factory: pytest.TempPathFactory) -> None:
    folder = tmp_path_factory.mktemp("any")
    (folder / "graph").mkdir()
    graph = graph_of(texts, folder / "graph")
    export(graph, "sqlite", folder / "x.db")
    export(graph, "duckdb", folder / "x.duckdb")
    export(graph, "parquet", folder / "x.parquet", table="entities")
    export(graph, "csv", folder / "x.csv", table="entities", raw=True)
    query = "SELECT name FROM "
    with (folder / "x.csv").open(encoding="utf-8", newline="") as lines:
        found = {"csv": [row["name"] for row in csv.DictReader(lines)]}
    with closing(sqlite3.connect(folder / "x.db")) as database:
        found["sqlite"] = [row[0] for row in database.execute(f"{query} entities")]
    with duckdb.connect(folder / "x.duckdb", read_only=True) as other:
        found["duckdb"] = [row[0] for row in other.execute(f"{query} entities").fetchall()]
        found["parquet"] = [row[0] for row in other.execute(f"{query} '{folder}/x.parquet'").fetchall()]
    assert {form: sorted(names) for form, names in found.items()} == dict.fromkeys(found, sorted(texts))
