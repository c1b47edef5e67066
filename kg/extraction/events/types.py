"""The type of event that a roleset belongs to."""

from __future__ import annotations


def event_type(roleset_id: str) -> str:
    """The local name of the type of a roleset, or ""."""
    return ""
