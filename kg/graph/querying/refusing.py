"""Reads a query before it runs: what is no SPARQL 1.1 query, or reaches outside the graph, is refused.

The query is parsed (SPARQL 1.1 Query Language, grammar of section 19.8) and its tree walked, so neither spelling,
comments nor strings hide or fake anything.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pyoxigraph as ox

from kg.catalogue import catalogue
from kg.errors import QueryError

if TYPE_CHECKING:
    from pyparsing import ParseException


#: Behind the last group of a query: how its rows are ordered.
_ORDERED = re.compile(r"\bORDER\s+BY\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Checked:
    """What is known of a query that may run."""

    ordered: bool
    variables_in_text: tuple[str, ...]
    #: Whether its answer is a graph (CONSTRUCT, DESCRIBE) and no table.
    gives_triples: bool = False


def check(text: str, prefixes: Mapping[str, str], holds_graph: Callable[[str], bool]) -> Checked:
    """Checks a query; `holds_graph` says whether the store has a named graph of that IRI.

    What comes with kg is known to need nothing refused, and is not parsed, which takes longer than most answers.
    Raises QueryError for what does not parse (with line and column), for updates, `SERVICE`, and `FROM` a graph
    that the store does not hold.
    """
    if any(text == query.text for query in catalogue()):
        return Checked(_ORDERED.search(text, text.rindex("}")) is not None, _variables(text))
    return parsed_and_checked(text, prefixes, holds_graph)


def parsed_and_checked(text: str, prefixes: Mapping[str, str], holds_graph: Callable[[str], bool]) -> Checked:
    """As `check`, whoever wrote the query."""
    # rdflib takes longer to load than the engine; who asks what comes with kg does without
    from pyparsing import ParseException
    from rdflib.plugins.sparql.algebra import translateQuery
    from rdflib.plugins.sparql.parser import parseQuery

    try:
        parsed = parseQuery(text)
        if _nodes_named("ServiceGraphPattern", parsed) or not _parses(_without_service(text), prefixes):
            raise QueryError("SERVICE is refused: kg query stays within the graph and off the network")
        ordered = bool(parsed[1].orderby)
        gives_triples = parsed[1].name in ("ConstructQuery", "DescribeQuery")
        if parsed[1].name == "DescribeQuery" and not parsed[1].var:
            parsed[1]["var"] = []  # rdflib has None for the * of DESCRIBE and stumbles over it
        translated = translateQuery(parsed, initNs=dict(prefixes))
    except ParseException as error:
        raise _syntax_error(text, prefixes, error) from None
    except RecursionError:
        raise QueryError("the query is nested too deeply; write it flatter") from None
    except QueryError:
        raise
    except Exception as error:  # rdflib raises bare Exception for what parses but means nothing.
        raise QueryError(_translation_message(str(error))) from None
    for clause in translated.algebra.datasetClause or ():
        iri = str(clause.default or clause.named)
        if not holds_graph(iri):
            raise QueryError(
                f"FROM <{iri}> is refused: the store holds no such graph, and kg query reads no files and no network"
            )
    return Checked(ordered, _variables(text), gives_triples)


def _variables(text: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(re.findall(r"[?$](\w+)", text)))


def _nodes_named(name: str, tree: Any) -> bool:
    return any(getattr(node, "name", None) == name for node in _walk(tree))


def _walk(tree: Any) -> Iterator[Any]:
    from pyparsing import ParseResults
    from rdflib.plugins.sparql.parserutils import CompValue

    waiting = [tree]
    while waiting:
        node = waiting.pop()
        yield node
        if isinstance(node, CompValue):
            waiting.extend(node.values())
        elif isinstance(node, ParseResults | list | tuple):
            waiting.extend(node)


def _without_service(text: str) -> str:
    """The query with the word misspelled: if it still parses, the engine's own parser sees no SERVICE in it either."""
    return re.sub("service", "servixe", text, flags=re.IGNORECASE)


def _parses(text: str, prefixes: Mapping[str, str]) -> bool:
    return _engine_complaint(text, prefixes) is None or "servixe" not in text


def _engine_complaint(text: str, prefixes: Mapping[str, str]) -> str | None:
    try:
        ox.Store().query(text, prefixes=dict(prefixes))
    except SyntaxError as error:
        return str(error)
    except (OSError, RuntimeError, ValueError):
        return None  # It parsed; what went wrong comes later.
    return None


def _syntax_error(text: str, prefixes: Mapping[str, str], error: ParseException) -> QueryError:
    from rdflib.plugins.sparql.parser import parseUpdate

    try:
        parseUpdate(text)
        if not _is_empty(text):
            return QueryError("updates are refused: kg query only reads; change the articles and run kg build")
    except Exception:  # Not an update either; pyparsing and rdflib raise several kinds.
        pass
    if _is_empty(text):
        return QueryError("the query is empty")
    # The engine's parser names the place that it could not get past; rdflib often only where the group began.
    complaint = _engine_complaint(_without_service(text), prefixes)
    if complaint is None:
        return QueryError(f"{_place(text, error.lineno, error.column)} (it is not SPARQL 1.1)")
    return engine_error(text, complaint)


def _is_empty(text: str) -> bool:
    """Whether there is nothing but comments."""
    return not re.sub(r"#[^\r\n]*", "", text).strip()


def engine_error(text: str, complaint: str) -> QueryError:
    """What the engine's parser says of a query, as an error in one line."""
    place = re.match(r"error at (\d+):(\d+)", complaint)
    if place is None:
        return QueryError(f"the query does not make sense: {_shortened(' '.join(complaint.split()), 300)}")
    return QueryError(_place(text, int(place[1]), int(place[2])))


def _place(text: str, line: int, column: int) -> str:
    lines = text.splitlines()
    shown = lines[line - 1].strip() if line <= len(lines) else ""
    near = f", in: {_shortened(shown)}" if shown else ""
    return f"the query does not parse: line {line}, column {column}{near}"


def _translation_message(message: str) -> str:
    unknown = re.match(r"Unknown namespace prefix : (.*)", message)
    if unknown:
        return f"the prefix {unknown[1]}: is not declared; add PREFIX {unknown[1]}: <...> to the query"
    return f"the query does not make sense: {_shortened(' '.join(message.split()))}"


def _shortened(text: str, length: int = 100) -> str:
    return text if len(text) <= length else text[: length - 1] + "…"
