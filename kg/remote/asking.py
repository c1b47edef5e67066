"""Asks the SPARQL endpoint of a store (SPARQL 1.1 Protocol) what `kg query` asks of a graph on the disk."""

from __future__ import annotations

import html
import json
import re
from collections import deque
from collections.abc import Callable, Collection, Mapping, Sequence
from typing import Any
from urllib.parse import urlencode

import pyoxigraph as ox

from kg.errors import QueryError, StoreError
from kg.graph.querying.arranging import arranged, arranged_rows, sorted_triples
from kg.graph.querying.refusing import check
from kg.graph.querying.results import QueryResult
from kg.harmless.printable import on_one_line
from kg.limits import bytes_of
from kg.remote.address import address, check_iri
from kg.remote.credentials import Credentials
from kg.remote.server import Answer, Server, TooLargeError, TooLateError
from kg.vocabulary.namespaces import RDF, SCHEMA

_ROWS = "application/sparql-results+json"
_TRIPLES = {
    "application/n-triples": ox.RdfFormat.N_TRIPLES,
    "text/turtle": ox.RdfFormat.TURTLE,
    "application/rdf+xml": ox.RdfFormat.RDF_XML,
}
_ACCEPT_TRIPLES = "application/n-triples, text/turtle;q=0.8, application/rdf+xml;q=0.6"
# Others may have articles in the same graph, with names that are not of kg's form.
_BASES = (
    f"SELECT DISTINCT ?before WHERE {{ ?article a <{SCHEMA}NewsArticle> "
    'FILTER(REGEX(STR(?article), "/id/article/[0-9a-f]{16}$")) '
    'BIND(STRBEFORE(STR(?article), "id/article/") AS ?before) } LIMIT 2'
)
_ARTICLES = f"SELECT ?article WHERE {{ ?article a <{SCHEMA}NewsArticle> }}"


class Endpoint:
    """A SPARQL endpoint, only asked.

    `default_graph` is the graph where the store keeps kg's default graph, where that is one with a name. `seconds` and
    `memory` (bytes, or as `bytes_of` reads it) bound each answer; None is no limit. `tell` hears what a person should
    know. With `own_queries` nothing is asked that a person wrote; what fails is the store (StoreError), not a query.
    Raises UsageError for what is no address, and no IRI.
    """

    def __init__(
        self,
        url: str,
        *,
        credentials: Credentials | None,
        default_graph: str | None = None,
        seconds: float | None = None,
        memory: str | int | None = None,
        tell: Callable[[str], None] | None = None,
        own_queries: bool = False,
    ) -> None:
        parts = address(url)
        check_iri(default_graph)
        self._url = parts.geturl()
        self._server = Server(parts, credentials, tell)
        self._default_graph = default_graph
        self._seconds, self._most = seconds, bytes_of(memory)
        self._own_queries = own_queries
        self._dataset: list[tuple[str, str]] | None = None

    def base_iris(self) -> list[str]:
        """The base IRIs of the graphs of kg that are there, in order, by the names of their articles; two at most."""
        rows = self.rows(_BASES, self._only_default(), needed=("before",))
        return sorted(row["before"] for row in rows)

    def takes_all_for_default(self) -> bool:
        """Whether what stands in the graphs of articles alone is found without naming any."""
        return bool(self.rows(f"SELECT ?told WHERE {{ ?told a <{RDF}Statement> }} LIMIT 1", self._only_default()))

    def run(self, text: str, prefixes: Mapping[str, str]) -> QueryResult:
        """The whole answer to a query, which may use the prefixes without declaring them.

        Rows keep the query's order where it has ORDER BY, and are sorted otherwise. Raises QueryError for what does not
        parse, is refused (updates, SERVICE), takes too long, is too large or cut short by the endpoint, and StoreError
        where that cannot be reached or gives no answer of SPARQL.
        """
        checked = check(text, prefixes, lambda _: True)
        declared = _declarations(text, prefixes)
        if checked.gives_triples:
            answer = self._asked(declared + text, self._whole_dataset(), _ACCEPT_TRIPLES)
            return QueryResult.read("triples", sorted_triples(self._triples(answer)), prefixes)
        answer = self._asked(declared + text, self._whole_dataset(), _ROWS)
        found = self._json(answer)
        if "boolean" in found:
            return QueryResult.read("boolean", json.dumps(found).encode(), prefixes)
        names = found["head"]["vars"]
        # what a query did not bind at all, some endpoints leave out of the columns
        columns = arranged(names, checked.variables_in_text)
        data = json.dumps(found).encode()
        return QueryResult.read("rows", arranged_rows(data, columns, checked.ordered), prefixes)

    def rows(
        self, text: str, dataset: Sequence[tuple[str, str]] = (), *, needed: Collection[str] = ()
    ) -> list[dict[str, str]]:
        """The rows of a query of kg's own, each as the values of its variables.

        Raises StoreError where the answer is none of the query's: a row lacks a variable that is `needed`.
        """
        found = self._json(self._asked(text, dataset, _ROWS))
        bindings = found["results"]["bindings"] if "results" in found else [{}]
        rows = [{name: str(term["value"]) for name, term in row.items()} for row in bindings]
        if any(row.keys() < set(needed) for row in rows):
            raise StoreError("the endpoint's answer is broken: it lacks what was asked for; ask again")
        return rows

    def software(self) -> str:
        """The name of the server's software in small letters, as `oxigraph`; empty where it does not tell.

        Raises StoreError where there is no SPARQL endpoint.
        """
        answer = self._asked("ASK {}", (), _ROWS)
        self._json(answer)
        return answer.software

    def _only_default(self) -> list[tuple[str, str]]:
        return [("default-graph-uri", self._default_graph)] if self._default_graph else []

    def _whole_dataset(self) -> list[tuple[str, str]]:
        """What makes kg's default graph the default graph of a query, and those of articles its named graphs.

        By the standard a query that is told its default graph has no named graphs unless it is told them too; some
        stores, Virtuoso for one, give it all.
        """
        if self._dataset is None:
            self._dataset = default = self._only_default()
            if default and not self.rows("SELECT ?s WHERE { GRAPH ?g { ?s ?p ?o } } LIMIT 1", default):
                articles = [row["article"] for row in self.rows(_ARTICLES, default, needed=("article",))]
                self._dataset = [*default, *(("named-graph-uri", each) for each in sorted(articles))]
        return self._dataset

    def _asked(self, text: str, dataset: Sequence[tuple[str, str]], accept: str) -> Answer:
        try:
            answer = self._server.ask(
                "POST",
                self._url,
                body=urlencode([("query", text), *dataset]).encode(),
                headers={"Content-Type": "application/x-www-form-urlencoded", "Accept": accept},
                seconds=self._seconds,
                most=self._most,
            )
        except TooLateError:
            if self._own_queries:
                raise
            raise QueryError(
                f"the endpoint took longer than {self._seconds:g} s; raise the time limit (--timeout) or narrow the "
                "query"
            ) from None
        except TooLargeError:
            if self._own_queries:
                raise
            raise QueryError(
                f"the endpoint's answer is larger than {(self._most or 0) / 1e6:,.0f} MB; let LIMIT cut it short, or "
                "raise the limit (--memory)"
            ) from None
        if 200 <= answer.status < 300:
            return answer
        if answer.status in (400, 413, 414, 422, 500, 503) and not self._own_queries:
            said = complaint(answer) or "it does not say why"
            raise QueryError(f"the endpoint does not answer the query (HTTP {answer.status}): {said}")
        raise refusal(self._url, answer)

    def _json(self, answer: Answer) -> Any:
        """The answer as SPARQL Query Results JSON."""
        if answer.type not in (_ROWS, "application/json"):
            raise self._no_sparql(answer)
        try:
            found = json.loads(answer.body)
            if isinstance(found.get("boolean"), bool):
                return {"head": {}, "boolean": found["boolean"]}
            names, bindings = found["head"]["vars"], found["results"]["bindings"]
            parsed = ox.parse_query_results(json.dumps(found).encode(), ox.QueryResultsFormat.JSON)
            deque(parsed if isinstance(parsed, ox.QuerySolutions) else (), maxlen=0)  # what is broken shows on the way
        except (ValueError, KeyError, TypeError, AttributeError, SyntaxError, RecursionError):
            raise StoreError("the endpoint's answer is broken: no SPARQL results in JSON; ask again") from None
        most = answer.headers.get("x-sparql-maxrows", "")
        if most.isdecimal() and len(bindings) >= int(most):
            raise QueryError(
                f"the endpoint gives no more than {int(most):,} rows and has cut the answer; ask for fewer by LIMIT, "
                "or have its limit raised (Virtuoso: ResultSetMaxRows)"
            )
        if "x-sql-state" in answer.headers:
            told = on_one_line(answer.headers.get("x-sql-message", ""))[:200]
            raise QueryError(f"the endpoint gave up before its answer was whole ({told}); narrow the query")
        if names == ["__ASK_RETVAL"]:  # how Virtuoso answers ASK
            return {"head": {}, "boolean": bindings[0]["__ASK_RETVAL"]["value"] in ("1", "true")}
        return found

    def _triples(self, answer: Answer) -> list[ox.Triple]:
        media = _TRIPLES.get(answer.type)
        if media is None:
            raise self._no_sparql(answer)
        try:
            return [quad.triple for quad in ox.parse(answer.body, format=media, base_iri=self._url)]
        except (SyntaxError, ValueError) as error:
            reason = on_one_line(" ".join(str(error).split()))[:200]
            raise StoreError(f"the endpoint's answer is broken ({reason}); ask again") from None

    def _no_sparql(self, answer: Answer) -> StoreError:
        what = "a web page" if "html" in answer.type else on_one_line(answer.type) or "nothing of SPARQL"
        return StoreError(
            f"{on_one_line(self._url)} answers with {what} and is no SPARQL endpoint; its address often ends in /query "
            "or /sparql"
        )


def complaint(answer: Answer) -> str:
    """What a server says of an error, in one line of text without its markup."""
    text = answer.body.decode(errors="replace")
    if "html" in answer.type or text.lstrip()[:1] == "<":
        text = re.sub(r"<(?:style|script|head)\b.*?</(?:style|script|head)>|<[^>]*>", " ", text, flags=re.DOTALL)
        text = html.unescape(text)
    text = text.partition("SPARQL query:")[0]  # which Virtuoso repeats
    return on_one_line(" ".join(text.split()))[:300]


def refusal(url: str, answer: Answer) -> StoreError:
    """What a status says that is no answer."""
    said = complaint(answer)
    told = f"HTTP {answer.status}{f': {said}' if said else ''}"
    where = on_one_line(url)
    if answer.status == 403:
        return StoreError(f"{where} does not allow it ({told}); ask who runs the store for the right to")
    if answer.status in (404, 410):
        return StoreError(f"there is nothing of a store at {where} ({told}); is the address right?")
    if answer.status in (405, 501):
        return StoreError(f"{where} does not take this ({told}); is the address right?")
    return StoreError(f"{where} failed ({told}); try again later, or ask who runs the store")


def _declarations(text: str, prefixes: Mapping[str, str]) -> str:
    """Declarations of those prefixes that a query uses and does not declare, in one line before its first."""
    declared = set(re.findall(r"\bPREFIX\s+([\w-]*):", text, re.IGNORECASE))
    used = set(re.findall(r"([\w-]+):", text)) - declared
    return "".join(f"PREFIX {name}: <{prefixes[name]}> " for name in sorted(used & set(prefixes)))
