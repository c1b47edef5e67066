"""What a server does over time: limits, a new build, who may ask, how it ends; and clients that others wrote."""

from __future__ import annotations

import json
import os
import select
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pyoxigraph as ox
import pytest
from rdflib.plugins.stores.sparqlstore import SPARQLStore
from rdflib.query import ResultRow
from SPARQLWrapper import JSON, SPARQLWrapper

from tests.serving.conftest import ARTICLES, Server, build, serving

COUNT = "SELECT (COUNT(*) AS ?n) { ?p a schema:Person }"
#: Each triple with each other one, twice.
ENDLESS = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"


def test_rdflib_asks_it(server: Server) -> None:
    found = SPARQLStore(server.sparql).query(COUNT, initNs={"schema": "https://schema.org/"})
    assert [str(row.asdict()["n"]) for row in found if isinstance(row, ResultRow)] == ["2"]


def test_sparqlwrapper_asks_it(server: Server) -> None:
    client = SPARQLWrapper(server.sparql)
    client.setQuery(COUNT)
    client.setReturnFormat(JSON)
    found: Any = client.query().convert()
    assert found["results"]["bindings"][0]["n"]["value"] == "2"


@pytest.mark.skipif(shutil.which("comunica-sparql") is None, reason="npm install -g @comunica/query-sparql@4 brings it")
def test_comunica_asks_it_and_follows_the_address_of_a_thing(server: Server) -> None:
    def told(source: str, query: str) -> str:
        command = ["comunica-sparql", source, f"PREFIX schema: <https://schema.org/> {query}"]
        return subprocess.run(command, capture_output=True, text=True, check=True, timeout=120).stdout

    assert json.loads(told(server.sparql, COUNT))[0]["n"].startswith('"2"')
    assert told(server.sparql, "ASK { ?p a schema:Person }").strip() == "true"
    names = json.loads(told(f"{server.address}person/jane-roe", "SELECT ?n { ?p schema:name ?n }"))
    assert '"Jane Roe"' in [each["n"] for each in names]


def test_another_store_federates_with_it(server: Server) -> None:
    rows = ox.Store().query(
        f"PREFIX schema: <https://schema.org/> SELECT ?n {{ SERVICE <{server.sparql}> {{ {COUNT} }} }}"
    )
    assert isinstance(rows, ox.QuerySolutions)
    assert [row["n"] for row in rows] == [ox.Literal(2)]


def test_many_ask_at_once_and_each_is_answered(server: Server) -> None:
    with ThreadPoolExecutor(50) as clients:
        assert set(clients.map(lambda _: server.rows(COUNT)[0], range(200))) == {"2"}


def test_a_query_ends_at_its_time_and_the_next_one_is_answered(start: Callable[..., Server]) -> None:
    limited = start("--timeout", "1", "--jobs", "1")
    answer = limited.asked("/sparql", {"query": ENDLESS})
    assert (answer.status, answer.body) == (503, b"it took longer than 1 s; ask for less\n")
    assert answer.headers["retry-after"] == "5"
    assert limited.rows(COUNT) == ["2"]


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells what a process holds")
def test_a_query_ends_at_its_memory_and_the_next_one_is_answered(start: Callable[..., Server]) -> None:
    limited = start("--memory", "60M", "--jobs", "1", "--timeout", "0")
    answer = limited.asked("/sparql", {"query": ENDLESS.replace("(COUNT(*) AS ?n)", "*") + " ORDER BY ?a"})
    assert (answer.status, answer.body) == (503, b"it took more than 60 MB of memory; ask for less\n")
    assert limited.rows(COUNT) == ["2"]


def test_a_query_that_nobody_waits_for_makes_room(start: Callable[..., Server]) -> None:
    only = start("--jobs", "1", "--timeout", "0")
    with pytest.raises(TimeoutError):
        only.asked("/sparql", {"query": ENDLESS}, wait=0.5)
    assert only.rows(COUNT) == ["2"]


def test_a_new_build_is_served_without_a_query_lost(tmp_path: Path) -> None:
    graph = build(tmp_path / "graph", {"roe.txt": ARTICLES["roe.txt"]})
    with serving(graph) as running, ThreadPoolExecutor(4) as clients:
        ended: list[bool] = []

        def asked(_: int) -> set[str]:
            found, later = set[str](), iter(range(1000))
            while not ended or (len(found) < 2 and next(later, None) is not None):
                found.add(running.rows("SELECT (COUNT(*) AS ?n) { ?a a schema:NewsArticle }")[0])
            return found

        asking = [clients.submit(asked, number) for number in range(4)]
        build(graph, ARTICLES)
        ended.append(True)
        assert [sorted(each.result()) for each in asking] == [["1", "2"]] * 4


def test_a_build_before_the_first_question_is_the_one_that_answers(tmp_path: Path) -> None:
    graph = build(tmp_path / "graph", {"roe.txt": ARTICLES["roe.txt"]})
    with serving(graph) as running:
        build(graph, ARTICLES)
        assert running.rows("SELECT (COUNT(*) AS ?n) { ?a a schema:NewsArticle }") == ["2"]
        assert running.asked("/network.html").status == 200


def test_who_asks_under_another_name_is_refused(server: Server) -> None:
    answer = server.asked("/sparql", {"query": COUNT}, headers={"Host": "evil.example"})
    assert answer.status == 400


def test_scripts_of_other_sites_may_read_it_only_where_that_is_allowed(
    server: Server, start: Callable[..., Server]
) -> None:
    origin = {"Origin": "https://news.example"}
    assert "access-control-allow-origin" not in server.asked("/sparql", {"query": COUNT}, headers=origin).headers
    open_to = start("--allow-origin", "https://news.example")
    for who, allowed in (("https://news.example", True), ("https://evil.example", False)):
        headers = open_to.asked("/sparql", {"query": COUNT}, headers={"Origin": who}).headers
        assert (headers.get("access-control-allow-origin") == who) is allowed


def test_pages_are_served_that_load_nothing(server: Server) -> None:
    front, page = server.asked("/"), server.asked("/network.html")
    assert [front.type, page.type] == ["text/html", "text/html"]
    assert front.headers["content-security-policy"].startswith("default-src 'none'")
    assert b'href="/network.html"' in front.body
    assert b"Content-Security-Policy" in page.body
    assert server.asked("/../meta.json").status == 404


@pytest.mark.parametrize(("number", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_a_signal_ends_it_and_its_processes(start: Callable[..., Server], number: signal.Signals, code: int) -> None:
    running = start()
    assert running.rows(COUNT) == ["2"]
    running.process.send_signal(number)
    assert running.process.wait(10) == code
    assert running.process.stderr is not None
    assert running.process.stderr.read().count("\n") == 1  # nobody else holds the pipe, and one line was written


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="the system does not tell of processes")
def test_no_process_goes_on_when_the_server_is_killed(start: Callable[..., Server]) -> None:
    running = start("--jobs", "1", "--timeout", "0")
    assert running.rows(COUNT) == ["2"]
    with ThreadPoolExecutor(1) as client:
        asking = client.submit(running.asked, "/sparql", {"query": ENDLESS})
        children = Path(f"/proc/{running.process.pid}/task/{running.process.pid}/children").read_text().split()
        running.process.kill()
        assert asking.exception() is not None
    assert children
    assert all(_ends(int(child)) for child in children)


def _ends(process: int) -> bool:
    """Whether a process is gone within ten seconds."""
    try:
        handle = os.pidfd_open(process)
    except ProcessLookupError:
        return True
    try:
        return bool(select.select([handle], [], [], 10)[0])
    finally:
        os.close(handle)


def test_a_process_that_cannot_open_the_store_says_so(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "kg.serving.worker"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as worker:
        assert worker.stdin is not None
        assert worker.stdout is not None
        worker.stdin.write(json.dumps({"build": str(tmp_path / "none"), "prefixes": {}}) + "\n")
        worker.stdin.write('{"graph": null, "accept": ""}\n')
        worker.stdin.flush()
        assert json.loads(worker.stdout.readline())["status"] == 500
        content = worker.stdout.readline()
    assert content.startswith("the graph cannot be opened")
