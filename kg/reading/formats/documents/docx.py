"""Documents of Word (DOCX, ISO/IEC 29500): their text as it reads with all changes accepted."""

from __future__ import annotations

from itertools import groupby
from typing import Any

from kg.errors import InputError
from kg.plain_text.raised import raised
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
#: So many characters before a raised figure say what it is.
_BEFORE = 12
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
    for each in root.iterdescendants():
        if local_name(each) == "p":
            _lower(each)
        elif local_name(each) == "tbl" and _is_of_short_cells(each):
            for inside in [inner for inner in each.iterdescendants() if local_name(inner) == "p"]:
                inside.tag = "cell"
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


def _lower(paragraph: Any) -> None:
    """Writes raised figures as they stand in a line, and takes out the marks of footnotes."""
    runs = [run for run in paragraph.iterdescendants() if local_name(run) == "r"]
    before = ""
    groups = [(is_raised, list(group)) for is_raised, group in groupby(runs, _is_raised)]
    for (is_raised, group), (_, behind) in zip(groups, [*groups[1:], (False, [])], strict=True):
        if is_raised:
            words = "".join(map(_words, group))
            linked = any(local_name(above) == "hyperlink" for above in group[0].iterancestors())
            said = raised(words, before, "".join(map(_words, behind)), linked=linked)
            for place, each in enumerate(texts := [text for run in group for text in _texts(run)]):
                each.text = said if place == len(texts) - 1 else ""
        before = (before + "".join(map(_words, group)))[-_BEFORE:]


def _is_raised(run: Any) -> bool:
    marks = (mark for each in run if local_name(each) == "rpr" for mark in each if local_name(mark) == "vertalign")
    return any(_value(mark) == "superscript" for mark in marks)


def _texts(run: Any) -> list[Any]:
    return [each for each in run if local_name(each) == "t"]


def _words(run: Any) -> str:
    return "".join(each.text or "" for each in _texts(run))


def _is_of_short_cells(table: Any) -> bool:
    """Whether it is a table of figures or words, and not one that lays out a text, with paragraphs in its cells."""
    cells = [each for each in table.iterdescendants() if local_name(each) == "tc"]
    return all(sum(local_name(inner) == "p" for inner in cell.iterdescendants()) <= 1 for cell in cells)


def _is_unshown(run: Any) -> bool:
    """Whether the words of a run are hidden or struck out by its own marks."""
    marks = (mark for each in run if local_name(each) == "rpr" for mark in each if local_name(mark) in _UNSHOWN)
    return any(_value(mark) not in _OFF for mark in marks)


def _value(mark: Any) -> str:
    return next((str(value).lower() for name, value in mark.items() if name.rpartition("}")[2] == "val"), "on")
