"""Marks of Markdown: blocks and spans of code, emphasis, links and pictures, struck-out words, footnotes, bars.

Headings keep their marks, which say that they are headings.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.plain_text.written import Edit

#: Words in these marks are not said; the marks enclose them closely.
_STRUCK = re.compile(r"~~(?=\S)(?:(?!~~|\n[ \t]*\n).)*?(?<=\S)~~", re.DOTALL)
_ADDRESS = r"(?:<[^<>\n]*>|[^\s()<>]+(?:\([^\s()<>]*\)[^\s()<>]*)*)(?:\s+(?:\"[^\"\n]*\"|'[^'\n]*'|\([^()\n]*\)))?"
#: An address, a path, a page, or a place on the same page: brackets in prose have none of these behind them.
_IS_ADDRESS = re.compile(r"<|\w[\w+.-]*:|[./#?]|[\w-]+[./]|(?!sic\b)[a-z0-9_-]+(?:\s|$)", re.ASCII)
#: Marks inside brackets, which are Markdown then, wherever they lead.
_MARKED = re.compile(r"\*\S|`\S|\b_\S|\S_\b")
_LINK = re.compile(
    rf"(?P<picture>!?)\[(?P<words>(?:[^\[\]\n]|\n(?!\s*\n)|\[[^\[\]\n]*\])*)\]\(\s*(?P<to>{_ADDRESS})?\s*\)"
)
_REFERENCE = re.compile(r"(?P<picture>!?)\[(?P<words>[^\[\]\n]+)\](?: ?\[(?P<to>[^\[\]\n]*)\])?(?![(:])")
_DEFINITION = re.compile(rf"^ {{0,3}}\[(?P<name>[^\[\]^\n][^\[\]\n]*)\]:[ \t]+(?P<to>{_ADDRESS})[ \t]*$", re.MULTILINE)
_FOOTNOTE = re.compile(r"\[\^[\w-]{1,30}\](?!:)")
_FOOTNOTE_TEXT = re.compile(r"^\[\^[\w-]{1,30}\]:.*$", re.MULTILINE)
_AUTOLINK = re.compile(r"<(?:https?://|mailto:)[^<>\s]*>")
_FENCE = re.compile(r"^ {0,3}(?P<marks>`{3,}|~{3,})(?P<rest>[^`\n]*)$", re.MULTILINE)
_CODE = re.compile(
    r"(?<![`\w])(?P<marks>`{1,2})(?![`\s])(?P<words>(?:[^`\n]|\n(?!\s*\n))+?)(?<![\s`])(?P=marks)(?![`\w])"
)
#: A term or a name: one word, with its article, or capitalised words and the small ones between them.
_NAMES = re.compile(
    r"(?:(?:[Tt]he|[Aa]n?)\s+)?[^\W\d_][\w.'\u2019-]*"
    r"|[^\W\d_a-z][\w.'\u2019-]*(?:\s+(?:(?:of|the|and|for|de|del|der|di|la|van|von|bin|al)\s+)*[^\W\d_a-z][\w.'\u2019-]*)*"
)
_EMPHASIS = re.compile(
    r"(?<![\w*\\])(?P<star>\*{1,3})(?![\s*])(?P<words>(?:[^*\n]|\n(?!\s*\n))+?)(?<![\s*\\])(?P=star)(?!\*)"
    r"|(?<![\w_\\])(?P<bar>_{1,3})(?![\s_])(?P<barred>(?:[^_\n]|\n(?!\s*\n)|(?<=\w)_(?=\w))+?)(?<![\s_\\])(?P=bar)(?!\w)"
)
_BAR = re.compile(r"^ {0,3}(?:> ?)+", re.MULTILINE)
_ESCAPED = re.compile(r"\\(?=[!-/:-@\[-`{-~])")
_LINE_BREAK = re.compile(r"(?<=\S)\\(?=\n)")


def fence_edits(text: str) -> Iterator[Edit]:
    """Takes out blocks of code between fences, which are no prose; a fence that never closes is none."""
    if "```" not in text and "~~~" not in text:
        return
    opened: re.Match[str] | None = None
    for match in _FENCE.finditer(text):
        if opened is None:
            opened = match
        elif match["marks"].startswith(opened["marks"]) and not match["rest"].strip():
            yield Edit(opened.start(), match.end(), drops_words=True)
            opened = None


def struck_edits(text: str) -> Iterator[Edit]:
    """Takes out struck-out words."""
    if "~~" in text:
        for match in _STRUCK.finditer(text):
            yield Edit(match.start(), match.end(), drops_words=True)


def link_edits(text: str) -> Iterator[Edit]:
    """The words of links alone, and nothing of pictures, of where links lead and of footnotes."""
    if "[" not in text and "<" not in text:
        return
    defined = {_name(match["name"]) for match in _DEFINITION.finditer(text)}
    for match in _DEFINITION.finditer(text):
        yield Edit(match.start(), match.end())
    for pattern in (_FOOTNOTE_TEXT, _FOOTNOTE, _AUTOLINK):
        for match in pattern.finditer(text):
            yield Edit(match.start(), match.end(), drops_words=pattern is not _AUTOLINK)
    for match in _LINK.finditer(text):
        if match["to"] and not (_IS_ADDRESS.match(match["to"]) or _MARKED.search(match["words"])):
            continue
        if match["to"] or not match["words"]:
            yield from _bare(match)
    for match in _REFERENCE.finditer(text) if defined else ():
        if _name(match["to"] or match["words"]) in defined:
            yield from _bare(match)


def _bare(match: re.Match[str]) -> Iterator[Edit]:
    if match["picture"] or not match["words"].strip():
        yield Edit(match.start(), match.end())
    else:
        yield Edit(match.start(), match.start("words"))
        yield Edit(match.end("words"), match.end())


def emphasis_edits(text: str) -> Iterator[Edit]:
    """Takes the marks of emphasis and of names in code off the words, other code out, and the bars off quoted lines."""
    if "`" in text:
        for match in _CODE.finditer(text):
            if not _NAMES.fullmatch(match["words"]):
                yield Edit(match.start(), match.end(), drops_words=True)
                continue
            yield Edit(match.start(), match.start("words"))
            yield Edit(match.end("words"), match.end())
    if "*" in text or "_" in text:
        for match in _EMPHASIS.finditer(text):
            if not _is_line(text, match):
                name = "words" if match["star"] else "barred"
                yield Edit(match.start(), match.start(name))
                yield Edit(match.end(name), match.end())
    if ">" in text:
        for match in _BAR.finditer(text):
            yield Edit(match.start(), match.end())
    if "\\" in text:
        for pattern in (_ESCAPED, _LINE_BREAK):
            for match in pattern.finditer(text):
                yield Edit(match.start(), match.end())


def _is_line(text: str, match: re.Match[str]) -> bool:
    """Whether the marks enclose a whole line, which makes it a heading."""
    start, end = match.span()
    while start and text[start - 1] != "\n" and text[start - 1].isspace():
        start -= 1
    while end < len(text) and text[end] != "\n" and text[end].isspace():
        end += 1
    alone = (not start or text[start - 1] == "\n") and (end == len(text) or text[end] == "\n")
    return alone and len(match["star"] or match["bar"]) > 1


def _name(words: str) -> str:
    return " ".join(words.split()).casefold()
