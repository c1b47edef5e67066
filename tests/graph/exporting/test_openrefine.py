"""Named entities for reconciliation: DuckDB reads one row for each, with what tells it apart."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import duckdb

from kg.graph import export, open_graph


def asked(query: str) -> list[Any]:
    found: list[Any] = duckdb.connect().execute(query).fetchall()
    return found


def test_each_named_entity_has_a_row_with_what_tells_it_apart(full: Path, tmp_path: Path) -> None:
    export(full, "openrefine", tmp_path / "entities.csv")
    graph = open_graph(full)
    named = graph.query("SELECT DISTINCT ?x { ?x kg:named true }")
    rows = f"read_csv('{tmp_path}/entities.csv', all_varchar = true)"
    assert sorted(asked(f"SELECT iri FROM {rows}")) == sorted((str(row["x"]),) for row in named)
    (roe,) = asked(f"SELECT type, facts, articles, outlets FROM {rows} WHERE name = 'Jane Roe'")
    assert roe[0] == "Person"
    assert {"age 47", "founded Acme Corp"} <= set(roe[1].split("; "))
    assert (roe[2], sorted(roe[3].split("; "))) == ("7", ["The Daily Example", "The Sample Post"])
    (zoe,) = asked(f"SELECT aliases, facts, example_title FROM {rows} WHERE name = 'Zoë Roe'")
    assert zoe == ("+1 Roe; Z. Roe", "formerly led Acme, Inc.; wrote 007", 'odd, "one".txt')
