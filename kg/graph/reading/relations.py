"""What a predicate of a built graph is called."""

from __future__ import annotations

import pyoxigraph as ox

from kg.vocabulary.iris import Vocabulary
from kg.vocabulary.namespaces import RDFS
from kg.vocabulary.ontology import ontology


def relation_label(store: ox.Store, vocabulary: Vocabulary, iri: str, *, ended: bool) -> str:
    """A predicate as a person reads it, or its ended form; its local name where the graph has no label for it."""
    known = ontology().relations.get(iri.removeprefix(vocabulary.namespace))
    if ended and known is not None and known.ended_form:
        iri = vocabulary.namespace + known.ended_form
    labels = store.quads_for_pattern(ox.NamedNode(iri), ox.NamedNode(RDFS + "label"), None, ox.DefaultGraph())
    named = (quad.object.value for quad in labels if isinstance(quad.object, ox.Literal))
    return next(named, iri.removeprefix(vocabulary.namespace))
