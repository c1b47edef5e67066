"""The value of a number in words or digits."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.language.lexicon.number_of import number_of
from kg.language.quantities.amounts import number_matches
from kg.language.quantities.numerals import numeral_of

SMALL = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
]
TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]


def spelled(number: int, joint: str = "-", conjunction: str = " ") -> str:
    """A number up to a million as it is written in words, `conjunction` before what is below one hundred."""
    if number < 20:
        return SMALL[number]
    if number < 100:
        ten = TENS[number // 10 - 2]
        return f"{ten}{joint}{SMALL[number % 10]}" if number % 10 else ten
    scale, word = next((s, w) for s, w in ((10**6, "million"), (1000, "thousand"), (100, "hundred")) if number >= s)
    count, rest = divmod(number, scale)
    text = f"{spelled(count, joint, conjunction)} {word}"
    if rest:
        text += (conjunction if rest < 100 else " ") + spelled(rest, joint, conjunction)
    return text


@given(st.integers(0, 10**6), st.sampled_from(["-", " "]), st.sampled_from([" ", " and "]))
def test_every_number_in_words_has_its_value(number: int, joint: str, conjunction: str) -> None:
    words = spelled(number, joint, conjunction)
    assert number_of(words) == number
    assert number_of(words.capitalize()) == number
    assert number_of(words.replace(" ", "-")) == number, "as in one-hundred-year-old"


@given(st.integers(0, 10**9))
def test_every_number_in_digits_has_its_value(number: int) -> None:
    assert number_of(str(number)) == number_of(f"{number:,}") == number


@pytest.mark.parametrize("row", ["7" * 5_000, "7" * 4_999 + "/2", "$" + "1," * 4_000 + "000"])
def test_a_row_of_thousands_of_digits_is_no_number(row: str) -> None:
    """Python does not turn it into one, which would cost the article."""
    assert number_of(row) is None
    assert numeral_of(row) is None
    list(number_matches(f"It has {row} items.", 0, len(row) + 14))  # raises nothing


@given(st.integers(1, 10**6).filter(lambda n: n % 10), st.integers(0, 10**6))
def test_two_numbers_are_no_number(first: int, second: int) -> None:
    """Only a number of tens, hundreds or thousands goes on with another one."""
    assert number_of(f"{spelled(first)} {spelled(second)}") is None


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("a", 1),
        ("a dozen", 12),
        ("two dozen", 24),
        ("half a dozen", 6),
        ("a half-dozen", 6),
        ("a hundred and two", 102),
        ("twelve hundred", 1200),
        ("3 million", 3_000_000),
        ("half a million", 500_000),
    ],
)
def test_articles_dozens_and_halves(words: str, value: int) -> None:
    assert number_of(words) == value


@pytest.mark.parametrize(
    "words",
    ["nineteen eighty-four", "twenty twenty", "forty-fifty", "40-50", "12,00", "2.5 million", "hundreds", "hundred",
     "one hundred and", "two hundred dozen", "one thousand thousand", "half", "half of", "and two", ""],
)  # fmt: skip
def test_where_words_are_left_over_there_is_no_number(words: str) -> None:
    assert number_of(words) is None
