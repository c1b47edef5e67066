"""What a database says of itself: which kg made it, of which graph, and what its columns hold."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.resources import files

from kg.graph.exporting.tables.every import TABLES
from kg.graph.store.opening import BuiltGraph
from kg.version import __version__

#: What `kg build` counts is called otherwise where the table of that name has other rows.
_COUNTED = {
    "events": "events that an article asserts",
    "facts": "facts as one property each of the graph",
}


def about(graph: BuiltGraph) -> Iterator[tuple[str, str]]:
    """Names and values: the version of kg, the base IRI, what the graph was made of, how many of each it has."""
    yield "made by", f"kg {__version__}"
    yield "base IRI", graph.meta.base_iri
    yield "digest of what the graph was made of", graph.meta.inputs
    for name, count in sorted(graph.meta.counts.items()):
        yield f"number of {_COUNTED.get(name, name)}", str(count)


def columns() -> Iterator[tuple[str, str, str, str]]:
    """Table, column, type and what it is, of every column."""
    for table in TABLES:
        for column in table.columns:
            yield table.name, column.name, column.kind.value, column.about


def views() -> str:
    """The views, as SQL that makes them."""
    return files(__package__).joinpath("views.sql").read_text(encoding="utf-8")
