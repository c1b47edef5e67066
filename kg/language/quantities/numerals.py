"""What a number in digits or words is worth: "2.5 million", "two dozen", "a quarter", "40-50"."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import ROUND_HALF_EVEN, Decimal, localcontext
from fractions import Fraction

from kg.language.lexicon.function_words import indefinite_articles
from kg.language.lexicon.number_of import number_of
from kg.language.lexicon.numbers import parts_of_whole, scale_values

_DIGITS = r"(?:\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?|\.\d+)"
_SUFFIXES = {"k": 3, "m": 6, "mn": 6, "b": 9, "bn": 9, "t": 12, "tn": 12, "tr": 12, "trn": 12}
_RANGE = re.compile(rf"({_DIGITS}) ?[-–] ?({_DIGITS}(?![\d/]).*)")
_STROKE = re.compile(rf"(?:({_DIGITS})[ -]?)?(\d+)/(\d+)(?: (.*))?")
_PLAIN = re.compile(rf"({_DIGITS})([a-z]+)?(?: (.*))?")
#: No news counts so far, and Python does not count with rows of thousands of digits.
_ENDLESS = re.compile(r"[\d,.]{50}")
#: So many decimals of a number without an end, as a third.
_DECIMALS = 2


@dataclass(frozen=True, slots=True)
class Numeral:
    """What a number is worth. `upper` is the upper end of a range; `share` is true of a part of one whole ("a third").

    `scale` is what its last words multiply by, 1_000_000 for "2.5 million" and 1 where they do not.
    """

    value: Fraction
    upper: Fraction | None = None
    share: bool = False
    scale: int = 1

    def times(self, factor: int) -> Numeral:
        """The same so many times."""
        return Numeral(self.value * factor, None if self.upper is None else self.upper * factor)


def numeral_of(words: str) -> Numeral | None:
    """What a number is worth; None for what has no value ("dozens"), and for telephone numbers and the like.

    The scale of a range's upper end is that of both ends: "2-3 million".
    """
    text = " ".join(_spelt_out(words).lower().split())
    if _ENDLESS.search(text):
        return None
    if text[:1] in {"-", "−"}:
        found = numeral_of(text[1:])
        return Numeral(-found.value, scale=found.scale) if found is not None and found.upper is None else None
    ranged = _RANGE.fullmatch(text)
    if ranged is not None:
        low, high = numeral_of(ranged[1]), numeral_of(ranged[2])
        if low is None or high is None or high.upper is not None:
            return None
        return Numeral(low.value * high.scale, high.value, scale=high.scale)
    return _in_digits(text) or _in_words(text.replace("-", " ").split())


def joined(low: Numeral, high: Numeral) -> Numeral | None:
    """The range of two numbers, "40 to 50 million" as well; None where they do not rise or are ranges themselves."""
    if low.upper is not None or high.upper is not None or low.share is not high.share:
        return None
    start = low.value
    if low.scale == 1 < high.scale and start * high.scale < high.value:
        start *= high.scale
    return Numeral(start, high.value, low.share, high.scale) if start < high.value else None


def in_decimals(value: Fraction) -> tuple[str, bool]:
    """A value in decimals, no exponent and no idle zeros, and whether that is all of it: a third is 0.33 and more."""
    with localcontext() as context:
        context.prec = 60
        decimal = Decimal(value.numerator) / Decimal(value.denominator)
        exact = Fraction(decimal) == value
        if not exact:
            decimal = decimal.quantize(Decimal(1).scaleb(-_DECIMALS), ROUND_HALF_EVEN)
        digits = f"{decimal:f}"
    if "." in digits:
        digits = digits.rstrip("0").rstrip(".")
    return "0" if digits == "-0" else digits, exact


def _spelt_out(words: str) -> str:
    """The same with "½" as "1/2", parted from the digits before it."""
    if words.isascii():
        return words
    spelt = "".join(
        f" {unicodedata.normalize('NFKC', c)}" if unicodedata.decomposition(c).startswith("<frac") else c for c in words
    )
    return spelt.replace("⁄", "/")


def _in_digits(text: str) -> Numeral | None:
    stroke = _STROKE.fullmatch(text)
    if stroke is not None:
        if not int(stroke[3]):
            return None
        part = Fraction(int(stroke[2]), int(stroke[3]))
        scale = _scale((stroke[4] or "").split())
        if scale is None:
            return None
        if stroke[1] is None:
            return Numeral(part * scale, share=scale == 1 and part < 1, scale=scale)
        return Numeral((_exact(stroke[1]) + part) * scale, scale=scale)
    plain = _PLAIN.fullmatch(text)
    if plain is None or (plain[2] is not None and plain[2] not in _SUFFIXES):
        return None
    whole = number_of(text.replace("-", " ")) if plain[3] else None
    if whole is not None:  # "3 million and six"
        return Numeral(Fraction(whole), scale=_last_scale(text))
    behind = _scale((plain[3] or "").replace("-", " ").split())
    if behind is None:
        mixed = _and_part((plain[3] or "").replace("-", " ").split())
        return None if mixed is None else Numeral((_exact(plain[1]) + mixed[0]) * mixed[1], scale=mixed[1])
    scale = behind * 10 ** _SUFFIXES.get(plain[2] or "", 0)
    return Numeral(_exact(plain[1]) * scale, scale=scale)


def _in_words(words: list[str]) -> Numeral | None:
    """A number in words, its hyphens taken out."""
    half = [word for word in words if word not in indefinite_articles()]
    if half and half[0] == "half":
        scale = _scale(half[1:])
        return None if scale is None else Numeral(Fraction(scale, 2), share=scale == 1, scale=scale)
    share = _share(words)
    if share is not None:
        return share
    whole = number_of(" ".join(words))
    if whole is not None:
        return Numeral(Fraction(whole), scale=_last_scale(" ".join(words)))
    if "and" in words:
        at = words.index("and")
        count, mixed = _whole(words[:at]), _and_part(words[at:])
        if count is None or mixed is None:
            return None
        # "a million and a half" is half a million more
        return Numeral((count + mixed[0] * _last_scale(words[at - 1])) * mixed[1], scale=mixed[1])
    return None


def _share(words: list[str]) -> Numeral | None:
    """A fraction: "a third", "two thirds", "three quarters of a million"."""
    if len(words) < 2 or _part(words[1]) is None:
        return None
    count, part = _whole(words[:1]), _part(words[1])
    scale = _scale([word for word in words[2:] if word not in indefinite_articles() and word != "of"])
    if count is None or part is None or scale is None:
        return None
    return Numeral(Fraction(count * scale, part), share=scale == 1, scale=scale)


def _whole(words: list[str]) -> int | None:
    if len(words) == 1 and words[0] in indefinite_articles():
        return 1
    return number_of(" ".join(words)) if words else None


def _and_part(words: list[str]) -> tuple[Fraction, int] | None:
    """What "and a half" adds, and the scale behind it."""
    if len(words) < 3 or words[0] != "and":
        return None
    count, part, scale = _whole(words[1:2]), _part(words[2]), _scale(words[3:])
    return None if count is None or part is None or scale is None else (Fraction(count, part), scale)


def _part(word: str) -> int | None:
    """How many of a part make one whole: "third", "thirds" -> 3."""
    if word in {"half", "halves"}:
        return 2
    return parts_of_whole().get(word) or parts_of_whole().get(word.removesuffix("s"))


def _scale(words: Iterable[str]) -> int | None:
    """The product of scales, 1 for none; None where another word is among them."""
    product = 1
    for word in words:
        if word not in scale_values():
            return None
        product *= scale_values()[word]
    return product


def _last_scale(text: str) -> int:
    return scale_values().get(text.replace("-", " ").rpartition(" ")[2], 1)


def _exact(digits: str) -> Fraction:
    return Fraction(f"0{digits.replace(',', '')}")
