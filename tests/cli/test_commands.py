"""Each command: what it prints where, and what it ends with."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
import rdflib

from tests.cli.conftest import ARTICLES, Kg

COUNT = "SELECT (COUNT(*) AS ?n) WHERE { ?article a schema:NewsArticle }"


def test_build_prints_what_it_found_and_nothing_on_stderr(kg: Kg, articles: Path, tmp_path: Path) -> None:
    ran = kg("build", articles, "-o", tmp_path / "out")
    assert (ran.code, ran.err) == (0, "")
    assert re.search(r"^articles +2 +from 2 known outlets$", ran.out, flags=re.MULTILINE)
    assert re.search(r"^events +\d+ +in \d+ reports: asserted \d+", ran.out, flags=re.MULTILINE)


def test_a_build_with_an_input_that_cannot_be_read_builds_the_others(kg: Kg, articles: Path, tmp_path: Path) -> None:
    ran = kg("build", articles, tmp_path / "missing.txt", "-o", tmp_path / "out")
    assert ran.code == 3
    assert ran.err.count("\n") == 1
    assert "missing.txt" in ran.err
    assert kg("query", "-q", COUNT, "--graph", tmp_path / "out").out.splitlines()[1:] == ["2"]


def test_the_graph_is_the_same_however_the_path_was_typed(kg: Kg, articles: Path, graph: Path, tmp_path: Path) -> None:
    (tmp_path / "many.jsonl").write_text('{"text": "Jane Roe left."}\n', encoding="utf-8")
    roundabout = articles / ".." / articles.name
    assert kg("build", roundabout, tmp_path / "many.jsonl", "-o", tmp_path / "out").code == 0
    lines = (tmp_path / "out" / "articles.jsonl").read_text(encoding="utf-8").splitlines()
    assert {json.loads(line)["article"]["path"] for line in lines} == {"roe.md", "stiles.md", "many.jsonl#1"}
    assert kg("build", roundabout, "-o", tmp_path / "out").code == 0
    for name in ("articles.jsonl", "graph.trig", "graph.ttl", "network.html", "meta.json"):
        assert (tmp_path / "out" / name).read_bytes() == (graph / name).read_bytes(), name


def test_a_build_of_nothing_leaves_the_older_graph(kg: Kg, articles: Path, tmp_path: Path) -> None:
    kg("build", articles / "roe.md", "-o", tmp_path / "out")
    before = (tmp_path / "out" / "graph.ttl").read_bytes()
    assert kg("build", tmp_path / "missing.txt", "-o", tmp_path / "out").code == 3
    assert (tmp_path / "out" / "graph.ttl").read_bytes() == before


def test_extract_prints_one_object_a_line_whose_offsets_fit_the_text(kg: Kg, articles: Path) -> None:
    ran = kg("extract", articles)
    assert (ran.code, ran.err) == (0, "")
    found = [json.loads(line) for line in ran.out.splitlines()]
    assert [Path(one["article"]["path"]).name for one in found] == ["roe.md", "stiles.md"]
    words = [one["text"][start:end] for one in found for q in one["quotations"] for start, end in q["content"]]
    assert any("café" in text for text in words)


def test_extract_reads_an_article_from_stdin(kg: Kg) -> None:
    ran = kg("extract", "-", stdin=ARTICLES["roe.md"].encode())
    assert ran.code == 0
    assert json.loads(ran.out)["article"]["title"] == "Jane Roe sentenced over Acme books"


def test_extract_goes_on_after_an_article_that_cannot_be_read(kg: Kg, articles: Path, tmp_path: Path) -> None:
    (tmp_path / "empty.txt").touch()
    ran = kg("extract", tmp_path / "empty.txt", articles / "roe.md")
    assert ran.code == 3
    assert "empty.txt" in ran.err
    assert len(ran.out.splitlines()) == 1


def test_a_query_comes_by_name_by_file_from_stdin_and_on_the_line(kg: Kg, graph: Path, tmp_path: Path) -> None:
    file = tmp_path / "count.rq"
    file.write_text(COUNT, encoding="utf-8")
    answers = [
        kg("query", "-q", COUNT, "--graph", graph),
        kg("query", file, "--graph", graph),
        kg("query", "-", "--graph", graph, stdin=COUNT.encode()),
    ]
    assert [(ran.code, ran.out.splitlines()) for ran in answers] == [(0, ["?n", "2"])] * 3
    assert kg("query", "letters", "--graph", graph).code == 0


def test_the_list_of_queries_is_tab_separated_when_piped(kg: Kg) -> None:
    ran = kg("query", "--list")
    assert ran.code == 0
    rows = [line.split("\t") for line in ran.out.splitlines()]
    assert {len(row) for row in rows} == {3}
    assert "letters" in [row[0] for row in rows]


@pytest.mark.parametrize(
    ("sparql", "output_format", "expected"),
    [
        (COUNT, "csv", "n\r\n2\r\n"),
        ("ASK { ?a a schema:NewsArticle }", None, "true\n"),
        ("ASK { ?a a kg:Nothing }", None, "false\n"),
    ],
)
def test_answers_come_in_the_format_asked_for(
    kg: Kg, graph: Path, sparql: str, output_format: str | None, expected: str
) -> None:
    wanted = ["--format", output_format] if output_format else []
    assert kg("query", "-q", sparql, "--graph", graph, *wanted).out == expected


def test_cells_of_csv_open_no_formula_unless_raw_is_asked_for(kg: Kg, tmp_path: Path) -> None:
    told = [{"text": f"Jane Roe left Acme Corp in May {year}.", "outlet": "=A1 News"} for year in (2021, 2022)]
    (tmp_path / "two.jsonl").write_text("\n".join(map(json.dumps, told)), encoding="utf-8")
    assert kg("build", tmp_path / "two.jsonl", "-o", tmp_path / "out", "--story", "one").code == 0
    name = ("query", "-q", "SELECT DISTINCT ?name { ?o a schema:NewsMediaOrganization ; schema:name ?name }")
    for command in (("compare",), name):
        asked = (*command, "--graph", tmp_path / "out")
        ran, raw = kg(*asked, "-f", "csv"), kg(*asked, "-f", "csv", "--raw")
        assert ("'=A1 News" in ran.out, ran.out.replace("'=", "=")) == (True, raw.out)
        assert kg(*asked, "--raw").code == 2


def test_a_constructed_graph_is_turtle_that_another_parser_reads(kg: Kg, graph: Path) -> None:
    ran = kg(
        "query",
        "-q",
        "CONSTRUCT { ?a rdfs:label ?l } WHERE { ?a a schema:NewsArticle ; rdfs:label ?l }",
        "--graph",
        graph,
    )
    assert len(rdflib.Graph().parse(data=ran.out, format="turtle")) == 2


@pytest.mark.parametrize(
    "sparql", ["ASK { ?a a kg:Nothing }", "SELECT ?a { ?a a kg:Nothing }", "CONSTRUCT WHERE { ?a a kg:Nothing }"]
)
def test_a_negative_answer_is_an_exit_code_only_when_asked_for(kg: Kg, graph: Path, sparql: str) -> None:
    assert kg("query", "-q", sparql, "--graph", graph).code == 0
    assert kg("query", "-q", sparql, "--graph", graph, "--exit-status").code == 1


def test_view_prints_where_the_page_is(kg: Kg, graph: Path) -> None:
    ran = kg("view", "--no-open", "--graph", graph)
    assert (ran.code, ran.err) == (0, "")
    assert Path(ran.out.rstrip("\n")) == graph / "network.html"
    assert (graph / "network.html").read_text(encoding="utf-8").startswith("<!doctype html>")


def test_a_page_of_so_many_entities_is_made_anew_and_says_what_it_has(
    kg: Kg, graph: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    ran = kg("view", "--no-open", "--nodes", "1", "--graph", graph)
    page = Path(ran.out.rstrip("\n"))
    assert ran.code == 0
    assert page.is_relative_to(tmp_path)
    assert ran.err.startswith("kg: the page has the 1 of ")
    assert "kg: the page has the 1 of " in kg("export", "-o", tmp_path / "1.html", "--nodes", "1", "--graph", graph).err
    assert (tmp_path / "1.html").read_bytes() == page.read_bytes()
    whole = kg("export", "-f", "html", "--nodes", "0", "--graph", graph)
    assert (whole.out.encode(), whole.err) == ((graph / "network.html").read_bytes(), "")


def test_show_prints_statements_with_their_words(kg: Kg, graph: Path) -> None:
    ran = kg("show", "jane roe", "--graph", graph)
    assert ran.code == 0
    assert ran.out.startswith("Jane Roe (Person)\n")
    assert "Jane Roe sentenced to two years in prison" in ran.out
    assert "The Daily Example, 2024-03-05" in ran.out


def test_show_prints_json_for_programs(kg: Kg, graph: Path) -> None:
    card = json.loads(kg("show", "Jane Roe", "--json", "--graph", graph).out)
    assert card["entity"]["key"] == "person/jane-roe"


def test_show_begins_with_what_happened_and_takes_an_event_by_its_key(kg: Kg, graph: Path) -> None:
    lines = kg("show", "Jane Roe", "--graph", graph).out.splitlines()
    assert lines.index("what happened to Jane Roe") < lines.index("statements")
    (sentence,) = [
        event
        for event in json.loads(kg("show", "Jane Roe", "--json", "--graph", graph).out)["happened_to"]
        if event["word"] == "sentenced"
    ]
    ran = kg("show", sentence["key"], "--graph", graph)
    assert ran.out.startswith(f"{sentence['label']} (event")
    assert "  The Daily Example, 2024-03-05: sentenced  [asserted, 2024-03-05]" in ran.out.splitlines()


def test_verify_finds_nothing_in_a_fresh_graph(kg: Kg, graph: Path) -> None:
    ran = kg("verify", "--graph", graph)
    assert ran.code == 0
    assert len(ran.out.splitlines()) == 1


def test_outlets_side_by_side_go_to_a_file_in_the_format_of_its_name_or_to_stdout(
    kg: Kg, graph: Path, tmp_path: Path
) -> None:
    out = tmp_path / "stories.html"
    assert kg("compare", "-o", out, "--graph", graph).code == 0
    assert out.read_text(encoding="utf-8").startswith("<!doctype html>")
    assert kg("compare", "--format", "html", "--graph", graph).out == out.read_text(encoding="utf-8")


def test_export_goes_to_a_file_or_to_stdout(kg: Kg, graph: Path, tmp_path: Path) -> None:
    ran = kg("export", "--format", "turtle", "--graph", graph)
    assert ran.out.encode() == (graph / "graph.ttl").read_bytes()
    assert kg("export", "-o", tmp_path / "copy.ttl", "--graph", graph).code == 0
    assert (tmp_path / "copy.ttl").read_bytes() == (graph / "graph.ttl").read_bytes()


def test_what_was_said_before_the_command_counts(kg: Kg, articles: Path, tmp_path: Path) -> None:
    assert "sentencedTo" in kg("-v", "build", articles, "-o", tmp_path / "out").out
