"""Tags inside the sentences of a page that change what it says: struck-out words, quotations, footnotes."""

from __future__ import annotations

import re
from typing import Any

_STRUCK = ("del", "s", "strike")
_STRUCK_STYLE = re.compile(r"line-through", re.IGNORECASE)
_STRUCK_CLASS = re.compile(r"(?:^|\s)(?:strike-?through|struck(?:-?out)?|line-?through|deleted)(?:\s|$)", re.IGNORECASE)
_FOOTNOTE = re.compile(r"\s*[\[(]?\s*(?:\d{1,3}|[a-z*\u2020\u2021\u00a7])\s*[\])]?\s*")
#: Behind these a raised figure is a power.
_UNIT = re.compile(r"(?:^|[\s\d])(?:[kcm]?m|ft|in|mi|yd)$", re.IGNORECASE)
_MARKS = (
    ("\N{LEFT DOUBLE QUOTATION MARK}", "\N{RIGHT DOUBLE QUOTATION MARK}"),
    ("\N{LEFT SINGLE QUOTATION MARK}", "\N{RIGHT SINGLE QUOTATION MARK}"),
)
_TYPED = re.compile("^\\s*[\"\u201c\u2018\u00ab']")


def plain_marks(tree: Any) -> None:
    """Changes a page's tree: takes out what it strikes out and the marks of footnotes, and types the marks of `q`."""
    for each in [each for each in tree.iter() if isinstance(each.tag, str)]:
        if each.getparent() is None:
            continue
        struck = each.tag in _STRUCK or _STRUCK_STYLE.search(each.get("style") or "")
        if struck or (each.tag == "span" and _STRUCK_CLASS.search(each.get("class") or "")):
            each.drop_tree()
        elif each.tag == "ins":
            each.drop_tag()
        elif each.tag == "sup" and _FOOTNOTE.fullmatch(each.text_content()) and not _UNIT.search(_before(each)):
            each.drop_tree()
    for each in list(tree.iter("q")):
        if each.getparent() is None:
            continue
        if not _TYPED.match(each.text_content()):
            opening, closing = _MARKS[sum(1 for _ in each.iterancestors("q")) % 2]
            each.text = opening + (each.text or "").lstrip()
            if len(each):
                each[-1].tail = (each[-1].tail or "").rstrip() + closing
            else:
                each.text = each.text.rstrip() + closing
    for each in list(tree.iter("q")):
        if each.getparent() is not None:
            each.drop_tag()


def _before(element: Any) -> str:
    before = element.getprevious()
    return ((before.tail if before is not None else element.getparent().text) or "")[-6:]
