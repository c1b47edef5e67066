"""A page of HTML in a file of its own."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.reading.fields import Fields, is_web_address
from kg.reading.formats.protocol import Item, Opened, Page

#: What browsers ("saved from url=(0025)https://news.example/1") and SingleFile write into a page that they save.
_SAVED_FROM = re.compile(r"<!--[^>]{0,200}?\b(?:saved from url=\(\d+\)|url:\s+)(https?://[^\s>]+)", re.IGNORECASE)
_HEAD = 4000


def items(opened: Opened) -> Iterator[Item]:
    """The one article of a page."""
    html = opened.text(declares=True)
    found = _SAVED_FROM.search(html[:_HEAD])
    address = found[1] if found and is_web_address(found[1]) else None
    yield opened.item(None, lambda _: Page(html, Fields(url=address)))
