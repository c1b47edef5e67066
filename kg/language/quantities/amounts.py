"""Where a text states a number or a sum of money, by its words alone."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from kg.language.lexicon import currencies
from kg.language.lexicon.number_words import BLANK, alternatives, fraction_part, small_number, vague_number
from kg.language.lexicon.numbers import decades, ordinals, parts, plural_scales, scales, teens, tens, units
from kg.language.lexicon.wordlists import word_list
from kg.language.text.windows import anchor_of, windows
from kg.model import Span

_DIGITS = r"(?:\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?|\.\d+)"
_RANGED = rf"{_DIGITS}(?:\ [-–]\ \d{{1,3}}(?![\d,.-])|(?:[-–]{_DIGITS})*)"
_JOINT = rf"(?:{BLANK}|-)"
_UNSPACED = r"[\ \u00a0]?"
_OF_NATION = r"(?:(?-i:U\.S\.|US|[A-Z][a-z]+)\ )?"
_STERLING = re.compile(r"£|\b(?:sterling|pence)\b")
_SLASHED = re.compile(r"(?<!\d)(\d{1,9})[/⁄](\d{1,9})\Z")
#: Below the stroke of a fraction; "9/11" and "24/7" are none.
_BELOW = frozenset({2, 3, 4, 5, 6, 8, 10, 12, 16, 32, 100})
_SIGNS = "½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞"
_STROKE = rf"(?:\d{{1,2}}[/⁄]\d{{1,3}}|[{_SIGNS}])"
#: Behind what is the beginning of a number only: a power, digits in groups that blanks part, "and a half", "mn".
_GROUP = r"[ \u00a0\u2009\u202f]\d{3}(?![\d,.]?\d)"
_SCALES = alternatives((*scales(), *word_list("numbers", "other_scales")))
_GOES_ON = rf"\d*\^|{_GROUP}|{BLANK}(?:and{BLANK}an?{BLANK}{fraction_part()}|(?:{_SCALES})s?)\b"
#: The parts of a number that is none of those that stand in it: "half of 1 percent", "1 000".
_PERCENT = rf"(?:{_JOINT}(?:percent|per{BLANK}cent|pct)\b|{BLANK}?%)"
_OF_A_PERCENT = re.compile(rf"{BLANK}of{BLANK}(?:an?|one|\d[\d.]*){_PERCENT}", re.IGNORECASE)
_PART_OF = re.compile(rf"\b(?:{fraction_part()}s?|halves){BLANK}of{BLANK}\Z", re.IGNORECASE)
_GROUPS_BEHIND = re.compile(_GROUP)
_GROUPS_BEFORE = re.compile(r"(?<![\d.,])\d{1,3}[ \u00a0\u2009\u202f](?:\d{3}[ \u00a0\u2009\u202f])*\Z")
_AND_BEFORE = re.compile(rf"\d{BLANK}and{BLANK}\Z")
_AROUND = 24
#: Letters that may stand right behind the digits of a number.
_UNIT = rf"(?:{alternatives(word_list('numbers', 'measures'))})\b"


def _valued() -> str:
    """A number with a value: "2.5 million", "40-50", "5 1/2", "two hundred and six", "a dozen", "half a million"."""
    small, part, scale = small_number(), fraction_part(), rf"(?:{alternatives(scales())})"
    whole = rf"(?:{_RANGED}{BLANK}?{_STROKE}|{_STROKE}|{_RANGED}|{small})"
    simple = rf"{whole}(?:{BLANK}and{BLANK}(?:a|one|three){_JOINT}{part}s?)?"
    scaled = rf"(?:{_JOINT}{scale})+"
    lesser = rf"(?:{BLANK}(?:and{BLANK})?{small}(?!-[a-z]|{BLANK}{scale})|{BLANK}{small}{scaled})*"
    halved = rf"(?:half|a{BLANK}half|(?:a|three){BLANK}quarters?{BLANK}of){_JOINT}(?:an?{_JOINT})?{scale}"
    return rf"(?:{halved}|(?:an?|{simple}){scaled}{lesser}|{simple}|{scale})"


@cache
def _money() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """What every sum of money holds, and the sums."""
    valued, vague = _valued(), vague_number()
    symbols, prefixes = alternatives(currencies.symbols()), alternatives(currencies.prefixes())
    codes, words = alternatives(currencies.codes()), alternatives(currencies.words())
    scaled = rf"(?:{_JOINT}(?:{alternatives(scales())})\b)"
    below = "|".join(map(str, sorted(_BELOW, reverse=True)))
    stroke = rf"(?:\d{{1,2}}[/⁄](?:{below})(?![\d/⁄])|[{_SIGNS}])"
    parted = rf"{_RANGED}{BLANK}?{stroke}{scaled}?|{stroke}{scaled}"
    digits = rf"(?:{parted}|{_RANGED}(?:(?:k|mn?|bn?|trn?)\b)?{scaled}?)(?!\d|{_GOES_ON})"
    anchors = (*currencies.symbols(), *currencies.codes(), *currencies.words(), "Rs", "kr", "pound")
    return anchor_of((*anchors, *(f"{n}p" for n in range(10)))), re.compile(
        rf"""(?:(?-i:\b(?:{prefixes}))?(?:{symbols})|(?-i:\bRs\.?|\b(?:{codes}))){_UNSPACED}{digits}
        |(?<![\w.,$-])(?:
          {digits}(?:{_UNSPACED}[€£$]|{_UNSPACED}(?-i:kr|{codes})\b)(?!\d)
          |\d{{1,2}}(?-i:p)\b
          |(?!(?<=\bin\ )(?:19|20)\d\d\ ){valued}{_JOINT}{_OF_NATION}(?:{words}|(?P<pounds>pounds?))\b
          |{vague}{BLANK}of{BLANK}{_OF_NATION}(?:{words}|(?P<vague_pounds>pounds))\b)""",
        re.IGNORECASE | re.VERBOSE,
    )


@cache
def _numbers() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """What every number holds, and the numbers."""
    part, scale = fraction_part(), rf"(?:{alternatives(scales())})"
    words = (*units(), *teens(), *tens(), *scales(), *parts(), *plural_scales(), *decades())
    return anchor_of((*words, *"0123456789", *_SIGNS, "zero", "half", "halves", "scores")), re.compile(
        rf"""(?<![\w.,:/$@&])(?:
          \+?(?:\d{{1,3}}[ .-])?\(\d{{2,5}}\)\ ?\d{{3,4}}[ .-]\d{{3,4}}|\+\d{{1,3}}(?:[ .-]\d{{2,5}}){{2,5}}
            |\d{{3}}\.\d{{3}}\.\d{{4}}(?!\w)
          |(?:{small_number()}{_JOINT}(?:{part}s|halves)|one-{part}|(?:a|one){BLANK}{part}(?={BLANK}of\b)
            |half(?={BLANK}(?:of|the|an?|that|those|these|his|her|their|its|our|my)\b)
            |(?<=about\ )half|(?<=nearly\ )half|(?<=almost\ )half|(?<=than\ )half
          )(?![\w-]|{_JOINT}(?:of{BLANK})?(?:an?{_JOINT})?{scale}\b)
          |(?:(?<=my\ )|(?<=our\ )|(?<=his\ )|(?<=her\ )|(?<=your\ )|(?<=their\ ))(?:(?:early|mid|late)(?:{BLANK}|-))?
            (?:[1-9]0['’]?s|{alternatives(decades())})\b
          |(?:(?<=to-)|(?<=foot-)|(?<=top-)|(?<=over-)|(?<=under-)|(?<![\w-][-–])(?<!-))[-−]?
            {_valued()}(?:(?:bn|tn|mn|k)\b)?
            (?:{BLANK}?%|{_JOINT}(?:percent(?:age{_JOINT}points?)?|per{BLANK}cent|pct)\b
              |(?=(?-i:{_UNIT}))
              |(?![\w%]|[.,:/]\d|/\w|-(?:{alternatives(ordinals())})\b))
          |{vague_number()}(?!\w|-[a-z])|(?<!the\ )scores(?={BLANK}of\b)
        )""",
        re.IGNORECASE | re.VERBOSE,
    )


def money_matches(text: str, start: int, end: int) -> Iterator[Span]:
    """Sums of money in `text[start:end]`, in order; "pounds" only where the text counts in sterling."""
    anchor, pattern = _money()
    for low, high in windows(text, anchor, start, end):
        for match in pattern.finditer(text, low, high):
            if not (match["pounds"] or match["vague_pounds"]) or _STERLING.search(text):
                yield Span(*match.span())


def number_matches(text: str, start: int, end: int) -> Iterator[Span]:
    """Cardinal numbers, shares and fractions in `text[start:end]`, in order: digits and words, without units."""
    anchor, pattern = _numbers()
    for low, high in windows(text, anchor, start, end):
        for match in pattern.finditer(text, low, high):
            slashed = _SLASHED.search(match.group())
            if _is_part(text, match.start(), match.end()):
                continue
            if slashed is None or (int(slashed[2]) in _BELOW and int(slashed[1]) < int(slashed[2])):
                yield Span(*match.span())


def _is_part(text: str, start: int, end: int) -> bool:
    """Whether a number is only a part of another one, which has no value then: "three-quarters of 1 percent"."""
    before = text[max(start - _AROUND, 0) : start]
    if _OF_A_PERCENT.match(text, end) or (_PART_OF.search(before) and _OF_A_PERCENT.match(f" of {text[start:end]}")):
        return True
    words = text[start:end]
    if words[:1] in "aA" and _AND_BEFORE.search(before):
        return True  # "$5 and a half million"
    grouped = words[:1].isdigit() and bool(_GROUPS_BEHIND.match(text, end)) and len(words) <= 3 and words.isdigit()
    return grouped or (words[:3].isdigit() and not words[3:4].isdigit() and bool(_GROUPS_BEFORE.search(before)))
