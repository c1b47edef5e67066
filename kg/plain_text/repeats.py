"""What an article says twice in the same words: teasers, pull quotes, captions that repeat a sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.model import Span
from kg.plain_text.written import Edit

#: Shorter lines repeat for many reasons ("Yes." in a transcript).
_FEWEST_WORDS = 8
#: Of so many lines with one beginning it is looked whether they stand in another.
_MOST_ALIKE = 20
#: A line with something in it; only looked for at the head of one, for a long blank line has many other places.
_LINE = re.compile(r"(?<![^\r\n])[^\r\n]*\S[^\r\n]*")
_WORD = re.compile(r"\w+")
_MARK = re.compile('["“”]')


def repeat_edits(text: str, title: Span | None = None) -> Iterator[Edit]:
    """Takes out a line of at least eight words that stand, in their order, in another line, of equal ones the later.

    Marks and case do not count. The line of the `title` stays, and so do a post with its signature and words in
    quotation marks that stand elsewhere without them.
    """
    lines: list[tuple[int, int, list[str]]] = []
    written: list[str] = []
    for match in _LINE.finditer(text):
        lines.append((match.start(), match.end(), _WORD.findall(match[0].lower())))
        written.append(match[0])
    signed = {at for number, line in enumerate(written) if "(@" in line for at in (number - 1, number)}
    opening: dict[tuple[str, ...], list[int]] = {}
    first: dict[tuple[str, ...], int] = {}
    dropped: set[int] = set()
    for number, (start, end, words) in enumerate(lines):
        if len(words) < _FEWEST_WORDS:
            continue
        earlier = first.setdefault(tuple(words), number)
        if (title is not None and start < title.end and title.start < end) or number in signed:
            continue
        if earlier < number:
            if not _MARK.search(written[number]) or _MARK.search(written[earlier]):
                dropped.add(number)
        elif len(alike := opening.setdefault(tuple(words[:_FEWEST_WORDS]), [])) < _MOST_ALIKE:
            alike.append(number)
    for other, (_, _, words) in enumerate(lines):
        for at in range(len(words) - _FEWEST_WORDS + 1 if other not in dropped else 0):
            for number in opening.get(tuple(words[at : at + _FEWEST_WORDS]), ()):
                part = lines[number][2]
                if number in dropped or len(part) >= len(words) or words[at : at + len(part)] != part:
                    continue
                if not _MARK.search(written[number]) or _MARK.search(written[other]):
                    dropped.add(number)
    for number in sorted(dropped):
        start, end, _ = lines[number]
        yield Edit(start, end, drops_words=True)
