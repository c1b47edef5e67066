"""Writes the files of a graph: TriG, Turtle, the Oxigraph store and meta.json."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

import pyoxigraph as ox

from kg.errors import StoreError
from kg.graph.store.layout import STORE, TRIG, TURTLE, Meta, write_meta
from kg.graph.writing.collection import parts_of
from kg.model import Collection, Relation
from kg.model.comparison import Comparison
from kg.vocabulary.iris import Vocabulary
from kg.vocabulary.namespaces import DEFAULT_BASE_IRI, RDF, SCHEMA
from kg.vocabulary.ontology import ontology

_NOTHING = Comparison()


def write_graph(
    collection: Collection,
    folder: Path,
    base_iri: str = DEFAULT_BASE_IRI,
    added: Iterable[Relation] = (),
    comparison: Comparison = _NOTHING,
) -> Meta:
    """Writes the collection as `graph.trig`, `graph.ttl`, `store/` and `meta.json` into an existing folder.

    `added` are relations beside those of the ontology; the graph declares them. `comparison` is what was found by
    laying articles of the collection beside each other.
    The text files are the same, byte for byte, for the same collection, base IRI and added relations. Returns what
    meta.json says: the counts of articles, entities, asserted events, event reports, quotations, statements, facts and
    quads.
    Raises UsageError for a bad base IRI or predicate, StoreError when the folder cannot be written.
    """
    vocabulary = Vocabulary(base_iri, added)
    counts: Counter[str] = Counter()
    try:
        ox.serialize(
            _counted(parts_of(collection, vocabulary, comparison), vocabulary, counts),
            folder / TRIG,
            ox.RdfFormat.TRIG,
            prefixes=vocabulary.prefixes,
        )
        # No triple stands in two graphs, so the graphs one after the other are their union.
        triples = (quad.triple for quad in ox.parse(path=folder / TRIG))
        ox.serialize(triples, folder / TURTLE, ox.RdfFormat.TURTLE, prefixes=vocabulary.prefixes)
        store = ox.Store(folder / STORE)
        store.bulk_load(path=folder / TRIG)
        store.optimize()
        store.flush()
        del store
        meta = Meta(base_iri, dict(counts))
        write_meta(folder, meta)
    except OSError as error:
        raise StoreError(f"cannot write the graph into {folder}: {error}") from error
    return meta


def _counted(parts: Iterable[list[ox.Quad]], vocabulary: Vocabulary, counts: Counter[str]) -> Iterator[ox.Quad]:
    counted = ("articles", "entities", "events", "event reports", "quotations", "statements", "facts", "quads")
    counts.update(dict.fromkeys(counted, 0))
    named = vocabulary.term("named").value
    ended = {vocabulary.term(r.ended_form).value for r in ontology().relations.values() if r.ended_form}
    of_class = {
        f"{SCHEMA}NewsArticle": "articles",
        f"{SCHEMA}Quotation": "quotations",
        f"{RDF}Statement": "statements",
        vocabulary.term("Event").value: "events",
        vocabulary.term("EventReport").value: "event reports",
    }
    for part in parts:
        counts["quads"] += len(part)
        for quad in part:
            predicate = quad.predicate.value
            if predicate == f"{RDF}type" and isinstance(quad.object, ox.NamedNode):
                if quad.object.value in of_class:
                    counts[of_class[quad.object.value]] += 1
            elif predicate == named:
                counts["entities"] += 1
            elif vocabulary.relation_name(predicate) or predicate in ended:
                counts["facts"] += 1
            yield quad
