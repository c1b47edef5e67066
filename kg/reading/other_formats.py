"""Formats that kg does not read, told by the name of a file and by its beginning, and what to do with each."""

from __future__ import annotations

import csv
import re

from kg.errors import InputError

_JSON_LINES = "write each article as one line of JSON with title, text, outlet, date and url, in a file .jsonl"
_EXPORT = "export its text to .txt, or the page to .html, first"
#: The endings of names, what a file of such a name is, and what to do with it.
_KINDS = (
    (".csv .tsv .tab", "a table (CSV)", _JSON_LINES),
    (".xls .xlsx .ods .numbers .parquet .feather .arrow .sqlite .db", "a table", _JSON_LINES),
    (".rss .atom .rdf", "a feed", f"fetch the pages of its items as .html, or {_JSON_LINES}"),
    (".xml", "XML", f"fetch the pages as .html, or {_JSON_LINES}"),
    (".eml .msg .mbox .mbx", "mail", "save the text of each article as .txt or .html first"),
    (".warc .warc.gz .arc .wacz .har .mhtml .mht", "a web archive", "take its pages out as .html first"),
    (".pdf .ps .djvu", "a printed page", _EXPORT),
    (".doc .docx .odt .rtf .pages .epub .mobi .tex .wpd .pptx .ppt", "an office document or a book", _EXPORT),
    (".srt .vtt .ttml", "subtitles", _EXPORT),
    (".yaml .yml .toml .ini .cfg .log", "settings or data", _JSON_LINES),
    (".ttl .trig .nt .nq .n3 .jsonld", "a graph", "name the articles that it was made of"),
    (".zip .tar .tgz .7z .gz .bz2 .xz .zst .rar", "an archive", "unpack it first"),
    (".png .jpg .jpeg .gif .webp .tif .tiff .svg", "a picture", "write down its words as .txt first"),
    (".mp3 .mp4 .wav .m4a .mov .webm .ogg", "a sound or a film", "write down its words as .txt first"),
    (".py .js .css .c .java .sh .r .ipynb .rq .sql", "a program", "name files that hold articles"),
)
_BY_SUFFIX = {suffix: (what, advice) for suffixes, what, advice in _KINDS for suffix in suffixes.split()}
_XML = re.compile(
    r"\s*(?:<\?xml\b|<(?:rss|feed|rdf:RDF|urlset|sitemapindex|nitf|newsItem|TEI|DOC|document)\b)", re.IGNORECASE
)
_XHTML = re.compile(r"<(?:!doctype\s+html|html)\b", re.IGNORECASE)
_HEADER = r"[A-Z][A-Za-z-]{1,40}:[ \t]\S.*(?:\r?\n[ \t]+\S.*)*\r?\n"
_ONLY_IN_MAIL = r"(?:Message-ID|MIME-Version|Received|Return-Path|Content-Type):"
_MAIL = re.compile(rf"\s*(?:From \S+.*\r?\n)?(?=(?:{_HEADER})*{_ONLY_IN_MAIL})(?:{_HEADER}){{3,}}\r?\n", re.IGNORECASE)
_BY_BEGINNING = (
    (re.compile(r"\s*WARC/\d"), ".warc"),
    (re.compile(r"WEBVTT\b|\s*1\r?\n\d\d:\d\d:\d\d[,.]\d{3} --> "), ".vtt"),
    (_MAIL, ".eml"),
)
_ROWS = 4


def refuse_by_name(name: str) -> None:
    """Raises InputError for a file whose ending is that of a format that kg does not read."""
    for suffix in sorted(_BY_SUFFIX, key=len, reverse=True):
        if name.lower().endswith(suffix):
            raise _refusal(name, suffix)


def refuse_by_beginning(name: str, text: str, *, table: bool = False) -> None:
    """Raises InputError for XML, mail, a web archive or subtitles, and, if asked, for a table."""
    head = text[:20_000]
    if _XML.match(head) and not _XHTML.search(head[:2000]):
        raise _refusal(name, ".rss" if re.search(r"<(?:rss|feed|rdf:RDF)\b", head, re.IGNORECASE) else ".xml")
    for pattern, suffix in _BY_BEGINNING:
        if pattern.match(head):
            raise _refusal(name, suffix)
    if table and _is_table(head):
        raise _refusal(name, ".csv")


def _refusal(name: str, suffix: str) -> InputError:
    what, advice = _BY_SUFFIX[suffix]
    return InputError(f"{name}: is {what}, which kg does not read; {advice}")


def _is_table(head: str) -> bool:
    """Whether the first rows have the same number of cells, three or more, the first of them names of columns."""
    lines = head.splitlines()[: _ROWS * 4]
    for delimiter in ",;\t|":
        try:
            rows = [row for row in csv.reader(lines, delimiter=delimiter) if row][:_ROWS]
        except csv.Error:
            continue
        named = rows and len(rows[0]) > 2 and all(re.fullmatch(r"[\w .-]{1,30}", cell) for cell in rows[0])
        if named and len(rows) > 1 and len({len(row) for row in rows[:2]}) == 1:
            return True
    return False
