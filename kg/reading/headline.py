"""The headline of an article: found in its text, or, when known, located there."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from kg.model import Span
from kg.reading.dates import normalise_date
from kg.surely import surely

_LINE = re.compile(r"([^\r\n]*)(?:\r\n|\r|\n|\Z)")
_HEADING = re.compile(r"#{1,6}[ \t]+(.*?)(?:[ \t]+#+)?$")
_UNDERLINE = re.compile(r"={3,}|-{3,}")
_STRONG = re.compile(r"(\*\*|__)(.+)\1")
_IMAGE = re.compile(r"!?\[[^\]]*\]\([^)]*\)|!\[.*|<[^>]+>")
_APOSTROPHE = "['\N{RIGHT SINGLE QUOTATION MARK}]"
# What stands above an article and is not its headline: warnings, notes, dates, credits, captions, buttons.
_NOTE = re.compile(
    r"\W*(?:(?:trigger|content|spoiler|graphic)[ -]*(?:warnings?|alerts?)|warning|disclaimer|disclosure|advertisement"
    rf"|sponsored|(?:editor|author|publisher){_APOSTROPHE}?s?{_APOSTROPHE}?[ ](?:note|pick|choice)|notes?|corrections?"
    r"|clarification|updated?|last updated|published|posted|(?:file )?photo(?:graph)?s?|images?|pictures?|credits?"
    r"|captions?|source|via|share|subscribe|sign up|read more|listen|highlights|advisory)"
    r"\s*(?:[:|(\N{EM DASH}\N{EN DASH}]|-\s|$|\d|(?:on|at|by|credit|copyright|caption|this|to|for|provided)\b)"
    r"|(?:story )?highlights\b|\W*(?:this|the following) (?:post|article|story|piece|report|video|page|content)"
    r" (?:contains?|includes?|discuss\w*|was|has|is|may|deals|describes|first|originally|mentions)\b.*"
    r"|.*\b(?:(?:reader|viewer) discretion|all rights reserved|(?:image|photo|media|video) (?:caption"
    r"|copyright|credit|playback|courtesy|provided by))\b"
    r"|.*\([^()]*\b(?:photo|image|courtesy|via)\b[^()]*\)$"
    r"|.*(?:[|] |/)[A-Z][A-Z .'/]{3,}(?:photos?)?$|.*[|] \w+ (?:photos?|images?)\b"
    r"|\W*(?:\d+|an?|one) \w+ ago$|\W*(?:https?://|www\.)\S+|\W*@\w+|[\w ]+: @\w+",
    re.IGNORECASE,
)
_BYLINE = re.compile(r"\W*(?:(?i:written |reported |words )?by|BY|By)[: ]\W*[A-Z].*")
_DATELINE = re.compile(
    r"(?!(?:BREAKING|EXCLUSIVE|WATCH|VIDEO|LIVE|OPINION|ANALYSIS|UPDATED?|REVIEW|INTERVIEW|REPORT)\b)"
    r"[A-Z][A-Z.'\N{RIGHT SINGLE QUOTATION MARK} -]*[A-Z.](?:,[^()\N{EM DASH}\N{EN DASH}]{1,40})?\s*"
    r"(?:\([^)]{2,40}\)\s*(?:[\N{EM DASH}\N{EN DASH}-]+|:|$)|[\N{EM DASH}\N{EN DASH}]|--|\s-\s)"
)
_RELATIVE_DATE = re.compile(
    r"[\s|,\N{MIDDLE DOT}-]+(?:(?:updated|published|posted)\s+)?(?:\d+|an?|one|two|three|four|five|six"
    r"|seven|eight|nine)\s*(?:seconds?|secs?|minutes?|mins?|hours?|hrs?|days?|weeks?|months?|years?)\s+ago$",
    re.IGNORECASE,
)
_ABBREVIATION = re.compile(
    r"(?:\b(?:[A-Za-z]\.){2,}|\b(?:Inc|Jr|Sr|Co|Corp|Ltd|St|Mt|Bros|vs|No|Dr|Mr|Mrs|Ms|Sens?|Reps?|Govs?|Gen|Lt|Col|Sgt|Rev|Prof)\.)$"
)
_SENTENCE_END = re.compile(
    r"[.!?][)\"'\N{RIGHT DOUBLE QUOTATION MARK}\N{RIGHT SINGLE QUOTATION MARK}\]]*\s+(?=[A-Z\"])"
)
_CLOSERS = ")\"'\N{RIGHT DOUBLE QUOTATION MARK}\N{RIGHT SINGLE QUOTATION MARK}]*_"
_OPENERS = "\"'\N{LEFT DOUBLE QUOTATION MARK}\N{LEFT SINGLE QUOTATION MARK}"
_LINES_LOOKED_AT = 60
_NOTES_SKIPPED = 8
_FEWEST_WORDS, _MOST_WORDS, _MOST_LETTERS = 3, 28, 190
_LONGEST_TITLE = 1000


def find_headline(text: str, body: Span) -> tuple[str, Span] | None:
    """The headline at the top of an article and where it stands, or None where the text has none.

    It is a Markdown heading, or a short first line that stands alone above a blank line, is no sentence with a full
    stop, and is none of the notes (warnings, bylines, dates, credits, section names) that stand above an article; those
    are passed over. Where the next line repeats it without a tail such as "3 hours ago", the repetition is the
    headline; an unrepeated tail is left out of the span.
    """
    lines = list(islice(_lines(text, body), _LINES_LOOKED_AT))
    filled = [index for index, line in enumerate(lines) if line]
    for place, index in enumerate(filled[:-1][: _NOTES_SKIPPED + 1]):
        line, following = surely(lines[index], "line that is filled"), lines[index + 1]
        words = line.of(text)
        if heading := _heading(text, line, following):
            return _titled(text, heading)
        if _is_above_the_headline(words):
            continue
        bare = _inside_markup(text, line)
        if following is not None or not _looks_like_a_headline(_without_relative_date(bare.of(text))):
            return None
        repetition = lines[filled[place + 1]]
        if repetition is not None and _repeats(bare.of(text), _inside_markup(text, repetition).of(text)):
            return _titled(text, _inside_markup(text, repetition))
        return _titled(text, Span(bare.start, bare.start + len(_without_relative_date(bare.of(text)))))
    return None


def locate_title(text: str, title: str, body: Span, elsewhere: Span | None = None) -> Span | None:
    """Where a known title stands: as a line of the body, at the head of its first line, or else `elsewhere`."""
    if not title or len(title) > _LONGEST_TITLE:
        return elsewhere
    words = r"\s+".join(re.escape(word) for word in title.split())
    whole_line = re.compile(
        rf"(?:^|(?<=[\r\n]))[^\S\r\n]*(?:#{{1,6}} +|\*\*|__)?({words})(?:\*\*|__| +#+)?[^\S\r\n]*(?=[\r\n]|\Z)"
    )
    match = whole_line.search(text, body.start, body.end)
    if not match:
        match = re.compile(rf"\s*({words})(?!\w)").match(text, body.start, body.end)
    return Span(*match.span(1)) if match else elsewhere


def _lines(text: str, body: Span) -> Iterator[Span | None]:
    """The lines of the body without the blanks around them, None for a blank one."""
    position = body.start
    while position < body.end:
        match = surely(_LINE.match(text, position, body.end), "line")
        line = match[1]
        start = position + len(line) - len(line.lstrip())
        end = position + len(line.rstrip())
        yield Span(start, end) if start < end else None
        position = match.end()


def _heading(text: str, line: Span, following: Span | None) -> Span | None:
    words = line.of(text)
    if match := _HEADING.fullmatch(words):
        if not match[1].strip():
            return None
        return _inside_markup(text, Span(line.start + match.start(1), line.start + match.end(1)))
    underline = following.of(text) if following is not None else ""
    # A row of hyphens may also be a rule below a paragraph.
    if _UNDERLINE.fullmatch(underline) and (underline.startswith("=") or _looks_like_a_headline(words)):
        return _inside_markup(text, line)
    return None


def _inside_markup(text: str, span: Span) -> Span:
    match = _STRONG.fullmatch(span.of(text))
    return Span(span.start + match.start(2), span.start + match.end(2)) if match and match[2].strip() else span


def _is_above_the_headline(line: str) -> bool:
    words = line.split()
    return (
        len(words) < _FEWEST_WORDS
        or not any(letter.isalpha() for letter in line)
        or bool(_NOTE.match(line))
        or (len(words) <= 15 and bool(_BYLINE.fullmatch(line)))
        or bool(_IMAGE.fullmatch(line))
        or normalise_date(line) is not None
    )


def _looks_like_a_headline(line: str) -> bool:
    words = line.split()
    if not _FEWEST_WORDS <= len(words) <= _MOST_WORDS or len(line) > _MOST_LETTERS:
        return False
    first = next((letter for letter in line if letter.isalnum()), "")
    if not first or first.islower() or _DATELINE.match(line):
        return False
    if line.endswith((":", ",", ";")) or _sentence_ends(line) > 1:
        return False
    end = line.rstrip(_CLOSERS)
    if end.endswith((".", "\N{HORIZONTAL ELLIPSIS}", ",")):
        return bool(_ABBREVIATION.search(end))
    return not (line[0] in _OPENERS and end != line and end.endswith(("!", "?")))


def _sentence_ends(line: str) -> int:
    return sum(not _ABBREVIATION.search(line[: match.start() + 1]) for match in _SENTENCE_END.finditer(line))


def _without_relative_date(line: str) -> str:
    return _RELATIVE_DATE.sub("", line)


def _repeats(line: str, clean: str) -> bool:
    """Whether the second line is the first without a tail."""
    if not _looks_like_a_headline(clean) or len(clean) * 2 < len(line):
        return False
    flat, clean = " ".join(line.split()), " ".join(clean.split())
    return flat.startswith(clean) and not flat[len(clean) : len(clean) + 1].isalnum()


def _titled(text: str, span: Span) -> tuple[str, Span]:
    return " ".join(span.of(text).split()), span
