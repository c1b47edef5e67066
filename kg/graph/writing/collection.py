"""From a collection to quads, in the shape of docs/graph.md."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

import pyoxigraph as ox

from kg.graph.writing.comparison.comparing import comparison_quads
from kg.graph.writing.comparison.laid_out import LaidOut, concerned
from kg.graph.writing.concepts import roleset_quads, type_quads
from kg.graph.writing.entities import entity_quads
from kg.graph.writing.mentions import mention_count_quads
from kg.graph.writing.parts.part import Part, lines_of
from kg.graph.writing.parts.parts import Parts
from kg.graph.writing.scopes import Scopes
from kg.graph.writing.sorting import SortedLines
from kg.model import Collection, Status
from kg.model.comparison import Comparison
from kg.vocabulary.declaring import declaration_quads
from kg.vocabulary.iris import Vocabulary
from kg.vocabulary.namespaces import RDF, RDFS, SKOS
from kg.vocabulary.ontology import ontology
from kg.vocabulary.terms import Description, Line

_NOTHING = Comparison()


def quads_of(
    collection: Collection, vocabulary: Vocabulary, comparison: Comparison = _NOTHING, *, mentions: bool = False
) -> Iterator[ox.Quad]:
    """Every quad of the graph once, in a fixed order. Raises UsageError for a predicate statements may not use."""
    scopes = Scopes(collection, vocabulary)
    parts = Parts(collection, scopes, comparison, None, mentions=mentions, trig=False)
    with SortedLines() as default:
        default.add(default_graph(collection, comparison, scopes, parts))
        for batch in default.batches():
            yield from ox.parse("".join(batch), ox.RdfFormat.N_QUADS)
    for article in scopes.names:
        yield from ox.parse(parts.graph(article).lines, ox.RdfFormat.N_QUADS)


def default_graph(
    collection: Collection, comparison: Comparison, scopes: Scopes, parts: Iterable[Part]
) -> Iterator[Line]:
    """The lines of the default graph in no order, some of them several times; `parts` are those of all articles.

    Raises what iterating the parts raises.
    """
    vocabulary = scopes.vocabulary
    sought = concerned(comparison)
    known: set[str] = set()
    for entity in collection.entities:
        yield from entity_quads(entity, vocabulary)
        known |= sought & {entity.key}
    relations, types, rolesets = set[str](), set[str](), set[str]()
    counts: Counter[str] = Counter()
    asserted, claims = set[str](), list[tuple[str, tuple[Line, ...]]]()
    for part in parts:
        yield from lines_of(part.default)
        counts.update(part.mentions)
        relations.update(part.relations)
        types.update(part.types)
        rolesets.update(part.rolesets)
        known |= sought.intersection(part.happenings)
        asserted.update(part.asserted)
        claims += part.claims
    for key, claimed in claims:
        yield from claimed if key not in asserted else ()
    yield from mention_count_quads(counts, vocabulary)
    yield from _labels(relations, vocabulary)
    yield from type_quads(types, vocabulary)
    yield from roleset_quads(rolesets, vocabulary)
    if comparison.stories or comparison.revisions:
        yield from comparison_quads(LaidOut(comparison, scopes, known))


def _labels(relations: set[str], vocabulary: Vocabulary) -> Iterator[Line]:
    """Names for people: of the relations in use and of the statuses; those that were added are declared."""
    for name in relations - vocabulary.added.keys():
        relation = vocabulary.relation(name)
        yield from Description(vocabulary.term(name)).add(f"{RDFS}label", relation.label)
        if relation.ended_form:
            yield from (
                Description(vocabulary.term(relation.ended_form))
                .add(vocabulary.term("endedFormOf"), vocabulary.term(name))
                .add(f"{RDFS}label", ontology().labels[relation.ended_form])
            )
    for relation in vocabulary.added.values():
        yield from declaration_quads(relation, vocabulary)
    for status in Status:
        yield from (
            Description(vocabulary.status(status))
            .add(f"{RDF}type", ox.NamedNode(f"{SKOS}Concept"))
            .add(f"{RDFS}label", ontology().labels[status.value])
        )
