"""Names for resolved entities and the keys made from them."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable

from kg.language.lexicon.wordlists import bare_name
from kg.model import EntityType


def slug(name: str) -> str:
    """A name as a path segment: ASCII letters, digits and hyphens; a hash where nothing of it is left."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
    words = re.sub(r"[^a-z0-9]+", "-", plain.lower().replace("'", "")).strip("-")[:60].strip("-")
    return words or hashlib.sha256(name.encode()).hexdigest()[:12]


def key_of(kind: EntityType, name: str, within: str = "") -> str:
    """The key of an entity; `within` is the id of the only article that knows it, for what has no name."""
    tail = f"-{within[:8]}" if within else ""
    return f"{kind.value.lower()}/{slug(name)}{tail}"


def canonical(forms: Iterable[str], kind: EntityType) -> str:
    """The form that stands for all: for people a full name before a part, else the most frequent, then the longest."""
    counts = Counter(forms)
    if kind is EntityType.PERSON:
        full = {f: n for f, n in counts.items() if len(f.split()) > 1}
        counts = Counter(full) if full else counts
    return min(counts, key=lambda f: (-counts[f], -len(f), f))


def even(name: str) -> str:
    """A name without what outlets print differently: case, articles, marks."""
    return "".join(c for c in bare_name(name) if c.isalnum() or c == " ")
