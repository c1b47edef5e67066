"""One input, in whichever format, to its articles."""

from __future__ import annotations

import gzip
import io
import json
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import Any, BinaryIO, cast

from kg.errors import InputError, KgError
from kg.left_out import by_mistake
from kg.limits import NO_LIMITS, Limits, TooMuchError, within
from kg.model import Article
from kg.plain_text.mojibake import mojibake_edits
from kg.reading.assembly import assemble
from kg.reading.formats.as_json.envelopes import articles_within, is_article
from kg.reading.formats.as_json.json_feed import is_json_feed
from kg.reading.formats.beginnings import LENGTH, beginning_of
from kg.reading.formats.protocol import Item, Items, NotInstalledError, OfAnotherKindError, Opened, Page, Report, Text
from kg.reading.formats.table import JSON, JSON_LINES, TEXT, XML, Format, Other, is_packed, other_of, told
from kg.reading.sidecar import SideCar
from kg.reading.tongue import declared_language, language_of_tag, other_language

_END = InputError("")
#: What a damaged archive raises while it is unpacked.
_DAMAGED = (EOFError, zlib.error, gzip.BadGzipFile)


@dataclass(frozen=True, slots=True)
class Input:
    """An input under its name, with what is needed to make articles of it.

    The methods yield articles, and an InputError in place of an item that is none; they raise InputError where the
    whole input cannot be used, and OSError. So it is, too, where kg itself makes a mistake, and where to read an
    article takes more than the `limits`.
    """

    name: str
    side_car: SideCar | None
    on_notice: Callable[[str], None]
    max_bytes: int
    any_language: bool = False
    limits: Limits = NO_LIMITS

    def from_file(self, path: Path, forms: tuple[Format, ...]) -> Iterator[Article | InputError]:
        """The articles of a file; `forms` are what its name says that it may be."""
        if not forms and (other := other_of(self.name)):
            raise other.refused(self.name)
        packed = is_packed(path.name, forms)
        with gzip.open(path, "rb") if packed else path.open("rb") as file:
            stream = cast(BinaryIO, file)
            form = forms[0] if len(forms) == 1 else None
            if form is None or form.open_ended:
                with _mistakes_told(self.name, self.limits):
                    head = stream.read(LENGTH)
                if not head:
                    raise InputError(f"{self.name}: is empty; put an article in it or leave it out")
                form = self._told(head, forms)
                if stream.seekable():
                    stream.seek(0)
                else:
                    stream = _joined(head, stream)
            yield from self._articles(form, stream, None if packed else path)

    def from_stream(self, stream: BinaryIO) -> Iterator[Article | InputError]:
        """The articles of a stream, whose format is told by its beginning; JSON Lines are read as they come."""
        head = b""
        while not head.strip() and len(head) <= self.max_bytes:
            line = stream.readline(self.max_bytes + 1 - len(head))
            if not line:
                break
            head += line
        form: Format | None = None
        if head.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{") and not head.lstrip().startswith(b"{\\rtf"):
            # An object that is printed over several lines cannot be told from a broken line by its first line alone.
            lines = head.strip(b"\xef\xbb\xbf \t\r\n") != b"{" and not _is_answer(head)
            form = JSON_LINES if lines else JSON
        else:
            head += stream.read(max(0, LENGTH - len(head)))
            form = self._told(head, ())
        yield from self._articles(form, _joined(head, stream), None)

    def _told(self, head: bytes, named: tuple[Format, ...]) -> Format:
        """What an input is by its first bytes. Raises InputError for what kg does not read."""
        found = told(beginning_of(head), named=named == (TEXT,)) or (XML if len(named) > 1 else TEXT)
        if found is XML:
            raise OfAnotherKindError(self.name, "is XML of a kind that kg does not read", found.advice)
        if isinstance(found, Other):
            raise found.refused(self.name)
        return found

    def _articles(self, form: Format, stream: BinaryIO, path: Path | None) -> Iterator[Article | InputError]:
        items = _reader(form, self.name)(Opened(self.name, stream, self.max_bytes, self.on_notice, path))
        while True:
            with _mistakes_told(self.name, self.limits):
                item = next(items, _END)
            if item is _END:
                return
            if isinstance(item, Item):
                yield self._article_alone(item)
            elif item is not None:
                yield item

    def _article_alone(self, item: Item) -> Article | InputError:
        """What goes wrong with one costs no other."""
        try:
            with _mistakes_told(item.place, self.limits):
                return self._article(item)
        except InputError as error:
            return error

    def _article(self, item: Item) -> Article | InputError:
        def report(problem: str) -> None:
            self.on_notice(f"{item.place}: {problem}")

        content = item.content(report)
        if isinstance(content, Page):
            declared = declared_language(content.html)
            content = _text_of(content, item.place, report)
        else:
            declared = language_of_tag(content.language)
        known = self.side_car.fields_for(item.path).over(content.fields) if self.side_car else content.fields
        article = assemble(content.text, item.path, known, body_start=content.body_start, title_span=content.title_span)
        return self._looked_at(article, item.place, declared)

    def _looked_at(self, article: Article, place: str, declared: str | None = None) -> Article | InputError:
        """The article, unless it is in another language; tells of characters that were damaged before kg got them."""
        body = article.text[article.body[0].start :] if article.body else article.text
        language = None if self.any_language else other_language(body, declared)
        if language is not None:
            return InputError(
                f"{place}: seems to be in {language} and is left out, since kg reads English; "
                "--any-language reads it all the same"
            )
        if torn := mojibake_edits(body):
            was = repr(body[torn[0].start : torn[0].end])
            some = "1 place is" if len(torn) == 1 else f"{len(torn)} places are"
            self.on_notice(f"{place}: {some} in the wrong encoding, such as {was}; read as what they were")
        return article


def _reader(form: Format, name: str) -> Callable[[Opened], Items]:
    """The function that reads a format. Raises InputError, with what to install, where something is missing for it."""
    if form.to_install is not None and not form.installed:
        raise NotInstalledError(name, form.name, form.to_install)
    module, _, function = form.reader.partition(":")
    reader: Callable[[Opened], Items] = getattr(import_module(f"kg.reading.formats.{module}"), function)
    return reader


def _text_of(page: Page, place: str, report: Report) -> Text:
    try:
        from kg.reading.html import read_html  # trafilatura takes half a second to load
    except ImportError as error:
        missing = " ".join(str(error).split())
        raise InputError(f"{place}: no HTML can be read here ({missing}); install kg-news again") from error
    text, fields = read_html(page.html, place, report, page.fields.url)
    return Text(text, fields.over(page.fields))


def _joined(head: bytes, stream: BinaryIO) -> BinaryIO:
    """A stream whose first bytes were read before."""
    return cast(BinaryIO, _Joined(head, stream))


class _Joined:
    """Bytes that were read, and the stream they are from behind them; no more is asked of that than is needed."""

    def __init__(self, head: bytes, stream: BinaryIO) -> None:
        self._head, self._stream = io.BytesIO(head), stream

    def read(self, size: int = -1) -> bytes:
        if size < 0:
            return self._head.read() + self._stream.read()
        data = self._head.read(size)
        return data + self._stream.read(size - len(data)) if len(data) < size else data

    def readline(self, size: int = -1) -> bytes:
        line = self._head.readline(size)
        if line.endswith(b"\n") or (size >= 0 and len(line) >= size):
            return line
        return line + self._stream.readline(size - len(line) if size >= 0 else -1)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._stream, name)


@contextmanager
def _mistakes_told(place: str, limits: Limits) -> Iterator[None]:
    """Raises InputError, under the input's name, where kg makes a mistake or reading takes more than the limits."""
    try:
        with within(limits):
            yield
    except _DAMAGED:
        raise InputError(f"{place}: is a damaged gzip archive; fetch or pack it again") from None
    except (KgError, OSError):
        raise
    except TooMuchError as error:
        raise InputError(f"{place}: left out, {error}") from None
    except Exception as error:
        raise InputError(f"{place}: left out, {by_mistake(error)}; report it, and what kind of file it is") from error


def _is_answer(line: bytes) -> bool:
    """Whether a line is an object that holds articles and is none."""
    try:
        value = json.loads(line)
    except (ValueError, RecursionError):
        return False
    if not isinstance(value, dict):
        return False
    return is_json_feed(value) or (not is_article(value) and articles_within(value) is not None)
