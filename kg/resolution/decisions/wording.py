"""Words of an article as an editor gives them: how they are compared, and how messages show them."""

from __future__ import annotations

import re

#: So much of a passage is shown in a message.
_SHOWN = 60


def bare_words(words: str) -> str:
    """Words as they are compared: in small letters, without marks, stops and the signs of what is left out."""
    return " ".join(re.sub(r"[^\w\s]+", " ", words.lower().replace("’", "'").replace("'", "")).split())


def shortened(words: str) -> str:
    """Words in one line, cut where they are long."""
    one_line = " ".join(words.split())
    return one_line if len(one_line) <= _SHOWN else f"{one_line[:_SHOWN].rstrip()}…"
