"""What the first bytes of an input say it is, where its name says nothing or may be wrong."""

from __future__ import annotations

import codecs
import csv
import re
import zlib
from dataclasses import dataclass

#: So many bytes are looked at.
LENGTH = 1 << 15
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# Comments are passed over once and for all ("?>", "*+"), or many of them in a row would take for ever.
_HTML = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*)?(?:(?><!--.*?-->)\s*)*+<(?:!doctype\s+html|html|head|body|meta|title|article|main|div|p)\b",
    re.IGNORECASE | re.DOTALL,
)
_JSON_LIST = re.compile(r"\s*\[\s*\{\s*\"")
_XML = re.compile(
    r"\s*(?:(?><\?[^>]*>|<!--.*?-->|<!DOCTYPE\b[^>\[]*(?:\[[^\]]*\]\s*)?>)\s*)*+<(?:[\w.-]+:)?(?P<root>[A-Za-z_][\w.-]*)",
    re.IGNORECASE | re.DOTALL,
)
_DECLARED = re.compile(r"\s*<\?xml\b")
#: Elements at the root of XML that nobody writes as the first words of a text.
_ROOTS = frozenset({"urlset", "sitemapindex", "tei", "doc", "document", "newsml", "catalogitem", "conceptitem"})
_FEED_ROOTS = frozenset({"rss", "feed"})
_NEWSML_ROOTS = frozenset({"newsitem", "newsmessage", "packageitem"})
#: Possessive, for what may be read in two ways takes twice as long with each line.
_HEADER = r"(?>[A-Z][A-Za-z-]{1,40}:[ \t]\S[^\r\n]*+(?:\r?\n[ \t]++\S[^\r\n]*+)*+\r?\n)"
_ONLY_IN_MAIL = r"(?:Message-ID|MIME-Version|Received|Return-Path|Content-Type):"
_MAIL = re.compile(rf"\s*(?:From \S+[^\r\n]*+\r?\n)?(?={_HEADER}*{_ONLY_IN_MAIL}){_HEADER}{{3,}}+\r?\n", re.IGNORECASE)
_SUBTITLES = re.compile(r"WEBVTT\b|\s*1\r?\n\d\d:\d\d:\d\d[,.]\d{3} --> ")
_ROWS = 4
_ZIP = b"PK\x03\x04"


@dataclass(frozen=True, slots=True)
class Beginning:
    """The first bytes, and the same as text, without a byte order mark."""

    data: bytes
    text: str

    @property
    def root(self) -> str:
        """The name of the first element if it may be XML, in small letters and without a prefix; else empty."""
        found = _XML.match(self.text)
        return found["root"].lower() if found else ""


def beginning_of(data: bytes) -> Beginning:
    """The beginning of an input that starts with these bytes."""
    head = data[:LENGTH]
    mark, codec = next(((mark, codec) for mark, codec in _MARKS if head.startswith(mark)), (b"", "utf-8"))
    return Beginning(head, head[len(mark) :].decode(codec, "replace"))


def is_json(beginning: Beginning) -> bool:
    """Whether it opens an object, or a list of objects."""
    text = beginning.text.lstrip()
    return (text.startswith("{") and not text.startswith("{\\rtf")) or _JSON_LIST.match(text) is not None


def is_html(beginning: Beginning) -> bool:
    """Whether it opens a page, or the body of one."""
    return _HTML.match(beginning.text) is not None


def is_xml(beginning: Beginning) -> bool:
    """Whether it declares itself to be XML, or opens as only that does."""
    return _DECLARED.match(beginning.text) is not None or beginning.root in _ROOTS


def is_feed(beginning: Beginning) -> bool:
    """Whether it opens a feed: RSS, Atom, or RSS 1.0, which is RDF."""
    return beginning.root in _FEED_ROOTS or (beginning.root == "rdf" and "purl.org/rss/" in beginning.text)


def is_nitf(beginning: Beginning) -> bool:
    """Whether it opens an article in NITF."""
    return beginning.root == "nitf"


def is_newsml(beginning: Beginning) -> bool:
    """Whether it opens an item or a message of NewsML-G2."""
    return beginning.root in _NEWSML_ROOTS


def is_mail(beginning: Beginning) -> bool:
    """Whether it opens with three lines of the head of a mail, one of them such as only mail has."""
    return _MAIL.match(beginning.text[:20_000]) is not None


def is_mhtml(beginning: Beginning) -> bool:
    """Whether it opens a page that a browser saved as one file."""
    head = re.split(r"\r?\n\r?\n", beginning.text, maxsplit=1)[0]
    return is_mail(beginning) and re.search(r"^Snapshot-Content-Location:|^From:.*Saved by", head, re.M) is not None


def is_warc(beginning: Beginning) -> bool:
    """Whether it opens a record of a web archive, which may be packed by gzip."""
    if beginning.data.startswith(b"\x1f\x8b\x08"):
        try:
            return zlib.decompressobj(31).decompress(beginning.data, 16).startswith(b"WARC/")
        except zlib.error:
            return False
    return re.match(r"\s*WARC/\d", beginning.text) is not None


def is_docx(beginning: Beginning) -> bool:
    """Whether it opens an archive that begins with what documents of Word begin with."""
    return beginning.data.startswith(_ZIP) and (b"word/" in beginning.data or b"[Content_Types].xml" in beginning.data)


def is_epub(beginning: Beginning) -> bool:
    """Whether it opens an archive that says that it is a book, as its first file has to."""
    return beginning.data.startswith(_ZIP) and b"mimetypeapplication/epub+zip" in beginning.data[:100]


def is_pdf(beginning: Beginning) -> bool:
    """Whether it says that it is PDF."""
    return beginning.data.lstrip().startswith(b"%PDF-")


def is_parquet(beginning: Beginning) -> bool:
    """Whether it opens a table in Parquet."""
    return beginning.data.startswith(b"PAR1")


def is_subtitles(beginning: Beginning) -> bool:
    """Whether it opens with the time of a first line that is spoken (WebVTT, SubRip)."""
    return _SUBTITLES.match(beginning.text) is not None


def is_table(beginning: Beginning) -> bool:
    """Whether the first rows have the same number of cells, three or more, the first of them names of columns."""
    lines = beginning.text[:20_000].splitlines()[: _ROWS * 4]
    for delimiter in ",;\t|":
        try:
            rows = [row for row in csv.reader(lines, delimiter=delimiter) if row][:_ROWS]
        except csv.Error:
            continue
        named = rows and len(rows[0]) > 2 and all(re.fullmatch(r"[\w .-]{1,30}", cell) for cell in rows[0])
        if named and len(rows) > 1 and len({len(row) for row in rows[:2]}) == 1:
            return True
    return False
