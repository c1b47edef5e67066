"""Lists page by page."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from kg.serving.answer import Answer, refusal

#: So many may stand on a page, and so deep may a page lie: behind that it is cheaper to ask for less.
LARGEST, DEEPEST = 500, 100_000


@dataclass(frozen=True, slots=True)
class Paging:
    """Which page is asked for, from 1 on, and how many stand on each."""

    page: int
    size: int

    @property
    def start(self) -> int:
        """The number of the first on the page, from 0 on."""
        return (self.page - 1) * self.size

    def told(self, path: str, given: Mapping[str, str], total: int) -> dict[str, Any]:
        """What an answer says of the page, with the address of the next one, or None."""
        more = self.start + self.size < total
        following = f"{path}?{urlencode({**given, 'page': self.page + 1})}" if more else None
        return {"page": self.page, "size": self.size, "next": following}


def paging(given: Mapping[str, str], known: set[str], size: int) -> Paging | Answer:
    """The page that is asked for by `page` and `size`; 400 for what cannot be, and for unknown parameters."""
    if unknown := sorted(given.keys() - known - {"page", "size"}):
        return refusal(
            400, f"there is no parameter {unknown[0][:100]}; there are {', '.join(sorted(known))}, page, size"
        )
    page, most = _number(given.get("page", "1")), _number(given.get("size", str(size)))
    if page is None or most is None or most > LARGEST or page * most > DEEPEST + LARGEST:
        return refusal(400, f"page is a number from 1 on, size one to {LARGEST}, and no list goes behind {DEEPEST:,}")
    return Paging(page, most)


def _number(text: str) -> int | None:
    return int(text) if text.isascii() and text.isdigit() and 0 < len(text) < 10 and int(text) > 0 else None
