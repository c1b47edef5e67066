"""What a request asks of the endpoint (SPARQL 1.1 Protocol, section 2.1)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import parse_qsl

from kg.serving.refused import RefusedError

#: Longer queries and forms are refused.
LARGEST = 1 << 20
FORM, QUERY, UPDATE = "application/x-www-form-urlencoded", "application/sparql-query", "application/sparql-update"


@dataclass(frozen=True, slots=True)
class Asked:
    """A query, and the graphs that make up its dataset where the request names any."""

    query: str
    default: tuple[str, ...] = ()
    named: tuple[str, ...] = ()


def asked(method: str, parameters: str, content_type: str, body: bytes) -> Asked | None:
    """What is asked by GET or POST; `parameters` is the part of the address behind `?`. None where nothing is.

    Raises RefusedError: 400 for what the protocol has no place for, 403 for an update, 415 for another type of content.
    """
    given = _pairs(parameters)
    if method == "POST":
        kind = content_type.partition(";")[0].strip().lower()
        if kind == UPDATE:
            raise _reads_only()
        if kind == QUERY:
            given.append(("query", _decoded(body)))
        elif kind == FORM:
            given += _pairs(_decoded(body))
        else:
            raise RefusedError(415, f"a query is posted as {QUERY} or as {FORM}")
    if any(name == "update" for name, _ in given):
        raise _reads_only()
    queries = [value for name, value in given if name == "query"]
    if len(queries) > 1:
        raise RefusedError(400, "one query at a time")
    if not queries:
        if method == "POST" or given:
            raise RefusedError(400, "there is no query; give one as the parameter query")
        return None
    return Asked(queries[0], _graphs(given, "default-graph-uri"), _graphs(given, "named-graph-uri"))


def _graphs(given: Sequence[tuple[str, str]], wanted: str) -> tuple[str, ...]:
    return tuple(value for name, value in given if name == wanted)


def _pairs(text: str) -> list[tuple[str, str]]:
    try:
        return parse_qsl(text, keep_blank_values=True, errors="strict", max_num_fields=1000)
    except ValueError:
        raise RefusedError(400, "the parameters are not UTF-8, or too many") from None


def _decoded(body: bytes) -> str:
    try:
        return body.decode("utf-8")
    except UnicodeDecodeError:
        raise RefusedError(400, "the query is not UTF-8") from None


def _reads_only() -> RefusedError:
    return RefusedError(403, "updates are refused: this endpoint only reads; change the articles and run kg build")
