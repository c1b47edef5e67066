"""The records of a web archive (WARC 1.0, 1.1), packed by gzip or not, and past what is damaged.

Every record of a packed archive is a member of its own (RFC 1952), so that the next one can be found behind a damaged
one; where all is one member it cannot. It is read as it comes, from a file or from a stream.

warcio 1.8.1 was tried in its place (1 December 2026): it is as fast, but ends at the first record that is damaged, with
all that stands behind it, and gives what is cut off as if it were whole; 16 of the 38 tests of WARC fail with it.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import BinaryIO

_MAGIC = b"\x1f\x8b\x08"
_WARC = b"WARC/"
_PIECE = 1 << 16
#: So much comes out of a packed piece at a time.
_MOST_AT_ONCE = 1 << 20
#: So much of a packed record is kept, to look in it for the next one if it is damaged.
_KEPT = 1 << 23
_LONGEST_HEAD = 1 << 16
_END = b"\r\n\r\n"
_NEXT = _END + b"WARC/1."


@dataclass(frozen=True, slots=True)
class Record:
    """A record by its number from 1: its headers under their names in small letters, and its block.

    Of a block longer than was asked for only so much is there and one byte more. `cut` says that it is not as long as
    it says itself, `damaged` that its bytes are not what was written, or that it says no length.
    """

    number: int
    headers: Mapping[str, str]
    block: bytes
    cut: bool = False
    damaged: bool = False


class _DamagedError(Exception):
    """The bytes of a member cannot be unpacked."""


def records_of(stream: BinaryIO, largest: int) -> Iterator[Record]:
    """The records of a stream, of which blocks are read up to `largest` bytes. There are none in what is no archive."""
    unpacked = _Unpacked(stream)
    number = 0
    while True:
        try:
            head = _head(unpacked)
            if head is None:
                return
        except _DamagedError:
            number += 1
            yield Record(number, {}, b"", damaged=True)
            if not unpacked.find_next():
                return
            continue
        number += 1
        if re.fullmatch(r"\d{1,15}", head.get("content-length", "")) is None:
            yield Record(number, head, b"", damaged=True)
            continue
        length = int(head["content-length"])
        block = bytearray()
        try:
            block += unpacked.read(min(length, largest + 1))
            passed = len(block) + (unpacked.skip(length - len(block)) if len(block) > largest else 0)
            unpacked.settle()
        except _DamagedError:
            yield Record(number, head, bytes(block), damaged=True)
            if not unpacked.find_next():
                return
            continue
        cut = passed < length or unpacked.has_more_of_it()
        if passed < length and (next_one := block.find(_NEXT)) >= 0:
            unpacked.give_back(bytes(block[next_one + 4 :]))  # its length is wrong, and it took the next ones too
            del block[next_one:]
        yield Record(number, head, bytes(block), cut)


def _head(unpacked: _Unpacked) -> dict[str, str] | None:
    """The headers of the next record, past whatever stands before it; None at the end."""
    while True:
        line = unpacked.line()
        if not line:
            return None
        if line.startswith(_WARC):
            break
    headers: dict[str, str] = {}
    name, taken = "", 0
    while (line := unpacked.line()).strip() and taken < _LONGEST_HEAD:
        taken += len(line)
        words = line.decode("utf-8", "replace")
        if words[0] in " \t" and name:
            headers[name] += f" {words.strip()}"
            continue
        name, _, value = words.partition(":")
        name = name.strip().lower()
        headers.setdefault(name, value.strip())
    return headers


class _Unpacked:
    """The bytes of an archive without gzip around them. Raises _DamagedError where they cannot be unpacked."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self._raw = stream.read(_PIECE)
        self._packed = self._raw.startswith(_MAGIC)
        self._ready = bytearray()
        self._member = zlib.decompressobj(31)
        self._fed = bytearray()  # what went into the member so far
        self._fresh = True  # nothing has come out of the member yet
        #: Where, in what is ready, a member begins that is a record.
        self._starts: list[int] = []
        self._ended = False

    def line(self) -> bytes:
        """The next line with its end, cut where it is longer than a head may be; empty at the end."""
        self._starts = [start for start in self._starts if start > 0]
        while (end := self._ready.find(b"\n", 0, _LONGEST_HEAD)) < 0 and len(self._ready) < _LONGEST_HEAD:
            if not self._more():
                break
        return self._taken(end + 1 if end >= 0 else min(len(self._ready), _LONGEST_HEAD))

    def read(self, size: int) -> bytes:
        """So many bytes; fewer at the end, and where another record begins before."""
        while len(self._ready) < size and not self._starts and self._more():
            pass
        return self._taken(min([size, len(self._ready), *self._starts]))

    def skip(self, size: int) -> int:
        """Passes over so many bytes, and says over how many it did."""
        passed = 0
        while passed < size and (taken := len(self.read(min(size - passed, _MOST_AT_ONCE)))):
            passed += taken
        return passed

    def settle(self) -> None:
        """Reads on to where the member ends, or goes on behind the record, so that damage to this one shows."""
        while self._packed and not self._fresh and len(self._ready) <= len(_END):
            self._raw = self._raw or self._stream.read(_PIECE)
            if not self._raw:
                return
            self._unpack()

    def has_more_of_it(self) -> bool:
        """Whether, behind a record that is settled, something else follows than its end and the next record."""
        while not self._packed and len(self._ready) < len(_NEXT) and self._more():
            pass
        rest = self._ready[: min([len(_NEXT), *self._starts])].strip(b"\0\r\n\t ")
        return not rest.startswith(_WARC) and not _WARC.startswith(rest)

    def give_back(self, data: bytes) -> None:
        """Puts bytes in front of those that come next."""
        self._ready[:0] = data
        self._starts = [start + len(data) for start in self._starts]

    def find_next(self) -> bool:
        """Goes to the next member that is a record, behind damage; False where there is none."""
        data = bytes(self._fed) + self._raw
        at = 1
        while True:
            at = data.find(_MAGIC, at)
            if at < 0:
                before, piece = data[1 - len(_MAGIC) :], self._stream.read(_PIECE)
                if not piece:
                    return False
                data, at = before + piece, 0
                continue
            if len(data) - at < 512 and (piece := self._stream.read(_PIECE)):
                data += piece
            if _opens_record(data[at : at + 512]):
                self._ready.clear()
                self._starts.clear()
                self._begin(data[at:])
                return True
            at += 1

    def _taken(self, size: int) -> bytes:
        data = bytes(self._ready[:size])
        del self._ready[:size]
        self._starts = [start - size for start in self._starts]
        return data

    def _begin(self, raw: bytes) -> None:
        self._raw, self._member, self._fresh, self._ended = raw, zlib.decompressobj(31), True, False
        self._fed.clear()

    def _more(self) -> bool:
        """Makes more bytes ready, if not all are."""
        while not self._ended:
            if not self._raw:
                self._raw = self._stream.read(_PIECE)
                if not self._raw:
                    self._ended = True
                    return False
            if not self._packed:
                self._ready += self._raw
                self._raw = b""
                return True
            if self._unpack():
                return True
        return False

    def _unpack(self) -> bool:
        raw, self._raw = self._raw, b""
        try:
            out = self._member.decompress(raw, _MOST_AT_ONCE)
        except zlib.error:
            self._keep(raw)
            raise _DamagedError from None
        rest = self._member.unused_data if self._member.eof else self._member.unconsumed_tail
        self._keep(raw[: len(raw) - len(rest)])
        self._raw = rest
        if out and self._fresh:
            self._fresh = False
            if out.startswith(_WARC):
                self._starts.append(len(self._ready))
        self._ready += out
        if self._member.eof:
            self._begin(rest.lstrip(b"\x00"))
        return bool(out)

    def _keep(self, raw: bytes) -> None:
        self._fed += raw
        if len(self._fed) > _KEPT:
            self._fed.clear()


def _opens_record(data: bytes) -> bool:
    try:
        return zlib.decompressobj(31).decompress(data, 16).startswith(_WARC)
    except zlib.error:
        return False
