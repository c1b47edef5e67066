"""What a format gives: items, one for each article of an input, and of each its text or its page.

A format is a function `items(opened)` in a file of its own and a line of the table (`table.py`), which says how files
of the format are told. It yields an Item for each article and an InputError in place of what is none; where the whole
input cannot be used it raises InputError. All that takes long belongs into an item's `content`, which is called under
the limits of one article and whose errors cost that article alone.
"""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, TypeAlias

from kg.errors import InputError
from kg.model import Span
from kg.reading.decoding import declared_charset, decode
from kg.reading.fields import NOTHING_KNOWN, Fields
from kg.reading.files import too_large

#: Hears half a sentence about what could not be used, which the caller puts behind the place.
Report: TypeAlias = Callable[[str], None]

_BLANK = re.compile("[\\s\ufeff\u200b]*")


@dataclass(frozen=True, slots=True)
class Text:
    """The text of an article, of which the body begins at `body_start`, and what is known of it.

    `title_span` is where the title stands outside the body. `language` is the tag ("de-AT") that it says it is in.
    """

    text: str
    fields: Fields = NOTHING_KNOWN
    body_start: int = 0
    title_span: Span | None = None
    language: str | None = None


@dataclass(frozen=True, slots=True)
class Page:
    """A page of HTML, to take text and fields from; `fields` are for what the page itself leaves open."""

    html: str
    fields: Fields = NOTHING_KNOWN


@dataclass(frozen=True, slots=True)
class Item:
    """One article of an input. `place` is how messages name it, `path` how the article does ("many.jsonl#17").

    `content` gives its text or its page, or raises InputError. It is called at most once, before the next item is asked
    for, with what hears of fields that could not be used.
    """

    place: str
    path: str
    content: Callable[[Report], Text | Page]


#: What a format yields: None stands for something that is passed over, so that it does not count against the next item.
Items: TypeAlias = Iterator[Item | InputError | None]


class OfAnotherKindError(InputError):
    """A file whose name may be that of articles holds none: in a folder it is passed over, as other files are.

    `what` says what it is ("is a table without a column of texts"), and the message after it what to do.
    """

    def __init__(self, name: str, what: str, advice: str) -> None:
        super().__init__(f"{name}: {what}; {advice}")
        self.what = f"{name}: {what}"


class NotInstalledError(InputError):
    """A file of a format for which something is missing: in a folder it is passed over, with what to install."""

    def __init__(self, name: str, form: str, to_install: str) -> None:
        super().__init__(f"{name}: is {form}, for which something is not installed here: {to_install}")
        self.form, self.to_install = form, to_install


@dataclass(frozen=True, slots=True)
class Opened:
    """An input under its name: its bytes, unpacked if its name says that they are packed, and whom to tell of it.

    `max_bytes` is the most that one article may have. `path` is None for what is no file, and for what was packed.
    """

    name: str
    stream: BinaryIO
    max_bytes: int
    on_notice: Callable[[str], None]
    path: Path | None = None

    def report(self, problem: str) -> None:
        """Tells a person of something that concerns the whole input."""
        self.on_notice(f"{self.name}: {problem}")

    def data(self) -> bytes:
        """All bytes of an input that is to be held in memory. Raises InputError above `max_bytes`, and OSError."""
        size = _size(self.stream)
        if size is not None and size > self.max_bytes:
            raise too_large(self.name, size, self.max_bytes)
        data = self.stream.read(self.max_bytes + 1)
        if len(data) > self.max_bytes:
            raise too_large(self.name, None, self.max_bytes)
        return data

    def text(self, *, declares: bool = False) -> str:
        """All of it as text; `declares` says that it may name its encoding as HTML and XML do.

        Raises InputError as `data` does, and for what is no text, or empty.
        """
        data = self.data()
        text = decode(data, self.name, self.on_notice, declared=declared_charset(data) if declares else None)
        if is_blank(text):
            raise self.empty()
        return text

    def empty(self) -> InputError:
        """The failure for an input without anything in it."""
        return InputError(f"{self.name}: is empty; put an article in it or leave it out")

    def item(self, number: int | None, content: Callable[[Report], Text | Page], counted: str = "item") -> Item:
        """The item of that number, counted from 1 in what `counted` says; None for an input that is one article."""
        if number is None:
            return Item(self.name, self.name, content)
        return Item(f"{self.name}, {counted} {number}", f"{self.name}#{number}", content)


def is_blank(text: str, start: int = 0) -> bool:
    """Whether nothing stands in a text from `start` on."""
    return _BLANK.fullmatch(text, start) is not None


def _size(stream: BinaryIO) -> int | None:
    """The size of a regular file; None for another stream."""
    try:
        status = os.fstat(stream.fileno())
    except (OSError, AttributeError, ValueError):
        return None
    return status.st_size if stat.S_ISREG(status.st_mode) else None
