"""A page that was damaged on the way: the same bytes with some of them changed, cut out, doubled or of another page."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence

#: What a page may be full of where a template or an export went wrong.
_STRAY = (b"<", b">", b"</div>", b"<p>", b"<!--", b"-->", b"&", b"&#", b"\x00", b"\xff\xfe", b"\r", b'"', b"'", b"]]>",
          b"<script>", b"</script>", b"<table>", b"<svg>", b"{{", b"\xe2\x80\x8f", b"\xf0\x9f\x87\xab")  # fmt: skip
Change = Callable[[bytes, bytes, random.Random], bytes]


def _place(page: bytes, drawn: random.Random) -> tuple[int, int]:
    start = drawn.randrange(len(page) + 1)
    return start, min(len(page), start + int(drawn.expovariate(1 / 300)))


def _flipped(page: bytes, _: bytes, drawn: random.Random) -> bytes:
    start, _end = _place(page, drawn)
    return page[:start] + bytes([drawn.randrange(256)]) + page[start + 1 :]


def _cut_out(page: bytes, _: bytes, drawn: random.Random) -> bytes:
    start, end = _place(page, drawn)
    return page[:start] + page[end:]


def _cut_off(page: bytes, _: bytes, drawn: random.Random) -> bytes:
    return page[: drawn.randrange(len(page) + 1)]


def _doubled(page: bytes, _: bytes, drawn: random.Random) -> bytes:
    start, end = _place(page, drawn)
    return page[:end] + page[start:end] * drawn.randint(1, 50) + page[end:]


def _stray(page: bytes, _: bytes, drawn: random.Random) -> bytes:
    start, _end = _place(page, drawn)
    return page[:start] + drawn.choice(_STRAY) * drawn.randint(1, 20) + page[start:]


def _spliced(page: bytes, other: bytes, drawn: random.Random) -> bytes:
    start, _end = _place(page, drawn)
    begin, end = _place(other, drawn)
    return page[:start] + other[begin:end] + page[start:]


_CHANGES: Sequence[Change] = (_flipped, _cut_out, _cut_off, _doubled, _stray, _spliced)


def damaged(pages: Sequence[bytes], drawn: random.Random) -> bytes:
    """One of the pages with one to twelve changes, all of them drawn."""
    page, other = drawn.choice(pages), drawn.choice(pages)
    for _ in range(drawn.randint(1, 12)):
        # what is cut off is cut off once in a while, or nothing would be left
        change = drawn.choices(_CHANGES, (4, 4, 1, 4, 4, 4))[0]
        page = change(page, other, drawn)
    return page
