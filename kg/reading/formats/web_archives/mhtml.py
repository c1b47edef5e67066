"""A page that a browser saved as one file (MHTML, RFC 2557)."""

from __future__ import annotations

from kg.errors import InputError
from kg.reading.fields import Fields, is_web_address
from kg.reading.formats.mail import header, parsed_mail, parsing, text_of_part
from kg.reading.formats.protocol import Items, Opened, Page, Report, is_blank

_PAGES = ("text/html", "application/xhtml+xml")


def items(opened: Opened) -> Items:
    """The one article of the page; what belongs to it, pictures and frames, is not read."""
    data = opened.data()
    if not data.strip():
        raise opened.empty()

    def content(_: Report) -> Page:
        with parsing(opened.name):
            return _page(data, opened)

    yield opened.item(None, content)


def _page(data: bytes, opened: Opened) -> Page:
    message = parsed_mail(data)
    pages = [part for part in message.walk() if part.get_content_type() in _PAGES]
    if not pages:
        raise InputError(f"{opened.name}: holds no page; save the page again, as .html")
    start = message.get_param("start")
    page = next((part for part in pages if start and header(part, "Content-ID") == start), pages[0])
    html = text_of_part(page, opened.name, opened)
    if is_blank(html):
        raise InputError(f"{opened.name}: holds an empty page; save the page again, as .html")
    addresses = (header(page, "Content-Location"), header(message, "Snapshot-Content-Location"))
    return Page(html, Fields(url=next((each for each in addresses if each and is_web_address(each)), None)))
