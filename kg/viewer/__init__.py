"""The built graph as one HTML page that works from a memory stick: `write_network`."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from kg.graph.store.opening import BuiltGraph

__all__ = ["write_network"]


def write_network(graph: BuiltGraph, out: Path) -> None:
    """Writes the graph as one self-contained HTML page, in UTF-8; the same graph gives the same bytes.

    Raises StoreError when the file cannot be written.
    """
    # networkx and pyvis take a second to import; only a call pays for that.
    from kg.errors import StoreError
    from kg.viewer.page import render

    page = render(graph)
    try:
        out.write_text(page, encoding="utf-8", newline="\n")
    except OSError as error:
        raise StoreError(f"cannot write {out}: {error.strerror}; choose a folder that can be written to") from error
