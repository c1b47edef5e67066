"""One input, in whichever format, to its articles."""

from __future__ import annotations

import gzip
import io
import json
import re
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, cast

from kg.errors import InputError, KgError
from kg.limits import NO_LIMITS, Limits, TooMuchError, within
from kg.model import Article
from kg.plain_text.mojibake import mojibake_edits
from kg.reading.assembly import assemble
from kg.reading.decoding import declared_charset, decode, only_text, refuse_binary
from kg.reading.envelopes import articles_within, opened
from kg.reading.fields import Fields, read_fields, read_text
from kg.reading.files import Kind, read_bytes, too_large
from kg.reading.front_matter import find_front_matter
from kg.reading.json_lines import Record, read_document, read_lines
from kg.reading.other_formats import refuse_by_beginning, refuse_by_name
from kg.reading.sidecar import SideCar
from kg.reading.tongue import declared_language, other_language

_WIDE_MARKS = (b"\xff\xfe", b"\xfe\xff", b"\x00\x00\xfe\xff")
_HTML = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body|meta|title|article|main|div|p)\b",
    re.IGNORECASE | re.DOTALL,
)
_JSON_LIST = re.compile(r"\s*\[\s*\{\s*\"")
_BLANK = re.compile("[\\s\ufeff\u200b]*")


@dataclass(frozen=True, slots=True)
class Input:
    """An input under its name, with what is needed to make articles of it.

    The methods yield articles, and an InputError in place of a broken line of JSON; they raise InputError where the
    whole input cannot be used, and OSError. So it is, too, where kg itself makes a mistake, and where to read an
    article takes more than the `limits`.
    """

    name: str
    side_car: SideCar | None
    on_notice: Callable[[str], None]
    max_bytes: int
    any_language: bool = False
    limits: Limits = NO_LIMITS

    def from_file(self, path: Path, kind: Kind) -> Iterator[Article | InputError]:
        """The articles of a file."""
        if kind is Kind.OTHER:
            refuse_by_name(self.name)
            yield from self._from_bytes(read_bytes(path, self.name, self.max_bytes), Kind.TEXT, sniff=True)
        elif kind is Kind.JSON_LINES:
            with path.open("rb") as file:
                yield from self._from_lines(file)
        elif kind is Kind.JSON_LINES_GZIP:
            with gzip.open(path, "rb") as unpacked:
                yield from self._from_lines(cast(BinaryIO, unpacked))
        else:
            yield from self._from_bytes(read_bytes(path, self.name, self.max_bytes), kind)

    def from_stream(self, stream: BinaryIO) -> Iterator[Article | InputError]:
        """The articles of a stream, whose format is told by its beginning; JSON Lines are read as they come."""
        head = b""
        while not head.strip() and len(head) <= self.max_bytes:
            line = stream.readline(self.max_bytes + 1 - len(head))
            if not line:
                break
            head += line
        if head.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{") and not head.lstrip().startswith(b"{\\rtf"):
            # An object that is printed over several lines cannot be told from a broken line by its first line alone.
            if _is_answer(head):
                kind = Kind.JSON
            elif head.strip(b"\xef\xbb\xbf \t\r\n") != b"{":
                yield from self._from_records(read_lines(stream, self.name, self.max_bytes, first=head))
                return
            kind = Kind.JSON
        else:
            kind = Kind.TEXT
        data = head + stream.read(max(0, self.max_bytes + 1 - len(head)))
        if len(data) > self.max_bytes:
            raise too_large(self.name, None, self.max_bytes)
        yield from self._from_bytes(data, kind, sniff=True)

    def _from_bytes(self, data: bytes, kind: Kind, *, sniff: bool = False) -> Iterator[Article | InputError]:
        declared = declared_charset(data) if kind is Kind.HTML or sniff else None
        text = decode(data, self.name, self.on_notice, declared=declared)
        if _BLANK.fullmatch(text):
            raise InputError(f"{self.name}: is empty; put an article in it or leave it out")
        if sniff:
            kind = _told_by_beginning(text, kind)
        if kind is Kind.TEXT:
            refuse_by_beginning(self.name, text, table=sniff)
        if kind in (Kind.JSON, Kind.JSON_LINES):
            yield from self._from_records(read_document(text, self.name, self.max_bytes))
        elif kind is Kind.HTML:
            with _mistakes_told(self.name, self.limits):
                found = self._looked_at(self._from_html(text), self.name, declared_language(text))
            yield found
        else:
            with _mistakes_told(self.name, self.limits):
                found = self._looked_at(self._from_text(text), self.name)
            yield found

    def _from_text(self, text: str) -> Article:
        front = find_front_matter(text, self.name, self._reporter(self.name))
        if front is None:
            return assemble(text, self.name, self._known(self.name, Fields()))
        if _BLANK.fullmatch(text, front.body_start):
            raise InputError(f"{self.name}: has a front matter but no article below it; add the text")
        fields = read_fields(front.values, self._reporter(self.name))
        return assemble(
            text,
            self.name,
            self._known(self.name, fields),
            body_start=front.body_start,
            title_span=front.title_span,
        )

    def _from_html(self, page: str) -> Article:
        try:
            from kg.reading.html import read_html  # trafilatura takes half a second to load
        except ImportError as error:
            missing = " ".join(str(error).split())
            raise InputError(f"{self.name}: no HTML can be read here ({missing}); install kg-news again") from error
        text, fields = read_html(page, self.name, self._reporter(self.name))
        return assemble(text, self.name, self._known(self.name, fields))

    def _from_lines(self, stream: BinaryIO) -> Iterator[Article | InputError]:
        head = stream.readline(self.max_bytes + 1)
        if head.startswith(_WIDE_MARKS):
            data = head + stream.read(max(0, self.max_bytes + 1 - len(head)))
            if len(data) > self.max_bytes:
                raise too_large(self.name, None, self.max_bytes)
            head, stream = b"", io.BytesIO(decode(data, self.name, self.on_notice).encode("utf-8", "replace"))
        else:
            refuse_binary(head, self.name)
        yield from self._from_records(read_lines(stream, self.name, self.max_bytes, first=head))

    def _from_records(self, records: Iterable[Record | InputError]) -> Iterator[Article | InputError]:
        empty = True
        for record in records:
            empty = False
            yield record if isinstance(record, InputError) else self._from_record_alone(record)
        if empty:
            raise InputError(f"{self.name}: is empty; put an article in it or leave it out")

    def _from_record_alone(self, record: Record) -> Article | InputError:
        """What goes wrong with one costs no other."""
        try:
            with _mistakes_told(record.place, self.limits):
                return self._from_record(record)
        except InputError as error:
            return error

    def _from_record(self, record: Record) -> Article | InputError:
        path = self.name if record.number is None else f"{self.name}#{record.number}"
        given = read_text(record.values)
        if given is None:
            if within := articles_within(record.values):
                return InputError(
                    f'{record.place}: holds its articles under "{within[0]}"; save it alone as a file .json, '
                    "or write one article a line"
                )
            return InputError(f'{record.place}: has no text; put the article\'s text under "text"')
        text = only_text(given)
        if text != given:
            self.on_notice(f"{record.place}: some characters are no text and now read \N{REPLACEMENT CHARACTER}")
        fields = read_fields(record.values, self._reporter(record.place))
        return self._looked_at(assemble(text, path, self._known(path, fields)), record.place)

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

    def _known(self, path: str, fields: Fields) -> Fields:
        return self.side_car.fields_for(path).over(fields) if self.side_car else fields

    def _reporter(self, place: str) -> Callable[[str], None]:
        return lambda problem: self.on_notice(f"{place}: {problem}")


@contextmanager
def _mistakes_told(place: str, limits: Limits) -> Iterator[None]:
    """Raises InputError, under the input's name, where kg makes a mistake or reading takes more than the limits."""
    try:
        with within(limits):
            yield
    except (KgError, OSError):
        raise
    except TooMuchError as error:
        raise InputError(f"{place}: left out, {error}") from None
    except Exception as error:
        raise InputError(
            f"{place}: left out, by a mistake in kg ({type(error).__name__}); report it, and what kind of file it is"
        ) from error


def _told_by_beginning(text: str, kind: Kind) -> Kind:
    if kind is Kind.JSON or text.lstrip().startswith("{") or _JSON_LIST.match(text):
        return Kind.JSON
    return Kind.HTML if _HTML.match(text) else Kind.TEXT


def _is_answer(line: bytes) -> bool:
    """Whether a line is an object that holds articles and is none."""
    try:
        value = json.loads(line)
    except (ValueError, RecursionError):
        return False
    return isinstance(value, dict) and read_text(opened(value)) is None and articles_within(value) is not None
