"""PDF: the words of its pages, as far as the file says in which order they are read."""

from __future__ import annotations

import io
import logging

from pypdf import PdfReader

from kg.errors import InputError
from kg.reading.formats.as_json.json_articles import cleaned
from kg.reading.formats.protocol import Items, Opened, Report, Text

logging.getLogger("pypdf").addHandler(logging.NullHandler())


def items(opened: Opened) -> Items:
    """The one article of a file."""
    data = opened.data()
    if not data.strip():
        raise opened.empty()
    yield opened.item(None, lambda report: _article(data, opened.name, report))


def _article(data: bytes, name: str, report: Report) -> Text:
    try:
        reader = PdfReader(io.BytesIO(data))
        if reader.is_encrypted and not reader.decrypt(""):
            raise InputError(f"{name}: is locked; take off its password first")
        pages = [page.extract_text().strip() for page in reader.pages]
    except (InputError, MemoryError):
        raise
    except Exception as error:  # the file is anybody's, and pypdf raises whatever it meets in it
        raise InputError(
            f"{name}: cannot be parsed as PDF ({type(error).__name__}); export its text to .txt"
        ) from error
    written = [page for page in pages if page]
    if not written:
        raise InputError(
            f"{name}: has no text, as scans have none; recognise its words first (OCR), or write them down"
        )
    if blank := len(pages) - len(written):
        report(f"{blank} of its {len(pages)} pages {'has' if blank == 1 else 'have'} no text, as scans have none")
    # a sentence may go on over the end of a page, so that no blank line stands there
    return Text(cleaned("\n".join(written), report))
