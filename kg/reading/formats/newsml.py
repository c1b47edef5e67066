"""NewsML-G2 (IPTC): items of news agencies, alone or in a message, with their text as XHTML, NITF or plain text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from kg.errors import InputError
from kg.reading.dates import ONLY_CHANGED
from kg.reading.fields import Fields, author_names, one_line, read_fields
from kg.reading.formats.nitf import text_of_nitf
from kg.reading.formats.protocol import Item, Opened, Report, Text
from kg.reading.formats.withdrawn import refuse_withdrawn, tell_embargo
from kg.reading.fragments import local_name, text_of_elements, text_of_html
from kg.reading.xml_trees import LANGUAGE, xml_tree

_AROUND = frozenset({"header", "footer", "aside", "nav"})


def items(opened: Opened) -> Iterator[Item | InputError]:
    """The items with a text, by their number among all of a message; how many have none is told."""
    root = xml_tree(opened.text(declares=True), opened.name, opened.report)
    listed = [each for each in root.iter() if local_name(each) == "newsitem"]
    texts = {number: text for number, each in enumerate(listed, start=1) if (text := _text(each))}
    if not texts:
        raise InputError(f"{opened.name}: has no item with a text in it; leave it out, or fetch the texts it points to")
    if others := len(listed) - len(texts):
        which = "1 item without a text is" if others == 1 else f"{others} items without a text are"
        opened.report(f"{which} left out")
    for number, text in texts.items():
        item, alone = listed[number - 1], len(listed) == 1

        def content(report: Report, item: Any = item, text: str = text, number: int = number) -> Text:
            place = opened.name if alone else f"{opened.name}, item {number}"  # noqa: B023
            refuse_withdrawn(_code(item, "pubstatus"), place)
            tell_embargo(next((each.text for each in _below(item, "itemmeta", "embargoed")), None), report)
            return Text(text, _fields(item, report), language=_language(item))

        yield opened.item(None if alone else number, content)


def _text(item: Any) -> str:
    """The text of an item; empty without one."""
    for each in _below(item, "contentset", "inlinexml"):
        for child in each:
            text = text_of_nitf(child) if local_name(child) == "nitf" else _text_of_page(child)
            if text:
                return text
    for each in _below(item, "contentset", "inlinedata"):
        if "encoding" not in each.attrib and (text := text_of_html(str(each.text or ""))):
            return text
    return ""


def _text_of_page(page: Any) -> str:
    """The text of XHTML, without what stands around it for machines and in other places of the item as well."""
    body = next((inner for inner in page.iter() if local_name(inner) == "body"), page)
    for each in [inner for inner in body.iter() if local_name(inner) in _AROUND]:
        if each.getparent() is not None and (each.getparent() is body or local_name(each.getparent()) in _AROUND):
            each.getparent().remove(each)
    return text_of_elements(body)


def _fields(item: Any, report: Report) -> Fields:
    headlines = sorted(
        _below(item, "contentmeta", "headline"), key=lambda each: "main" not in (each.get("role") or "main")
    )
    titles = [*headlines, *_below(item, "itemmeta", "title")]
    address = item.get("guid") or ""
    known: dict[str, object] = {
        "title": next((line for each in titles if (line := one_line("".join(each.itertext())))), None),
        "outlet": _outlet(item),
        "date": _day(item, report),
        "url": address if address.startswith("http") else None,
    }
    found = read_fields({key: value for key, value in known.items() if value}, report)
    bylines = [each.text for each in _below(item, "contentmeta", "by")]
    creators = [name for each in _below(item, "contentmeta", "creator") if (name := _named(each))]
    return Fields(
        found.title, found.outlet, author_names(bylines) or author_names(creators), found.published, found.url
    )


def _day(item: Any, report: Report) -> str | None:
    for place, name in (("itemmeta", "firstcreated"), ("contentmeta", "contentcreated")):
        for each in _below(item, place, name):
            if each.text:
                return str(each.text)
    changed = [each.text for each in _below(item, "itemmeta", "versioncreated") if each.text]
    if changed and (item.get("version") or "1") != "1":
        report(ONLY_CHANGED)
        return None
    return str(changed[0]) if changed else None


def _outlet(item: Any) -> str | None:
    for place, name in (("itemmeta", "provider"), ("contentmeta", "infosource"), ("rightsinfo", "copyrightholder")):
        for each in _below(item, place, name):
            if named := _named(each):
                return named
    return None


def _named(element: Any) -> str | None:
    """The name of a person or an organisation: said, or else the end of its code ("nprov:EX")."""
    names = [one_line(each.text) for each in element if local_name(each) == "name"]
    code = element.get("literal") or (element.get("qcode") or "").rpartition(":")[2]
    said = next((name for name in (*names, one_line(element.text)) if name), None)
    return said or (code if re.search(r"[^\W\d]", code) else None)


def _language(item: Any) -> str | None:
    tags = [each.get("tag") for each in _below(item, "contentmeta", "language")]
    tags += [each.get(LANGUAGE) for each in _below(item, "contentset", "inlinexml")]
    return next((tag for tag in (*tags, item.get(LANGUAGE)) if tag), None)


def _code(item: Any, name: str) -> str:
    return next((each.get("qcode") or each.get("uri") or "" for each in _below(item, "itemmeta", name)), "")


def _below(item: Any, place: str, name: str) -> list[Any]:
    """The elements of that name right inside those parts of an item."""
    return [inner for part in item if local_name(part) == place for inner in part if local_name(inner) == name]
