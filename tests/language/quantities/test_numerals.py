"""What numbers and sums are worth."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.language.quantities.numerals import in_decimals, numeral_of
from kg.language.quantities.sums import sum_of
from tests.language.lexicon.test_number_of import spelled

VALUES = {
    "68": "68",
    "1,200.50": "1200.5",
    ".5": "0.5",
    "-3": "-3",
    "2.5 million": "2500000",
    "1.2bn": "1200000000",
    "3-million": "3000000",
    "two dozen": "24",
    "half a dozen": "6",
    "half a million": "500000",
    "three quarters of a million": "750000",
    "a million and a half": "1500000",
    "two and a half": "2.5",
    "two and a half million": "2500000",
    "two hundred and six": "206",
    "5 1/2 million": "5500000",
    "5½": "5.5",
}


@pytest.mark.parametrize(("words", "value"), VALUES.items())
def test_the_value_of_a_number(words: str, value: str) -> None:
    found = numeral_of(words)
    assert found is not None
    assert (in_decimals(found.value), found.upper, found.share) == ((value, True), None, False)


@pytest.mark.parametrize(
    ("words", "value"), [("half", "0.5"), ("a quarter", "0.25"), ("one-third", "0.33"), ("¾", "0.75")]
)
def test_a_fraction_is_a_share(words: str, value: str) -> None:
    found = numeral_of(words)
    assert found is not None
    assert found.share
    assert in_decimals(found.value)[0] == value


@pytest.mark.parametrize(("words", "low", "high"), [("40-50", 40, 50), ("2-3 million", 2_000_000, 3_000_000)])
def test_a_range_has_two_ends(words: str, low: int, high: int) -> None:
    found = numeral_of(words)
    assert found is not None
    assert (found.value, found.upper) == (Fraction(low), Fraction(high))


@pytest.mark.parametrize("words", ["dozens", "hundreds of thousands", "911-123-4567", "24/7/365", "3/0", ""])
def test_what_has_no_value(words: str) -> None:
    assert numeral_of(words) is None


def test_a_third_is_not_all_in_decimals() -> None:
    assert in_decimals(Fraction(1, 3)) == ("0.33", False)
    assert in_decimals(Fraction(-1, 4)) == ("-0.25", True)


@given(st.integers(1, 999_999))
def test_words_and_digits_are_worth_their_number(number: int) -> None:
    for words in (spelled(number), f"{number:,}", str(number)):
        found = numeral_of(words)
        assert found is not None
        assert found.value == number


@given(st.decimals(0, 10**12, places=3, allow_nan=False, allow_infinity=False))
def test_decimals_come_back_in_their_normal_form(number: Decimal) -> None:
    found = numeral_of(f"{number:,}")
    assert found is not None
    digits, exact = in_decimals(found.value)
    assert exact
    assert Decimal(digits) == number
    assert "E" not in digits
    assert "." not in digits or digits[-1] not in "0."


SUMS = {
    "$2.52": ("2.52", "USD"),
    "$5½ million": ("5500000", "USD"),
    "$1 3/4 billion": ("1750000000", "USD"),
    "£3m": ("3000000", "GBP"),
    "€1.2bn": ("1200000000", "EUR"),
    "50 cents": ("0.5", "USD"),
    "20p": ("0.2", "GBP"),
    "1.3 billion yen": ("1300000000", "JPY"),
    "A$3m": ("3000000", "AUD"),
    "US$40bn": ("40000000000", "USD"),
    "half a million Canadian dollars": ("500000", "CAD"),
    "RMB 500": ("500", "CNY"),
    "500 Mexican pesos": ("500", "MXN"),
    "500 pesos": ("500", "peso"),
    "millions of dollars": None,
}


@pytest.mark.parametrize(("words", "worth"), SUMS.items())
def test_the_value_of_a_sum(words: str, worth: tuple[str, str] | None) -> None:
    found = sum_of(words)
    assert (None if found is None else (in_decimals(found.numeral.value)[0], found.currency)) == worth


def test_both_ends_of_a_sum_have_its_scale() -> None:
    found = sum_of("$5-10 million")
    assert found is not None
    assert (found.numeral.value, found.numeral.upper) == (Fraction(5_000_000), Fraction(10_000_000))
