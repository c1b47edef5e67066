"""The body of a captured answer of HTTP: without chunks and unpacked, whatever its head says wrongly of it."""

from __future__ import annotations

import re
import zlib
from collections.abc import Mapping
from dataclasses import dataclass

from kg.reading.formats.protocol import Report

_HEAD_END = re.compile(rb"\r?\n\r?\n")
_STATUS = re.compile(rb"HTTP/\d(?:\.\d)?\s+(\d{3})\b")
_CHUNK = re.compile(rb"\s*([0-9A-Fa-f]{1,8})[ \t]*(?:;[^\r\n]*)?\r?\n")
_CHARSET = re.compile(r"charset\s*=\s*[\"']?([\w.:-]+)", re.IGNORECASE)
_LONGEST_HEAD = 1 << 17
_PIECE = 512
#: What zlib calls gzip, and what that begins with.
_GZIP = 31
_GZIP_MAGIC = b"\x1f\x8b"


class UnreadableBodyError(ValueError):
    """A body that cannot be unpacked; the message says why, in half a sentence."""


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer of HTTP: its status, 0 where it has none, its headers under their names in small letters, its body."""

    status: int
    headers: Mapping[str, str]
    packed: bytes

    @property
    def kind(self) -> str:
        """The media type, such as `text/html`; empty where it says none."""
        return self.headers.get("content-type", "").partition(";")[0].strip().lower()

    @property
    def charset(self) -> str | None:
        """The encoding that its head says that the body is in."""
        found = _CHARSET.search(self.headers.get("content-type", ""))
        return found[1] if found else None

    def body(self, largest: int, report: Report) -> bytes:
        """The body as it was meant. `report` hears where it is cut or damaged, and then as much as can be read comes.

        Raises UnreadableBodyError where it unpacks to more than `largest` bytes, and for packings that are not known.
        """
        body = self.packed
        if "chunked" in self.headers.get("transfer-encoding", "").lower():
            body = _without_chunks(body, report)
        for packing in reversed(re.findall(r"[\w-]+", self.headers.get("content-encoding", "").lower())):
            body = _unpacked(body, packing, largest, report)
        return body


def answer_of(block: bytes) -> Answer:
    """The answer of what a server sent, or of a body alone."""
    status = _STATUS.match(block)
    if status is None:
        return Answer(0, {}, block)
    end = _HEAD_END.search(block, 0, _LONGEST_HEAD)
    head = block[: end.start() if end else len(block)].decode("latin-1")
    headers: dict[str, str] = {}
    for line in head.splitlines()[1:]:
        name, colon, value = line.partition(":")
        if colon:
            headers.setdefault(name.strip().lower(), value.strip())
    return Answer(int(status[1]), headers, block[end.end() :] if end else b"")


def _without_chunks(body: bytes, report: Report) -> bytes:
    """The body; archives also hold bodies whose chunks were joined before, which come back as they are."""
    pieces: list[bytes] = []
    at = 0
    while chunk := _CHUNK.match(body, at):
        length = int(chunk[1], 16)
        piece = body[chunk.end() : chunk.end() + length]
        pieces.append(piece)
        if len(piece) < length:
            report("is cut off, and read as far as it goes")
            break
        if not length:
            return b"".join(pieces)
        at = chunk.end() + length
    if not pieces:
        return body
    if chunk is None:
        report("is cut off, and read as far as it goes")
    return b"".join(pieces)


def _unpacked(body: bytes, packing: str, largest: int, report: Report) -> bytes:
    """The body unpacked; archives also hold bodies that were unpacked before, which come back as they are."""
    if packing == "identity":
        return body
    if packing in ("gzip", "x-gzip"):
        return _inflated(body, _GZIP, largest, report) if body.startswith(_GZIP_MAGIC) else body
    if packing == "deflate":  # with the head of zlib, as the standard says, or without, as servers do
        zlib_head = len(body) > 1 and body[0] & 0x0F == 8 and (body[0] * 256 + body[1]) % 31 == 0
        return body if body.lstrip()[:1] == b"<" else _inflated(body, 15 if zlib_head else -15, largest, report)
    if packing == "br":
        return _unbrotlied(body, largest, report)
    raise UnreadableBodyError(f"is packed as {packing[:20]!r}, which kg does not unpack; capture it again")


def _inflated(body: bytes, window: int, largest: int, report: Report) -> bytes:
    """The body unpacked, of gzip all members (RFC 1952); in pieces, so that what stands before damage comes out."""
    packed, out, at = zlib.decompressobj(window), bytearray(), 0
    try:
        while at < len(body):
            piece = body[at : at + _PIECE]
            out += packed.decompress(piece, largest + 1 - len(out))
            if len(out) > largest:
                raise _too_large(largest)
            at += len(piece) - len(packed.unused_data)
            if packed.eof:
                if window != _GZIP or not body.startswith(_GZIP_MAGIC, at):
                    break
                packed = zlib.decompressobj(window)
    except zlib.error:
        if not out:
            raise UnreadableBodyError("is packed, and damaged at its beginning; capture it again") from None
        report("is damaged, and read as far as it goes")
    else:
        if not packed.eof:
            report("is cut off, and read as far as it goes")
    return bytes(out)


def _too_large(largest: int) -> UnreadableBodyError:
    size = f"{largest / 2**20:,.3g} MiB"
    return UnreadableBodyError(f"unpacks to more than the {size} that one article may have; save its text as .txt")


def _unbrotlied(body: bytes, largest: int, report: Report) -> bytes:
    try:
        import brotli
    except ImportError:
        raise UnreadableBodyError("is packed by Brotli, for which: pip install 'kg-news[warc]'") from None
    packed = brotli.Decompressor()
    try:
        out: bytes = packed.process(body, output_buffer_limit=largest + 1)
    except brotli.error:
        if body.lstrip()[:1] == b"<":
            return body
        raise UnreadableBodyError("is packed, and damaged; capture it again") from None
    if len(out) > largest:
        raise _too_large(largest)
    if not packed.is_finished():
        report("is cut off, and read as far as it goes")
    return out
