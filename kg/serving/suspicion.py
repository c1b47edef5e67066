"""Whether a query may ask for what is refused, at a glance: to parse it for that takes longer than to answer it."""

from __future__ import annotations

import re

_ESCAPE = re.compile(r"\\u([0-9a-fA-F]{4})|\\U([0-9a-fA-F]{8})")
_SERVICE = re.compile("service", re.IGNORECASE)
_FROM = re.compile("from", re.IGNORECASE)
# IRIs, strings, comments, variables, and then whatever is a word or a name with a prefix (SPARQL 1.1, 19.8)
_TOKEN = re.compile(
    r"<[^<>\"{}|^`\\\x00-\x20]*>"
    r'|"""(?:[^"\\]|\\.|"(?!""))*"""'
    r"|'''(?:[^'\\]|\\.|'(?!''))*'''"
    r'|"(?:[^"\\\n\r]|\\.)*"'
    r"|'(?:[^'\\\n\r]|\\.)*'"
    r"|#[^\n\r]*"
    r"|[?$]\w+"
    r"|(?P<word>\w[\w:.-]*)",
    re.DOTALL,
)


def without_escapes(text: str) -> str:
    r"""A query with its escapes (`\u0041`) as the characters that they are, and those that such ones spell."""
    for _ in range(2):
        text = _ESCAPE.sub(lambda found: _character(found[1] or found[2]), text)
    return text


def is_suspect(text: str) -> bool:
    """Whether a query, whose escapes are characters, may have SERVICE or FROM; in doubt it may.

    SERVICE reaches out, so that the word alone makes a query suspect, wherever it stands, and escapes that are left do.
    """
    if _SERVICE.search(text) or _ESCAPE.search(text):
        return True
    return _FROM.search(text) is not None and any(map(_may_be_from, _TOKEN.finditer(text)))


def _may_be_from(token: re.Match[str]) -> bool:
    """Whether a word may be FROM, or hold it where a parser wants no blank around it; a prefixed name's end is not."""
    word = token["word"]
    return word is not None and "from" in word.partition(":")[0].lower()


def _character(digits: str) -> str:
    number = int(digits, 16)
    return chr(number) if number < 0x110000 else " "
