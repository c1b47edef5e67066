"""`kg show`: one entity with everything the graph holds of it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kg.cli.options import Graph, Quiet, Verbose
from kg.cli.streams import write

if TYPE_CHECKING:
    from kg.graph.views.card import EntityCard


def show(
    name: Annotated[
        str,
        typer.Argument(metavar="NAME", show_default=False, help="A name or another name, in any case, or a key."),
    ],
    graph: Graph = Path("output"),
    as_json: Annotated[bool, typer.Option("--json", metavar="", help="Print one JSON object.")] = False,
    quiet: Quiet = False,
    verbose: Verbose = 0,
) -> None:
    """Print one person or thing with all that is said of it.

    Statements with status, source and evidence, quotations, and the articles; -v prints whole sentences.
    """
    from kg.graph import open_graph
    from kg.graph.views.card import card_text

    card = open_graph(graph).show(name)
    write((_as_json(card) if as_json else card_text(card, whole_sentences=verbose > 0)) + "\n")


def _as_json(card: EntityCard) -> str:
    import dataclasses
    import json

    return json.dumps(dataclasses.asdict(card), ensure_ascii=False, indent=2)
