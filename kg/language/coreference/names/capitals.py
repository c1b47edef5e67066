"""How a name that stands in capitals is written otherwise: "JANE McROE" is "Jane McRoe"."""

from __future__ import annotations

import re
from collections.abc import Iterable

_PARTS = re.compile(r"[^\W\d_]+")


class Spelling:
    """The words of an article's names as they are written where they do not stand in capitals."""

    def __init__(self, names: Iterable[str]) -> None:
        self._written: dict[str, str] = {}
        for name in names:
            for word in name.split():
                if not word.isupper():
                    self._written.setdefault(word.casefold(), word)

    def of(self, name: str) -> str:
        """A name of two words and more, without its capitals where all of it stands in them."""
        words = name.split()
        if len(words) < 2 or not name.isupper() or all(len(w.strip(".")) < 3 for w in words):
            return name
        return " ".join(self._written.get(w.casefold()) or _lowered(w) for w in words)


def _lowered(word: str) -> str:
    """A word with capitals at the head of its parts only; initials and generations stay."""
    if word.endswith(".") or word in {"II", "III", "IV"} or len(word) < 3:
        return word
    return _PARTS.sub(lambda m: m[0].capitalize() if len(m[0]) > 1 or m.start() == 0 else m[0], word)
