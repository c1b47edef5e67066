"""Runs the blocks of a page from top to bottom, and tells where the page shows what does not come out."""

from __future__ import annotations

import contextlib
import difflib
import io
import json
import re
import tomllib
from contextlib import ExitStack
from pathlib import Path

from rdflib import Graph

from kg.extracting import read_frames
from kg.graph import Vocabulary, run_query
from kg.reading.sidecar import load_side_car
from kg.resolution import read_decisions
from tests.docs.markdown import Block
from tests.docs.terminal import Terminal
from tests.serving.conftest import Server, serving
from tests.stores import Store, oxigraph

#: Commands that are not run, and why.
NOT_RUN = {
    "make demo": "installs kg; .ci/run runs it in a clean clone",
    "make test": "runs this test",
    "make lint": "checks the sources; .ci/run runs it",
    ".ci/run": "runs this test",
    "python -m pip install -c constraints.txt .": "installs kg; .ci/run installs the built package",
    "make docs": "makes the site; .ci/run makes it",
    "make sbom": "installs kg; .ci/run lists the built package",
    "python -m pip install pip-audit": "installs",
    "pip-audit --no-deps --disable-pip -r constraints.txt": "asks the network",
    "parallel kg extract seeds --shard {}/3 --out shards --jobs 1 ::: 1 2 3": "needs GNU parallel",
    "sbatch --job-name=kg shards.sbatch": "needs Slurm",
    'sbatch --job-name=kg --dependency=singleton --wrap="kg build --from shards -o merged"': "needs Slurm",
}


#: Where a page says that its server is; the one that runs takes any port.
SERVED_AT = "http://127.0.0.1:8000/"
#: The same of a store of others, and what starts it.
STORED_AT = "http://127.0.0.1:7878"
STORE = "oxigraph serve --location triples --bind 127.0.0.1:7878"


class Page:
    """A page's folder, its terminal, and the names that its Python lines have made so far."""

    def __init__(self, folder: Path, kg: Path | None = None) -> None:
        self.folder = folder
        self.terminal = Terminal(folder, kg)
        self.names: dict[str, object] = {"__name__": "__main__"}
        self.last_output: list[str] = []
        self.server: Server | None = None
        self.store: Store | None = None
        self._running = ExitStack()

    def end(self) -> None:
        """Ends what the page has started."""
        self._running.close()

    def run(self, block: Block) -> list[str]:
        """What is wrong with the next block, one piece of text for each; raises what its Python lines raise."""
        if block.title:
            (self.folder / block.title).parent.mkdir(exist_ok=True)
            (self.folder / block.title).write_text(block.text, encoding="utf-8")
        match block.language:
            case "console":
                return [*self._console(block.text)]
            case "python":
                return self._python(block)
            case "sparql":
                return self._sparql(block)
            case "toml":
                return self._toml(block)
            case "json":
                return self._json(block)
            case "turtle":
                return self._turtle(block)
            case "text":
                return []
        return [f"nobody knows what to do with a block of {block.language or 'no language'}"]

    def _console(self, text: str) -> list[str]:
        """Runs the commands; all that they print must be there."""
        wrong: list[str] = []
        for part in re.split(r"^\$ ", text, flags=re.MULTILINE)[1:]:
            line, *shown = part.splitlines()
            command = re.sub(r"\s+# .*$", "", line)
            if command in NOT_RUN:
                continue
            start = {"kg serve": self._serve, STORE: self._keep}.get(command)
            code, self.last_output = start() if start else self._run(command)
            if code and not self.last_output:
                wrong.append(f"$ {command}\nends with {code} and says nothing")
            wrong += [f"$ {command}\n{each}" for each in differences(shown, self.last_output)]
        return wrong

    def _serve(self) -> tuple[int, list[str]]:
        """Starts a server, which goes on while the other commands run."""
        self.server = self._running.enter_context(serving(self.folder / "output"))
        return 0, [SERVED_AT]

    def _keep(self) -> tuple[int, list[str]]:
        """Starts a store, which goes on while the other commands run."""
        folder = self.folder / "triples"
        folder.mkdir()
        self.store = self._running.enter_context(oxigraph(folder))
        return 0, [f"Listening for requests at {STORED_AT}"]

    def _run(self, command: str) -> tuple[int, list[str]]:
        if self.server is not None:
            command = command.replace(SERVED_AT, self.server.address)
        if self.store is not None:
            command = command.replace(STORED_AT, self.store.graphs.removesuffix("/store"))
        return self.terminal.run(command)

    def _python(self, block: Block) -> list[str]:
        """Runs the lines where the Python lines before them left off."""
        printed = io.StringIO()
        with contextlib.chdir(self.folder), contextlib.redirect_stdout(printed):
            exec(compile(block.text, f"{block.page}:{block.line}", "exec"), self.names)
        return differences((block.output or "").splitlines(), printed.getvalue().splitlines())

    def _sparql(self, block: Block) -> list[str]:
        """Asks the graph; without a table below it, it must find something."""
        if block.output is None:
            return [] if run_query(self.folder / "output", block.text).rows else ["the query finds nothing"]
        _, printed = self.terminal.run("kg query -", block.text)
        return differences(block.output.splitlines(), printed)

    def _toml(self, block: Block) -> list[str]:
        """Gives the file to the reader that its keys are made for, which raises where it cannot read it."""
        file = self.folder / (block.title or "block.toml")
        file.write_text(block.text, encoding="utf-8")
        keys = tomllib.loads(block.text).keys()
        notices: list[str] = []
        if keys & {"frame", "predicate", "defaults"}:
            read_frames([file])
        elif keys & {"merge", "split", "rename", "reject"}:
            read_decisions(file)
        else:
            load_side_car(file, notices.append)
        return notices

    def _json(self, block: Block) -> list[str]:
        """Compares the values, whatever their layout, with what the last command printed."""
        if json.loads(block.text) == json.loads("\n".join(self.last_output)):
            return []
        return ["the last command printed something else:", *self.last_output]

    def _turtle(self, block: Block) -> list[str]:
        """Looks for the triples in the graph that the page has built."""
        prefixes = "".join(f"PREFIX {prefix}: <{iri}>\n" for prefix, iri in Vocabulary().prefixes.items())
        shown = Graph().parse(data=prefixes + block.text, format="turtle")
        built = Graph().parse(self.folder / "output" / "graph.ttl")
        return [f"not in output/graph.ttl: {' '.join(each.n3() for each in triple)}" for triple in shown - built]


def differences(shown: list[str], printed: list[str]) -> list[str]:
    """How the lines of a page differ from what was printed, as one text; a line `...` stands for any lines."""
    shown, printed = [line.rstrip() for line in shown], [line.rstrip() for line in printed]
    pattern = "".join(r"(?:.*\n)*?" if line == "..." else re.escape(line) + r"\n" for line in shown)
    if re.fullmatch(pattern, "".join(f"{line}\n" for line in printed)):
        return []
    return ["\n".join(difflib.unified_diff(shown, printed, "the page shows", "what comes out", lineterm="", n=9))]
