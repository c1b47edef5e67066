"""One question to a store and its answer, as bytes of the type that the client likes best."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache

import pyoxigraph as ox

from kg.errors import QueryError, StoreError
from kg.graph.querying.refusing import check, engine_error
from kg.harmless.xml_text import xml_document
from kg.serving.answer import Answer, refusal
from kg.serving.media_types import ROWS, TRIPLES, content_type
from kg.serving.negotiation import best
from kg.serving.suspicion import is_suspect, without_escapes

_BRACKET = re.compile(r"[(){}\[\]]")
#: The engine ends the process where brackets stand in thousands of others.
_DEEPEST = 200


class Answering:
    """Answers questions to one store, one after the other; `prefixes` need no declaration."""

    def __init__(self, store: ox.Store, prefixes: Mapping[str, str]) -> None:
        self._store = store
        self._prefixes = dict(prefixes)
        self._check = lru_cache(maxsize=256)(self._checked)

    def query(self, text: str, accept: str, default: Sequence[str] = (), named: Sequence[str] = ()) -> Answer:
        """The answer to a SPARQL query; of graphs `default` and `named`, where any is given, and else of the dataset.

        400 for what does not parse or is refused, 406 where the client takes no type that there is.
        Raises StoreError where the store is damaged.
        """
        for graph in (*default, *named):
            if not self._holds(graph):
                return refusal(400, f"the store holds no graph <{graph}>")
        if _depth(text) > _DEEPEST:
            return refusal(400, "the query is nested too deeply; write it flatter")
        try:
            if is_suspect(without_escapes(text)):
                self._check(text)
            if default or named:
                result = self._store.query(
                    text,
                    prefixes=self._prefixes,
                    default_graph=[ox.NamedNode(each) for each in default],
                    named_graphs=[ox.NamedNode(each) for each in named],
                )
            else:
                result = self._store.query(text, prefixes=self._prefixes)
            return _written(result, accept)
        except QueryError as error:
            return refusal(400, str(error))
        except SyntaxError as error:
            return refusal(400, str(engine_error(text, str(error))))
        except (OSError, RuntimeError, ValueError) as error:
            raise StoreError(f"the query failed: {' '.join(str(error).split())[:300]}") from error

    def graph(self, iri: str | None, accept: str) -> Answer:
        """A named graph, or without an IRI the default graph; 404 for one that is not there."""
        if iri is not None and not self._holds(iri):
            return refusal(404, f"the store holds no graph <{iri}>")
        media_type = best(accept, list(TRIPLES))
        if media_type is None:
            return refusal(406, f"a graph can be had as {', '.join(TRIPLES)}")
        name = ox.DefaultGraph() if iri is None else ox.NamedNode(iri)
        try:
            content = self._store.dump(format=TRIPLES[media_type], from_graph=name, prefixes=self._prefixes)
        except (OSError, RuntimeError) as error:
            raise StoreError(f"the graph cannot be read: {' '.join(str(error).split())[:300]}") from error
        return Answer(200, content_type(media_type), content or b"")

    def _checked(self, text: str) -> None:
        check(text, self._prefixes, self._holds)

    def _holds(self, iri: str) -> bool:
        try:
            return self._store.contains_named_graph(ox.NamedNode(iri))
        except ValueError:
            return False


def _depth(text: str) -> int:
    """How many brackets are open at once, those in strings and comments included."""
    depth = deepest = 0
    for bracket in _BRACKET.findall(text):
        depth += 1 if bracket in "({[" else -1
        deepest = max(deepest, depth)
    return deepest


def _written(result: ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples, accept: str) -> Answer:
    if isinstance(result, ox.QueryTriples):
        media_type = best(accept, list(TRIPLES))
        if media_type is None:
            return refusal(406, f"triples can be had as {', '.join(TRIPLES)}")
        content = result.serialize(format=TRIPLES[media_type]) or b""
        return Answer(200, content_type(media_type), content)
    media_type = best(accept, list(ROWS))
    if media_type is None:
        return refusal(406, f"the answer can be had as {', '.join(ROWS)}")
    content = result.serialize(format=ROWS[media_type]) or b""
    if ROWS[media_type] == ox.QueryResultsFormat.XML:
        content = xml_document(content)
    return Answer(200, content_type(media_type), content)
