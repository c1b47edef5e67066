"""Answers what is asked of the pages of a build: a thing in some form, the front, a search, a list for programs."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property, lru_cache, partial
from pathlib import Path
from typing import Any

import pyoxigraph as ox

from kg.graph.graph import Graph
from kg.graph.reading.lookup import Lookup
from kg.graph.store.layout import read_meta
from kg.graph.store.opening import damage_told
from kg.graph.views.entity_card import EntityCards
from kg.graph.views.event_cards import EventCards
from kg.serving.answer import Answer
from kg.serving.index.reading import Index
from kg.serving.media_types import TRIPLES, content_type
from kg.serving.site import api, front, search
from kg.serving.site.article_line import text_of
from kg.serving.site.describing import description
from kg.serving.site.jsonld import jsonld
from kg.serving.site.missing import missing
from kg.serving.site.thing import Thing, things_html, things_json
from kg.vocabulary.context import Context


class Pages:
    """The pages of one build whose store is open.

    A question names its `page`: "thing" with its `key` and the `type` wanted, and `given`, what stands behind `?` in
    the address; "front"; "search" with `path`, `type` and `given`; "api" with `list` and `given`. `index` is the file
    of the index, or null where that is not made yet.
    """

    def __init__(self, build: Path, store: ox.Store) -> None:
        self._build = build
        self._graph = Graph(build, read_meta(build), store, whole=True)

    def answer(self, asked: Mapping[str, Any]) -> Answer:
        """The answer to a question. Raises StoreError where the graph is damaged."""
        index = None if asked["index"] is None else self._index(asked["index"])
        given: Mapping[str, str] = asked.get("given", {})
        with damage_told(self._build):
            match asked["page"]:
                case "front":
                    return front.front(self._graph.meta, index, asked["network"])
                case "search" if index is not None:
                    return search.search(
                        index,
                        given,
                        asked["path"],
                        asked["type"],
                        self._cards.near,
                        partial(text_of, self._build, index),
                    )
                case "api" if index is not None:
                    return api.listed(index, asked["list"], given)
                case "thing":
                    return self._thing(asked["key"], asked["type"], given, index)
        raise LookupError(f"no page is called {asked['page']!r}")

    def _thing(self, key: str, media_type: str, given: Mapping[str, str], index: Index | None) -> Answer:
        graph = self._graph
        if not self._is_there(iri := graph.vocabulary.data + key):
            return missing(key, media_type, self._cards)
        if media_type in TRIPLES and media_type != "application/json":
            triples = description(graph.store, graph.vocabulary, iri)
            if TRIPLES[media_type] == ox.RdfFormat.JSON_LD:
                return Answer(200, media_type, jsonld(triples, self._context, iri))
            content = ox.serialize(triples, format=TRIPLES[media_type], prefixes=graph.vocabulary.prefixes)
            return Answer(200, content_type(media_type), content or b"")
        look = Lookup(graph.store, graph.vocabulary)  # a new one each time: it keeps all that it has read
        thing = Thing(key, look, self._cards, self._events, self._build, index)
        if media_type == "application/json":
            return things_json(thing)
        return things_html(thing, given)

    def _is_there(self, iri: str) -> bool:
        try:
            return (
                next(iter(self._graph.store.quads_for_pattern(ox.NamedNode(iri), None, None, None)), None) is not None
            )
        except ValueError:  # what can be no IRI
            return False

    @cached_property
    def _cards(self) -> EntityCards:
        return EntityCards(self._graph.store, self._graph.vocabulary)

    @cached_property
    def _context(self) -> Context:
        return Context(self._graph.vocabulary)

    @cached_property
    def _events(self) -> EventCards:
        return EventCards(self._graph.store, self._graph.vocabulary)

    @staticmethod
    @lru_cache(maxsize=1)
    def _index(file: str) -> Index:
        return Index(Path(file))
