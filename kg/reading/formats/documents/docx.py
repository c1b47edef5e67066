"""Documents of Word (DOCX, ISO/IEC 29500): their text as it reads with all changes accepted."""

from __future__ import annotations

from typing import Any

from kg.errors import InputError
from kg.reading.formats.documents.packed import Packed
from kg.reading.formats.protocol import Items, Opened, Report, Text
from kg.reading.fragments import Vocabulary, local_name, text_of_tree

_MAIN = "word/document.xml"
#: What was deleted or moved away, and what stands in for what old programs cannot show.
_GONE = frozenset({"del", "movefrom", "fallback"})
#: What marks words as not shown, or as struck out, unless it is said to be off.
_UNSHOWN = frozenset({"vanish", "strike", "dstrike"})
_OFF = frozenset({"0", "false", "off"})
#: Elements that stand for a character.
_CHARACTERS = {"tab": " ", "ptab": " ", "nobreakhyphen": "-"}
_WORD = Vocabulary(
    blocks=frozenset({"p", "tbl", "tr", "txbxcontent"}),
    lines=frozenset({"br", "cr"}),
    unsaid=_GONE | {"instrtext", "deltext", "ppr", "rpr", "sectpr", "drawing", "pict"},
    cells=frozenset({"tc"}),
    items=frozenset(),
)


def items(opened: Opened) -> Items:
    """The one article of a document."""
    packed = Packed(opened)
    yield opened.item(None, lambda report: _article(packed, opened.name, report))


def _article(packed: Packed, name: str, report: Report) -> Text:
    root = packed.tree(_MAIN, report)
    for each in [run for run in root.iterdescendants() if local_name(run) == "r" and _is_unshown(run)]:
        each.getparent().remove(each)
    for each in list(root.iter()):
        name_of = local_name(each)
        each.tail = None
        if name_of != "t":  # other elements hold measures and the like
            each.text = _CHARACTERS.get(name_of)
        if name_of == "txbxcontent":
            unsaid = any(local_name(above) in _GONE for above in each.iterancestors())
            around = [above for above in each.iterancestors() if local_name(above) == "p"]
            if around and not unsaid:  # a box with words of its own stands beside the paragraph that holds it
                around[-1].addnext(each)
    text = text_of_tree(root, _WORD)
    if not text:
        raise InputError(f"{name}: has no text; leave it out, or write down the words of its pictures as .txt")
    return Text(text)


def _is_unshown(run: Any) -> bool:
    """Whether the words of a run are hidden or struck out by its own marks."""
    marks = (mark for each in run if local_name(each) == "rpr" for mark in each if local_name(mark) in _UNSHOWN)
    return any(_value(mark) not in _OFF for mark in marks)


def _value(mark: Any) -> str:
    return next((str(value).lower() for name, value in mark.items() if name.rpartition("}")[2] == "val"), "on")
