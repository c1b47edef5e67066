"""What the makers of entities share: the findings of the graph, the entities made so far, and how a note is made."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence

from kg.graph.exporting.ftm.entities import Entities, Entity, id_of
from kg.graph.exporting.layers.elements import Edge, Node, Value

ASSERTED = "asserted"
#: Schemata of those that may act.
ACTORS = ("Person", "Organization", "Company")


class Findings:
    """Nodes by their IRIs and edges by their kinds; `known` are the entities that nodes have become."""

    def __init__(self, nodes: Mapping[str, Node], edges: Mapping[str, Sequence[Edge]], data: str) -> None:
        self.nodes, self.edges, self._data = nodes, edges, data
        self.entities = Entities()
        self.known: dict[str, Entity] = {}

    def of_kind(self, *kinds: str) -> list[Node]:
        """The nodes of some kinds."""
        return [node for node in self.nodes.values() if node.kind in kinds]

    def become(self, iri: str, schema: str) -> Entity:
        """The entity that a thing of the graph is from now on."""
        self.known[iri] = self.entities.of(id_of(iri.removeprefix(self._data)), schema)
        return self.known[iri]

    def made(self, kind: str, schema: str, *of: str) -> Entity:
        """An entity that is no thing of the graph, named by what it is made of."""
        return self.entities.of(f"{kind}.{hashlib.sha1(' '.join(of).encode()).hexdigest()}", schema)

    def note(
        self,
        iri: str,
        opening: str,
        said: str,
        keywords: Iterable[str],
        about: Mapping[str, Value],
        ends: Iterable[str],
    ) -> None:
        """A note of a finding: what it is first, so that nobody takes it for a fact, what is said, and the sentence."""
        article, sentence = text(about, "article"), text(about, "sentence")
        note = self.made("note", "Note", iri)
        note.say("description", f"{opening}: {said}" + (f" | {sentence}" if sentence else ""), article)
        note.say("keywords", keywords, article)
        note.say("entity", [self.known[end].id for end in ends if end in self.known], article)
        self.tell_source(note, about)

    def tell_source(self, entity: Entity, about: Mapping[str, Value]) -> None:
        """Adds the article in which something stands, with its outlet and address."""
        article = text(about, "article")
        if article in self.known:
            entity.say("proof", self.known[article].id, article)
        entity.say("publisher", text(about, "outlet"), article)
        entity.address("sourceUrl", text(about, "url"), article)


def status_told(about: Mapping[str, Value]) -> str:
    """The status of a finding, and by whom it is said to be so where that is not the article."""
    status, by = text(about, "status"), text(about, "according_to")
    return f"{status}, according to {by}" if by and status != ASSERTED else status


def text(about: Mapping[str, Value], name: str) -> str:
    """An attribute as text; empty where there is none."""
    return str(about.get(name, ""))


def several(about: Mapping[str, Value], name: str) -> Sequence[str]:
    """An attribute of several words."""
    value = about.get(name, ())
    return value if isinstance(value, tuple) else [str(value)]
