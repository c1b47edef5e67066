"""What a title claims that stands nowhere in the text of its article."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from kg.graph.exporting.layers.elements import Edge, Node, Value, known
from kg.graph.exporting.layers.parts import place_of, short, told
from kg.graph.exporting.layers.statements import value_node
from kg.graph.reading.lookup import About, Lookup, first
from kg.model import Status
from kg.model.uttered import act_of, is_uttered
from kg.vocabulary.namespaces import SCHEMA
from kg.vocabulary.ontology import predicate_words, told_form

if TYPE_CHECKING:
    from kg.graph.exporting.network import Network
    from kg.graph.store.opening import BuiltGraph

_CLAIMS = "SELECT DISTINCT ?claim { { ?claim a kg:TitleClaim } UNION { GRAPH ?article { ?claim a kg:TitleClaim } } }"


class TitleClaims:
    """The claims of titles: as edges where they are statements, as nodes where they are words of somebody.

    They are of kinds of their own, as they are findings of no article.
    """

    def __init__(self, graph: BuiltGraph, network: Network, entities: Mapping[str, Node]) -> None:
        self._graph, self._network, self._entities = graph, network, entities
        found = graph.store.query(_CLAIMS, prefixes={"kg": graph.vocabulary.namespace})
        look = Lookup(graph.store, graph.vocabulary)
        self._claims = {iri: look.about(iri) for iri in sorted(claim.value for (claim,) in found)}  # type: ignore[union-attr]

    def stated(self) -> Iterator[tuple[Edge, Node | None]]:
        """Each statement as an edge, with the node of its value where its object is words."""
        for iri, about in self._claims.items():
            if not (subject := first(about, "titleSubject")):
                continue
            named = first(about, "titlePredicate").removeprefix(self._graph.vocabulary.namespace)
            predicate = told_form(named, ended="ended" in about)
            target, value = first(about, "titleObject"), None
            if target not in self._entities:
                value = value_node(self._network, self._graph.vocabulary, predicate, target)
            label = told(predicate_words(predicate, self._network.graph["relations"]), self._status(about))
            more = known(predicate=predicate, ended="ended" in about) | self._place(about)
            yield Edge(iri, subject, value.iri if value else target, "title statement", label, more), value

    def spoken(self) -> Iterator[tuple[Node, list[Edge]]]:
        """Each claim that is words of somebody as a node, with the edge from who is said to say it."""
        for iri, about in self._claims.items():
            if not (text := first(about, f"{SCHEMA}text")):
                continue
            kind, act, status = first(about, "kind"), first(about, "cueClass"), self._status(about)
            uttered = status == Status.ASSERTED and is_uttered(kind, act)
            done = act_of(act, said=uttered)
            more = known(
                type=kind,
                text=text,
                cue=first(about, "cue"),
                act=act,
                said=done == "said",
                uttered=uttered,
                source_words=first(about, "sourceWords"),
            )
            speaker, label = first(about, "titleSpeaker"), told(done, status)
            spoken = Edge(f"{iri}#speaker={speaker}", speaker, iri, "speaker", label, {"status": status})
            yield Node(iri, "title quotation", short(text), more | self._place(about)), [spoken] if speaker else []

    def _status(self, about: About) -> str:
        return first(about, "status").removeprefix(self._graph.vocabulary.namespace)

    def _place(self, about: About) -> dict[str, Value]:
        article = first(about, f"{SCHEMA}isPartOf")
        return known(status=self._status(about), in_headline=True) | place_of(article, self._network.graph["articles"])
