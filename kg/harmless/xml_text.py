"""Text as it may stand in XML 1.0, which has no way to write some characters, not even escaped."""

from __future__ import annotations

import re

# All that the production Char of XML 1.0 (fifth edition, 2.2) leaves out.
_NOT_IN_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def xml_text(text: str) -> str:
    """The text with U+FFFD for each character that XML does not allow."""
    return _NOT_IN_XML.sub("\N{REPLACEMENT CHARACTER}", text)


def xml_document(document: bytes) -> bytes:
    """A document in UTF-8, without line ends of its own, with U+FFFD for what XML does not allow, and CR kept as it is.

    A reader makes a line feed of a bare CR (XML 1.0, 2.11), so that it stands as a reference.
    """
    return xml_text(document.decode()).replace("\r", "&#13;").encode()
