"""A page of HTML in a file of its own."""

from __future__ import annotations

from collections.abc import Iterator

from kg.reading.formats.protocol import Item, Opened, Page


def items(opened: Opened) -> Iterator[Item]:
    """The one article of a page."""
    page = Page(opened.text(declares=True))
    yield opened.item(None, lambda _: page)
