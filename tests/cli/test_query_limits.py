"""What `kg query` takes and prints has limits, and says where they cut something off."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from kg.graph.querying.memory import is_known
from tests.cli.conftest import Kg

THREE = "SELECT ?x { VALUES ?x { 1 2 3 } }"
#: Its rows come in order only when all are there, and there is no end of them.
GROWING = "SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l . ?m ?n ?o } ORDER BY ?c"


@pytest.mark.skipif(not is_known(), reason="the system does not tell how much memory a process holds")
def test_a_query_that_takes_too_much_memory_ends_with_one_line(kg_process: Kg, graph: Path) -> None:
    ran = kg_process("query", "-q", GROWING, "--memory", "150M", "--timeout", "0", "--graph", graph)
    assert (ran.code, ran.out) == (4, "")
    assert ran.err.startswith("kg: the query took more than 150 MB of memory; narrow it")
    assert ran.err.count("\n") == 1


def test_an_amount_of_memory_that_there_is_not_is_a_usage_error(kg: Kg, graph: Path) -> None:
    ran = kg("query", "-q", THREE, "--memory", "lots", "--graph", graph)
    assert (ran.code, ran.out) == (2, "")
    assert "write 500M, 2G" in ran.err


def test_a_system_that_tells_no_memory_is_told_of_where_a_limit_is_asked_for(
    kg: Kg, graph: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("kg.graph.querying.memory.held_by", lambda _: None)
    assert "--memory limits nothing" in kg("query", "-q", THREE, "--memory", "1G", "--graph", graph).err
    assert kg("query", "-q", THREE, "--graph", graph).err == ""


def test_a_table_of_many_rows_is_cut_and_says_how_to_get_all(
    kg: Kg, graph: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("kg.graph.querying.results.TABLE_ROWS", 2)
    asked = ("query", "-q", THREE, "--graph", graph, "-f")
    cut = kg(*asked, "table")
    assert (cut.code, cut.out.split()[2:]) == (0, ["1", "2"])
    assert cut.err == "kg: the table has the first 2 of 3 rows; --rows 0 gives all, and so does --format csv\n"
    assert kg(*asked, "table", "--quiet").err == ""
    for whole in (kg(*asked, "table", "--rows", "0"), kg(*asked, "table", "--rows", "3"), kg(*asked, "tsv")):
        assert (whole.code, whole.err, whole.out.split()[-3:]) == (0, "", ["1", "2", "3"])
    assert kg(*asked, "table", "--rows", "1").out.split()[2:] == ["1"]
    piped = kg(*asked[:-1], "--rows", "1")
    assert (piped.code, piped.out.split()[-3:]) == (0, ["1", "2", "3"])
    assert piped.err == "kg: --rows is for tables, and this is tsv, which has all rows; --format table is one\n"


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGINT to send")
def test_an_interrupt_ends_the_printing_of_rows_that_nobody_takes(graph: Path) -> None:
    rows = "SELECT ?a ?f { GRAPH ?g { ?a ?b ?c } GRAPH ?h { ?d ?e ?f } } LIMIT 20000"  # more than a pipe holds
    with subprocess.Popen(
        [sys.executable, "-m", "kg", "query", "-q", rows, "--graph", str(graph)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        # a shell starts background jobs with Ctrl-C ignored, and the tests may run in one
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
    ) as running:
        assert running.stdout
        assert running.stderr
        running.stdout.read(1)  # it prints
        running.send_signal(signal.SIGINT)
        assert (running.wait(), running.stderr.read()) == (130, b"kg: interrupted\n")


@pytest.mark.parametrize("env", [{}, {"PYTHONUNBUFFERED": "1"}], ids=["buffered", "unbuffered"])
def test_a_reader_who_has_seen_enough_ends_it_quietly(graph: Path, env: dict[str, str]) -> None:
    rows = "SELECT ?a ?f { GRAPH ?g { ?a ?b ?c } GRAPH ?h { ?d ?e ?f } } LIMIT 20000"  # more than a pipe holds
    with subprocess.Popen(
        [sys.executable, "-m", "kg", "query", "-q", rows, "--graph", str(graph)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env={**{k: v for k, v in os.environ.items() if k != "PYTHONUNBUFFERED"}, **env},
    ) as running:
        assert running.stdout
        assert running.stderr
        assert running.stdout.readline() == b"?a\t?f\n"
        running.stdout.close()
        assert (running.wait(), running.stderr.read()) == (141, b"")
