"""Quotations as nodes: most have no known addressee, and some have several speakers, so that they can be no edge."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from kg.graph.exporting.layers.elements import Edge, Node, known
from kg.graph.exporting.layers.parts import place_of, short, told, words_of
from kg.graph.exporting.network import was_said

if TYPE_CHECKING:
    from kg.graph.exporting.network import Network, Quotation


def quotation_node(network: Network, quotation: Quotation) -> Node:
    """A quotation with its words, its act and where it stands; `said` only where the article reports it as said."""
    return Node(
        quotation["id"],
        "quotation",
        short(quotation["text"]),
        known(
            type=quotation["form"],
            text=quotation["text"],
            cue=quotation["cue"],
            act=quotation["cue_class"],
            status=quotation["status"],
            said=was_said(quotation),
            source_words=quotation["source_words"],
            time=quotation["time"],
            time_words=quotation["time_words"],
            in_headline=quotation["in_headline"],
            **words_of(quotation["evidence"]),
            **place_of(quotation["article"], network.graph["articles"]),
        ),
    )


def quotation_edges(quotation: Quotation) -> Iterator[Edge]:
    """From each speaker to the quotation, and from it to its addressee, its medium, and the one it stands within."""
    iri, status = quotation["id"], quotation["status"]
    said = told("said", status) if not quotation["nested_in"] else "said, as another quotation has it"
    speakers = [quotation["speaker"], *quotation["members"]]
    for speaker in filter(None, speakers):
        yield Edge(f"{iri}#speaker={speaker}", speaker, iri, "speaker", said, {"status": status})
    for kind, label, end in (
        ("addressee", "told to", quotation["addressee"]),
        ("medium", "by way of", quotation["medium"]),
        ("nested", "within", quotation["nested_in"]),
    ):
        if end:
            yield Edge(f"{iri}#{kind}={end}", iri, end, kind, label, {"status": status})


def part_edge(quotation: Quotation) -> Edge:
    """From a quotation to its article."""
    iri, article = quotation["id"], quotation["article"]
    return Edge(f"{iri}#article={article}", iri, article, "in", "in", {"status": quotation["status"]})
