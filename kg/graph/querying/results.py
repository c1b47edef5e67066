"""Query results and their formats."""

from __future__ import annotations

import io
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import BinaryIO, Literal

import pyoxigraph as ox

from kg.errors import UsageError
from kg.vocabulary.compact import compact

Kind = Literal["rows", "boolean", "triples"]
Row = tuple["ox.NamedNode | ox.Literal | ox.BlankNode | ox.Triple | None", ...]

_ROW_FORMATS = {
    "csv": ox.QueryResultsFormat.CSV,
    "tsv": ox.QueryResultsFormat.TSV,
    "json": ox.QueryResultsFormat.JSON,
    "xml": ox.QueryResultsFormat.XML,
}
_TRIPLE_FORMATS = {
    "turtle": ox.RdfFormat.TURTLE,
    "ntriples": ox.RdfFormat.N_TRIPLES,
    "jsonld": ox.RdfFormat.JSON_LD,
}
_NOT_IN_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


@dataclass(frozen=True)
class QueryResult:
    """The whole result of a query: rows (SELECT), a truth value (ASK) or triples (CONSTRUCT, DESCRIBE)."""

    kind: Kind
    variables: tuple[str, ...]
    rows: tuple[Row, ...]
    boolean: bool | None
    _data: bytes
    _prefixes: Mapping[str, str]

    @classmethod
    def read(cls, kind: Kind, data: bytes, prefixes: Mapping[str, str]) -> QueryResult:
        """A result from SPARQL Query Results JSON, or from N-Triples for triples, which are kept in their order."""
        if kind == "triples":
            triples = ox.parse(data, format=ox.RdfFormat.N_TRIPLES)
            rows: tuple[Row, ...] = tuple((each.subject, each.predicate, each.object) for each in triples)
            return cls(kind, ("subject", "predicate", "object"), rows, None, data, prefixes)
        found = ox.parse_query_results(data, ox.QueryResultsFormat.JSON)
        if isinstance(found, ox.QueryBoolean):
            return cls(kind, (), (), bool(found), data, prefixes)
        assert isinstance(found, ox.QuerySolutions)
        names = tuple(variable.value for variable in found.variables)
        rows = tuple(tuple(solution[name] for name in names) for solution in found)
        return cls(kind, names, rows, None, data, prefixes)

    @cached_property
    def formats(self) -> tuple[str, ...]:
        """The formats in which this result can be written."""
        return ("table", *(_TRIPLE_FORMATS if self.kind == "triples" else _ROW_FORMATS))

    def write(self, format: str, stream: BinaryIO, *, width: int | None = None) -> None:
        """Writes the result as UTF-8. A table's lines have at most `width` columns, or any number when that is None.

        `csv`, `tsv`, `json` and `xml` are the W3C's SPARQL 1.1 result formats.
        Raises UsageError for a format that does not fit the result.
        """
        if format not in self.formats:
            raise UsageError(f"this result has no format {format!r}; choose one of: {', '.join(self.formats)}")
        if format == "table":
            stream.write(self._table(width).encode())
        elif self.kind == "triples":
            triples = ox.parse(self._data, format=ox.RdfFormat.N_TRIPLES)
            prefixes = _used(self._prefixes, self._data) if format == "turtle" else None
            ox.serialize(triples, stream, _TRIPLE_FORMATS[format], prefixes=prefixes)
        else:
            results = ox.parse_query_results(self._data, ox.QueryResultsFormat.JSON)
            data = results.serialize(format=_ROW_FORMATS[format]) or b""
            if format == "xml":
                # XML 1.0 has no way to write these characters.
                data = _NOT_IN_XML.sub("\ufffd", data.decode()).encode()
            stream.write(data if data.endswith(b"\n") else data + b"\n")

    def _table(self, width: int | None) -> str:
        if self.kind == "boolean":
            return "true\n" if self.boolean else "false\n"
        from rich import box
        from rich.console import Console
        from rich.table import Table
        from rich.text import Text

        cells = [[compact(term, self._prefixes) for term in row] for row in self.rows]
        table = Table(box=box.SIMPLE_HEAD, pad_edge=False, show_edge=False)
        for name in self.variables:
            table.add_column(Text(name))
        for row in cells:
            table.add_row(*(Text(cell, overflow="fold") for cell in row))
        longest = sum(max(map(len, column)) * 2 + 3 for column in zip(self.variables, *cells, strict=True))
        text = io.StringIO()
        Console(file=text, width=width or max(longest, 1), force_terminal=False, color_system=None).print(table)
        lines = [line.rstrip() for line in text.getvalue().splitlines()]
        return "\n".join(line for line in lines if line) + "\n"


def _used(prefixes: Mapping[str, str], data: bytes) -> dict[str, str]:
    """The prefixes whose namespaces come up in the data."""
    return {prefix: namespace for prefix, namespace in prefixes.items() if f"<{namespace}".encode() in data}
