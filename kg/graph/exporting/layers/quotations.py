"""Quotations as nodes: most have no known addressee, and some have several speakers, so that they can be no edge."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import TYPE_CHECKING

from kg.graph.exporting.layers.elements import Edge, Node, known
from kg.graph.exporting.layers.parts import place_of, short, told, words_of
from kg.model.uttered import act_of

if TYPE_CHECKING:
    from kg.graph.exporting.network import Network, Quotation
    from kg.graph.store.opening import BuiltGraph


def sayings(graph: BuiltGraph) -> set[tuple[str, str]]:
    """Who said which quotation, as the article itself reports it: uttered, not denied, not at second hand."""
    found = graph.store.query(
        "SELECT ?speaker ?quotation { ?speaker kg:said ?quotation }", prefixes={"kg": graph.vocabulary.namespace}
    )
    return {(speaker.value, quotation.value) for speaker, quotation in found}  # type: ignore[union-attr]


def quotation_node(network: Network, quotation: Quotation, said: Collection[tuple[str, str]]) -> Node:
    """A quotation with its words, its act and where it stands, and whether anybody uttered it, by `sayings`.

    What somebody uttered was said, but for denials and accusations.
    """
    uttered = any((speaker, quotation["id"]) in said for speaker in speakers_of(quotation))
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
            said=act_of(quotation["cue_class"], said=uttered) == "said",
            uttered=uttered,
            source_words=quotation["source_words"],
            time=quotation["time"],
            time_words=quotation["time_words"],
            in_headline=quotation["in_headline"],
            **words_of(quotation["evidence"]),
            **place_of(quotation["article"], network.graph["articles"]),
        ),
    )


def quotation_edges(quotation: Quotation, said: Collection[tuple[str, str]]) -> Iterator[Edge]:
    """From each speaker to the quotation, and from it to its addressee, its medium, and the one it stands within.

    The edge of a speaker is called "said" only where that is so, and else by the act, as "belief" or "denial".
    """
    iri, status = quotation["id"], quotation["status"]
    for speaker in speakers_of(quotation):
        label = act_of(quotation["cue_class"], said=(speaker, iri) in said)
        if quotation["nested_in"]:
            label += ", as another quotation has it"
        yield Edge(f"{iri}#speaker={speaker}", speaker, iri, "speaker", told(label, status), {"status": status})
    for kind, label, end in (
        ("addressee", "told to", quotation["addressee"]),
        ("medium", "by way of", quotation["medium"]),
        ("nested", "within", quotation["nested_in"]),
    ):
        if end:
            yield Edge(f"{iri}#{kind}={end}", iri, end, kind, label, {"status": status})


def speakers_of(quotation: Quotation) -> list[str]:
    """Who speaks: somebody, or a group and its known members."""
    return list(filter(None, (quotation["speaker"], *quotation["members"])))


def part_edge(quotation: Quotation) -> Edge:
    """From a quotation to its article."""
    iri, article = quotation["id"], quotation["article"]
    return Edge(f"{iri}#article={article}", iri, article, "in", "in", {"status": quotation["status"]})
