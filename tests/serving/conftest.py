"""Real servers over a small graph, asked over the loopback."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from http.client import HTTPConnection
from pathlib import Path
from urllib.parse import urlencode, urlsplit

import pytest

import kg

ARTICLES = {
    "roe.txt": "Jane Roe sued Acme Corp on Monday. John Doe praised Jane Roe.\n",
    "doe.txt": "John Doe resigned in May. Acme Corp sued John Doe.\n",
}


@dataclass(frozen=True, slots=True)
class Response:
    """What a server answers; the names of the headers in small letters."""

    status: int
    headers: dict[str, str]
    body: bytes

    @property
    def type(self) -> str:
        """The media type without its parameters."""
        return self.headers["content-type"].partition(";")[0]


@dataclass(frozen=True, slots=True)
class Server:
    """A running `kg serve`: where it answers, and its process."""

    address: str
    process: subprocess.Popen[str]

    @property
    def sparql(self) -> str:
        """The address of the endpoint."""
        return f"{self.address}sparql"

    def asked(
        self,
        path: str,
        given: Mapping[str, str | list[str]] | None = None,
        *,
        method: str = "GET",
        body: bytes | None = None,
        headers: dict[str, str] | None = None,
        wait: float = 60,
    ) -> Response:
        """What comes back within so many seconds; `given` are the parameters."""
        connection = HTTPConnection(urlsplit(self.address).netloc, timeout=wait)
        try:
            target = f"{path}?{urlencode(given, doseq=True)}" if given else path
            connection.request(method, target, body, headers or {})
            response = connection.getresponse()
            named = {name.lower(): value for name, value in response.getheaders()}
            return Response(response.status, named, response.read())
        finally:
            connection.close()

    def rows(self, query: str) -> list[str]:
        """The rows of a query as lines, without the line of names."""
        answer = self.asked("/sparql", {"query": query}, headers={"Accept": "text/tab-separated-values"})
        assert answer.status == 200, answer
        return answer.body.decode().splitlines()[1:]


def build(folder: Path, texts: dict[str, str]) -> Path:
    """A graph of these articles in a folder."""
    files = []
    for name, text in texts.items():
        file = folder.parent / f"{folder.name}-articles" / name
        file.parent.mkdir(exist_ok=True)
        file.write_text(text, encoding="utf-8")
        files.append(file)
    kg.build(files, folder)
    return folder


@contextmanager
def serving(graph: Path, *options: str) -> Iterator[Server]:
    """`kg serve` over a graph on any port, ended with the block."""
    command = [sys.executable, "-m", "kg", "serve", "--graph", str(graph), "--port", "0", *options]
    environment = {name: value for name, value in os.environ.items() if not name.startswith("KG_")}
    # what a shell starts in the background does not hear SIGINT
    with subprocess.Popen(
        command,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env=environment,
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
    ) as process:
        try:
            assert process.stdout is not None
            assert process.stderr is not None
            line = process.stdout.readline()
            assert line.startswith("http://"), process.stderr.read()
            yield Server(line.strip(), process)
        finally:
            process.kill()


@pytest.fixture(scope="session")
def served_graph(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A graph of the two articles; tests only read it."""
    return build(tmp_path_factory.mktemp("served") / "graph", ARTICLES)


@pytest.fixture(scope="session")
def server(served_graph: Path) -> Iterator[Server]:
    """A server with the options that `kg serve` has by itself."""
    with serving(served_graph) as running:
        yield running


#: What pages have to keep apart and escape: statuses, marks of HTML, apostrophes, characters outside of Unicode's first
#: plane before the words that are found.
TOLD = [
    {
        "title": "Roe sues",
        "outlet": 'The Daily "A" & Co',
        "published": "2024-03-05",
        "url": "javascript:alert(1)",
        "text": "\N{GRINNING FACE} Jane Roe sued Acme Corp on Monday. “I never met John Doe,” Jane O’Brien said. "
        "John Doe denied that he attacked Jane Roe.",
    },
    {
        "title": "Roe does not sue",
        "outlet": "The Evening Post",
        "published": "2024-03-06",
        "url": "https://example.org/roe",
        "text": "Jane Roe did not sue Acme Corp. According to John Doe, José Müller married Jane O'Brien in 2010. "
        "Police arrested <script>alert(1)</script> Jane Roe on Friday.",
    },
]


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server over the graph of `TOLD`."""
    folder = tmp_path_factory.mktemp("site")
    lines = folder / "told.jsonl"
    lines.write_text("".join(f"{json.dumps(each)}\n" for each in TOLD), encoding="utf-8")
    kg.build([lines], folder / "graph")
    with serving(folder / "graph") as running:
        yield running


@pytest.fixture
def start(served_graph: Path) -> Iterator[Callable[..., Server]]:
    """Starts servers over the graph with other options."""
    with ExitStack() as running:
        yield lambda *options: running.enter_context(serving(served_graph, *options))
