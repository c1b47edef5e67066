"""Names of which the text says that their bearer is somebody else of that name: "no relation to the mayor Jane Roe"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from spacy.tokens import Span

_WORDS = r"(?:(?:the|an?|his|her|their) )?(?:[\w.'’-]+ ){0,5}"
_NAMED = r"(?:[\w'’-]+ ){1,4}?(?:who is |who was )?(?:also )?(?:named|called|by the name of) "
#: Words before a name that tell its bearer from the one named before.
_BEFORE = re.compile(
    r"(?:\b(?:no (?:relation|relative|kin) (?:to|of|with)|(?:not|isn['’]t|wasn['’]t) (?:related|identical) (?:to|with)|"
    r"unrelated to|(?:not|never) to be (?:confused with|mistaken for)|"
    r"not the same (?:person|man|woman|one)? ?as|(?:his|her|a|the) namesakes?,?)"
    rf" {_WORDS}|\b(?:another|a different|a second) {_NAMED})$",
    re.IGNORECASE,
)
#: Words that only do where the name is introduced: "another Jane Roe, a nurse, ..." but "we need another Jane Roe".
_OTHER = re.compile(r"\b(?:another|a different|a second) $", re.IGNORECASE)
_INTRODUCED = re.compile(r", (?:an?|the) ")
#: Between two names of one series: "the nurse Jane Roe and the judge Jane Roe".
_SERIES = re.compile(r"(?:, [^.,;]{1,40},)? and (?:the|an?) (?:[\w-]+ ){1,4}")
#: How far back such words are looked for, in code points.
_MOST = 80
#: How near the name of the other one must stand, in code points.
_NEAR = 300


def told_apart(text: str, ents: Sequence[Span]) -> frozenset[int]:
    """The names among `ents`, by their first token, whose bearer is another one than an earlier one's of that name."""
    found: set[int] = set()
    last: dict[str, int] = {}
    for ent in sorted(ents, key=lambda e: e.start):
        known = last.get(ent.text, -_NEAR)
        last[ent.text] = ent.end_char
        if len(ent) == 1 or ent.start_char - known > _NEAR:
            continue
        before = text[max(0, ent.start_char - _MOST) : ent.start_char]
        other = _OTHER.search(before) and _INTRODUCED.match(text, ent.end_char)
        if other or _BEFORE.search(before):
            found.add(ent.start)
    for one, two in pairwise(sorted(ents, key=lambda e: e.start)):
        if one.text == two.text and len(two) > 1 and _SERIES.fullmatch(text, one.end_char, two.start_char):
            found.add(two.start)
    return frozenset(found)
