"""Articles as nodes: who published and wrote them, whom they mention, which version of an article they are."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from kg.graph.exporting.layers.elements import Edge, Node, known
from kg.vocabulary.namespaces import PROV, SCHEMA

if TYPE_CHECKING:
    from kg.graph.exporting.network import Article
    from kg.graph.store.opening import BuiltGraph


def article_node(article: Article) -> Node:
    """An article with what is known of it."""
    return Node(
        article["id"],
        "article",
        article["title"],
        known(date=article["date"], url=article["url"], outlet=article["outlet"], file=article["file"]),
    )


def article_edges(article: Article) -> Iterator[Edge]:
    """From the outlet, and from each author, to the article."""
    iri, outlet = article["id"], article["outlet_id"]
    if outlet:
        yield Edge(f"{iri}#publisher={outlet}", outlet, iri, "published", "published", {})
    for author in article["authors"]:
        yield Edge(f"{iri}#author={author}", author, iri, "author", "author of", {})


def mention_edges(graph: BuiltGraph) -> Iterator[Edge]:
    """From each article to each entity that its text points at."""
    for article, entity in _pairs(graph, f"{SCHEMA}mentions"):
        yield Edge(f"{article}#mentions={entity}", article, entity, "mentions", "mentions", {})


def version_edges(graph: BuiltGraph) -> Iterator[Edge]:
    """From each later version of an article to the one before it."""
    for later, earlier in _pairs(graph, f"{PROV}wasRevisionOf"):
        yield Edge(f"{later}#version={earlier}", later, earlier, "version", "is a later version of", {})


def _pairs(graph: BuiltGraph, property_: str) -> list[tuple[str, str]]:
    found = graph.store.query(f"SELECT ?one ?other {{ ?one <{property_}> ?other }}")
    return sorted((one.value, other.value) for one, other in found)  # type: ignore[union-attr]
