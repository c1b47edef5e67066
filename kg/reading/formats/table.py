"""The table of formats: what kg reads, by which files it knows it, what it needs for it, and what it refuses.

`kg formats`, docs/formats.md, what is read in a folder and the refusals all come from here.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from importlib.util import find_spec

from kg.errors import InputError
from kg.reading.formats.beginnings import (
    Beginning,
    is_docx,
    is_epub,
    is_feed,
    is_html,
    is_json,
    is_mail,
    is_mhtml,
    is_newsml,
    is_nitf,
    is_parquet,
    is_pdf,
    is_subtitles,
    is_table,
    is_warc,
    is_xml,
)


@dataclass(frozen=True, slots=True)
class Format:
    """A format that kg reads.

    `reader` is the module in this folder, and the function in it, that gives the items (`protocol.py`). `endings` are
    those of names; `begins` says whether a beginning is one of the format, and `doubtful` that a text may begin so too,
    so that it is only asked where the name says nothing. Where `open_ended`, the beginning may say more than the ending
    does; so it is where several formats have an ending. `gzipped` says that files may also end in `.gz` behind their
    ending. `extra` is what pip has to install for it, and `needs` the modules that come with that.
    """

    name: str
    endings: tuple[str, ...]
    reader: str
    begins: Callable[[Beginning], bool] | None = None
    doubtful: bool = False
    open_ended: bool = False
    gzipped: bool = False
    extra: str | None = None
    needs: tuple[str, ...] = ()

    @property
    def installed(self) -> bool:
        """Whether all that the format needs is there."""
        return all(find_spec(module) is not None for module in self.needs)

    @property
    def to_install(self) -> str | None:
        """The command that brings what the format needs; None for one that comes with kg."""
        return f"pip install 'kg-news[{self.extra}]'" if self.extra else None


TEXT = Format("text", (".txt", ".text", ".md", ".markdown"), "text:items", open_ended=True)
HTML = Format("HTML", (".html", ".htm", ".xhtml"), "page:items", is_html, doubtful=True)
JSON = Format("JSON, JSON Feed, ninjs", (".json",), "as_json.json_articles:document", is_json, doubtful=True)
JSON_LINES = Format("JSON Lines", (".jsonl", ".ndjson"), "as_json.json_articles:lines", gzipped=True)

FEED = Format("RSS, Atom", (".rss", ".atom", ".rdf", ".xml"), "feeds:items", is_feed, gzipped=True)

NITF = Format("NITF", (".nitf", ".xml"), "nitf:items", is_nitf, gzipped=True)
NEWSML = Format("NewsML-G2", (".newsml", ".xml"), "newsml:items", is_newsml, gzipped=True)

TABLE = Format("CSV, TSV", (".csv", ".tsv", ".tab"), "csv_tables:items", is_table, doubtful=True, gzipped=True)

WARC = Format("WARC", (".warc", ".warc.gz"), "web_archives.warc:items", is_warc)
MHTML = Format("MHTML", (".mhtml", ".mht"), "web_archives.mhtml:items", is_mhtml)
MAIL = Format("mail", (".eml", ".mbox"), "mail:items", is_mail)
EPUB = Format("EPUB", (".epub",), "documents.epub:items", is_epub)
DOCX = Format("DOCX", (".docx",), "documents.docx:items", is_docx)
PDF = Format("PDF", (".pdf",), "documents.pdf:items", is_pdf, extra="pdf", needs=("pypdf",))
PARQUET = Format("Parquet", (".parquet",), "parquet:items", is_parquet, extra="parquet", needs=("pyarrow",))

FORMATS = (TEXT, HTML, JSON, JSON_LINES, TABLE, FEED, NITF, NEWSML, WARC, MHTML, MAIL, EPUB, DOCX, PDF, PARQUET)


@dataclass(frozen=True, slots=True)
class Other:
    """A format that kg does not read: what a file of it is, and what to do with it."""

    endings: tuple[str, ...]
    what: str
    advice: str
    begins: Callable[[Beginning], bool] | None = None

    def refused(self, name: str) -> InputError:
        """The failure for an input of this kind."""
        return InputError(f"{name}: is {self.what}, which kg does not read; {self.advice}")


_JSON_LINES = "write each article as one line of JSON with title, text, outlet, date and url, in a file .jsonl"
_EXPORT = "export its text to .txt, or the page to .html, first"
_WORDS = "write down its words as .txt first"


def _other(
    endings: str,
    what: str,
    advice: str,
    begins: Callable[[Beginning], bool] | None = None,
) -> Other:
    return Other(tuple(endings.split()), what, advice, begins)


#: XML that none of the formats begins with.
XML = _other(".xsl .xslt .xsd .dtd", "XML of a kind", f"fetch the pages as .html, or {_JSON_LINES}", is_xml)

OTHERS = (
    _other(".xls .xlsx .ods .numbers .feather .arrow .sqlite .db", "a table", _JSON_LINES),
    XML,
    _other(".msg .mbx .pst", "mail of a kind", "save each mail as .eml first"),
    _other(".arc .wacz .har", "a web archive", "take its pages out as .html, or make a .warc of it, first"),
    _other(".ps .djvu", "a printed page", _EXPORT),
    _other(".doc .odt .rtf .pages .mobi .tex .wpd .pptx .ppt", "an office document or a book", _EXPORT),
    _other(".srt .vtt .ttml", "subtitles", _EXPORT, is_subtitles),
    _other(".yaml .yml .toml .ini .cfg .log", "settings or data", _JSON_LINES),
    _other(".ttl .trig .nt .nq .n3 .jsonld", "a graph", "name the articles that it was made of"),
    _other(".zip .tar .tgz .7z .gz .bz2 .xz .zst .rar", "an archive", "unpack it first"),
    _other(".png .jpg .jpeg .gif .webp .tif .tiff .svg", "a picture", _WORDS),
    _other(".mp3 .mp4 .wav .m4a .mov .webm .ogg", "a sound or a film", _WORDS),
    _other(".py .js .css .c .java .sh .r .ipynb .rq .sql", "a program", "name files that hold articles"),
)


def formats_of(name: str) -> tuple[Format, ...]:
    """The formats that the ending of a name is of: none where kg reads none, several where the beginning decides."""
    return tuple(each for each in FORMATS if name.lower().endswith(_all_endings(each)))


def is_packed(name: str, forms: tuple[Format, ...]) -> bool:
    """Whether the name of a file says that its bytes are packed by gzip around what the format is."""
    return any(each.gzipped for each in forms) and name.lower().endswith(".gz")


def other_of(name: str) -> Other | None:
    """What a file of this ending is that kg does not read; None for any other."""
    endings = {ending: each for each in OTHERS for ending in each.endings}
    fitting = [ending for ending in endings if name.lower().endswith(ending)]
    return endings[max(fitting, key=len)] if fitting else None


def told(beginning: Beginning, *, named: bool) -> Format | Other | None:
    """What begins so; where a name says that it is a text (`named`), only what no text begins with."""
    asked: list[Format | Other] = [each for each in FORMATS if not (named and each.doubtful)]
    asked += OTHERS
    return next((each for each in asked if each.begins is not None and each.begins(beginning)), None)


def _all_endings(form: Format) -> tuple[str, ...]:
    return form.endings + (tuple(f"{ending}.gz" for ending in form.endings) if form.gzipped else ())
