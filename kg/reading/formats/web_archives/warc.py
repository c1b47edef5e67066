"""Web archives (WARC), packed by gzip or not: each page that was captured is an article."""

from __future__ import annotations

from collections import Counter

from kg.errors import InputError
from kg.reading.decoding import declared_charset, decode
from kg.reading.fields import Fields, is_web_address
from kg.reading.formats.protocol import Item, Items, Opened, Page, Report, is_blank
from kg.reading.formats.web_archives.http_body import Answer, UnreadableBodyError, answer_of
from kg.reading.formats.web_archives.warc_records import Record, records_of

_PAGES = frozenset({"text/html", "application/xhtml+xml"})


def items(opened: Opened) -> Items:
    """The pages in their order, by the numbers of their records; what else the archive holds is counted at its end."""
    others: Counter[str] = Counter()
    pages = records = damaged = 0
    for record in records_of(opened.stream, opened.max_bytes):
        records += 1
        answer = _answer(record)
        if record.damaged or (record.cut and answer is not None and not answer.status):
            damaged += 1
            yield InputError(f"{opened.name}, record {record.number}: is damaged and left out; fetch the archive again")
        elif record.headers.get("warc-type") == "revisit":
            others["say only that a page was the same as before"] += 1
        elif answer is not None and answer.status != 200:
            others["are answers without a page, such as redirections"] += 1
        elif answer is not None and answer.kind not in _PAGES:
            others["hold something else than a page"] += 1
        elif answer is not None:
            pages += 1
            yield _item(opened, record, answer)
            continue
        yield None
    if not records:
        raise InputError(f"{opened.name}: is no web archive, or an empty one; fetch it again")
    listed = ", ".join(f"{count:,} {what}" for what, count in others.items())
    if not pages and not damaged:
        raise InputError(f"{opened.name}: has no pages{listed and f', of its records {listed}'}; leave it out")
    if others:
        opened.report(f"has {pages:,} page{'' if pages == 1 else 's'}; of its other records {listed}")


def _answer(record: Record) -> Answer | None:
    """What was captured; None for records that are about the capturing."""
    kind = record.headers.get("warc-type")
    if kind not in ("response", "resource"):
        return None
    answer = answer_of(record.block)
    if kind == "resource" and not answer.status:
        return Answer(200, {"content-type": record.headers.get("content-type", "")}, record.block)
    return answer


def _item(opened: Opened, record: Record, answer: Answer) -> Item:
    place = f"{opened.name}, record {record.number}"
    return opened.item(record.number, lambda report: _page(opened, record, answer, place, report), "record")


def _page(opened: Opened, record: Record, answer: Answer, place: str, report: Report) -> Page:
    if len(record.block) > opened.max_bytes:
        raise InputError(
            f"{place}: is larger than the {opened.max_bytes / 2**20:,.3g} MiB that one article may have; "
            "save its text as .txt"
        )
    if record.cut or record.headers.get("warc-truncated"):
        report("is cut off, and read as far as it goes")
    try:
        body = answer.body(opened.max_bytes, report)
    except UnreadableBodyError as error:
        raise InputError(f"{place}: {error}") from None
    html = decode(body, place, opened.on_notice, declared=answer.charset or declared_charset(body))
    if is_blank(html):
        raise InputError(f"{place}: is empty; capture it again")
    address = record.headers.get("warc-target-uri", "").strip("<> ")
    return Page(html, Fields(url=address if is_web_address(address) else None))
