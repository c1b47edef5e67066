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
                    self._written.setdefault(_key(word), word)

    def of(self, name: str) -> str:
        """A name without its capitals where all of it stands in them; one word only as it is written elsewhere."""
        words = name.split()
        if not name.isupper() or all(len(w.strip(".")) < 3 for w in words):
            return name
        if len(words) == 1:
            return self._written.get(_key(name), name)
        return " ".join(self._written.get(_key(w)) or _lowered(w) for w in words)


def _key(word: str) -> str:
    return word.casefold().replace("’", "'")


def _lowered(word: str) -> str:
    """A word with capitals at the head of its parts only; initials and generations stay."""
    if word.endswith(".") or word in {"II", "III", "IV"} or len(word) < 3:
        return word
    return _PARTS.sub(lambda m: m[0].capitalize() if len(m[0]) > 1 or m.start() == 0 else m[0], word)
