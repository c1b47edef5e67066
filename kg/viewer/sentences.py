"""Each sentence stands once on the page, however many findings point into it."""

from __future__ import annotations

from collections.abc import Iterable


class Sentences:
    """Numbers sentences as they come; `texts` are those that came, in the order of their numbers."""

    def __init__(self) -> None:
        self._numbers: dict[str, int] = {}

    @property
    def texts(self) -> list[str]:
        """All sentences."""
        return list(self._numbers)

    def pieces(self, evidence: Iterable[tuple[str, str, str]]) -> list[list[int]]:
        """Evidence, given as (before, words, after), as [sentence, start, end]: offsets as JavaScript counts them."""
        found = []
        for before, words, after in evidence:
            sentence = self._numbers.setdefault(before + words + after, len(self._numbers))
            start = _units(before)
            found.append([sentence, start, start + _units(words)])
        return found


def _units(text: str) -> int:
    """How long JavaScript takes a text to be: in units of UTF-16; a lone surrogate is one."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2
