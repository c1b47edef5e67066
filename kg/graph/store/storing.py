"""Writes the files of a graph: TriG, Turtle, the Oxigraph store, the articles and meta.json."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import chain
from pathlib import Path
from typing import TextIO

from kg.errors import StoreError
from kg.graph.store.layout import ARTICLES, STORE, Meta, write_meta
from kg.graph.store.loading import loading
from kg.graph.store.tally import Tally
from kg.graph.store.texts import write_texts
from kg.graph.writing.collection import default_graph
from kg.graph.writing.parts.part import OwnGraph, Part, lines_of
from kg.graph.writing.parts.parts import Keeper, Parts
from kg.graph.writing.scopes import Scopes
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
    keeper: Keeper | None = None,
    *,
    texts: bool = True,
    mentions: bool = False,
) -> Meta:
    """Writes the collection as `store/`, `articles.jsonl`, `meta.json` and, with `texts`, `graph.trig` and `graph.ttl`.

    The folder exists.

    `added` are relations beside those of the ontology; the graph declares them. `comparison` is what was found by
    laying articles of the collection beside each other. With `mentions` each mention of an entity is written, too.
    What an article brings is taken from `keeper` where all that decides it is the same, and kept there if it is made.
    All files but the store's are the same, byte for byte, for the same collection, base IRI and added relations, and so
    is what the store answers. Returns what meta.json says: the counts of articles, entities, asserted events, event
    reports, quotations, statements, facts and quads.
    Raises UsageError for a bad base IRI or predicate, StoreError when the folder cannot be written.
    """
    vocabulary = Vocabulary(base_iri, added)
    scopes, tally = Scopes(collection, vocabulary), Tally()
    try:
        with (
            (folder / ARTICLES).open("w", encoding="utf-8", newline="\n") as articles,
            loading(folder / STORE) as load,
        ):
            parts = Parts(collection, scopes, comparison, keeper, mentions=mentions, trig=texts)
            recorded = _recorded(parts, articles, tally)
            default = _told(default_graph(collection, comparison, scopes, recorded, folder), tally.add, load)
            graphs = _loaded(parts.graphs(), load)
            if texts:
                write_texts(default, (graph.trig or "" for graph in graphs), folder, vocabulary.prefixes)
            else:
                for _ in chain[object](default, graphs):
                    pass
        meta = Meta(base_iri, tally.told(vocabulary))
        write_meta(folder, meta)
    except OSError as error:
        raise StoreError(f"cannot write the graph into {folder}: {error}; free some space, or name another") from error
    return meta


def _recorded(parts: Iterable[Part], articles: TextIO, tally: Tally) -> Iterator[Part]:
    """The parts, of each of which the line of `articles.jsonl` is written first, and its graph counted."""
    for part in parts:
        articles.write(part.record)
        tally.include(part.counts)
        yield part


def _loaded(graphs: Iterable[OwnGraph], load: Callable[[list[Line]], None]) -> Iterator[OwnGraph]:
    """The graphs, each of which is loaded first."""
    for graph in graphs:
        load(lines_of(graph.lines))
        yield graph


def _told(parts: Iterable[list[Line]], *hearers: Callable[[list[Line]], None]) -> Iterator[list[Line]]:
    """The parts, of each of which all hearers hear first."""
    for part in parts:
        for hear in hearers:
            hear(part)
        yield part
