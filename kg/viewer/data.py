"""What the page knows: entities, events, statements, quotations and articles, and the pyvis network that draws them."""

from __future__ import annotations

import json
import unicodedata
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

import networkx as nx

from kg.drawing.layout import layout
from kg.drawing.salience import FIRST_SHOWN, communities, salience
from kg.viewer import events, predicates
from kg.viewer.sentences import Sentences
from kg.vocabulary.ontology import predicate_words

if TYPE_CHECKING:
    from kg.graph.exporting.network import Evidence, Network, Statement
    from kg.graph.reading.happening import Happening
    from kg.graph.reading.tallies import Totals

STATUSES = ("asserted", "attributed", "alleged", "denied", "negated", "hypothetical")
SMALLEST, LARGEST = 8.0, 24.0  # radius of a node in pixels
LARGEST_IN_TRAY = 10.0
TRAY_CELL = (160.0, 34.0)  # width and height in pixels of what a node and its label get in a tray
MEMBER = "member"  # what an edge says that leads from a group to a member of it, instead of a status
LONE, MENTIONED = "lone", "mentioned"  # the two trays: without a neighbour; of which nothing is said

OPTIONS = {
    "autoResize": True,
    "physics": {"enabled": False},
    "layout": {"improvedLayout": False},
    "interaction": {"hover": True, "multiselect": False, "keyboard": False, "selectConnectedEdges": False},
    "nodes": {"shape": "custom", "chosen": False},
    "edges": {"chosen": False, "selectionWidth": 0, "hoverWidth": 0, "arrows": {"to": {"scaleFactor": 0.55}}},
}


def page_data(network: Network, totals: Totals | None = None) -> dict[str, Any]:
    """Everything the page's script reads, as plain JSON values; entities and articles are pointed at by number.

    `totals` are those of the whole graph, where the network is a part of it.
    """
    nodes = [node for node, data in network.nodes(data=True) if data["kind"] == "entity"]
    number = {iri: place for place, iri in enumerate(nodes)}
    articles = {iri: place for place, iri in enumerate(sorted(network.graph["articles"]))}
    written = defaultdict(list)
    for article, place in articles.items():
        for author in network.graph["articles"][article]["authors"]:
            written[author].append(place)
    sentences = Sentences()
    statements = _statements(network, number, articles, sentences)
    quotations = _quotations(network, number, articles, sentences)
    happenings = events.by_time(network.graph["events"])
    targets = events.Targets(network.graph["base"], number, articles, network.graph["sources"], sentences)
    told = [events.page_event(each, targets) for each in happenings]
    used = sorted({s["predicate"] for s in statements} | ({"said"} if quotations else set()))
    about = {name: _predicate(name, network) for name in used}
    drawing = _pyvis(network, number, statements, quotations, about, happenings)
    return {
        "vis": {"nodes": drawing.nodes, "edges": drawing.edges, "options": drawing.options},
        "entities": [_entity(network, iri, number, articles, written) for iri in nodes],
        "statements": statements,
        "quotations": quotations,
        "events": told,
        "eventTypes": {each.type: each.type_label for each in happenings if each.type},
        "eventRanks": drawing.event_ranks,
        "roles": events.role_words(),
        "sentences": sentences.texts,
        "articles": [_article(network.graph["articles"][iri]) for iri in articles],
        "predicates": about,
        "groups": predicates.groups(),
        "statuses": list(STATUSES),
        "firstShown": FIRST_SHOWN,
        "mostEvents": events.MOST_EVENTS,
        "trayCell": list(TRAY_CELL),
    } | ({} if totals is None else {"of": asdict(totals)})


def _entity(
    network: Network, iri: str, number: dict[str, int], articles: dict[str, int], written: Mapping[str, list[int]]
) -> dict[str, Any]:
    node = network.nodes[iri]
    about = {
        "key": iri.removeprefix(network.graph["base"]),
        "label": node["label"],
        "type": node["type"],
        "named": node["named"],
        "aliases": node["aliases"],
        "members": [number[member] for member in node["members"] if member in number],
        "size": node.get("size"),
        "mentions": node["mentions"],
        "articles": node["articles"],
        "authorOf": written.get(iri, []),
        "foundIn": sorted(articles[a] for a in node["found_in"] if a in articles),
    }
    return events.filled(about)


def _predicate(name: str, network: Network) -> dict[str, Any]:
    added = network.graph["relations"]
    return {
        "label": predicate_words(name, added),
        "group": predicates.group(name),
        "mutual": predicates.symmetric(name, added),
    }


def _article(article: Any) -> dict[str, str]:
    return {name: article[name] for name in ("title", "date", "url", "outlet")}


def _evidence(evidence: list[Evidence]) -> list[tuple[str, str, str]]:
    return [(e["prefix"], e["exact"], e["suffix"]) for e in evidence]


def _statements(
    network: Network, number: dict[str, int], articles: dict[str, int], sentences: Sentences
) -> list[dict[str, Any]]:
    """All statements, those with a value included, in the order of the articles' texts."""
    found: list[tuple[tuple[Any, ...], dict[str, Any]]] = []

    def add(subject: str, target: str | None, data: Statement | dict[str, Any]) -> None:
        about = {
            "subject": number[subject],
            "predicate": data["predicate"],
            "object": None if target is None else number[target],
            "value": data["value"],
            "normalized": data["normalized"] if data["normalized"] != data["value"] else "",
            "status": data["status"],
            "by": data["according_to"],
            "source": number.get(data["according_to_id"]) if data["source"] else None,
            "time": data["time"],
            "timeWords": data["time_words"],
            "from": data["began"],
            "until": data["until"],
            "article": articles.get(data["article"]),
            "evidence": sentences.pieces(_evidence(data["evidence"])),
        }
        start = min((e["start"] for e in data["evidence"]), default=0)
        found.append(((data["date"], data["article"], start, json.dumps(about, sort_keys=True)), about))

    for subject, target, edge in network.edges(data=True):
        if edge["kind"] == "statement":
            add(subject, target, edge)
    for subject in number:
        for statement in network.nodes[subject]["properties"]:
            add(subject, None, statement)
    return [about for _, about in sorted(found, key=lambda pair: pair[0])]


def _quotations(
    network: Network, number: dict[str, int], articles: dict[str, int], sentences: Sentences
) -> list[dict[str, Any]]:
    places = {quotation["id"]: place for place, quotation in enumerate(network.graph["quotations"])}
    return [
        {
            "speaker": number.get(quotation["speaker"]),
            "members": [number[member] for member in quotation["members"]],
            "addressee": number.get(quotation["addressee"]),
            "medium": number.get(quotation["medium"]),
            "text": quotation["text"],
            "kind": quotation["form"],
            "cue": quotation["cue"],
            "act": quotation["cue_class"],
            "status": quotation["status"],
            "nestedIn": places.get(quotation["nested_in"]),
            "source": quotation["source_words"],
            "article": articles.get(quotation["article"]),
            "evidence": sentences.pieces(_evidence(quotation["evidence"])),
        }
        for quotation in network.graph["quotations"]
    ]


def _pyvis(
    network: Network,
    number: dict[str, int],
    statements: list[dict[str, Any]],
    quotations: list[dict[str, Any]],
    about: dict[str, dict[str, Any]],
    happenings: list[Happening],
) -> Any:
    """The pyvis network: placed nodes, and edges; each edge stands for all statements of one pair and one status.

    The events that are drawn at first are nodes too, numbered after the entities in the order of all events; the page
    draws their edges itself, and finds a place for others. `event_ranks` are the ranks of all, 0 the most salient.
    Edges of different status stay apart, so that no claim is drawn as a fact because a fact runs beside it.
    """
    from pyvis.network import Network as PyvisNetwork  # type: ignore[import-untyped]

    simple: nx.Graph[int] = nx.Graph()
    simple.add_nodes_from(range(len(number)))
    simple.add_edges_from(sorted({(number[s], number[t]) for s, t in network.edges() if s != t and s in number}))
    weights = [salience(simple.degree(place), network.nodes[iri]) for iri, place in number.items()]
    ranking = events.ranked(happenings, number, weights)
    first_events = events.drawn_first(happenings, ranking, number)
    linked = {place: events.participants(happenings[place], number) for place in first_events}
    aside = _only_mentioned(len(number), statements, quotations) - {one for known in linked.values() for one in known}
    memberships = _memberships(network, number, simple, aside)
    simple.add_edges_from(memberships)
    for node, place in enumerate(first_events, start=len(number)):
        simple.add_edges_from((one, node) for one in sorted(linked[place]))
    community = communities(simple)
    for source, target in simple.edges():
        simple[source][target]["weight"] = 1.5 if community[source] == community[target] else 0.5
    trays = {place: LONE for place in simple if not simple.degree(place)} | dict.fromkeys(sorted(aside), MENTIONED)
    sizes = [round(SMALLEST + (LARGEST - SMALLEST) * (w / max(weights)) ** 0.5, 1) for w in weights]
    sizes = [min(size, LARGEST_IN_TRAY) if place in trays else size for place, size in enumerate(sizes)]
    boxes = [
        TRAY_CELL if place in trays else (_text_width(network.nodes[iri]["label"]) + 22, 2 * sizes[place] + 40)
        for iri, place in number.items()
    ]
    most_outlets = max((len(each.outlets) for each in happenings), default=1)
    event_sizes = [events.size(happenings[place], most_outlets) for place in first_events]
    words = [happenings[place].word for place in first_events]
    boxes += [(_text_width(word) + 22, 2 * size + 40) for word, size in zip(words, event_sizes, strict=True)]
    first = set(sorted(number.values(), key=lambda place: (-weights[place], place))[:FIRST_SHOWN])

    drawing = PyvisNetwork(directed=True)
    drawing.set_options(json.dumps(OPTIONS))
    # add_node and add_edge scan all that is there already; filling the lists is what they do, without the scans.
    places = layout(simple, boxes, [*weights, *[0] * len(first_events)], aside)
    for (iri, place), (x, y) in zip(number.items(), places, strict=False):
        drawing.nodes.append(
            {
                "id": place,
                "label": network.nodes[iri]["label"],
                "x": x,
                "y": y,
                "size": sizes[place],
                "salience": weights[place],
                "first": place in first,
                "tray": trays.get(place),
            }
        )
    for event, (x, y), radius in zip(first_events, places[len(number) :], event_sizes, strict=True):
        drawing.nodes.append({"id": len(number) + event, "x": x, "y": y, "size": radius})
    drawing.event_ranks = [rank for _, rank in sorted(zip(ranking, range(len(ranking)), strict=True))]
    drawing.edges.extend(_bundles(statements, quotations, about))
    drawing.edges.extend(
        {
            "id": place,
            "from": group,
            "to": member,
            "status": MEMBER,
            "mutual": True,
            "statements": [],
            "quotations": [],
        }
        for place, (group, member) in enumerate(memberships, start=len(drawing.edges))
    )
    return drawing


def _memberships(
    network: Network, number: dict[str, int], linked: nx.Graph[int], aside: set[int]
) -> list[tuple[int, int]]:
    """A group and a member of it, by number, where both are drawn and nothing else links them."""
    pairs = {
        (number[group], number[member])
        for group in number
        for member in network.nodes[group]["members"]
        if member in number and member != group
    }
    return sorted(pair for pair in pairs if not aside & set(pair) and not linked.has_edge(*pair))


def _bundles(
    statements: list[dict[str, Any]], quotations: list[dict[str, Any]], about: dict[str, dict[str, Any]]
) -> list[dict[str, Any]]:
    """The edges: statements and quotations, by number, that lead from one entity to another with the same status.

    What holds both ways, as `about` says of each predicate, has an edge of its own, without direction.
    """
    found: dict[tuple[int, int, str, bool], tuple[list[int], list[int]]] = defaultdict(lambda: ([], []))
    for place, statement in enumerate(statements):
        if statement["object"] is not None:
            ends, mutual = (statement["subject"], statement["object"]), about[statement["predicate"]]["mutual"]
            source, target = sorted(ends) if mutual else ends
            found[source, target, statement["status"], mutual][0].append(place)
    for place, quotation in enumerate(quotations):
        was_said = quotation["status"] == "asserted" and quotation["nestedIn"] is None
        if was_said and quotation["speaker"] is not None and quotation["addressee"] is not None:
            found[quotation["speaker"], quotation["addressee"], "asserted", False][1].append(place)
    return [
        {
            "id": place,
            "from": source,
            "to": target,
            "status": status,
            "mutual": mutual,
            "statements": stated,
            "quotations": spoken,
        }
        for place, ((source, target, status, mutual), (stated, spoken)) in enumerate(sorted(found.items()))
    ]


def _only_mentioned(entities: int, statements: list[dict[str, Any]], quotations: list[dict[str, Any]]) -> set[int]:
    """The entities of which nothing is said and that say nothing: they are mentioned, and that is all."""
    active = {statement[role] for statement in statements for role in ("subject", "object", "source")}
    active |= {quotation[role] for quotation in quotations for role in ("speaker", "addressee")}
    active |= {member for quotation in quotations for member in quotation["members"]}
    return set(range(entities)) - active


def _text_width(text: str) -> float:
    """About how wide a label is drawn, in pixels; East Asian characters take twice the room."""
    wide = sum(unicodedata.east_asian_width(character) in "WF" for character in text)
    return min(7.2 * (len(text) + wide), 190.0)
