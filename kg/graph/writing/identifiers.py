"""Identifiers made from content: the same content has the same identifier in every build."""

from __future__ import annotations

import hashlib
import json

from kg.model import Span

_ENCODER = json.JSONEncoder(ensure_ascii=True, separators=(",", ":"))

Part = str | int | None | tuple["Part", ...]


def digest(*parts: Part) -> str:
    """Sixteen hexadecimal digits (64 bits) of the SHA-256 of the parts, which are told apart by position."""
    return hashlib.sha256(_ENCODER.encode(parts).encode("ascii")).hexdigest()[:16]


def offsets(spans: tuple[Span, ...]) -> Part:
    """Spans as a part of a digest."""
    return tuple((span.start, span.end) for span in spans)
