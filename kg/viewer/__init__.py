"""The built graph as one HTML page that works from a memory stick: `write_network`."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from kg.graph.store.opening import BuiltGraph

__all__ = ["network_page", "write_network"]


def network_page(graph: BuiltGraph, entities: int | None = None) -> tuple[str, str]:
    """The graph as one self-contained HTML page, and what it says of itself; the same graph gives the same text.

    Of a large graph the page has the most often told `entities` and what is told of them: as many as
    `kg.viewer.choosing.MOST_ENTITIES` where no number is given, and all for 0. What it then says is how much it has of
    what ("has the 1,500 of 4,701 entities that are told of most, with ..."), an empty text where it has all.
    """
    # networkx and pyvis take a second to import; only a call pays for that.
    from kg.viewer.page import render

    with graph.reading():
        return render(graph, entities)


def write_network(graph: BuiltGraph, out: Path, entities: int | None = None) -> str:
    """Writes the page of a graph, in UTF-8, and returns what it says of itself; see `network_page`.

    Raises StoreError when the file cannot be written.
    """
    from kg.errors import StoreError
    from kg.graph.store.room import way_out

    page, part = network_page(graph, entities)
    try:
        out.write_text(page, encoding="utf-8", newline="\n")
    except OSError as error:
        advice = way_out(error, "choose a folder that can be written to")
        raise StoreError(f"cannot write {out}: {error.strerror}; {advice}") from error
    return part
