"""Plain text and Markdown, with what a front matter says above it."""

from __future__ import annotations

from collections.abc import Iterator

from kg.errors import InputError
from kg.reading.fields import read_fields
from kg.reading.formats.front_matter import find_front_matter
from kg.reading.formats.protocol import Item, Opened, Report, Text, is_blank


def items(opened: Opened) -> Iterator[Item]:
    """The one article of a text."""
    text = opened.text()
    yield opened.item(None, lambda report: _article(text, opened.name, report))


def _article(text: str, name: str, report: Report) -> Text:
    front = find_front_matter(text, name, report)
    if front is None:
        return Text(text)
    if is_blank(text, front.body_start):
        raise InputError(f"{name}: has a front matter but no article below it; add the text")
    return Text(text, read_fields(front.values, report), front.body_start, front.title_span)
