"""The page at the top of the server: what is served, and where."""

from __future__ import annotations

from typing import Any

from kg.graph.store.layout import Meta
from kg.serving.answer import Answer
from kg.serving.index.reading import Index
from kg.serving.site.addresses import GRAPHS, SPARQL
from kg.serving.site.rendering import page

_TYPES = (("Person", "People"), ("Organization", "Organizations"), ("Place", "Places"), ("Work", "Works"))
_COUNTED = ("articles", "entities", "statements", "quotations", "event reports")
_MOST, _STORIES, _ARTICLES = 12, 10, 10


def front(meta: Meta, index: Index | None, network: str | None) -> Answer:
    """The page; without an index, which is made while the server runs, it has no lists yet."""
    values: dict[str, Any] = {
        "counts": {name: meta.counts[name] for name in _COUNTED if name in meta.counts},
        "network": network,
        "sparql": SPARQL,
        "graphs": GRAPHS,
        "named_lists": [],
        "stories": [],
        "articles": [],
        "is_made": index is not None,
    }
    if index is not None:
        outlets = [{**row, "count": row["articles"]} for row in index.some("outlet", {}, 0, _MOST).rows]
        named = [
            (title, type_.lower(), [{**row, "count": row["mentions"]} for row in _named(index, type_)])
            for type_, title in _TYPES
        ]
        values["named_lists"] = [("Outlets", "outlets", outlets), *named]
        values["stories"] = [{**row, "count": row["articles"]} for row in index.some("story", {}, 0, _STORIES).rows]
        values["articles"] = index.some("article", {}, 0, _ARTICLES, last_first=True).rows
    return Answer(200, "text/html; charset=utf-8", page("front", values))


def _named(index: Index, type_: str) -> list[dict[str, Any]]:
    return index.some("entity", {"type": type_, "named": "true"}, 0, _MOST).rows
