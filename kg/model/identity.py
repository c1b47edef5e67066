"""What makes an article one and the same: its text, and the outlet that published it; and the ids of its events."""

from __future__ import annotations

import hashlib
import re
from urllib.parse import urlsplit


def article_id(sha256: str, outlet: str | None, url: str | None) -> str:
    """The id of an article, 16 hex digits, of the digest of its text and of its outlet, else of its address's host.

    One text in two outlets is two articles. Where neither outlet nor address is known, it is the digest's beginning.
    """
    named = re.sub(r"^the\s+", "", (outlet or "").casefold().strip())
    source = re.sub(r"\W", "", named) or _host(url or "")
    return hashlib.sha256(f"{sha256}\n{source}".encode()).hexdigest()[:16] if source else sha256[:16]


def _host(url: str) -> str:
    try:
        return (urlsplit(url).hostname or "").removeprefix("www.")
    except ValueError:
        return ""


def event_id(place: int) -> str:
    """What `kg extract` calls the report at this place of `Extraction.events`, counted from 0: "v1" for the first."""
    return f"v{place + 1}"
