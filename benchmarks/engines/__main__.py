"""Asks Comunica the queries that come with kg: `python -m benchmarks.engines FOLDER --graph DIR`.

FOLDER is one in which `npm install @comunica/query-sparql-rdfjs n3` was run (Node 20 or later). Each query is asked of
the graph.trig of a graph, in a process of its own, and its rows are compared with those of Oxigraph: Comunica orders
texts by the rules of a language, so rows, and names within a cell, may stand in another order. Ends with 1 where rows
differ, and with 2 where it cannot ask.
"""

from __future__ import annotations

import argparse
import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pyoxigraph as ox

from kg.catalogue import catalogue
from kg.errors import KgError
from kg.graph.store.layout import TRIG
from kg.graph.store.output import current_build

_ASK = Path(__file__).with_name("ask.cjs")
_PATIENCE = 600.0
Row = tuple[tuple[str, ...], ...]


def asked(folder: Path, trig: Path, query: Path, megabytes: int) -> Any:
    """What Comunica answers: `rows`, `seconds` and `megabytes`. Raises OSError where it does not."""
    command = ["node", f"--max-old-space-size={megabytes}", str(_ASK), str(folder.resolve()), str(trig), str(query)]
    try:
        done = subprocess.run(command, capture_output=True, text=True, timeout=_PATIENCE, check=False)
    except subprocess.TimeoutExpired:
        raise OSError(f"no answer in {_PATIENCE:g} s") from None
    if done.returncode or not done.stdout:
        raise OSError(" ".join(done.stderr.split())[-200:])
    return json.loads(done.stdout)


def in_any_order(rows: list[dict[str, str]], names: list[str]) -> list[Row]:
    """The rows sorted, and the names within each cell."""
    return sorted(tuple(tuple(sorted(re.split("[;,] ", row.get(name, "")))) for name in names) for row in rows)


def main(arguments: list[str] | None = None) -> int:
    """Command line; returns the exit status."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path, help="where npm has installed Comunica")
    parser.add_argument("--graph", type=Path, default=Path("output"), help="a graph (default: %(default)s)")
    parser.add_argument("--megabytes", type=int, default=4000, help="what Node may take (default: %(default)s)")
    options = parser.parse_args(arguments)
    try:
        trig = current_build(options.graph) / TRIG
        store = ox.Store()
        store.load(path=trig, format=ox.RdfFormat.TRIG)
    except (OSError, KgError) as error:
        print(error, file=sys.stderr)
        return 2
    wrong = 0
    for query in catalogue():
        found = store.query(query.text)
        assert isinstance(found, ox.QuerySolutions)
        names = [variable.value for variable in found.variables]
        ours = [{name: row[name].value for name in names if row[name] is not None} for row in found]
        try:
            answer = asked(options.folder, trig, query.path, options.megabytes)
        except OSError as error:
            print(f"{query.name}: {error}", file=sys.stderr)
            return 2
        same = in_any_order(ours, names) == in_any_order(answer["rows"], names)
        wrong += not same
        told = "the same" if same else f"OTHER ({len(answer['rows'])})"
        print(f"{query.name:<20}{len(ours):>6} rows  {told}{answer['seconds']:>8.1f} s {answer['megabytes']:>6.0f} MB")
    return int(wrong > 0)


if __name__ == "__main__":
    sys.exit(main())
