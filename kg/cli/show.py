"""`kg show`: one entity, or one event, with everything the graph holds of it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kg.cli.options import Graph, Quiet, Verbose
from kg.cli.streams import write

if TYPE_CHECKING:
    from kg.graph.views.card import EntityCard
    from kg.graph.views.event_card import EventCard


def show(
    name: Annotated[
        str,
        typer.Argument(metavar="NAME", show_default=False, help="A name in any case, a key, or an event's label."),
    ],
    graph: Graph = Path("output"),
    as_json: Annotated[bool, typer.Option("--json", metavar="", help="Print one JSON object.")] = False,
    every: Annotated[bool, typer.Option("--all", metavar="", help="Print long lists of events to their end.")] = False,
    quiet: Quiet = False,
    verbose: Verbose = 0,
) -> None:
    """Print one person, thing or event with all that is said of it.

    What they did and what happened to them, statements with status, source and evidence, quotations, and the articles;
    -v prints whole sentences.
    """
    from kg.graph import open_graph

    card = open_graph(graph).show(name)
    write((_as_json(card) if as_json else _as_text(card, every, verbose > 0)) + "\n")


def _as_text(card: EntityCard | EventCard, every: bool, whole_sentences: bool) -> str:
    from kg.graph.views.card import card_text
    from kg.graph.views.event_card import EventCard, event_card_text

    if isinstance(card, EventCard):
        return event_card_text(card, whole_sentences=whole_sentences)
    return card_text(card, whole_sentences=whole_sentences, every_event=every)


def _as_json(card: EntityCard | EventCard) -> str:
    import dataclasses
    import json

    return json.dumps(dataclasses.asdict(card), ensure_ascii=False, indent=2)
