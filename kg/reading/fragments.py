"""Text of what is no page: bodies of feeds, mail and news XML, of which all is the article.

A page is full of what is no article, so that it takes `html.py` to find that. Here each block of the mark-up is a
paragraph, and only what no reader reads is left out.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from html import escape, unescape
from typing import Any

from lxml import etree
from lxml.html import HTMLParser, fragment_fromstring

from kg.plain_text.tags import BLOCKS, UNSAID, has_tags
from kg.reading.page_marks import plain_marks

_PARAGRAPH, _LINE = "\x00", "\x01"
_CELL = " | "


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """What the elements of a mark-up, by name, do to the text in them.

    `blocks` are paragraphs, `lines` end a line, `cells` stand beside each other, `items` get a hyphen before them, and
    what is in `unsaid` is left out. All others are parts of a sentence.
    """

    blocks: frozenset[str]
    lines: frozenset[str]
    unsaid: frozenset[str]
    cells: frozenset[str] = frozenset({"td", "th"})
    items: frozenset[str] = frozenset({"li"})


#: Figures are left out with their captions, which are about a picture that nobody sees here.
HTML = Vocabulary(
    blocks=frozenset(BLOCKS.replace("h[1-6]", "h1|h2|h3|h4|h5|h6").split("|")) - {"td", "th"},
    lines=frozenset({"br"}),
    unsaid=frozenset((*UNSAID.split("|"), "figure", "head", "title", "nav", "form")),
)


def text_of_html(fragment: str) -> str:
    """The paragraphs of a fragment of HTML, separated by blank lines; without tags its text as it is laid out."""
    return _text_of_marked_up(fragment) if has_tags(fragment) else unescape(fragment).strip()


def heading_of_html(fragment: str) -> str | None:
    """The words of the first heading of the first or second rank; None without one."""
    headings = (text_of_tree(each, HTML) for each in _tree(fragment).iter("h1", "h2")) if has_tags(fragment) else ()
    return next((" ".join(words.split()) for words in headings if words), None)


def _text_of_marked_up(fragment: str) -> str:
    return text_of_tree(_tree(fragment), HTML)


def _tree(fragment: str) -> Any:
    tree: Any = fragment_fromstring(
        fragment.replace("\x00", " "), create_parent="div", parser=HTMLParser(remove_comments=True, remove_pis=True)
    )
    plain_marks(tree)
    return tree


def text_of_elements(element: Any) -> str:
    """The paragraphs of what stands in an element of XHTML, in whichever namespace, that is part of other XML."""
    for each in element.iter():
        if isinstance(each.tag, str):
            each.tag = local_name(each) or "span"
    inside = "".join(etree.tostring(each, encoding="unicode", method="html") for each in element)
    return _text_of_marked_up(escape(element.text or "", quote=False) + inside)


def text_of_tree(root: Any, vocabulary: Vocabulary) -> str:
    """The paragraphs of an element of XML or HTML, separated by blank lines; without its tail."""
    out: list[str] = []
    waiting: list[Any] = [root]
    while waiting:
        each = waiting.pop()
        if isinstance(each, str):
            out.append(each)
        elif isinstance(each.tag, str):
            waiting.extend(reversed(_pieces(each, vocabulary)))
    paragraphs = (paragraph for part in "".join(out).split(_PARAGRAPH) for paragraph in re.split(r"\x01\s*\x01", part))
    return "\n\n".join(filter(None, map(_lines, paragraphs)))


def local_name(element: Any) -> str:
    """The name of an element without its namespace, or the prefix of one that is not declared, in small letters."""
    return str(element.tag).rpartition("}")[2].rpartition(":")[2].lower() if isinstance(element.tag, str) else ""


def _pieces(element: Any, vocabulary: Vocabulary) -> list[Any]:
    name = local_name(element)
    if name in vocabulary.unsaid:
        return []
    inside: list[Any] = [_plain(element.text)]
    for child in element:
        inside += [child, _plain(child.tail)]
    if name in vocabulary.lines:
        return [*inside, _LINE]
    if name in vocabulary.cells:
        return [*inside, _CELL if element.getnext() is not None else ""]
    if name in vocabulary.blocks:
        return [_PARAGRAPH, "- " if name in vocabulary.items else "", *inside, _PARAGRAPH]
    return inside


def _plain(text: str | None) -> str:
    """Text of the mark-up, in which any white space is a blank."""
    return re.sub(r"[\s\x00\x01]+", " ", text or "")


def _lines(paragraph: str) -> str:
    lines = (" ".join(line.split()) for line in paragraph.split(_LINE))
    return "\n".join(line for line in lines if line.strip("-| "))
