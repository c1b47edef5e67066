"""Writes the files of a graph: TriG, Turtle, the Oxigraph store and meta.json."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from kg.errors import StoreError
from kg.graph.store.layout import STORE, Meta, write_meta
from kg.graph.store.loading import loading
from kg.graph.store.tally import Tally
from kg.graph.store.texts import write_texts
from kg.graph.writing.collection import parts_of
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
    *,
    texts: bool = True,
    mentions: bool = False,
) -> Meta:
    """Writes the collection as `store/`, `meta.json` and, with `texts`, `graph.trig` and `graph.ttl`.

    The folder exists.

    `added` are relations beside those of the ontology; the graph declares them. `comparison` is what was found by
    laying articles of the collection beside each other. With `mentions` each mention of an entity is written, too.
    The text files are the same, byte for byte, for the same collection, base IRI and added relations. Returns what
    meta.json says: the counts of articles, entities, asserted events, event reports, quotations, statements, facts and
    quads.
    Raises UsageError for a bad base IRI or predicate, StoreError when the folder cannot be written.
    """
    vocabulary = Vocabulary(base_iri, added)
    tally = Tally(vocabulary)
    try:
        with loading(folder / STORE) as load:
            parts = _told(parts_of(collection, vocabulary, comparison, folder, mentions=mentions), tally.add, load)
            if texts:
                write_texts(parts, folder, vocabulary.prefixes)
            else:
                for _ in parts:
                    pass
        meta = Meta(base_iri, tally.counts())
        write_meta(folder, meta)
    except OSError as error:
        raise StoreError(f"cannot write the graph into {folder}: {error}; free some space, or name another") from error
    return meta


def _told(parts: Iterable[list[Line]], *hearers: Callable[[list[Line]], None]) -> Iterator[list[Line]]:
    """The parts, of each of which all hearers hear first."""
    for part in parts:
        for hear in hearers:
            hear(part)
        yield part
