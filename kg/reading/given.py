"""A text that is at hand as a string, to an article."""

from __future__ import annotations

from datetime import date

from kg.errors import InputError
from kg.model import Article
from kg.reading.assembly import assemble
from kg.reading.dates import normalise_date
from kg.reading.decoding import only_text
from kg.reading.fields import Fields, one_line

#: What the article has for a path, as one from standard input has.
PATH = "-"


def article_of(
    text: str, *, title: str | None = None, outlet: str | None = None, published: str | date | None = None
) -> Article:
    """An article of a string, all of which is its body; a title that is not given is looked for in the text.

    What is no text (NUL, half of a surrogate pair) reads U+FFFD. Raises InputError where the text is empty or
    `published` is no clear date.
    """
    if not text.strip():
        raise InputError("the text is empty; give the text of an article")
    day = day_of(published) if published else None
    return assemble(only_text(text), PATH, Fields(title=one_line(title), outlet=one_line(outlet), published=day))


def day_of(published: str | date) -> str:
    """A date as an article has it, ISO 8601 as precise as known. Raises InputError where it is not clear."""
    day = normalise_date(published)
    if day is None:
        raise InputError(f"published: {published!a} is not clear; write it as 2023-09-30, 2023-09 or 2023")
    return day
