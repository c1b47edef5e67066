"""Writes the files of a graph: TriG, Turtle, the Oxigraph store, the articles and meta.json."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import TextIO

from kg.errors import StoreError
from kg.graph.store.filling import Filling, filling
from kg.graph.store.layout import ARTICLES, Meta, write_meta
from kg.graph.store.loaded import recording, write_loaded
from kg.graph.store.seal import seal
from kg.graph.store.tally import Tally
from kg.graph.store.texts import write_texts
from kg.graph.writing.collection import default_graph
from kg.graph.writing.parts.part import OwnGraph, Part
from kg.graph.writing.parts.parts import PartKeeper, Parts
from kg.graph.writing.scope import article_iri
from kg.graph.writing.scopes import Scopes
from kg.graph.writing.sorting import SortedLines
from kg.model import Collection, Relation
from kg.model.comparison import Comparison
from kg.vocabulary.iris import Vocabulary
from kg.vocabulary.namespaces import DEFAULT_BASE_IRI
from kg.vocabulary.terms import Line

_NOTHING = Comparison()


def write_graph(
    collection: Collection,
    folder: Path,
    base_iri: str = DEFAULT_BASE_IRI,
    added: Iterable[Relation] = (),
    comparison: Comparison = _NOTHING,
    keeper: PartKeeper | None = None,
    before: Path | None = None,
    *,
    texts: bool = True,
    mentions: bool = False,
) -> Meta:
    """Writes the collection as `store/`, `articles.jsonl`, `meta.json` and, with `texts`, `graph.trig` and `graph.ttl`.

    The folder exists. `seal.json` says by what the store and `meta.json` are known again.

    `added` are relations beside those of the ontology; the graph declares them. `comparison` is what was found by
    laying articles of the collection beside each other. With `mentions` each mention of an entity is written, too.
    What an article brings is taken from `keeper` where all that decides it is the same, and kept there if it is made.
    The store takes over that of a build `before`, if that was made with a keeper and little has changed since.
    All files but the store's are the same, byte for byte, for the same collection, base IRI and added relations, and so
    is what the store answers. Returns what meta.json says: the counts of articles, entities, asserted events, event
    reports, quotations, statements, facts and quads.
    Raises UsageError for a bad base IRI or predicate, StoreError when the folder cannot be written.
    """
    vocabulary = Vocabulary(base_iri, added)
    scopes, tally = Scopes(collection, vocabulary), Tally()
    graphs: dict[str, str] = {}
    try:
        parts = Parts(collection, scopes, comparison, keeper, mentions=mentions, trig=texts)
        with SortedLines(folder) as default:
            with (folder / ARTICLES).open("w", encoding="utf-8", newline="\n") as articles:
                for_default = _recorded(parts, scopes, articles, tally, graphs)
                default.add(default_graph(collection, comparison, scopes, for_default))
            with ExitStack() as files:
                record = None if keeper is None else files.enter_context(recording(folder))
                store, loaded = files.enter_context(filling(folder, graphs, before))
                batches = _told(default.batches(), tally.add, store.default, *(() if record is None else (record,)))
                if texts:
                    trig = (_filled(store, parts, article, vocabulary).trig or "" for article in scopes.names)
                    write_texts(batches, trig, folder, vocabulary.prefixes)
                else:
                    for _ in batches:
                        pass
                    for article in scopes.names:
                        if store.needs(article_iri(article, vocabulary).value):
                            _filled(store, parts, article, vocabulary)
                        else:
                            parts.keep_graph(article)
        meta = Meta(base_iri, tally.told(vocabulary))
        if keeper is not None:
            write_loaded(folder, graphs, tally.quads, store.changed)
        write_meta(folder, meta)
        seal(folder, None if loaded is None else before)
    except OSError as error:
        raise StoreError(f"cannot write the graph into {folder}: {error}; free some space, or name another") from error
    return meta


def _recorded(
    parts: Iterable[Part], scopes: Scopes, articles: TextIO, tally: Tally, graphs: dict[str, str]
) -> Iterator[Part]:
    """The parts, of each of which the line of `articles.jsonl` is written first, and its graph counted and told."""
    for article, part in zip(scopes.names, parts, strict=True):
        articles.write(part.record)
        tally.include(part.counts)
        if part.counts.quads:
            graphs[article_iri(article, scopes.vocabulary).value] = part.graph
        yield part


def _filled(store: Filling, parts: Parts, article: str, vocabulary: Vocabulary) -> OwnGraph:
    """The graph of an article, which the store has now."""
    graph, name = parts.graph(article), article_iri(article, vocabulary).value
    if store.needs(name):
        store.graph(name, graph.lines)
    return graph


def _told(parts: Iterable[list[Line]], *hearers: Callable[[list[Line]], None]) -> Iterator[list[Line]]:
    """The parts, of each of which all hearers hear first."""
    for part in parts:
        for hear in hearers:
            hear(part)
        yield part
