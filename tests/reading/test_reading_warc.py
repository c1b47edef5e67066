"""Web archives, written by warcio."""

from __future__ import annotations

import gzip
import re
import zlib
from collections.abc import Callable, Iterator, Mapping
from io import BytesIO
from itertools import pairwise
from pathlib import Path
from typing import Any

import brotli
import pytest
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from kg.limits import Limits
from kg.reading import read
from kg.reading.fields import Fields

Reading = Callable[..., Any]
PARAGRAPHS = (
    "Jane Roe left Acme Corp on Friday after twenty years, the company said in a statement.",
    "She will join the board of a school, said John Doe, who has known her since both were children.",
)
TEXT = "\n\n".join(PARAGRAPHS)


def page(words: str = "", head: str = "") -> bytes:
    body = "".join(f"<p>{paragraph}</p>" for paragraph in (*PARAGRAPHS, *([words] if words else [])))
    return (
        f"<!DOCTYPE html><html><head><title>Roe leaves Acme</title>{head}</head><body><article>{body}</article></body>"
        "</html>"
    ).encode()


class Archive:
    """A web archive in the making."""

    def __init__(self, packed: bool = True) -> None:
        self.out = BytesIO()
        self.writer = WARCWriter(self.out, gzip=packed)
        self.starts: list[int] = []
        self.write(self.writer.create_warcinfo_record("a.warc", {"software": "an invented crawler"}))

    def write(self, record: Any) -> Archive:
        self.starts.append(self.out.tell())
        self.writer.write_record(record)
        return self

    def add(
        self,
        body: bytes,
        address: str = "https://news.example/1",
        status: str = "200 OK",
        kind: str = "text/html; charset=utf-8",
        warc: Mapping[str, str] | None = None,
        **headers: str,
    ) -> Archive:
        named = [("Content-Type", kind), *((name.replace("_", "-"), value) for name, value in headers.items())]
        head = StatusAndHeaders(status, named, protocol="HTTP/1.1")
        record = self.writer.create_warc_record(
            address,
            "response",
            payload=BytesIO(body),
            length=len(body),
            http_headers=head,
            warc_headers_dict=dict(warc or {}),
        )
        return self.write(record)

    def save(self, name: str) -> bytes:
        Path(name).write_bytes(self.out.getvalue())
        return self.out.getvalue()


def in_chunks(body: bytes) -> bytes:
    def pieces() -> Iterator[bytes]:
        for start in range(0, len(body), 50):
            piece = body[start : start + 50]
            yield b"%x\r\n%s\r\n" % (len(piece), piece)
        yield b"0\r\n\r\n"

    return b"".join(pieces())


@pytest.mark.parametrize("name", ["a.warc", "a.warc.gz", "archive", "-", "whole.warc.gz"])
def test_each_page_of_an_archive_is_an_article(reading: Reading, name: str) -> None:
    archive = Archive(packed=name == "a.warc.gz")
    archive.add(page("First."), "https://news.example/2024/03/05/roe")
    archive.add(page("Second.", "<link rel='canonical' href='https://news.example/2'>"))
    data = archive.save(name)
    if name == "whole.warc.gz":
        Path(name).write_bytes(gzip.compress(data))
    outcome = reading("-", stdin=data) if name == "-" else reading(name)
    first, second = outcome.articles
    assert (first.path, first.text) == (f"{name}#2", f"{TEXT}\n\nFirst.")
    assert (first.title, first.outlet, first.published) == ("Roe leaves Acme", "news.example", "2024-03-05")
    assert (first.url, second.url) == ("https://news.example/2024/03/05/roe", "https://news.example/2")
    assert not outcome.failures + outcome.notices


@pytest.mark.parametrize(
    ("headers", "pack"),
    [
        ({"Content_Encoding": "gzip"}, gzip.compress),
        ({"Content_Encoding": "gzip"}, lambda body: gzip.compress(body[:50]) + gzip.compress(body[50:])),
        ({"Content_Encoding": "gzip"}, bytes),
        ({"Content_Encoding": "deflate"}, zlib.compress),
        ({"Content_Encoding": "deflate"}, lambda body: zlib.compress(body, wbits=-15)),
        ({"Content_Encoding": "br"}, brotli.compress),
        ({"Transfer_Encoding": "chunked"}, in_chunks),
        ({"Transfer_Encoding": "chunked"}, bytes),
        ({"Transfer_Encoding": "chunked", "Content_Encoding": "gzip"}, lambda body: in_chunks(gzip.compress(body))),
    ],
)
def test_a_body_is_unpacked_whatever_its_head_says_wrongly(
    reading: Reading, headers: Mapping[str, Any], pack: Callable[[bytes], bytes]
) -> None:
    Archive().add(pack(page("First.")), **headers).add(page("Second.")).save("a.warc.gz")
    outcome = reading("a.warc.gz")
    assert [each.text.split()[-1] for each in outcome.articles] == ["First.", "Second."]
    assert not outcome.failures + outcome.notices


def test_the_head_of_an_answer_says_the_encoding(reading: Reading) -> None:
    body = page("The café.").decode().encode("cp1252")
    Archive().add(body, kind="text/html; charset=windows-1252").save("a.warc.gz")
    assert reading("a.warc.gz").article.text.endswith("The café.")


def test_what_is_no_page_is_counted(reading: Reading) -> None:
    archive = Archive().add(page()).add(b"", status="301 Moved").add(b"GIF89a", kind="image/gif")
    head = StatusAndHeaders("200 OK", [("Content-Type", "text/html")], protocol="HTTP/1.1")
    at = ("https://news.example/1", "2024-03-05T08:00:00Z")
    archive.write(archive.writer.create_revisit_record(at[0], "sha1:X", *at, http_headers=head))
    archive.save("a.warc.gz")
    outcome = reading("a.warc.gz")
    assert outcome.article.path == "a.warc.gz#2"
    assert outcome.notices == [
        "a.warc.gz: has 1 page; of its other records 1 are answers without a page, such as redirections, "
        "1 hold something else than a page, 1 say only that a page was the same as before"
    ]


def test_an_archive_without_a_page_is_told(reading: Reading) -> None:
    Archive().save("a.warc.gz")
    Archive().add(b"GIF89a", kind="image/gif").save("b.warc.gz")
    Path("c.warc").write_bytes(b"WARC/1.0\r\n" + b"a: b\r\n" * 20_000)
    assert reading("a.warc.gz", "b.warc.gz", "c.warc").failures == [
        "a.warc.gz: has no pages; leave it out",
        "b.warc.gz: has no pages, of its records 1 hold something else than a page; leave it out",
        "c.warc, record 1: is damaged and left out; fetch the archive again",
    ]


def test_two_captures_of_an_address_are_two_versions_and_the_same_one_is_read_once(reading: Reading) -> None:
    Archive().add(page("First.")).add(page("Changed.")).add(page("First.")).save("a.warc.gz")
    outcome = reading("a.warc.gz")
    assert [(each.path, each.url) for each in outcome.articles] == [
        ("a.warc.gz#2", "https://news.example/1"),
        ("a.warc.gz#3", "https://news.example/1"),
    ]
    assert outcome.notices == ["a.warc.gz#4: is the same article as a.warc.gz#2; it is read once"]


def test_a_page_that_cannot_be_read_costs_no_other(reading: Reading) -> None:
    archive = Archive()
    archive.add(page("First."), Content_Encoding="zz").add(b"<html><body><div></div></body></html>").add(b" ")
    archive.add(b"\x00" * 100).add(gzip.compress(page("x" * 5000)), Content_Encoding="gzip").add(b"<p>" * 2000)
    archive.add(b"\x1f\x8bdamaged", Content_Encoding="gzip").add(page("Last."))
    archive.save("a.warc.gz")
    outcome = reading("a.warc.gz", max_bytes=4000)
    assert outcome.article.path == "a.warc.gz#9"
    assert [failure.removeprefix("a.warc.gz, record ").split(";")[0] for failure in outcome.failures] == [
        "2: is packed as 'zz', which kg does not unpack",
        "3: has no article text that could be found",
        "4: is empty",
        "5: is a binary file, not text (it has NUL bytes)",
        "6: unpacks to more than the 0.00381 MiB that one article may have",
        "7: is larger than the 0.00381 MiB that one article may have",
        "8: is packed, and damaged at its beginning",
    ]


@pytest.mark.parametrize("packed", [True, False])
def test_a_page_that_is_cut_off_is_read_and_told_of(reading: Reading, packed: bool) -> None:
    archive = Archive(packed).add(
        gzip.compress(page("She said that it was late. " * 50))[:-12], Content_Encoding="gzip"
    )
    archive.add(in_chunks(page("Second."))[:-30], Transfer_Encoding="chunked")
    archive.add(page("Third."), warc={"WARC-Truncated": "length"}).add(page("Fourth."))
    Path("a.warc").write_bytes(archive.out.getvalue()[:-40])
    outcome = reading("a.warc")
    assert [each.path for each in outcome.articles] == [f"a.warc#{number}" for number in (2, 3, 4, 5)]
    assert outcome.notices == [
        f"a.warc, record {number}: is cut off, and read as far as it goes" for number in (2, 3, 4, 5)
    ]


def test_behind_damage_reading_goes_on_with_the_next_record(reading: Reading) -> None:
    archive = Archive()
    for number in range(5):
        archive.add(page(f"Part {number}."))
    data = bytearray(archive.out.getvalue())
    for at in range(archive.starts[2] + 100, archive.starts[2] + 140):
        data[at] ^= 0x55
    Path("a.warc.gz").write_bytes(data)
    outcome = reading("a.warc.gz")
    assert [each.text.split()[-1] for each in outcome.articles] == ["0.", "2.", "3.", "4."]
    assert outcome.failure == "a.warc.gz, record 3: is damaged and left out; fetch the archive again"
    assert [each.text for each in reading("-", stdin=bytes(data)).articles] == [each.text for each in outcome.articles]


def test_a_record_whose_length_is_wrong_takes_no_other(reading: Reading) -> None:
    archive = Archive(packed=False)
    for number in range(3):
        archive.add(page(f"Part {number}."))
    data, at = archive.out.getvalue(), archive.starts[1]
    Path("a.warc").write_bytes(data[:at] + data[at:].replace(b"Content-Length: ", b"Content-Length: 99", 1))
    assert [each.text.split()[-1] for each in reading("a.warc").articles][-2:] == ["1.", "2."]


@pytest.mark.parametrize("packed", [True, False])
@pytest.mark.parametrize("length", [None, b"-5", b"1%018d" % 0, b"10"])
def test_a_record_that_does_not_say_its_length_is_damaged(reading: Reading, length: bytes | None, packed: bool) -> None:
    archive = Archive(packed=False)
    for number in range(3):
        archive.add(page(f"Part {number}."))
    starts = [*archive.starts, archive.out.tell()]
    records = [archive.out.getvalue()[start:end] for start, end in pairwise(starts)]
    said = b"" if length is None else b"Content-Length: %s\r\n" % length
    records[2] = re.sub(rb"Content-Length: \d+\r\n", said, records[2], count=1)
    Path("a.warc").write_bytes(b"".join(map(gzip.compress, records) if packed else records))
    outcome = reading("a.warc")
    assert [each.text.split()[-1] for each in outcome.articles] == ["0.", "2."]
    assert outcome.failure == "a.warc, record 3: is damaged and left out; fetch the archive again"
    assert not outcome.notices


@pytest.mark.parametrize("packed", [True, False])
def test_a_record_that_goes_on_behind_its_length_is_read_as_far_as_that(reading: Reading, packed: bool) -> None:
    archive = Archive(packed=False).add(page("First.")).add(page("Second."))
    data = archive.out.getvalue()
    starts = [*archive.starts, len(data)]
    records = [data[start:end] for start, end in pairwise(starts)]
    records[1] = re.sub(rb"(?<=Content-Length: )\d+", lambda said: b"%d" % (int(said[0]) - 40), records[1], count=1)
    Path("a.warc").write_bytes(b"".join(map(gzip.compress, records) if packed else records))
    outcome = reading("a.warc")
    assert [each.path for each in outcome.articles] == ["a.warc#2", "a.warc#3"]
    assert outcome.notices == ["a.warc, record 2: is cut off, and read as far as it goes"]


@pytest.mark.parametrize("data", [b"", b"Some text.\n", gzip.compress(b"Some text.\n")])
def test_what_is_no_archive_is_told(reading: Reading, data: bytes) -> None:
    Path("a.warc.gz").write_bytes(data)
    outcome = reading("a.warc.gz")
    assert outcome.failure == "a.warc.gz: is no web archive, or an empty one; fetch it again"


@pytest.mark.parametrize("much", ["seconds", "memory"])
def test_a_page_that_takes_too_much_costs_that_page_alone(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, much: str
) -> None:
    taken = list[bytearray]()

    def read_html(html: str, *rest: object) -> tuple[str, Fields]:
        while "Second." in html:
            if much == "memory":
                taken.append(bytearray(1 << 24))
        return html.rpartition("<p>")[2].partition("<")[0], Fields()

    monkeypatch.setattr("kg.reading.html.read_html", read_html)
    path = tmp_path / "a.warc.gz"
    path.write_bytes(Archive().add(page("First.")).add(page("Second.")).add(page("Third.")).out.getvalue())
    failures = list[str]()
    limits = Limits(0.3, None) if much == "seconds" else Limits(None, 1 << 28)
    found = read([path], on_failure=lambda error: failures.append(str(error)), on_notice=print, limits=limits)
    texts = [article.text for article in found]
    taken.clear()
    assert texts == ["First.", "Third."]
    assert [failure.startswith(f"{path}, record 3: left out, it takes more than ") for failure in failures] == [True]
