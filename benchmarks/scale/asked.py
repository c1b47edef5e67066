"""Measures how long the queries that come with kg take on a graph: `python -m benchmarks.scale.asked GRAPH`.

Each is asked some times by kg's own way, after its process has started: it is checked for what is refused, answered,
its rows are put in order and read; and as often by plain pyoxigraph over the same store, its answer written as JSON.
The quickest of each counts, in seconds of the processor. With `--rdflib` those that count or add up are also asked of
rdflib's memory store, into which `graph.trig` is read; that takes minutes on graphs of some hundred articles. Ends with
1 where the median query takes more than 1.2 times as long as the plain one, or any takes more than two seconds.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Callable
from pathlib import Path
from statistics import median
from time import process_time

import pyoxigraph as ox

from kg.catalogue import catalogue
from kg.errors import KgError
from kg.graph import current_build
from kg.graph.querying.query_worker import answer
from kg.graph.querying.questions import named_text
from kg.graph.querying.results import QueryResult
from kg.graph.store.layout import STORE, TRIG, read_meta
from kg.vocabulary.iris import Vocabulary

MEDIAN, SLOWEST = 1.2, 2.0
_AGGREGATE = re.compile(r"\b(COUNT|SUM|AVG|GROUP_CONCAT)\s*\(", re.IGNORECASE)


def quickest(ask: Callable[[], object], runs: int) -> float:
    """Processor seconds of the quickest of so many times."""
    spent = []
    for _ in range(runs):
        start = process_time()
        ask()
        spent.append(process_time() - start)
    return min(spent)


def by_kg(store: ox.Store, text: str, vocabulary: Vocabulary) -> QueryResult:
    """The whole answer as kg's own process gives it and the one that asked reads it."""
    kind, data = answer(store, text, vocabulary.prefixes)
    assert kind in ("rows", "boolean")
    return QueryResult.read("rows" if kind == "rows" else "boolean", data, vocabulary.prefixes)


def plainly(store: ox.Store, text: str, vocabulary: Vocabulary) -> bytes | None:
    """The answer of pyoxigraph as JSON."""
    found = store.query(text, prefixes=vocabulary.prefixes)
    assert not isinstance(found, ox.QueryTriples)
    return found.serialize(format=ox.QueryResultsFormat.JSON)


def in_memory(file: Path) -> Callable[[str], object]:
    """What answers queries by rdflib's own memory store."""
    from rdflib import Dataset

    graph = Dataset()
    graph.parse(file, format="trig")
    return lambda text: len(graph.query(text))


def main(arguments: list[str] | None = None) -> int:
    """Command line; returns the exit status."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("graph", type=Path, help="the output folder of a build")
    parser.add_argument("--rdflib", action="store_true", help="asks rdflib's memory store, too")
    parser.add_argument("--runs", type=int, default=3, help="how often each is asked (default: %(default)s)")
    options = parser.parse_args(arguments)
    if options.runs < 1:
        parser.error("--runs takes a number of 1 or more")
    try:
        build = current_build(options.graph)
        meta = read_meta(build)
    except KgError as error:
        print(error, file=sys.stderr)
        return 2
    vocabulary = Vocabulary(meta.base_iri)
    store = ox.Store.read_only(str((build / STORE).resolve()))
    if options.rdflib and not (build / TRIG).is_file():
        print(f"{options.graph} has no {TRIG} for rdflib to read; build it with --files all", file=sys.stderr)
        return 2
    rdflib = in_memory(build / TRIG) if options.rdflib else None
    print(f"{meta.counts['articles']} articles, {meta.counts['quads']} quads")
    ratios, slowest, gains = [], 0.0, []
    for query in catalogue():
        text = named_text(query.name, lambda: vocabulary.namespace)
        plain = quickest(lambda text=text: plainly(store, text, vocabulary), options.runs)  # type: ignore[misc]
        ours = quickest(lambda text=text: by_kg(store, text, vocabulary), options.runs)  # type: ignore[misc]
        ratios.append(ours / plain)
        slowest = max(slowest, ours)
        line = f"  {query.name:<20}{plain:>9.3f} s plain{ours:>9.3f} s kg{ours / plain:>7.2f}"
        if rdflib is not None and _AGGREGATE.search(text):
            start = process_time()
            rdflib(text)
            gains.append((process_time() - start) / ours)
            line += f"   rdflib {gains[-1]:.0f} times as long"
        print(line, flush=True)
    print(f"median {median(ratios):.2f} times plain pyoxigraph, the slowest takes {slowest:.2f} s")
    if gains:
        print(f"rdflib's memory store takes {median(gains):.0f} times as long (median), at least {min(gains):.0f}")
    return int(median(ratios) > MEDIAN or slowest > SLOWEST)


if __name__ == "__main__":
    sys.exit(main())
