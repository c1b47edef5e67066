"""UTF-8 that somebody read as Windows-1252, Latin-1 or Mac Roman before kg got it, and Windows-1252 read as Latin-1.

What is repaired is only what nobody would have written otherwise: its bytes are UTF-8 of a character that news text
has, and the pair of characters that stands for them has no use of its own. A letter with an accent before a closing
mark or a trade mark is both ("CAF\N{LATIN CAPITAL LETTER E WITH ACUTE}\N{RIGHT DOUBLE QUOTATION MARK}"), and stays.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.plain_text.written import Edit


def _bytes_by_letter(codec: str) -> dict[str, int]:
    """The letters that a code page has above 127; a byte without one stands for itself, as browsers have it."""
    found = {}
    for byte in range(0x80, 0x100):
        try:
            letter = bytes([byte]).decode(codec)
        except UnicodeDecodeError:
            letter = chr(byte)
        found[letter] = byte
    return found


_WINDOWS = {chr(byte): byte for byte in range(0x80, 0xA0)} | _bytes_by_letter("cp1252")
_MAC = _bytes_by_letter("mac_roman")


def _sequences(letters: dict[str, int]) -> str:
    """An expression for the letters that stand for one character of UTF-8."""

    def some(low: int, high: int) -> str:
        return "[" + "".join(sorted(re.escape(c) for c, byte in letters.items() if low <= byte <= high)) + "]"

    rest = some(0x80, 0xBF)
    return f"{some(0xC2, 0xDF)}{rest}|{some(0xE0, 0xEF)}{rest}{{2}}|{some(0xF0, 0xF4)}{rest}{{3}}"


_WINDOWS_RUN = re.compile(f"(?:{_sequences(_WINDOWS)})+")
_WINDOWS_ONE = re.compile(_sequences(_WINDOWS))
_MAC_RUN = re.compile(f"(?:{_sequences(_MAC)})+")
_MAC_ONE = re.compile(_sequences(_MAC))
#: A closing mark whose last byte Windows-1252 has no letter for, so that it was dropped on the way.
_CUT = re.compile("\u00e2\u20ac(?![\u0080-\u00bf\u0152-\u0178\u02c6\u02dc\u2013-\u203a\u20ac\u2122])")
_CONTROLS = re.compile("[\x80-\x84\x86-\x9f]")
#: Characters that news text has and that code pages tear: Latin letters with marks, punctuation, currencies, emoji.
_SURE = re.compile("[\u0080-\u00ff\u2010-\u2044\u20ac\u2122\ufb00-\ufb06\ufeff\U0001f000-\U0001faff]+")
_LATIN = re.compile("[\u0100-\u024f\u1e00-\u1eff]")
_ALSO_TYPED = frozenset("\N{RIGHT DOUBLE QUOTATION MARK}\N{RIGHT SINGLE QUOTATION MARK}\u00ae\u2122\u00bb\u203a\u2026")
_SIGN = re.compile("[\u00c2\u00c3\u00c4\u00c5\u00e2\u00f0\u201a\u221a\u00ac\x80-\x9f]")
_MOST_ROUNDS = 2


def mojibake_edits(text: str) -> list[Edit]:
    """The characters in place of what their bytes were read as; one round, for text that was torn once."""
    if text.isascii() or not _SIGN.search(text):
        return []
    found = [*_torn(text, _WINDOWS_RUN, _WINDOWS_ONE, _WINDOWS), *_torn(text, _MAC_RUN, _MAC_ONE, _MAC)]
    found += [Edit(m.start(), m.end(), "\N{RIGHT DOUBLE QUOTATION MARK}") for m in _CUT.finditer(text)]
    if not found:
        for match in _CONTROLS.finditer(text):
            letter = match[0].encode("latin-1").decode("cp1252", "replace")
            if letter != "\N{REPLACEMENT CHARACTER}":
                found.append(Edit(match.start(), match.end(), letter))
    return found


def rounds() -> range:
    """How often a text may have been torn."""
    return range(_MOST_ROUNDS)


def _torn(text: str, run: re.Pattern[str], one: re.Pattern[str], letters: dict[str, int]) -> Iterator[Edit]:
    for stretch in run.finditer(text):
        pieces = list(one.finditer(text, stretch.start(), stretch.end()))
        for piece in pieces:
            try:
                read = bytes(letters[letter] for letter in piece[0]).decode("utf-8")
            except UnicodeDecodeError:
                continue
            if _is_meant(read, piece[0], letters, len(pieces)):
                yield Edit(piece.start(), piece.end(), read)


def _is_meant(read: str, written: str, letters: dict[str, int], in_a_row: int) -> bool:
    if letters is _MAC:
        return (
            written[0] in "\u201a\u221a\u00ac"
            and bool(_SURE.fullmatch(read))
            and (len(written) > 2 or (written[0] == "\u221a" and read.isalpha()))
        )
    if _SURE.fullmatch(read):
        return True
    return (bool(_LATIN.fullmatch(read)) and written[-1] not in _ALSO_TYPED) or (in_a_row > 2 and read.isalpha())
