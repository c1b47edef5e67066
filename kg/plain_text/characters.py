"""Characters that no reader sees, and other ways to write the ones that a reader sees."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from kg.plain_text.written import Edit

#: Soft hyphens, zero-width blanks and joiners, marks of direction. Joiners stay between signs, where they build emoji.
_INVISIBLE = (
    "[\u00ad\u034f\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]+"
    "|(?<=\\w)[\u200c\u200d]+|[\u200c\u200d]+(?=\\w)"
)
_BLANKS = "[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]"
_LINE_ENDS = "[\x0b\x0c\x85\u2028\u2029]"
#: A letter and marks to be set on it; ligatures; letters of double width or drawn in another style.
_COMPOSED = "[^\\W\\d_][\u0300-\u036f]+|[\ufb00-\ufb06\uff01-\uff5e\U0001d400-\U0001d7ff]"
#: Hyphens that do not break, apostrophes as modifier letters, accents or primes between letters.
_HYPHENS = "[\u2010\u2011\ufe63]"
_APOSTROPHES = "(?<=[A-Za-z])[\u00b4\u02b9\u02bc\u02c8\u2032\uff07](?=[A-Za-z])"
#: A soft hyphen at the end of a line is seen.
_BROKEN = "\u00ad(?=[ \\t]*[\\r\\n])"
_KINDS = {
    "broken": _BROKEN,
    "invisible": _INVISIBLE,
    "blank": _BLANKS,
    "line": _LINE_ENDS,
    "composed": _COMPOSED,
    "hyphen": _HYPHENS,
    "apostrophe": _APOSTROPHES,
}
_LOOKED_AT = re.compile("|".join(f"(?P<{kind}>{pattern})" for kind, pattern in _KINDS.items()))
_INSTEAD = {
    "broken": "-",
    "invisible": "",
    "blank": " ",
    "line": "\n",
    "hyphen": "-",
    "apostrophe": "\N{RIGHT SINGLE QUOTATION MARK}",
}


def character_edits(text: str) -> Iterator[Edit]:
    """What makes the characters of a text plain; most keep its length."""
    if text.isascii() and not ("\x0b" in text or "\x0c" in text):
        return
    for match in _LOOKED_AT.finditer(text):
        kind = match.lastgroup or ""
        instead = _INSTEAD.get(kind)
        if instead is None:
            marked = "\u0300" <= match[0][-1] <= "\u036f"
            instead = unicodedata.normalize("NFC" if marked else "NFKC", match[0])
        if instead != match[0]:
            yield Edit(match.start(), match.end(), instead)
