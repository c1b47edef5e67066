r"""Text with marks as an annotator writes it: `{e1 words}`, `{e1:d words}`, `{e1+e2:p they}`, `{q1 ...}`, `{v1 left}`.

Marks lie inside one another and never across; a brace of the text itself is `\{` or `\}`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from kg.model import MentionForm, Span

_MARK = re.compile(r"\{(?:(?P<entities>e\d+(?:\+e\d+)*)(?::(?P<form>[dp]))?|(?P<other>[qcsv]\d+)) ")
_FORMS = {None: MentionForm.NAME, "d": MentionForm.DESCRIPTION, "p": MentionForm.PRONOUN}
#: How much of a text a message shows.
_SHOWN = 30


@dataclass(frozen=True, slots=True)
class Mark:
    """Marked words. `kind` is e (an entity's), q (content), c (cue), s (source) or v (event); `line` counts from 0."""

    kind: str
    ids: tuple[str, ...]
    span: Span
    line: int
    form: MentionForm | None = None


@dataclass(frozen=True, slots=True)
class MarkedText:
    """The text without its marks, the marks in the order in which they open, and (line, words) of what is wrong."""

    text: str
    marks: tuple[Mark, ...]
    faults: tuple[tuple[int, str], ...]


def read_marks(marked: str) -> MarkedText:
    """Takes the marks out of a text. What is no mark, or never closed, is a fault and marks nothing."""
    plain: list[str] = []
    marks: list[Mark] = []
    faults: list[tuple[int, str]] = []
    opened: list[tuple[int, int, re.Match[str] | None]] = []
    at = line = 0
    while at < len(marked):
        character = marked[at]
        if character == "\\" and marked[at + 1 : at + 2] in {"{", "}"}:
            plain.append(marked[at + 1])
            at += 2
        elif character == "{":
            found = _MARK.match(marked, at)
            if found is None:
                faults.append((line, f"no mark: {marked[at : at + _SHOWN]!r}"))
            opened.append((len(plain), line, found))
            at = found.end() if found else at + 1
        elif character == "}":
            if not opened:
                faults.append((line, f"a brace closes nothing, after {''.join(plain)[-_SHOWN:]!r}"))
            else:
                start, from_line, found = opened.pop()
                if found is not None:
                    words = "".join(plain[start:])
                    if words != words.strip() or not words:
                        faults.append((from_line, f"a mark that is empty or begins or ends with a blank: {words!r}"))
                    else:
                        marks.append(_mark(found, Span(start, len(plain)), from_line))
            at += 1
        else:
            line += character == "\n"
            plain.append(character)
            at += 1
    faults += [(line, f"a mark is never closed: {found[0] if found else '{'!r}") for _, line, found in opened]
    return MarkedText("".join(plain), tuple(sorted(marks, key=lambda m: (m.span.start, -m.span.end))), tuple(faults))


def _mark(found: re.Match[str], span: Span, line: int) -> Mark:
    if found["other"]:
        return Mark(found["other"][0], (found["other"],), span, line)
    return Mark("e", tuple(found["entities"].split("+")), span, line, _FORMS[found["form"]])
