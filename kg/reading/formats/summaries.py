"""Feeds that carry no whole texts."""

from __future__ import annotations

#: A text of no more words is a summary, where the feed does not use the place that it has for whole texts.
_WORDS = 120


def is_summary(text: str) -> bool:
    """Whether what stands in the place of a summary is no longer than one."""
    return len(text.split()) <= _WORDS


def told_of_summaries(some: int, of: int) -> str:
    """Half a sentence on a feed of so many items with no more than a summary."""
    which = "its item has" if of == 1 else f"1 of its {of} items has" if some == 1 else f"{some} of its {of} items have"
    return f"{which} no more than a summary, which is read as the article; fetch the pages for the whole texts"
