"""XML of anybody to a tree: nothing is loaded, no entities are expanded, what is damaged is read as far as it goes."""

from __future__ import annotations

import re
from collections.abc import Callable
from html import escape
from html.entities import html5
from typing import Any

from lxml import etree

from kg.errors import InputError
from kg.reading.decoding import only_text

#: The attribute that says of which language the words of an element are.
LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
_DECLARATION = re.compile(r"\s*<\?xml\b[^>]*>\s*")
#: What may stand before the root; an entity is declared in the square brackets of the DOCTYPE alone.
_PROLOG = re.compile(
    r"(?:\s|<\?(?:(?!\?>).)*+\?>|<!--(?:(?!-->).)*+-->|<!DOCTYPE\b[^>\[]*+(?:\[(?P<subset>[^\]]*+)\]\s*+)?>)*+",
    re.DOTALL | re.IGNORECASE,
)
_OPEN_DOCTYPE = re.compile(r"<!DOCTYPE\b", re.IGNORECASE)
#: Names that HTML has and XML has not, which feeds use all the same; in a CDATA section they are words.
_NAMED = re.compile(
    r"<!\[CDATA\[(?:(?!<!\[CDATA\[|\]\]>).)*+\]\]>|&(?!(?:amp|lt|gt|quot|apos);)([A-Za-z][A-Za-z0-9]{1,30};)", re.DOTALL
)
_NO_XML = re.compile("[\x01-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


def xml_tree(text: str, name: str, report: Callable[[str], None]) -> Any:
    """The element at the root of an XML text; comments and instructions are left out.

    `report` hears where it is damaged, and what is behind may then be missing. Raises InputError, which begins with
    `name`, for what is no XML at all and for XML that declares entities of its own.
    """
    if _declares_entities(text):
        raise InputError(
            f"{name}: declares entities of its own, which kg does not expand; write out what they stand for"
        )
    text = _DECLARATION.sub("", only_text(text), count=1)
    text = _NO_XML.sub(" ", _NAMED.sub(_character, text))
    parser = etree.XMLParser(
        encoding="utf-8",
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        recover=True,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        root = etree.fromstring(text.encode("utf-8"), parser)
    except etree.XMLSyntaxError as error:
        raise InputError(f"{name}: is not XML ({_why(error.msg)}); correct it or fetch it again") from None
    if root is None:
        raise InputError(f"{name}: is not XML; correct it or fetch it again")
    fatal = [each for each in parser.error_log if each.level >= etree.ErrorLevels.FATAL]
    if fatal:
        report(f"is damaged XML at line {fatal[0].line} ({_why(fatal[0].message)}); it is read as far as that goes")
    return root


def _declares_entities(text: str) -> bool:
    """Whether a text declares entities, or a DOCTYPE of which that cannot be told."""
    prolog = _PROLOG.match(text)
    if prolog is None:
        return False
    return "<!ENTITY" in (prolog["subset"] or "") or _OPEN_DOCTYPE.match(text, prolog.end()) is not None


def _character(named: re.Match[str]) -> str:
    """What a name stands for, written so that it opens no mark-up."""
    return escape(html5[named[1]]) if named[1] in html5 else named[0]


def _why(message: str | None) -> str:
    return " ".join((message or "damaged").split())
