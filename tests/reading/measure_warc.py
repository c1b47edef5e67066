"""Measures how fast a web archive is read, on one core: python tests/reading/measure_warc.py [PAGES_FOLDER]

Prints how many pages a second come out of the archive, and how many become articles, which is trafilatura's work. The
pages are those of a folder (`*.html`), or invented.
"""

from __future__ import annotations

import sys
import tempfile
from io import BytesIO
from pathlib import Path
from time import process_time

from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from kg.reading import MAX_BYTES, read
from kg.reading.formats.protocol import Item, Opened, Page
from kg.reading.formats.web_archives.warc import items

_PARAGRAPH = "<p>Jane Roe left Acme Corp on day {number}, the company said in a statement that nobody had seen.</p>"
_INVENTED = 1000


def write_archive(path: Path, pages: list[bytes]) -> None:
    """An archive of these pages, each packed."""
    with path.open("wb") as file:
        writer = WARCWriter(file, gzip=True)
        for number, page in enumerate(pages):
            head = StatusAndHeaders("200 OK", [("Content-Type", "text/html; charset=utf-8")], protocol="HTTP/1.1")
            address = f"https://news.example/{number}"
            record = writer.create_warc_record(
                address, "response", payload=BytesIO(page), length=len(page), http_headers=head
            )
            writer.write_record(record)


def invented() -> list[bytes]:
    """Pages of 40 paragraphs with as many links around them."""
    links = "".join(f"<li><a href='/{number}'>Another story</a></li>" for number in range(40))
    return [
        f"<!DOCTYPE html><html><head><title>Part {number}</title></head><body><nav><ul>{links}</ul></nav><article>"
        f"{_PARAGRAPH.format(number=number) * 40}</article></body></html>".encode()
        for number in range(_INVENTED)
    ]


def measure(path: Path) -> tuple[float, float]:
    """Pages a second of the processor before extraction, and articles a second after it."""
    start = process_time()
    with path.open("rb") as file:
        opened = Opened(path.name, file, MAX_BYTES, print, path)
        contents = [item.content(print) for item in items(opened) if isinstance(item, Item)]
    before = sum(isinstance(each, Page) for each in contents) / (process_time() - start)
    start = process_time()
    count = sum(1 for _ in read([path], on_failure=print, on_notice=print))
    return before, count / (process_time() - start)


if __name__ == "__main__":
    given = (
        [path.read_bytes() for path in sorted(Path(sys.argv[1]).glob("*.html"))] if len(sys.argv) > 1 else invented()
    )
    with tempfile.TemporaryDirectory() as place:
        archive = Path(place, "pages.warc.gz")
        write_archive(archive, given)
        found = measure(archive)
    print(f"{found[0]:,.0f} pages a second out of the archive, {found[1]:,.0f} articles a second")
