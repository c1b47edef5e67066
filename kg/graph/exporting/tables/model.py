"""What a table is: rows of one kind, with columns whose types, notes and references their dataclass states."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import Enum, StrEnum
from functools import cached_property
from operator import attrgetter
from types import NoneType, UnionType
from typing import Annotated, Any, TypeAlias, get_args, get_origin, get_type_hints


class Kind(StrEnum):
    """What the cells of a column hold; None stands for what is not known, in each of them."""

    TEXT = "text"
    INTEGER = "integer"
    NUMBER = "number"
    BOOLEAN = "boolean"
    DATE = "date"
    LIST = "list"


_KINDS = {
    str: Kind.TEXT,
    int: Kind.INTEGER,
    Decimal: Kind.NUMBER,
    bool: Kind.BOOLEAN,
    date: Kind.DATE,
    tuple: Kind.LIST,
}

#: The column by which rows are known.
KEY = "iri"

Cell: TypeAlias = str | int | Decimal | bool | date | tuple[str, ...] | None
Cells: TypeAlias = tuple[Cell, ...]


class Per(Enum):
    """What the rows of a table are read from, one at a time."""

    GRAPH = "graph"
    ARTICLE = "article"
    STORY = "story"


@dataclass(frozen=True, slots=True)
class To:
    """Beside the type of a field: its cells are those of the column `iri` of another table."""

    table: str


@dataclass(frozen=True, slots=True)
class Column:
    """A column; `to` is the name of the table whose rows its cells name."""

    name: str
    kind: Kind
    nullable: bool
    about: str
    to: str | None


@dataclass(frozen=True)
class Table:
    """A table: `row` is the dataclass of its rows, `rows` gives them, of what `per` says, and the `Source` behind it.

    Where it `has_key`, the column `iri` is what a row is known by.
    """

    name: str
    about: str
    row: type
    per: Per
    rows: Callable[[Any, Any], Iterable[object]]
    has_key: bool = True

    @cached_property
    def columns(self) -> tuple[Column, ...]:
        """The columns: those of the dataclass itself before those of the ones that it is made from, and IRIs last."""
        hints = get_type_hints(self.row, include_extras=True)
        classes = [each for each in self.row.__mro__ if each is not object]
        names = dict.fromkeys(name for each in classes for name in each.__annotations__)
        return tuple(_column(name, hints[name]) for name in sorted(names, key=_has_iris))

    @cached_property
    def cells(self) -> Callable[[object], Cells]:
        """The cells of a row, in the order of the columns."""
        return attrgetter(*(column.name for column in self.columns))


def _has_iris(name: str) -> bool:
    return name == KEY or name.endswith(("_iri", "_iris"))


def _column(name: str, hint: Any) -> Column:
    kind, *notes = get_args(hint) if get_origin(hint) is Annotated else (hint,)
    parts = get_args(kind) if get_origin(kind) is UnionType else (kind,)
    (known,) = (part for part in parts if part is not NoneType)
    return Column(
        name,
        _KINDS[get_origin(known) or known],
        NoneType in parts,
        next((note for note in notes if isinstance(note, str)), ""),
        next((note.table for note in notes if isinstance(note, To)), None),
    )
