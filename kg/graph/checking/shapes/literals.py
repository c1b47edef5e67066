"""Whether a literal is what its datatype wants, by the lexical forms of XML Schema 1.1, part 2."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal, InvalidOperation

import pyoxigraph as ox

from kg.vocabulary.namespaces import XSD

_ZONE = r"(Z|[+-](0\d|1[0-4]):[0-5]\d)?"
_DAY = re.compile(rf"(\d{{4}})-(\d\d)-(\d\d){_ZONE}")


def _is_day(text: str) -> bool:
    found = _DAY.fullmatch(text)
    try:
        return found is not None and date(int(found[1]), int(found[2]), int(found[3])) is not None
    except ValueError:
        return False


def _like(pattern: str) -> Callable[[str], bool]:
    compiled = re.compile(pattern)
    return lambda text: compiled.fullmatch(text) is not None


WELL_FORMED: Mapping[ox.NamedNode, Callable[[str], bool]] = {
    ox.NamedNode(XSD + name): check
    for name, check in {
        "string": lambda _: True,
        "boolean": _like("true|false|0|1"),
        "integer": _like(r"[+-]?\d+"),
        "decimal": _like(r"[+-]?(\d+(\.\d*)?|\.\d+)"),
        "gYear": _like(rf"-?\d{{4,}}{_ZONE}"),
        "gYearMonth": _like(rf"-?\d{{4,}}-(0[1-9]|1[0-2]){_ZONE}"),
        "date": _is_day,
    }.items()
}
"""The datatypes that a shape may ask for, and whether a lexical form is one of theirs."""

_NUMBERS = {ox.NamedNode(XSD + name) for name in ("integer", "decimal")}


def number(term: object) -> Decimal | None:
    """The value of an integer or a decimal; None for anything else."""
    if isinstance(term, ox.Literal) and term.datatype in _NUMBERS:
        try:
            return Decimal(term.value)
        except InvalidOperation:
            return None
    return None
