from __future__ import annotations

import io
import os
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pyoxigraph as ox
import pytest
from rdflib import PROV, RDF, SDO, Dataset, Graph, Namespace
from rdflib.graph import DATASET_DEFAULT_GRAPH_ID
from rdflib.term import Node

from kg.errors import StoreError, UsageError
from kg.graph import export, open_graph
from kg.graph.exporting.table import FORMATS, Format
from tests.graph.sample import build

ROOT = Path(__file__).parents[3]
OA, SEM = Namespace("http://www.w3.org/ns/oa#"), Namespace("http://semanticweb.cs.vu.nl/2009/11/sem/")


def exported(graph: Path, format: str, *, full: bool = False) -> bytes:
    stream = io.BytesIO()
    export(graph, format, stream, full=full)
    return stream.getvalue()


def one(found: Iterable[Node]) -> Any:
    """The one thing that there is."""
    (only,) = found
    return only


@pytest.mark.filterwarnings("ignore::DeprecationWarning:rdflib")  # rdflib's parsers use its old classes
@pytest.mark.parametrize(("format", "name"), [("trig", "trig"), ("nquads", "nquads"), ("jsonld", "json-ld")])
def test_rdflib_reads_the_same_quads(format: str, name: str, built: Path) -> None:
    dataset = Dataset()
    dataset.parse(data=exported(built, format), format=name)
    found = {
        (s.n3(), p.n3(), o.n3(), "" if g in (None, DATASET_DEFAULT_GRAPH_ID) else str(g))
        for s, p, o, g in dataset.quads()
    }
    reference = Dataset()
    reference.parse(data=str(open_graph(built).store), format="nquads")
    expected = {
        (s.n3(), p.n3(), o.n3(), "" if g in (None, DATASET_DEFAULT_GRAPH_ID) else str(g))
        for s, p, o, g in reference.quads()
    }
    assert found == expected
    assert len(found) == open_graph(built).meta.counts["quads"]


@pytest.mark.parametrize(("format", "name"), [("turtle", "turtle"), ("ntriples", "nt")])
def test_rdflib_reads_the_same_triples(format: str, name: str, built: Path) -> None:
    found = Graph().parse(data=exported(built, format), format=name)
    expected = Graph()
    for quad in open_graph(built).store:
        expected.parse(data=f"{quad.triple} .", format="nt")
    assert set(found) == set(expected)


@pytest.mark.filterwarnings("ignore::DeprecationWarning:rdflib")
@pytest.mark.parametrize(
    ("format", "name"),
    [("trig", "trig"), ("nquads", "nquads"), ("jsonld", "json-ld"), ("turtle", "turtle"), ("ntriples", "nt")],
)
def test_in_full_evidence_has_selectors_that_lead_to_its_words(format: str, name: str, built: Path) -> None:
    found, lean = Dataset(default_union=True), Dataset(default_union=True)
    found.parse(data=exported(built, format, full=True), format=name)
    lean.parse(data=exported(built, format), format=name)
    assert set(lean.triples((None, None, None))) < set(found.triples((None, None, None)))
    graph = open_graph(built)
    texts = {
        graph.vocabulary.thing(f"{kind}/{record['article']['id']}").value: words
        for record in graph.articles()
        for kind, words in (("article", record["text"]), ("title", record["article"]["title"]))
    }
    evidence = set(found.subjects(RDF.type, OA.SpecificResource))
    assert evidence == set(lean.subjects(OA.exact)) != set()
    for each in evidence:
        text = texts[str(found.value(each, OA.hasSource))]
        position, quote = (
            one(s for s in found.objects(each, OA.hasSelector) if (s, RDF.type, kind) in found)
            for kind in (OA.TextPositionSelector, OA.TextQuoteSelector)
        )
        start, end = (one(found.objects(position, place)).toPython() for place in (OA.start, OA.end))
        exact, prefix, suffix = (str(one(found.objects(quote, p))) for p in (OA.exact, OA.prefix, OA.suffix))
        assert (prefix, exact, suffix) == (text[:start][-32:], text[start:end], text[end:][:32])
    for kind, whence in ((RDF.Statement, PROV.wasDerivedFrom), (SDO.Quotation, PROV.wasQuotedFrom)):
        assert [*found.subject_objects(whence)]
        assert {part for part in found.subject_objects(whence) if (part[0], RDF.type, kind) in found} <= {
            *found.subject_objects(SDO.isPartOf)
        }
    kg = Namespace(graph.vocabulary.namespace)
    assert {*found.subjects(RDF.type, kg.Event)} == {*found.subjects(RDF.type, SEM.Event)}


def test_html_is_the_viewer_of_the_build(built: Path) -> None:
    assert exported(built, "html") == (built / "network.html").read_bytes()


def test_every_export_is_the_same_bytes_whatever_the_hash_seed(built: Path, tmp_path: Path) -> None:
    # DuckDB draws a number for every file that it makes
    script = (
        "import sys; from pathlib import Path\n"
        "from kg.graph import export; from kg.graph.exporting.table import FORMATS\n"
        "for each in (each for each in FORMATS if each.name != 'duckdb'):\n"
        "    if each.folder and each.installed:\n"
        "        export(Path(sys.argv[1]), each.name, str(Path(sys.argv[2], each.name + '-folder')) + '/')\n"
        "    if not each.installed or not (each.stream or each.file): continue\n"
        "    for full in (False, True)[:1 + ('full' in each.options)]:\n"
        "        export(Path(sys.argv[1]), each.name, Path(sys.argv[2], each.name + '-full' * full), full=full)"
    )
    for seed in ("1", "2"):
        (tmp_path / seed).mkdir()
        environment = {**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": str(ROOT)}
        subprocess.run([sys.executable, "-c", script, str(built), str(tmp_path / seed)], check=True, env=environment)
    one, other = (
        {path.relative_to(folder): path.read_bytes() for path in folder.rglob("*") if path.is_file()}
        for folder in (tmp_path / "1", tmp_path / "2")
    )
    written = {path.parts[0].removesuffix("-folder") for path in one}
    assert {each.name for each in FORMATS if each.installed} - {"duckdb"} <= written
    assert one == other


def test_a_file_is_replaced_whole_or_not_at_all(built: Path, tmp_path: Path) -> None:
    path = tmp_path / "graph.nq"
    path.write_text("before", encoding="utf-8")
    broken = build(tmp_path / "out")
    (open_graph(broken).folder / "graph.trig").write_text("<a> <b>", encoding="utf-8")
    with pytest.raises(StoreError, match="run kg build again"):
        export(broken, "nquads", path)
    assert path.read_text(encoding="utf-8") == "before"
    assert [each.name for each in tmp_path.iterdir() if each.name.startswith(".")] == []
    export(built, "nquads", path)
    assert len(list(ox.parse(path=path, format=ox.RdfFormat.N_QUADS))) == open_graph(built).meta.counts["quads"]


def test_an_unknown_format_is_refused_with_the_known_ones(built: Path) -> None:
    with pytest.raises(UsageError, match="turtle, trig"):
        export(built, "rdfxml", io.BytesIO())


def test_a_build_without_a_viewer_says_so(tmp_path: Path) -> None:
    out = build(tmp_path)
    (open_graph(out).folder / "network.html").unlink()
    with pytest.raises(StoreError, match=r"network\.html is missing"):
        export(out, "html", io.BytesIO())


@pytest.mark.parametrize("form", FORMATS, ids=lambda form: form.name)
def test_a_graph_in_which_nothing_was_found_has_every_export(form: Format, empty: Path, tmp_path: Path) -> None:
    export(empty, form.name, tmp_path / "export")
    assert (tmp_path / "export").exists()


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="has no device that is always full")
@pytest.mark.parametrize("form", [each for each in FORMATS if each.stream or each.file], ids=lambda form: form.name)
def test_a_disk_that_is_full_is_told(form: Format, built: Path) -> None:
    with pytest.raises(StoreError, match=r"cannot write|no room on the disk"):
        export(built, form.name, "/dev/full")


def test_a_folder_that_is_not_there_is_a_store_error(built: Path, tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="cannot write"):
        export(built, "turtle", tmp_path / "nowhere" / "graph.ttl")
