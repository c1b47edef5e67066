"""Tags of HTML in a text that is no page, as feeds and interfaces give the bodies of articles."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.plain_text.raised import MARK, raised
from kg.plain_text.written import Edit

#: Names of elements, as alternatives of a pattern: those that begin a line, and those whose words no reader reads.
BLOCKS = (
    "address|article|aside|blockquote|body|center|dd|div|dl|dt|figcaption|figure|footer|form|h[1-6]|header|hr|html|li"
    "|main|nav|ol|p|pre|section|table|tbody|td|tfoot|th|thead|tr|ul"
)
_INLINE = (
    "a|abbr|acronym|b|bdi|bdo|big|br|cite|code|dfn|em|font|i|img|ins|kbd|label|mark|picture|q|samp|small|source|span"
    "|strong|sub|time|tt|u|var|wbr"
)
UNSAID = "del|s|strike|script|style|noscript|iframe|svg|video|audio|object|button|select|textarea|template"
_ATTRIBUTES = r"(?:\s[^<>]{0,2000})?"
_UNSAID_MARK = re.compile(rf"<!--|<(?P<end>/?)(?P<name>{UNSAID})(?={_ATTRIBUTES}>){_ATTRIBUTES}>", re.IGNORECASE)
_COMMENT = re.compile(r"<!--(?:(?!<!--).)*?-->", re.DOTALL)
_RAISED = re.compile(
    rf"<sup{_ATTRIBUTES}>(?P<link>\s*<a{_ATTRIBUTES}>)?(?P<words>\s*[\[(]?\s*(?:{MARK})\s*[\])]?\s*)(?:</a>\s*)?</sup\s*>",
    re.IGNORECASE,
)
_AROUND = 12
_TAG = re.compile(
    rf"<(?P<end>/?)(?P<name>{BLOCKS}|{_INLINE}|{UNSAID}|sup)(?={_ATTRIBUTES}/?>){_ATTRIBUTES}/?>", re.IGNORECASE
)
_BLOCK = re.compile(BLOCKS, re.IGNORECASE)
_OPENING = "\N{LEFT DOUBLE QUOTATION MARK}\N{LEFT SINGLE QUOTATION MARK}"
_CLOSING = "\N{RIGHT DOUBLE QUOTATION MARK}\N{RIGHT SINGLE QUOTATION MARK}"


def has_tags(text: str) -> bool:
    """Whether a text has a closing tag of HTML, a paragraph's or a line break's."""
    return re.search(rf"</(?:{BLOCKS}|{_INLINE}|{UNSAID}|sup)\s*>|<(?:p|br)\s*/?>", text, re.IGNORECASE) is not None


def _unsaid(text: str) -> Iterator[tuple[int, int]]:
    """Comments, and from the opening tag of an unsaid element to its closing one; one that never closes is none."""
    opened: tuple[str, int] | None = None
    depth = at = 0
    last_comment = text.rfind("-->")
    for match in _UNSAID_MARK.finditer(text):
        if match.start() < at:
            continue
        name = (match["name"] or "").lower()
        if not name:
            if opened is None and match.start() < last_comment:
                at = text.index("-->", match.start()) + 3
                yield match.start(), at
        elif opened is None:
            if not match["end"]:
                opened, depth = (name, match.start()), 1
        elif name == opened[0]:
            depth += -1 if match["end"] else 1
            if not depth:
                yield opened[1], match.end()
                opened = None


def unsaid_edits(text: str) -> Iterator[Edit]:
    """Takes out comments, what tags mark as deleted, or as no prose at all, and the marks of footnotes."""
    if "<" not in text:
        return
    if not has_tags(text):
        yield from (Edit(found.start(), found.end(), drops_words=True) for found in _COMMENT.finditer(text))
        return
    yield from (Edit(start, end, drops_words=True) for start, end in _unsaid(text))
    for match in _RAISED.finditer(text):
        before, after = text[max(match.start() - _AROUND, 0) : match.start()], text[match.end() : match.end() + _AROUND]
        said = raised(match["words"], before, after, linked=match["link"] is not None)
        yield Edit(match.start(), match.end(), said, drops_words=not said)


def tag_edits(text: str) -> Iterator[Edit]:
    """Line ends in place of the tags of blocks, quotation marks in place of `q`, nothing in place of the others."""
    if "<" not in text or not has_tags(text):
        return
    depth = 0
    for match in _TAG.finditer(text):
        name = match["name"].lower()
        if name == "q":
            depth -= bool(match["end"])
            marks = _CLOSING if match["end"] else _OPENING
            yield Edit(match.start(), match.end(), marks[max(depth, 0) % 2])
            depth += not match["end"]
        elif name == "br":
            yield Edit(match.start(), match.end(), "\n")
        else:
            yield Edit(match.start(), match.end(), "\n\n" if _BLOCK.fullmatch(name) else "")
