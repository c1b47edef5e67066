"""Query results and their formats."""

from __future__ import annotations

import io
import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import BinaryIO, Literal

import pyoxigraph as ox

from kg.errors import UsageError
from kg.harmless.spreadsheet import no_formula
from kg.harmless.xml_text import xml_document
from kg.html_tables import html_table
from kg.vocabulary.compact import compact
from kg.vocabulary.namespaces import XSD

Kind = Literal["rows", "boolean", "triples"]
Terms = tuple["ox.NamedNode | ox.Literal | ox.BlankNode | ox.Triple | None", ...]
#: So many rows a table has where nobody says otherwise: it is for people, and takes far longer than the other formats.
TABLE_ROWS = 2_000
#: One row of a result in plain values, by the names of its variables.
PlainRow = dict[str, "str | int | float | bool | None"]

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
_PYTHON: Mapping[str, Callable[[str], str | int | float | bool]] = {
    "integer": int,
    "decimal": float,
    "double": float,
    "float": float,
    "boolean": lambda value: value in ("true", "1"),
}


@dataclass(frozen=True, repr=False)
class QueryResult:
    """The whole result of a query: rows (SELECT), a truth value (ASK) or triples (CONSTRUCT, DESCRIBE).

    `rows` has plain values, and `for row in result` goes through them; `terms` are the same as RDF terms. A result is
    true where ASK answers yes, or where there is any row or triple. Printed, it is a table of its first
    `TABLE_ROWS` rows.
    """

    kind: Kind
    variables: tuple[str, ...]
    boolean: bool | None
    _data: bytes
    _prefixes: Mapping[str, str]

    @classmethod
    def read(cls, kind: Kind, data: bytes, prefixes: Mapping[str, str]) -> QueryResult:
        """A result from SPARQL Query Results JSON, or from N-Triples for triples, which are kept in their order."""
        if kind == "triples":
            return cls(kind, ("subject", "predicate", "object"), None, data, prefixes)
        found = ox.parse_query_results(data, ox.QueryResultsFormat.JSON)
        if isinstance(found, ox.QueryBoolean):
            return cls(kind, (), bool(found), data, prefixes)
        return cls(kind, tuple(variable.value for variable in found.variables), None, data, prefixes)

    @cached_property
    def terms(self) -> tuple[Terms, ...]:
        """The rows, or the triples, as RDF terms, made when they are first asked for: they take ten times the bytes."""
        if self.kind == "triples":
            triples = ox.parse(self._data, format=ox.RdfFormat.N_TRIPLES)
            return tuple((each.subject, each.predicate, each.object) for each in triples)
        found = ox.parse_query_results(self._data, ox.QueryResultsFormat.JSON)
        # a row gives its cells in the order of the variables
        return tuple(map(tuple, found)) if isinstance(found, ox.QuerySolutions) else ()

    @cached_property
    def rows(self) -> tuple[PlainRow, ...]:
        """Each row by the names of its variables: IRIs and text as str, numbers and truth values as such, else None."""
        return tuple({name: plain(term) for name, term in zip(self.variables, row, strict=True)} for row in self.terms)

    def __iter__(self) -> Iterator[PlainRow]:
        return iter(self.rows)

    def __len__(self) -> int:
        return len(self.terms)

    def __bool__(self) -> bool:
        return bool(self.boolean or self.terms)

    def __str__(self) -> str:
        return self._table(None, TABLE_ROWS).rstrip("\n") + (f"\n{self._more}" if self._more else "")

    def __repr__(self) -> str:
        if self.kind == "boolean":
            return f"<answer: {str(self).strip()}>"
        return f"<{len(self)} {self.kind}: {', '.join(self.variables)}>"

    def _repr_html_(self) -> str:
        """What a notebook shows: the rows as a table, at most `TABLE_ROWS` of them."""
        if self.kind == "boolean":
            return html_table("answer", (), [[str(self)]])
        caption = f"{self.kind}: {len(self)}" + (f" ({self._more})" if self._more else "")
        return html_table(caption, self.variables, self._cells(TABLE_ROWS))

    @cached_property
    def formats(self) -> tuple[str, ...]:
        """The formats in which this result can be written."""
        return ("table", *(_TRIPLE_FORMATS if self.kind == "triples" else _ROW_FORMATS))

    def write(
        self, format: str, stream: BinaryIO, *, width: int | None = None, rows: int | None = None, raw: bool = False
    ) -> None:
        """Writes the result as UTF-8.

        A table has its first rows, at most `rows`, and lines of at most `width` columns; None is any number of either.

        `csv`, `tsv`, `json` and `xml` are the W3C's SPARQL 1.1 result formats; in `csv`, which people open in
        spreadsheets, a cell that would open a formula has an apostrophe in front, unless it is to be `raw`; in `xml`,
        U+FFFD stands for each character that XML does not allow.
        Raises UsageError for a format that does not fit the result.
        """
        if format not in self.formats:
            raise UsageError(f"this result has no format {format!r}; choose one of: {', '.join(self.formats)}")
        if format == "table":
            stream.write(self._table(width, rows).encode())
        elif self.kind == "triples":
            triples = ox.parse(self._data, format=ox.RdfFormat.N_TRIPLES)
            prefixes = _used(self._prefixes, self._data) if format == "turtle" else None
            ox.serialize(triples, stream, _TRIPLE_FORMATS[format], prefixes=prefixes)
        else:
            found = self._data if raw or format != "csv" else _without_formulas(self._data)
            results = ox.parse_query_results(found, ox.QueryResultsFormat.JSON)
            data = results.serialize(format=_ROW_FORMATS[format]) or b""
            if format == "xml":
                # A parser of XML takes a carriage return that is not escaped for a line feed.
                data = xml_document(data)
            stream.write(data if data.endswith(b"\n") else data + b"\n")

    @property
    def _more(self) -> str:
        """How many rows the table of a printed result leaves out; nothing where it has all."""
        return f"… {len(self) - TABLE_ROWS:,} more" if len(self) > TABLE_ROWS else ""

    def _table(self, width: int | None, rows: int | None) -> str:
        if self.kind == "boolean":
            return "true\n" if self.boolean else "false\n"
        from rich import box
        from rich.console import Console
        from rich.table import Table
        from rich.text import Text

        cells = self._cells(rows)
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

    def _cells(self, rows: int | None) -> list[list[str]]:
        return [[compact(term, self._prefixes) for term in row] for row in self.terms[:rows]]


def plain(term: object) -> str | int | float | bool | None:
    """A term as a value of Python; what does not fit its datatype stays a string."""
    if isinstance(term, ox.Literal):
        convert = _PYTHON.get(term.datatype.value.removeprefix(XSD), str)
        try:
            return convert(term.value)
        except ValueError:
            return term.value
    return None if term is None else getattr(term, "value", None) or str(term)


def _without_formulas(data: bytes) -> bytes:
    """SPARQL Query Results JSON in which no literal opens a formula; other terms begin with letters or brackets."""
    found = json.loads(data)
    for solution in found.get("results", {}).get("bindings", ()):
        for term in solution.values():
            if term["type"] == "literal":
                term["value"] = no_formula(term["value"])
    return json.dumps(found).encode()


def _used(prefixes: Mapping[str, str], data: bytes) -> dict[str, str]:
    """The prefixes whose namespaces come up in the data."""
    return {prefix: namespace for prefix, namespace in prefixes.items() if f"<{namespace}".encode() in data}
