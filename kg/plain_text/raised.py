"""What a raised figure or sign says in a line: a power, a part of a number, or nothing, where it marks a footnote."""

from __future__ import annotations

import re

#: What marks a footnote, if nothing else makes a number of it: few digits, a letter or a sign.
_ONE = r"(?:\d{1,3}|[a-z*\u2020\u2021\u00a7])"
#: Several are footnotes in any case.
MARK = rf"[-\u2212]?{_ONE}(?:\s*[,;\u2013-]\s*{_ONE})*"
_MARK = re.compile(rf"\s*(?P<opens>[\[(]?)\s*(?P<mark>{MARK})\s*[\])]?\s*")
#: Behind these a raised figure is a power; "5m" of money counts millions, and "in" is a unit behind a number alone.
_UNIT = re.compile(
    r"(?:(?<![^\s/])(?:[kcm]?m|ft|mi|yd)|(?<![\d.,$\u00a3\u20ac\u00a5])\d[\d.,]*\s?(?:[kcm]?m|ft|in|mi|yd))$",
    re.IGNORECASE,
)
_MONEY = re.compile(r"[$\u00a3\u20ac\u00a5]\s?[\d,]+$")
_YEAR = re.compile(r"(?<!\d)(?:1[5-9]|20)\d\d$")
_FRACTION = ("/", "\N{FRACTION SLASH}")


def raised(words: str, before: str, after: str, *, linked: bool) -> str:
    """How raised `words` stand in a line; empty for the mark of a footnote.

    `before` and `after` are the text around them, a dozen characters of it are enough, and `linked` says whether they
    lead somewhere else. Behind a number that is no year a figure is a power of it, and behind money, in two digits, its
    smaller coin; before a slash it begins a fraction.
    """
    found = _MARK.fullmatch(words)
    if found is None:
        return words
    mark = found["mark"]
    power = mark.replace("\u2212", "-")
    if linked or found["opens"] or not power.removeprefix("-").isdigit():
        return ""
    if _UNIT.search(before):
        return words
    behind_number = before[-1:].isdigit()
    if after.lstrip().startswith(_FRACTION):
        return f" {mark}" if behind_number else mark
    if not behind_number or _YEAR.search(before):
        return words if power.startswith("-") else ""
    return f".{mark}" if _MONEY.search(before) and len(mark) == 2 else f"^{power}"
