"""What stands inside a line of prose and is none: place lines, tweets' signatures, lists of links run into the text.

Such words are not parsed, so they neither break the sentence around them nor yield names.
"""

from __future__ import annotations

import re
from functools import cache

from kg.language.lexicon.calendar import month_stems
from kg.language.text.blocks import noise_patterns

#: A person's profile that a web page put behind the name, with the headlines it links to: "Jane Roe Jane Ann RoeCouncil
#: votes again Roe resigns MORE". The last name, said again, runs into the first headline.
_PROFILE = re.compile(
    r"""\b(?P<last>[A-Z][\w’'-]+)
    (?P<aside>\ (?:\(?[A-Z][\w.’'-]*\)?,?\ ){0,5}(?P=last)(?=[A-Z0-9“"‘'])[^\r\n]{10,700}?\ MORE\b)""",
    re.VERBOSE,
)
_CITY = r"[A-Z][A-Z.’'-]+(?:\ [A-Z][A-Z.’'-]+){0,3}"
_REGION = r"(?:,\ [A-Z][\w.]*(?:\ [A-Z][\w.]*){0,2})"
_DAY = rf"(?:,?\ (?:{'|'.join(month_stems())})[a-z]*\.?\ \d{{1,2}})"
#: An agency or outlet in brackets; an abbreviation, or names in capitals and small letters.
_AGENCY = r"\((?:[A-Z][A-Za-z.]*)(?:\ [A-Z][A-Za-z.]*){0,3}\)"
#: "WASHINGTON (AP) —", "(CNN) --", "SPRINGFIELD, Ohio -", "Paris (AFP) -"
_DATELINE = re.compile(
    rf"""\A\W*(?:
        (?:{_CITY}|[A-Z][\w.’'-]+(?:\ [A-Z][\w.’'-]+){{0,2}}){_REGION}?{_DAY}?\ ?{_AGENCY}\ ?(?:--|–|—|-|_|:)\ *
        |{_CITY}{_REGION}?{_DAY}?\ ?(?:--|–|—|_|\ -)\ +
        |\((?:AP|AFP|UPI|CNN|Reuters|REUTERS)\)\ *(?:(?:--|–|—|-|_|:)\ *)?
    )(?=[A-Z0-9“"‘'])""",
    re.VERBOSE,
)


@cache
def _inside() -> re.Pattern[str]:
    return noise_patterns()["inside"]


def asides_of(line: str) -> list[tuple[int, int]]:
    """Stretches of one line (code points, half open, in order, none overlapping another) that are not its prose."""
    found: list[tuple[int, int]] = []
    dateline = _DATELINE.match(line)
    if dateline is not None and dateline.end() < len(line):
        found.append(dateline.span())
    if " MORE" in line:
        found += (m.span("aside") for m in _PROFILE.finditer(line))
    found += (m.span() for m in _inside().finditer(line))
    apart: list[tuple[int, int]] = []
    for start, end in sorted(found):
        if not apart or start >= apart[-1][1]:
            apart.append((start, end))
        else:
            apart[-1] = apart[-1][0], max(end, apart[-1][1])
    return apart
