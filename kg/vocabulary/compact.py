"""Terms as people read them: IRIs by prefix, literals plain, nothing that moves a terminal's cursor."""

from __future__ import annotations

import re
from collections.abc import Mapping

import pyoxigraph as ox

from kg.harmless.printable import on_one_line

_LOCAL_NAME = re.compile(r"[\w.-]*\w|")


def compact(term: object, prefixes: Mapping[str, str]) -> str:
    """A term of a result in one line; an empty string for None."""
    if term is None:
        return ""
    if isinstance(term, ox.NamedNode):
        return on_one_line(_compact_iri(term.value, prefixes))
    if isinstance(term, ox.Literal):
        return on_one_line(term.value)
    return on_one_line(str(term))


def _compact_iri(iri: str, prefixes: Mapping[str, str]) -> str:
    matching = [(len(namespace), prefix) for prefix, namespace in prefixes.items() if iri.startswith(namespace)]
    if matching:
        length, prefix = max(matching)
        if _LOCAL_NAME.fullmatch(iri[length:]):
            return f"{prefix}:{iri[length:]}"
    return f"<{iri}>"
