"""Terms as people read them: IRIs by prefix, literals plain, nothing that moves a terminal's cursor."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping

import pyoxigraph as ox

_LOCAL_NAME = re.compile(r"[\w.-]*\w|")


def compact(term: object, prefixes: Mapping[str, str]) -> str:
    """A term of a result in one line; an empty string for None."""
    if term is None:
        return ""
    if isinstance(term, ox.NamedNode):
        return printable(_compact_iri(term.value, prefixes))
    if isinstance(term, ox.Literal):
        return printable(term.value)
    return printable(str(term))


def printable(text: str) -> str:
    """The text with control and direction characters as escapes, so that no article can write to the terminal."""
    return "".join(_escape(character) if _moves_the_cursor(character) else character for character in text)


def _compact_iri(iri: str, prefixes: Mapping[str, str]) -> str:
    matching = [(len(namespace), prefix) for prefix, namespace in prefixes.items() if iri.startswith(namespace)]
    if matching:
        length, prefix = max(matching)
        if _LOCAL_NAME.fullmatch(iri[length:]):
            return f"{prefix}:{iri[length:]}"
    return f"<{iri}>"


def _moves_the_cursor(character: str) -> bool:
    return unicodedata.category(character) in ("Cc", "Zl", "Zp") or unicodedata.bidirectional(character) in _DIRECTIONS


def _escape(character: str) -> str:
    return {"\n": "\\n", "\r": "\\r", "\t": "\\t"}.get(character, f"\\u{ord(character):04x}")


_DIRECTIONS = frozenset(("LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"))
