"""The queries that come with kg: one `.rq` file each, opening with `# title: ...` and `# question: ...`.

In an installed package they lie in `kg/queries`; in a source checkout in `queries/`, beside the package.
"""

from __future__ import annotations

import difflib
from dataclasses import dataclass
from pathlib import Path

from kg.errors import UsageError

_PACKAGE = Path(__file__).resolve().parent
_FOLDERS = (_PACKAGE / "queries", _PACKAGE.parent / "queries")


@dataclass(frozen=True, slots=True)
class ShippedQuery:
    """A query by name, with what it is called and which question it answers."""

    name: str
    title: str
    question: str
    path: Path

    @property
    def text(self) -> str:
        """The SPARQL."""
        return self.path.read_text(encoding="utf-8")


def catalogue() -> list[ShippedQuery]:
    """All shipped queries, by name."""
    for folder in _FOLDERS:
        files = sorted(folder.glob("*.rq"))
        if files:
            return [_read(file) for file in files]
    return []


def find(name: str) -> ShippedQuery:
    """The shipped query of that name. Raises UsageError, which lists names that come near."""
    queries = {query.name: query for query in catalogue()}
    if name in queries:
        return queries[name]
    near = difflib.get_close_matches(name, queries, n=3, cutoff=0.5)
    hint = f"did you mean {' or '.join(near)}?" if near else "kg query --list shows them all"
    raise UsageError(f"there is no query or file named {name}; {hint}")


def _read(path: Path) -> ShippedQuery:
    head: dict[str, str] = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            break
        key, colon, value = line.lstrip("# ").partition(":")
        if colon:
            head.setdefault(key.strip().lower(), value.strip())
    return ShippedQuery(path.stem, head.get("title", path.stem), head.get("question", ""), path)
