"""The table of formats: what a built graph can be exported as, in what kind of files, and what that needs.

`kg export` with its help and its refusals, docs/exports.md and `EXPORT_FORMATS` all come from here.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from importlib.util import find_spec
from typing import Any

from kg.errors import UsageError

Writer = Callable[..., None]
"""Takes a BuiltGraph, where to write, and the `Options`."""


@dataclass(frozen=True, slots=True)
class Format:
    """A format of exports.

    `suffixes` are those of names of files, the usual one first; without any, who wants the format names it. `what` says
    in a line what it is. There is a writer, named as "module:function" of this folder, for at least one of `stream`, a
    binary stream; `file`, the path of a file that is not there yet, for libraries that want one; `folder`, the path of
    an empty folder, for what is several files. `options` are the fields of `Options` that it heeds. `binary` says that
    it is nothing for a terminal. `extra` is what pip has to install for it, and `needs` the modules that it brings.
    """

    name: str
    suffixes: tuple[str, ...]
    what: str
    stream: str | None = None
    file: str | None = None
    folder: str | None = None
    options: frozenset[str] = frozenset()
    binary: bool = False
    extra: str | None = None
    needs: tuple[str, ...] = ()

    @property
    def installed(self) -> bool:
        """Whether all that the format needs is there."""
        return all(find_spec(module) is not None for module in self.needs)

    @property
    def to_install(self) -> str | None:
        """The command that brings what the format needs; None for one that comes with kg."""
        return f"pip install 'kg-news[{self.extra}]'" if self.extra else None

    def check_installed(self) -> None:
        """Raises UsageError, with what to do, where something that the format needs is not there."""
        if not self.installed:
            raise UsageError(f"{self.name} needs something that is not installed here: {self.to_install}")


_RDF = frozenset({"full"})
_LAYERS = frozenset({"layer"})

FORMATS = (
    Format("turtle", (".ttl",), "everything; a statement names its article", "rdf:turtle", options=_RDF),
    Format(
        "trig",
        (".trig",),
        "everything; the statements of an article stand in a graph of its own",
        "rdf:trig",
        options=_RDF,
    ),
    Format("nquads", (".nq",), "as trig, one quad a line", "rdf:nquads", options=_RDF),
    Format("ntriples", (".nt",), "as turtle, one triple a line", "rdf:ntriples", options=_RDF),
    Format(
        "jsonld", (".jsonld",), "everything, as trees in JSON that a person can read", "jsonld:jsonld", options=_RDF
    ),
    Format(
        "graphml",
        (".graphml",),
        "all findings as a network, drawn as the page draws them, for Gephi, Cytoscape, yEd, igraph",
        "network_files:graphml",
        options=_LAYERS,
    ),
    Format("gexf", (".gexf",), "the same network, for Gephi", "network_files:gexf", options=_LAYERS),
    Format(
        "csv",
        (".csv",),
        "one table for spreadsheets, the statements or another; in a folder all tables",
        stream="tables.formats.csv_files:one",
        folder="tables.formats.csv_files:every",
        options=frozenset({"table", "raw"}),
    ),
    Format(
        "sqlite",
        (".sqlite", ".db", ".sqlite3"),
        "all tables as a database, with views and full-text search, for SQLite and Datasette",
        file="tables.formats.sqlite_file:database",
        binary=True,
    ),
    Format(
        "parquet",
        (".parquet",),
        "one table with types, the statements or another; in a folder all tables",
        stream="tables.formats.parquet_files:one",
        folder="tables.formats.parquet_files:every",
        options=frozenset({"table"}),
        binary=True,
        extra="parquet",
        needs=("pyarrow",),
    ),
    Format(
        "duckdb",
        (".duckdb", ".ddb"),
        "all tables as a database with types and views, for DuckDB",
        file="tables.formats.duckdb_file:database",
        binary=True,
        extra="duckdb",
        needs=("duckdb",),
    ),
    Format(
        "openrefine",
        (),
        "named entities with what tells them apart, as CSV for reconciliation in OpenRefine",
        "openrefine:openrefine",
    ),
    Format(
        "ftm",
        (".ftm",),
        "FollowTheMoney for OpenAleph; in a folder also its statements, with the articles of each value",
        stream="ftm.writing:entities",
        folder="ftm.writing:folder",
    ),
    Format(
        "neo4j",
        (),
        "a folder of CSV with the script that makes a database of Neo4j of it",
        folder="property_graphs.neo4j:folder",
        options=_LAYERS,
    ),
    Format(
        "cypher",
        (".cypher",),
        "statements of Cypher that add the findings to a running Neo4j",
        "property_graphs.cypher:statements",
        options=_LAYERS,
    ),
    Format(
        "ladybug",
        (),
        "a folder of CSV with the Cypher that makes a database of Ladybug, which goes on from Kuzu, of it",
        folder="property_graphs.ladybug:folder",
        options=_LAYERS,
    ),
    Format(
        "rocrate",
        (),
        "the files of the graph for an archive, with what they are and were made of (RO-Crate)",
        folder="rocrate:folder",
        options=frozenset({"license"}),
    ),
    Format("html", (".html",), "the page that kg view opens", "built:html", options=frozenset({"nodes"})),
)

EXPORT_FORMATS = tuple(each.name for each in FORMATS)
"""The names of the export formats."""


def format_called(name: str) -> Format:
    """The format of this name. Raises UsageError, with those that there are, where none has it."""
    found = next((each for each in FORMATS if each.name == name), None)
    if found is None:
        raise UsageError(f"there is no export format {name!r}; choose one of: {', '.join(EXPORT_FORMATS)}")
    return found


def heeding(option: str) -> str:
    """The names of the formats that heed an option, with commas between."""
    return ", ".join(each.name for each in FORMATS if option in each.options)


def writer(named: str) -> Any:
    """The function that "module:function" names, of a module in this folder."""
    module, _, function = named.partition(":")
    return getattr(import_module(f"{__package__}.{module}"), function)
