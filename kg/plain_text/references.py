"""Character references of HTML in a text that is no HTML: `&quot;`, `&#8217;`, `&amp;amp;`."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator

from kg.plain_text.written import Edit

#: With its semicolon only, so that "AT&T" and the addresses of pages stay; escaped once more or twice.
_REFERENCE = re.compile(r"&(?:amp;){0,2}(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,30});")


def reference_edits(text: str) -> Iterator[Edit]:
    """The characters in place of their references."""
    if "&" not in text:
        return
    for match in _REFERENCE.finditer(text):
        read = match[0]
        for _ in range(3):
            read = html.unescape(read)
        if read != match[0] and not (len(read) > 2 and read.startswith("&")):
            yield Edit(match.start(), match.end(), read)
