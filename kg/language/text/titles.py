"""Titles of works by their form alone: runs of capitalised words."""

from __future__ import annotations

import re

from kg.language.lexicon.wordlists import word_list

_CAPITAL = r"(?:[A-Z][\w’'.-]*[\w]|[A-Z]|[’'‘]?\d[\w’']*|[’'‘]\d0s)"
_SMALL = r"(?:of|the|and|&|in|to|a|an|for|with|from|on|at|vs\.?|de|la)"
_DECADE = re.compile(r"[’'‘]?\d0s")
_OPENING = frozenset({"The", "That", "This", "A", "An", "Those", "These", "My", "Our", "I", "Who", "What", "Saturday"})
#: A run of capitalised words with small words between: how titles of works look.
RUN = re.compile(rf"(?<![\w@#]){_CAPITAL}(?::? (?:{_SMALL} )*{_CAPITAL}){{0,7}}")


def plain_titles(text: str) -> list[tuple[int, int]]:
    """Offsets of runs that are titles by their form alone, in order: with a decade in them, or ending as titles do."""
    endings = word_list("work_names", "endings")
    found = []
    for match in RUN.finditer(text):
        words = match.group().split()
        if (
            len(words) >= 3
            and words[0] in _OPENING
            and (words[-1] in endings or any(_DECADE.fullmatch(w) for w in words))
        ):
            found.append(match.span())
    return found
