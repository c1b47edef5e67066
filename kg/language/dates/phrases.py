"""Where a text names a point or stretch of calendar or clock time, resolvable or not.

What dates.py resolves is part of it; the rest is time that no ISO 8601 date stands for ("the early 2000s", "two weeks
later", "the night of") or that needs more than the day of publication. Bare durations ("for two weeks") are none.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

from kg.language.dates.words import DAY, MONTH, PART_OF_DAY, SEASON, YEAR
from kg.language.lexicon.calendar import holidays, parts_of_day, seasons, time_units, zone_names, zones
from kg.language.lexicon.number_words import BLANK, alternatives, small_number, vague_number
from kg.language.lexicon.numbers import decades, ordinals, scales
from kg.language.text.windows import anchor_of, windows
from kg.model import Span

#: Kinds of pieces that only the parse can tell from a count, a verb or a name.
DOUBTFUL = frozenset({"year", "month", "that", "holiday"})

_LONG_PERIOD = rf"(?:{alternatives(u.name for u in time_units() if u.period)}|{SEASON})"
_PERIOD = rf"(?:{PART_OF_DAY}|{_LONG_PERIOD})"
_UNIT = f"(?:{alternatives(u.name for u in time_units())})"
_UNITS = f"(?:{alternatives(u.plural for u in time_units())})"
_LONG_UNITS = f"(?:{alternatives(u.plural for u in time_units() if u.stretch)})"
_STAGE = rf"(?:(?:early|earlier|late|later|mid|sometime|midway)(?:{BLANK}in|{BLANK}on|{BLANK}through)?(?:{BLANK}|-))"
_CLOSED = rf"(?={BLANK}?[,.;:!?)”\"’—–]|{BLANK}(?:and|but|when|while|that|as)\b|\s*\Z|\s*\n)"
_ZONE = rf"(?:{alternatives(zones())}|(?:{alternatives(zone_names())}|local)(?:\ time)?)"
_YEARS = rf"{YEAR}(?:[-–—/](?:{YEAR}|\d\d(?!\d)))?"
#: A month is a word with a capital, whatever the case of the words around it.
_MONTH = rf"(?-i:{MONTH})"
_DAY = rf"(?-i:{DAY})"

#: What every phrase of _relative and _counted holds ("yesterday" holds "day", "tonight" "night").
_PERIOD_ANCHOR = anchor_of(
    {*seasons(), *parts_of_day(), *(form for u in time_units() for form in (u.name, u.plural)), "tomorrow"}
)

#: What stands before a date and is part of the same time: "the night of", "the first half of".
_OPENING = re.compile(
    rf"""(?<!\w)(?:the{BLANK})?(?:
      (?:early{BLANK}|late{BLANK}|following{BLANK})?(?:{PART_OF_DAY}|{SEASON}|eve|dawn|days?|weeks?|weekend|months?|years?|
        start|beginning|middle|end|close|rest|remainder|turn)
      |(?:first|second|third|fourth|last|final|closing|opening|early|late){BLANK}(?:(?:few|two|three){BLANK})?
        (?:half|quarter|third|days?|weeks?|weekend|months?|years|hours|{_DAY})
    ){BLANK}of{BLANK}\Z""",
    re.IGNORECASE | re.VERBOSE,
)
_BETWEEN = re.compile(rf"{BLANK}?|{BLANK}at{BLANK}|[-–]", re.VERBOSE)


def date_pieces(text: str, start: int, end: int) -> Iterator[tuple[str, Span]]:
    """Kind and span of the pieces that dates in `text[start:end]` are made of; pieces may overlap.

    Those of a kind in DOUBTFUL look like a date and may be something else.
    """
    for anchor, patterns in _patterns():
        for low, high in windows(text, anchor, start, end):
            for kind, pattern in patterns:
                for match in pattern.finditer(text, low, high):
                    yield kind, Span(*match.span("inner" if "inner" in pattern.groupindex else 0))


def joined(text: str, pieces: Iterable[Span]) -> list[Span]:
    """Whole phrases in order: pieces that overlap or touch, with "the night of" and the like before them."""
    phrases: list[Span] = []
    for piece in sorted(pieces):
        last = phrases[-1] if phrases else None
        first = piece.start
        while opening := _OPENING.search(text, max(last.end if last else 0, first - 40), first):
            first = opening.start()
        if last is not None and (first <= last.end or _BETWEEN.fullmatch(text, last.end, first)):
            phrases[-1] = Span(last.start, max(last.end, piece.end))
        else:
            phrases.append(Span(first, piece.end))
    return phrases


@cache
def _patterns() -> tuple[tuple[re.Pattern[str], tuple[tuple[str, re.Pattern[str]], ...]], ...]:
    """Kinds and patterns of the pieces, by what each of them holds. Around a group `inner` there is only context."""
    counts = rf"[,.:/%]\d|-(?!era|style|like|related|vintage)[a-z]|%|{BLANK}(?:{_UNITS}|year{BLANK}old)\b"
    year = rf"(?<![$€£¥#@\d,./-])(?:{_STAGE}|(?:pre|post)-)?{_YEARS}(?!{counts})"
    old_year = rf"(?:in|since|until|by|c\.|ca\.|circa){BLANK}(?P<inner>1[0-4]\d\d)(?![,.:/%-]\w|%)"
    that = rf"{_STAGE}?that{BLANK}(?:day|{_PERIOD})"
    named = alternatives(holidays()).replace("'", "['’]")
    holiday = (
        rf"(?:the{BLANK})?(?-i:{named})(?:{BLANK}(?:{PART_OF_DAY}|weekend|week|season|holidays?))?"
        rf"(?:,?{BLANK}{YEAR})?"
    )
    groups = (
        (_PERIOD_ANCHOR, [("phrase", p) for p in (*_relative(), *_counted(), _weekday())] + [("that", that)]),
        (re.compile(MONTH), [("month", _MONTH)] + [("phrase", p) for p in _months()]),
        (re.compile(r"\d"), [("year", year), ("year", old_year)] + [("phrase", p) for p in (*_years(), *_clock())]),
        (anchor_of(("centur", "ties", "lock", "noon", "midnight", "midday")), [("phrase", p) for p in _spelled()]),
        (anchor_of([name.split("'")[0] for name in holidays()]), [("holiday", holiday)]),
    )
    return tuple(
        (anchor, tuple((k, re.compile(rf"(?<!\w)(?:{p})(?!\w)", re.IGNORECASE | re.VERBOSE)) for k, p in parts))
        for anchor, parts in groups
    )


def _relative() -> Iterator[str]:
    """Time by its distance from now or from what was told before, without a number."""
    yield rf"(?:early|earlier|late|later){BLANK}in{BLANK}the{BLANK}(?:day|{_LONG_PERIOD})|(?<!to\ )this{BLANK}day"
    step = rf"(?:last|next|this(?:{BLANK}past|{BLANK}coming)?)"
    yield rf"{_STAGE}?{step}{BLANK}(?:(?:fiscal|school){BLANK})?{_PERIOD}"
    yield rf"{_STAGE}?(?:(?:the|that|this){BLANK})?(?:same|very|following|previous|next){BLANK}(?:{_PERIOD}|day)"
    yield rf"(?:the{BLANK})?(?:last|past|current|coming){BLANK}{_LONG_PERIOD}"
    yield (
        rf"the{BLANK}(?:day|night|week|weekend|month|year|summer|season|morning|evening){BLANK}(?:before|after)"
        rf"(?:{BLANK}(?:last|next|yesterday|tomorrow)|{_CLOSED})"
    )
    yield rf"the{BLANK}(?:end|start|beginning|middle|rest|turn){BLANK}of{BLANK}the{BLANK}(?:day|{_LONG_PERIOD})"
    yield rf"(?:over|during|throughout|at|on|through){BLANK}(?P<inner>the{BLANK}weekend)"
    yield rf"(?:year|month|week|quarter)(?:['’]s)?(?:{BLANK}|-)end"
    yield rf"{_STAGE}?(?:yesterday|today|tomorrow)(?:(?:['’]s)?{BLANK}{PART_OF_DAY})?|{_STAGE}?tonight"
    yield (
        rf"(?:in|during|by|through|throughout|until|over|since){BLANK}(?P<inner>(?:the{BLANK})?{_STAGE}?{SEASON})"
        rf"(?!\w|{BLANK}(?:of\b|[a-z]+s\b))"
    )


def _counted() -> Iterator[str]:
    """Time by its distance, with a number: "two weeks ago", "the past three years", "years later"."""
    count = (
        rf"(?:(?:an?|another|half{BLANK}an?|several|many|some|(?:a{BLANK})?few|(?:a{BLANK})?couple{BLANK}of|"
        rf"(?:{small_number()}|\d[\d,.]*)(?:{BLANK}(?:{alternatives(scales())})|{BLANK}\d/\d|{BLANK}and{BLANK}a{BLANK}(?:half|quarter))?|"
        rf"{vague_number()}{BLANK}of){BLANK})"
    )
    spell = rf"(?:{_UNITS}|{_UNIT})(?:{BLANK}and{BLANK}a{BLANK}half)?"
    yield (
        rf"(?:(?:the|these|those){BLANK})?(?:last|past|next|coming|previous|following|recent){BLANK}{count}?{_LONG_UNITS}"
    )
    yield (
        rf"(?:{count}{spell}|{_UNITS}){BLANK}(?:ago|later|earlier|hence|beforehand|"
        rf"from{BLANK}(?:now|today|yesterday|tomorrow))"
    )
    yield rf"{count}{spell}{BLANK}(?:before|after|prior|back|afterwards?|since){_CLOSED}"


def _weekday() -> str:
    which = rf"(?:the{BLANK})?(?:last|next|this(?:{BLANK}past|{BLANK}coming)?|past|following|previous|same)"
    return rf"{_STAGE}?(?:{which}{BLANK})?{_DAY}s?(?:(?:['’]s)?{BLANK}{PART_OF_DAY}s?)?"


def _months() -> Iterator[str]:
    """Months that say that they are, which "May" and "March" need not be."""
    yield rf"(?:(?:last|this|next|each|every|the{BLANK}month{BLANK}of){BLANK}|{_STAGE}){_MONTH}(?!{BLANK}(?-i:[A-Z]))"
    yield rf"(?:the{BLANK})?\d{{1,2}}(?:st|nd|rd|th){BLANK}of{BLANK}{_MONTH}"


def _years() -> Iterator[str]:
    """Dates in digits, years that say what they are, seasons of years, decades and centuries."""
    yield rf"\d{{1,2}}/\d{{1,2}}/\d\d(?:\d\d)?|{YEAR}/\d\d/\d\d|\d{{1,2}}[.]\d{{1,2}}[.]{YEAR}"
    yield rf"on{BLANK}(?P<inner>the{BLANK}\d{{1,2}}(?:st|nd|rd|th)){_CLOSED}"
    yield rf"(?:the{BLANK})?\d{{1,2}}(?:st|nd|rd|th){BLANK}of{BLANK}(?:this|last|next|the|each){BLANK}month"
    yield rf"(?:the{BLANK})?{_STAGE}?{SEASON}(?:,|{BLANK}of)?{BLANK}{_YEARS}"
    yield rf"{_STAGE}?(?:the{BLANK})?(?:fiscal(?:{BLANK}year)?|calendar{BLANK}year|year){BLANK}{_YEARS}"
    yield rf"(?-i:FY{BLANK}?(?:{_YEARS}|['’]?\d\d)|Q[1-4](?:{BLANK}(?:of{BLANK})?(?:20|['’])\d\d(?:\d\d)?)?)"
    yield rf"(?:the{BLANK})?{_YEARS}{BLANK}(?:fiscal|financial|school|academic|calendar|budget|tax){BLANK}year"
    yield rf"(?:the{BLANK})?{_YEARS}(?:{BLANK}|-)season"
    yield rf"(?-i:(?:A\.D\.|AD){BLANK}\d{{1,4}}|\d{{1,4}}{BLANK}(?:B\.C\.(?:E\.)?|BCE?|A\.D\.|AD|CE))"
    yield rf"(?:c\.|ca\.|circa){BLANK}(?P<inner>\d{{3,4}})"
    yield rf"(?:the{BLANK})?{_STAGE}?(?:(?:1\d|20)\d|['’‘]\d)0['’]?s"
    yield rf"the{BLANK}{_STAGE}?[2-9]0['’]?s"


def _clock() -> Iterator[str]:
    hour = r"\d{1,2}(?:[:.][0-5]\d)?"
    half_day = r"(?:[ap]\.m\.?|[ap]m)"
    yield (
        rf"(?:{hour}(?:{BLANK}?{half_day})?(?:{BLANK}?[-–]{BLANK}?|{BLANK}to{BLANK}))?{hour}{BLANK}?{half_day}"
        rf"(?:{BLANK}(?-i:{_ZONE}))?"
    )
    yield rf"\d{{1,2}}:[0-5]\d{BLANK}(?:hours|(?-i:{_ZONE}))"
    yield rf"(?:at|from|until|till|by|after|before|around|since){BLANK}(?P<inner>(?:[01]?\d|2[0-3]):[0-5]\d)(?![:\d])"


def _spelled() -> Iterator[str]:
    """Centuries, decades and hours in words."""
    ordinal = rf"(?:{alternatives(ordinals())}|\d{{1,2}}(?:st|nd|rd|th))"
    century = rf"(?:the{BLANK})?(?:turn{BLANK}of{BLANK}the{BLANK})?{_STAGE}?{ordinal}(?:{BLANK}|-)"
    yield century + rf"(?:centuries|(?-i:century|Century(?!{BLANK}[A-Z])))"
    yield rf"the{BLANK}{_STAGE}?(?:{alternatives(decades())})"
    yield rf"(?:{small_number()}|\d{{1,2}}){BLANK}o['’]clock"
    yield rf"(?:at|by|until|till|before|after|around|to|from){BLANK}(?P<inner>noon|midnight|midday)"
