"""NITF, the XML of news texts (IPTC), as newspapers' archives and agencies give it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from kg.errors import InputError
from kg.reading.fields import Fields, author_names, one_line, read_fields
from kg.reading.formats.protocol import Item, Opened, Report, Text
from kg.reading.formats.withdrawn import refuse_withdrawn
from kg.reading.fragments import Vocabulary, local_name, text_of_tree
from kg.reading.xml_trees import LANGUAGE, xml_tree

_NITF = Vocabulary(
    blocks=frozenset(
        {"p", "hl1", "hl2", "block", "bq", "credit", "ul", "ol", "li", "dl", "dt", "dd", "table", "tr", "pre", "hr"}
    ),
    lines=frozenset({"br"}),
    unsaid=frozenset({"media", "note", "nitf-table-metadata", "copyrite", "fn"}),
)
#: "20240305T120000-0500": the day is what is written.
_DAY = re.compile(r"(\d{8})T.*")


def items(opened: Opened) -> Iterator[Item | InputError]:
    """The one article of a file."""
    root = xml_tree(opened.text(declares=True), opened.name, opened.report)
    yield opened.item(None, lambda report: article_of_nitf(root, opened.name, report))


def article_of_nitf(nitf: Any, place: str, report: Report) -> Text:
    """The article of an element `nitf`, in whichever namespace. Raises InputError for one without a text, and one
    that was withdrawn."""
    refuse_withdrawn(next((each.get("management-status") or "" for each in _all(nitf, "docdata")), ""), place)
    text = text_of_nitf(nitf)
    if not text:
        raise InputError(f"{place}: has no text in its body.content; leave it out, or look for its text elsewhere")
    return Text(text, _fields(nitf, report), language=nitf.get(LANGUAGE) or nitf.get("baselang"))


def text_of_nitf(nitf: Any) -> str:
    """The text of an element `nitf`; empty without one."""
    contents = _all(nitf, "body.content")
    # an archive's `lead_paragraph` repeats what its `full_text` opens with
    blocks = [each for content in contents for each in _all(content, "block") if each.get("class") == "full_text"]
    return "\n\n".join(filter(None, (text_of_tree(each, _NITF) for each in blocks or contents)))


def _fields(nitf: Any, report: Report) -> Fields:
    headline = next((each for name in ("hl1", "hedline", "title") for each in _all(nitf, name) if _line(each)), None)
    data = _all(nitf, "pubdata")
    outlets = [each.get("name") for each in data]
    outlets += [_line(each) for each in _all(nitf, "distributor")]
    outlets += [each.get("holder") for each in _all(nitf, "doc.copyright")]
    published = [each.get("date.publication") for each in data]
    norms = (each.get("norm") for name in ("date.issue", "date.release", "story.date") for each in _all(nitf, name))
    days = [_DAY.sub(r"\1", day) for day in (*published, _of_parts(nitf), *norms) if day]
    known: dict[str, object] = {
        "title": None if headline is None else _line(headline),
        "outlet": next(filter(None, outlets), None),
        "date": days[0] if days else None,
        "url": next((address for each in data if (address := each.get("ex-ref"))), None),
    }
    found = read_fields({key: value for key, value in known.items() if value}, report)
    return Fields(found.title, found.outlet, _authors(nitf), found.published, found.url)


def _authors(nitf: Any) -> tuple[str, ...]:
    """Who wrote it. An archive may write a byline in two ways, of which the one for its index has no capitals."""
    bylines = sorted(_all(nitf, "byline"), key=lambda each: "normalized" not in (each.get("class") or ""))
    for byline in bylines:
        people = [line for each in _all(byline, "person") if (line := _line(each))]
        if names := author_names(people or _line(byline, without="byttl")):
            return names
    return ()


def _of_parts(nitf: Any) -> str | None:
    """The day that an archive gives as year, month and day in elements `meta`."""
    parts = {each.get("name"): each.get("content") or "" for each in _all(nitf, "meta")}
    names = ("publication_year", "publication_month", "publication_day_of_month")
    if not all(re.fullmatch(r"\d{1,4}", parts.get(name, "")) for name in names):
        return None
    return "-".join(parts[name].zfill(2) for name in names)


def _line(element: Any, without: str | None = None) -> str | None:
    """The words in an element as one line."""
    pieces = [element.text or ""]
    for each in element:
        pieces += [" " if local_name(each) == without else f" {_line(each) or ''} ", each.tail or ""]
    return one_line(" ".join("".join(pieces).split()))


def _all(element: Any, name: str) -> list[Any]:
    """The elements of that name below, of a `nitf` inside another format only its own."""
    return [each for each in element.iter() if local_name(each) == name and each is not element]
