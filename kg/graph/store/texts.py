"""Writes the text files of a graph: TriG, and Turtle without the graphs."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

import pyoxigraph as ox

from kg.graph.store.layout import TRIG, TURTLE
from kg.vocabulary.terms import Line


def write_texts(
    default: Iterable[list[Line]], graphs: Iterable[str], folder: Path, prefixes: Mapping[str, str]
) -> None:
    """Writes `graph.trig` and `graph.ttl` from lines of the default graph and from the other graphs as TriG.

    Raises OSError.
    """
    # what wrote the lines has made their terms, which were checked then
    quads = (quad for lines in default for quad in ox.parse("".join(lines), ox.RdfFormat.N_QUADS, lenient=True))
    ox.serialize(quads, folder / TRIG, ox.RdfFormat.TRIG, prefixes=dict(prefixes))
    with (folder / TRIG).open("a", encoding="utf-8", newline="\n") as trig:
        trig.writelines(graphs)
    _write_turtle(folder / TRIG, folder / TURTLE)


def _write_turtle(trig: Path, turtle: Path) -> None:
    """The Turtle of a TriG file as pyoxigraph writes it: the same without the graphs around the triples.

    No triple stands in two graphs, nor does a graph begin with the subject that the one before it ends with, so the
    graphs one after the other are their union.
    """
    with trig.open("rb") as source, turtle.open("wb") as out:
        inside = False
        for line in source:  # a line break within a literal is escaped
            if line.endswith(b" {\n"):
                inside = True
            elif line == b"}\n":
                inside = False
            else:
                out.write(line[1:] if inside else line)
