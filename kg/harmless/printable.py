"""Text as a terminal may show it: what could drive the terminal or turn the direction of its lines is escaped."""

from __future__ import annotations

import re

# Controls (C0 but tab and line feed, DEL, C1), what turns the direction of text (Unicode Standard Annex 9), what ends
# a line or paragraph, and halves of characters, which stand in file names that are no UTF-8.
_ACTING = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")


def printable(text: str) -> str:
    r"""The text with an escape, as `\x1b` or `\u202e`, for each character that acts; line feeds and tabs stay."""
    return _ACTING.sub(lambda found: _escape(found[0]), text)


def on_one_line(text: str) -> str:
    r"""The same with `\n` and `\t` too: for what kg puts into a line of its own."""
    return printable(text).replace("\n", "\\n").replace("\t", "\\t")


def _escape(character: str) -> str:
    return character.encode("unicode_escape").decode()
