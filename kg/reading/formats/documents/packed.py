"""The files inside an office document or a book, which is a ZIP archive."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Callable
from typing import Any

from kg.errors import InputError
from kg.reading.decoding import declared_charset, decode
from kg.reading.files import too_large
from kg.reading.formats.protocol import Opened
from kg.reading.xml_trees import xml_tree


class Packed:
    """A document whose files together may unpack to no more bytes than one article may have."""

    def __init__(self, opened: Opened) -> None:
        """Raises InputError for what is no ZIP archive."""
        self._opened = opened
        self._left = opened.max_bytes
        try:
            self._archive = zipfile.ZipFile(io.BytesIO(opened.data()))
        except (zipfile.BadZipFile, NotImplementedError, ValueError):
            raise self._damaged() from None

    def text(self, file: str) -> str:
        """A file's text. Raises InputError where it is missing, damaged, locked or too large."""
        data = self._data(file)
        place, notice = f"{self._opened.name}, {file}", self._opened.on_notice
        return decode(data, place, notice, declared=declared_charset(data))

    def tree(self, file: str, report: Callable[[str], None] | None = None) -> Any:
        """The root of a file of XML. Raises InputError as `text` does."""
        return xml_tree(self.text(file), f"{self._opened.name}, {file}", report or self._opened.report)

    def _data(self, file: str) -> bytes:
        try:
            with self._archive.open(file) as inside:
                data = inside.read(self._left + 1)
        except RuntimeError:
            raise InputError(f"{self._opened.name}: is locked; take off its password first") from None
        except (KeyError, zipfile.BadZipFile, NotImplementedError, EOFError, zlib.error, ValueError):
            raise self._damaged() from None
        if len(data) > self._left:
            raise too_large(self._opened.name, None, self._opened.max_bytes)
        self._left -= len(data)
        return data

    def _damaged(self) -> InputError:
        return InputError(
            f"{self._opened.name}: is damaged, or no such document; save it again, or export its text to .txt"
        )
