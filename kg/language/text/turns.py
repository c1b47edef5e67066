"""Turns of a transcript, debate or interview: lines that open with who speaks and a colon ("ROE: Good evening.").

Works on characters alone. Lines count only where there are several of them, by two speakers or as questions and
answers, and what follows them reads like speech: "Votes: 40 percent", "Read more: ..." and lists are no turns. An hour
("4:57") is no speaker.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from kg.language.lexicon.wordlists import word_list
from kg.model import Span

_WORD = r"[A-Z][\w.'’-]*"
_NAME = rf"{_WORD}(?:[ \t]+(?:(?:de|da|del|van|von|der|bin|al|la|le)[ \t]+)?{_WORD}){{0,4}}"
_LABEL = re.compile(
    rf"[ \t]*(?:[\[(]?\d{{1,2}}(?::\d\d){{1,2}}[\])]?[ \t]+)?[*_]{{0,3}}[\[(<]?[*_]{{0,3}}"
    rf"(?P<name>(?:The[ \t]+)?{_NAME})(?P<role>,[ \t][^:\n]{{2,80}}|[ \t]*\([^():\n]{{1,60}}\))?"
    r"(?:[ \t]*[\[(]?\d{1,2}(?::\d\d){1,2}[\])]?)?"
    r"(?:[*_]{0,3}[\])>][*_]{0,3}:?|[*_]{0,3}:[*_]{0,3})(?=\s|$)"
)
_INITIAL = re.compile(r"[ \t]*[*_]{0,3}(?P<name>Q|A)[*_]{0,3}[.:][*_]{0,3}(?=\s|$)")
_SPOKEN = re.compile(r"[.?!…—–-][\"'”’)\]*_]*\s*$")
_LEAST_TURNS = 3
#: So much of what stands behind the labels must end as a sentence does.
_LEAST_SPOKEN = 0.7
#: So many of the paragraphs from the first label to the last have one, where the others may go on with a turn.
_LEAST_LABELLED = 0.4
#: So many paragraphs without a label may stand between two turns and still go on with the first of them.
_MOST_UNLABELLED = 4


@dataclass(frozen=True, slots=True)
class Turn:
    """What one speaker says in one go: where the label and the name in it stand, and the words, a span a paragraph.

    `speaker` is alike for all turns of one speaker; `answers` is a turn of somebody who is asked ("A:"), `nameless` one
    of whoever asks ("Interviewer:") or of nobody known ("UNIDENTIFIED MALE:", "B:").
    """

    label: Span
    name: Span
    speaker: str
    content: tuple[Span, ...]
    answers: bool = False
    nameless: bool = False


@dataclass(frozen=True, slots=True)
class _Label:
    whole: Span
    name: Span
    key: str
    lettered: bool = False
    """Whether it is a letter that stands for somebody: "A:", "B:"."""


def turns_of(text: str, lines: Iterable[tuple[int, int]]) -> list[Turn]:
    """The turns of a text whose paragraphs are `text[start:end]`, in order; none where it is no talk of several."""
    paragraphs = [(start, end) for start, end in lines if text[start:end].strip()]
    found = _labels(text, paragraphs)
    if len({label.key for label in found}) < 2:
        return []
    return _with_content(text, paragraphs, found)


def _labels(text: str, paragraphs: list[tuple[int, int]]) -> list[_Label]:
    """The labels that are speakers, in order; empty where too few of them are."""
    named = [label for start, end in paragraphs for label in _named(text, start, end)]
    asked = [label for start, end in paragraphs for label in _initials(text, start, end)]
    letters = {label.key for label in named if label.lettered}
    if len({label.key for label in asked}) == 2:
        named = [label for label in named if not (label.lettered and label.key in {"q", "a"})]
        named = sorted([*named, *asked], key=lambda label: label.whole.start)
    elif len(letters - {"q"}) < 2:
        named = [label for label in named if not (label.lettered and label.key in {"q", "a"})]
    full = {initials: key for label in named if (initials := _initials_of(text, label.name)) for key in [label.key]}
    named = [replace(label, key=full.get(label.key, label.key)) for label in named]
    counts = Counter(label.key for label in named)
    kept = [label for label in named if _is_speaker(text, label, counts)]
    if not kept or sum(_speaks(text, label, paragraphs) for label in kept) < _LEAST_SPOKEN * len(kept):
        return []
    pair = {label.key for label in kept} & word_list("turns", "asks") and any(label.key in _answers() for label in kept)
    pair = pair or len({label.key for label in kept if _is_role(text, label) and label.name.of(text).isupper()}) > 1
    return kept if pair or (len(kept) >= _LEAST_TURNS and max(Counter(k.key for k in kept).values()) > 1) else []


def _named(text: str, start: int, end: int) -> Iterator[_Label]:
    for match in _at_lines(_LABEL, text, start, end):
        name = match["name"]
        words = name.lower().replace("’", "'").split()
        plain = [word.strip(".,") for word in words]
        if plain[0] in word_list("turns", "never") or any(word.endswith("'s") for word in words):
            continue
        common = " ".join(plain) in word_list("turns", "asks") | _answers()
        key = " ".join(plain) if common else _surname(plain)
        whole = Span(match.start() + len(match.group()) - len(match.group().lstrip()), match.end())
        yield _Label(whole, Span(*match.span("name")), key, len(key) == 1 and len(words) == 1)


def _initials(text: str, start: int, end: int) -> Iterator[_Label]:
    for match in _at_lines(_INITIAL, text, start, end):
        whole = Span(match.start() + len(match.group()) - len(match.group().lstrip()), match.end())
        yield _Label(whole, Span(*match.span("name")), match["name"].lower())


def _at_lines(pattern: re.Pattern[str], text: str, start: int, end: int) -> Iterator[re.Match[str]]:
    """The matches of a pattern at the head of `text[start:end]` and of each line in it."""
    at = start
    while True:
        if (match := pattern.match(text, at, end)) is not None:
            yield match
        at = text.find("\n", at, end) + 1
        if at == 0:
            return


def _surname(words: list[str]) -> str:
    while len(words) > 1 and words[-1] in {"jr", "sr", "ii", "iii", "iv"}:
        words = words[:-1]
    return words[-1]


def _initials_of(text: str, name: Span) -> str:
    """The initials of a name of several words, "jr" of "Jane Roe"; empty for a single word."""
    words = name.of(text).split()
    return "".join(word[0] for word in words).lower() if len(words) > 1 else ""


def _answers() -> frozenset[str]:
    return word_list("turns", "answers")


def _is_speaker(text: str, label: _Label, counts: Counter[str]) -> bool:
    """Whether a label counts: a role of a talk, a name in capitals, or one that comes back."""
    if label.key in word_list("turns", "asks") | _answers():
        return True
    return label.name.of(text).isupper() or counts[label.key] > 1


def _is_role(text: str, label: _Label) -> bool:
    """Whether a label says what somebody does in the talk, or stands for nobody known, and names nobody."""
    opening = label.name.of(text).split()[0].lower()
    return (
        label.lettered
        or label.key in word_list("turns", "asks") | _answers()
        or opening in word_list("turns", "nameless")
    )


def _speaks(text: str, label: _Label, paragraphs: list[tuple[int, int]]) -> bool:
    """Whether what stands behind a label in its paragraph, or in the next where that is nothing, ends a sentence."""
    at = bisect_right(paragraphs, label.whole.start, key=lambda p: p[0])
    own = paragraphs[at - 1][1] if at and label.whole.start < paragraphs[at - 1][1] else len(text)
    words = _first_line(text, label.whole.end, own).strip()
    if not words:
        below = bisect_left(paragraphs, own, key=lambda p: p[0])
        words = _first_line(text, *paragraphs[below]) if below < len(paragraphs) else ""
    return _SPOKEN.search(words) is not None


def _first_line(text: str, start: int, end: int) -> str:
    stop = text.find("\n", start, end)
    return text[start : end if stop < 0 else stop]


def _with_content(text: str, paragraphs: list[tuple[int, int]], labels: list[_Label]) -> list[Turn]:
    turns = []
    first, last = labels[0].whole.start, labels[-1].whole.start
    alone = {label.whole.end for label in labels}
    between = sum(first <= start < last and end not in alone for start, end in paragraphs)
    mostly = len(labels) - 1 >= _LEAST_LABELLED * between
    for number, label in enumerate(labels):
        following = labels[number + 1] if number + 1 < len(labels) else None
        stop = len(text) if following is None else following.whole.start
        goes_on = mostly and following is not None and following.key != label.key
        content = _content(text, paragraphs, label, stop, goes_on)
        if content:
            answers = label.key in _answers() and not label.lettered
            nameless = not answers and _is_role(text, label)
            turns.append(Turn(label.whole, label.name, label.key, tuple(content), answers, nameless))
    return turns


def _content(text: str, paragraphs: list[tuple[int, int]], label: _Label, stop: int, goes_on: bool) -> list[Span]:
    """What stands behind a label, where it goes on with the paragraphs without one up to `stop`, if that is near."""
    own: list[Span] = []
    more: list[Span] = []
    low = bisect_right(paragraphs, label.whole.end, key=lambda p: p[1])
    high = bisect_left(paragraphs, stop, key=lambda p: p[0])
    for start, end in paragraphs[low:high]:
        piece = _trimmed(text, max(start, label.whole.end), min(end, stop))
        if piece is not None:
            (own if start <= label.whole.start < end else more).append(piece)
    if not own:
        own, more = more[:1], more[1:]
    # a line that ends as no sentence does is a heading, and what stands below it nobody's turn
    heading = next((i for i, piece in enumerate(more) if not _SPOKEN.search(piece.of(text))), len(more))
    return own + (more[:heading] if goes_on and len(more) <= _MOST_UNLABELLED else [])


def _trimmed(text: str, start: int, end: int) -> Span | None:
    """The words without space, and without the marks of Markdown around them; None for a note in brackets."""
    while start < end and (text[start].isspace() or text[start] in "*_"):
        start += 1
    while start < end and (text[end - 1].isspace() or text[end - 1] in "*_"):
        end -= 1
    if start == end or (text[start] in "([" and text[end - 1] in ")]"):
        return None
    return Span(start, end)
