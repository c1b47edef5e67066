"""What a shape can see from a thing: the page that it stands on, and the store for all that stands elsewhere."""

from __future__ import annotations

from collections.abc import Container, Mapping, Sequence

import pyoxigraph as ox

from kg.graph.checking.pages import About, Subject, Term
from kg.vocabulary.namespaces import RDF

RDF_TYPE = ox.NamedNode(f"{RDF}type")


class Surroundings:
    """Values of properties over all graphs together, as SHACL has them, read from the page where it has them all.

    `scattered` are the hashes of subjects of which several graphs say something; these are read from the store.
    """

    def __init__(
        self, store: ox.Store, things: Mapping[Subject, About], scattered: Container[int] = frozenset()
    ) -> None:
        self._store, self._things, self._scattered = store, things, scattered

    def about(self, node: Subject) -> About:
        """All that is said of a thing of the page."""
        if hash(node) not in self._scattered:
            return self._things[node]
        found: dict[ox.NamedNode, dict[Term, None]] = {}
        for quad in self._store.quads_for_pattern(node, None, None, None):
            found.setdefault(quad.predicate, {})[quad.object] = None
        return {predicate: list(values) for predicate, values in found.items()}

    def values(self, node: Term, predicate: ox.NamedNode) -> Sequence[Term]:
        """The values of a property of a thing, each once."""
        if isinstance(node, ox.Literal):
            return ()
        about = self._things.get(node)
        if about is not None and hash(node) not in self._scattered:
            return about.get(predicate, ())
        return list({quad.object: None for quad in self._store.quads_for_pattern(node, predicate, None, None)})

    def subjects(self, predicate: ox.NamedNode, node: Term) -> Sequence[Term]:
        """The things that have a value of a property, each once."""
        return list({quad.subject: None for quad in self._store.quads_for_pattern(None, predicate, node, None)})
