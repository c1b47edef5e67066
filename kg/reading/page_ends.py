"""What stands behind the end of a page, which browsers show as its last part (HTML, 13.2.6.4.19 and 13.2.6.4.22)."""

from __future__ import annotations

import re
from collections.abc import Callable

_BODY_END = re.compile(r"</body\s*>", re.IGNORECASE)
#: Tags of which a page has one, and what is no part of its text.
_FRAME = re.compile(r"</?(?:html|body|head)\b[^>]*>|<!doctype[^>]*>", re.IGNORECASE)
#: One that is opened again before it is closed never closes, or many of them would be read from each to the end.
_UNSAID = re.compile(
    r"<!--(?:(?!<!--).)*?-->|<(?P<unsaid>script|style)\b(?:(?!<(?P=unsaid)\b).)*?</(?P=unsaid)\s*>",
    re.IGNORECASE | re.DOTALL,
)
#: A closing tag in a comment or a script is none.
_END_OR_UNSAID = re.compile(rf"(?P<end></html\s*>)|{_UNSAID.pattern}", re.IGNORECASE | re.DOTALL)
_ANOTHER = re.compile(r"<html\b", re.IGNORECASE)


def with_its_end(page: str, report: Callable[[str], None]) -> str:
    """The page with what follows its closing tag in its body. `report` hears of another page among it."""
    low = page.lower()
    if low.count("</html") < 2 and not low[low.rfind("</html") :].partition(">")[2].strip():
        return page  # as nearly every page, which takes no more time
    end = next((match for match in _END_OR_UNSAID.finditer(page) if match["end"]), None)
    if end is None:
        return page
    rest = page[end.end() :]
    said = _UNSAID.sub("", rest)
    if not _FRAME.sub("", said).strip():
        return page
    if _ANOTHER.search(said):
        report("has another page behind its end, which is read as part of it or not at all; give each a file")
    return _BODY_END.sub("", page[: end.start()]) + _FRAME.sub("", rest)
