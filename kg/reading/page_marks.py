"""Tags in a page that change what it says: words struck out or not shown, quotations, footnotes."""

from __future__ import annotations

import re
from typing import Any

from kg.plain_text.raised import raised

_STRUCK = ("del", "s", "strike")
#: What no browser draws (HTML, 4.12.3); the rest of such elements has no words of the article.
_UNSEEN = ("template",)
#: Boxes whose paragraphs trafilatura takes for no prose.
_BOXES = ("form", "fieldset", "output")
_STRUCK_STYLE = re.compile(r"line-through", re.IGNORECASE)
_STRUCK_CLASS = re.compile(r"(?:^|\s)(?:strike-?through|struck(?:-?out)?|line-?through|deleted)(?:\s|$)", re.IGNORECASE)
_MARKS = (
    ("\N{LEFT DOUBLE QUOTATION MARK}", "\N{RIGHT DOUBLE QUOTATION MARK}"),
    ("\N{LEFT SINGLE QUOTATION MARK}", "\N{RIGHT SINGLE QUOTATION MARK}"),
)
_TYPED = re.compile("^\\s*[\"\u201c\u2018\u00ab']")


def plain_marks(tree: Any) -> None:
    """Changes a page's tree: takes out what is struck out or not shown, and marks of footnotes; types those of `q`."""
    for each in [each for each in tree.iter() if isinstance(each.tag, str)]:
        if each.getparent() is None:
            continue
        unsaid = each.tag in (*_UNSEEN, *_STRUCK) or _is_hidden(each) or _STRUCK_STYLE.search(each.get("style") or "")
        if (each.tag in _BOXES and each.find(".//p") is not None) or each.tag == "center":
            each.tag = "div"
        if unsaid or (each.tag == "span" and _STRUCK_CLASS.search(each.get("class") or "")):
            each.drop_tree()
        elif each.tag == "ins":
            each.drop_tag()
        elif each.tag == "sup":
            words = each.text_content()
            said = raised(words, _before(each), each.tail or "", linked=each.find(".//a") is not None)
            if not said:
                each.drop_tree()
            elif said != words:
                each.text = said
                del each[:]
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


def _is_hidden(element: Any) -> bool:
    """Whether the page does not show an element; what is found on it and then shown counts as shown (HTML, 6.1)."""
    hidden = element.get("hidden")
    return hidden is not None and hidden.strip().lower() != "until-found"


def _before(element: Any) -> str:
    before = element.getprevious()
    return ((before.tail if before is not None else element.getparent().text) or "")[-12:]
