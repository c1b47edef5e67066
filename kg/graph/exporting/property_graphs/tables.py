"""Nodes and edges as tables: the columns of what stands together, each with the one type that its values have."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import TypeVar

from kg.graph.exporting.layers.elements import Edge, Node, Value

Of = TypeVar("Of", Node, Edge)


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its name, and whether it has words, several words, numbers, or yes and no."""

    name: str
    kind: type


def columns_of(things: Iterable[Node | Edge]) -> tuple[Column, ...]:
    """The columns of what these know, by name."""
    found: dict[str, type] = {}
    for thing in things:
        for name, value in thing.about.items():
            found.setdefault(name, type(value))
    return tuple(Column(name, found[name]) for name in sorted(found))


def grouped(things: Iterable[Of], key: Callable[[Of], Hashable]) -> Iterator[tuple[Hashable, list[Of]]]:
    """Those with the same key together, by key, in their order."""
    found: dict[Hashable, list[Of]] = {}
    for thing in things:
        found.setdefault(key(thing), []).append(thing)
    yield from sorted(found.items(), key=lambda item: str(item[0]))


def cell(about: Mapping[str, Value], column: Column, between: str) -> str:
    """What stands in a column as text; empty where nothing is known. `between` stands between several words."""
    value = about.get(column.name, "")
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, tuple):
        return between.join(each.replace(between, " ") for each in value)
    return str(value)


def write_csv(path: Path, head: Iterable[str], rows: Iterable[Iterable[str]]) -> None:
    """Writes a table as RFC 4180 has it; what is empty has no quotation marks, so that readers take it for nothing."""
    with path.open("x", encoding="utf-8", newline="") as file:
        for row in chain([head], rows):
            file.write(",".join(map(_field, row)) + "\n")


def _field(text: str) -> str:
    return f'"{text.replace(chr(34), chr(34) * 2)}"' if text else ""
