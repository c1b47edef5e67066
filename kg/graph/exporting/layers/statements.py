"""Statements as edges, also those about words: a value that is said of somebody is a node of its own."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from kg.graph.exporting.layers.elements import Edge, Node, known
from kg.graph.exporting.layers.parts import place_of, short, told, words_of
from kg.vocabulary.ontology import predicate_words

if TYPE_CHECKING:
    from kg.graph.exporting.network import Network
    from kg.vocabulary.iris import Vocabulary


def statements(network: Network, vocabulary: Vocabulary) -> Iterator[tuple[Edge, Node | None]]:
    """Each statement as an edge, with the node of its value where its object is words.

    Statements of one predicate and the same words lead to one node.
    """
    for subject, target, about in network.edges(data=True):
        if about["kind"] == "statement":
            yield _edge(network, subject, target, about), None
    for subject, about in network.nodes(data=True):
        for statement in about.get("properties", ()):
            value = value_node(network, vocabulary, statement["predicate"], statement["value"])
            yield _edge(network, subject, value.iri, statement), value


def value_node(network: Network, vocabulary: Vocabulary, predicate: str, words: str) -> Node:
    """The node of words that are said of somebody with a predicate."""
    label = predicate_words(predicate, network.graph["relations"])
    iri = vocabulary.thing(f"value/{predicate}/{hashlib.sha256(words.encode()).hexdigest()[:16]}").value
    return Node(iri, "value", short(words), known(type=label, predicate=predicate, text=words))


def _edge(network: Network, subject: str, target: str, about: Any) -> Edge:
    label = predicate_words(about["predicate"], network.graph["relations"])
    return Edge(
        about["id"],
        subject,
        target,
        "statement",
        told(label, about["status"]),
        known(
            predicate=about["predicate"],
            status=about["status"],
            according_to=about["according_to"],
            according_to_id=about["according_to_id"],
            named_source=about["source"],
            time=about["time"],
            time_words=about["time_words"],
            ended=about["ended"],
            began=about["began"],
            until=about["until"],
            normalized=about["normalized"],
            in_headline=about["in_headline"],
            **words_of(about["evidence"]),
            **place_of(about["article"], network.graph["articles"]),
        ),
    )
