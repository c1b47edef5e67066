"""The words of an article around a piece of evidence, from the evidence and that of its sentence."""

from __future__ import annotations


def around(start: int, end: int, sentence: str, begins: int) -> tuple[str, str]:
    """What a sentence, which begins at code point `begins`, has before and after the words from `start` to `end`."""
    return sentence[: start - begins], sentence[end - begins :]
