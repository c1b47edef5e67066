"""Articles as JSON, whichever keys they have: lines, lists, single objects, and answers of interfaces."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator

from kg.errors import InputError
from kg.reading.decoding import decode, only_text, refuse_binary
from kg.reading.fields import read_fields, read_language, read_text
from kg.reading.files import too_large
from kg.reading.formats.as_json.envelopes import articles_within
from kg.reading.formats.as_json.json_lines import Record, read_document, read_lines
from kg.reading.formats.as_json.ninjs import article_of_ninjs, is_ninjs
from kg.reading.formats.protocol import Item, Opened, Report, Text

_WIDE_MARKS = (b"\xff\xfe", b"\xfe\xff", b"\x00\x00\xfe\xff")


def lines(opened: Opened) -> Iterator[Item | InputError]:
    """The articles of JSON Lines, one at a time as they come."""
    head = opened.stream.readline(opened.max_bytes + 1)
    stream = opened.stream
    if head.startswith(_WIDE_MARKS):
        data = head + stream.read(max(0, opened.max_bytes + 1 - len(head)))
        if len(data) > opened.max_bytes:
            raise too_large(opened.name, None, opened.max_bytes)
        text = decode(data, opened.name, opened.on_notice)
        head, stream = b"", io.BytesIO(text.encode("utf-8", "replace"))
    else:
        refuse_binary(head, opened.name)
    yield from items_of_records(opened, read_lines(stream, opened.name, opened.max_bytes, first=head))


def document(opened: Opened) -> Iterator[Item | InputError]:
    """The articles of a JSON text: one object, a list, an answer with the list inside, or JSON Lines after all."""
    yield from items_of_records(opened, read_document(opened.text(), opened.name, opened.max_bytes, opened.report))


def items_of_records(opened: Opened, records: Iterable[Record | InputError]) -> Iterator[Item | InputError]:
    """The articles of objects, or of whatever else has names and values; at least one."""
    empty = True
    for record in records:
        empty = False
        if isinstance(record, InputError):
            yield record
        else:
            path = opened.name if record.number is None else f"{opened.name}#{record.number}"
            yield Item(record.place, path, lambda report, record=record: _article(record, report))  # type: ignore[misc]
    if empty:
        raise opened.empty()


def _article(record: Record, report: Report) -> Text:
    if is_ninjs(record.values):
        return article_of_ninjs(record.values, record.place, report)
    given = read_text(record.values)
    if given is None:
        if within := articles_within(record.values):
            raise InputError(
                f'{record.place}: holds its articles under "{within[0]}"; save it alone as a file .json, '
                "or write one article a line"
            )
        raise InputError(f'{record.place}: has no text; put the article\'s text under "text"')
    language = read_language(record.values)
    return Text(cleaned(given, report), read_fields(record.values, report), language=language)


def cleaned(given: str, report: Report) -> str:
    """The text without what no encoding has, which `report` hears of."""
    text = only_text(given)
    if text != given:
        report("some characters are no text and now read \N{REPLACEMENT CHARACTER}")
    return text
