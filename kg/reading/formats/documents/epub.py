"""Books (EPUB 2, 3), as newspapers and magazines are delivered to e-readers: each part with a text is an article."""

from __future__ import annotations

import posixpath
from typing import Any
from urllib.parse import unquote

from kg.errors import InputError
from kg.reading.fields import Fields, read_fields
from kg.reading.formats.documents.packed import Packed
from kg.reading.formats.protocol import Item, Items, Opened, Report, Text
from kg.reading.fragments import heading_of_html, local_name, text_of_html

_CONTAINER = "META-INF/container.xml"
_TEXTS = ("application/xhtml+xml", "text/html")


def items(opened: Opened) -> Items:
    """The parts in the order in which they are read, by their number in it; those without words are passed over."""
    packed = Packed(opened)
    roots = [each.get("full-path") for each in packed.tree(_CONTAINER).iter() if local_name(each) == "rootfile"]
    if not roots or not roots[0]:
        raise InputError(f"{opened.name}: does not say where its texts are; save it again, or export its text to .txt")
    package = packed.tree(roots[0])
    folder = posixpath.dirname(roots[0])
    listed = {each.get("id"): each for each in package.iter() if local_name(each) == "item"}
    order = [each.get("idref") for each in package.iter() if local_name(each) == "itemref"]
    found = 0
    for number, identifier in enumerate(order, start=1):
        part = listed.get(identifier)
        if part is None or part.get("media-type") not in _TEXTS or "nav" in (part.get("properties") or "").split():
            continue
        file = posixpath.normpath(posixpath.join(folder, unquote((part.get("href") or "").partition("#")[0])))
        try:
            page = packed.text(file)
            text, title = text_of_html(page), heading_of_html(page)
        except InputError as error:
            found += 1
            yield error
            continue
        if text.strip():
            found += 1
            yield _item(opened, number, text, title, package)
    if not found:
        raise InputError(f"{opened.name}: has no text; leave it out, or write down the words of its pictures as .txt")


def _item(opened: Opened, number: int, text: str, title: str | None, package: Any) -> Item:
    language = next((words for words in _metadata(package, "language")), None)
    return opened.item(number, lambda report: Text(text, _fields(package, title, report), language=language), "part")


def _fields(package: Any, title: str | None, report: Report) -> Fields:
    """What is known of a part by its heading and by the whole, whose title and authors are not those of the parts."""
    outlets, dates = (_metadata(package, name) for name in ("publisher", "date"))
    values: dict[str, object] = {"title": title, "outlet": outlets, "date": dates}
    return read_fields({key: value for key, value in values.items() if value}, report)


def _metadata(package: Any, name: str) -> list[str]:
    parts = (each for each in package if local_name(each) == "metadata")
    return [str(each.text).strip() for part in parts for each in part if local_name(each) == name and each.text]
