"""The words around amounts and the units of money."""

import re

from kg.language.lexicon.amount_words import bounds, measure_signs, measure_words, shares
from kg.language.lexicon.currencies import codes, prefixes, symbols, unit_of, words


def test_every_mark_of_money_has_a_unit() -> None:
    for mark in (*symbols(), *codes(), *words()):
        assert mark in unit_of()
    for prefix in prefixes():
        assert re.fullmatch("[A-Z]{3}", unit_of()[f"{prefix}$"].code)


def test_a_code_is_one_of_iso_4217_or_the_name_of_a_unit_of_several_countries() -> None:
    for unit in unit_of().values():
        assert re.fullmatch("[A-Z]{3}|[a-z]+", unit.code)
        assert all(re.fullmatch("[A-Z]{3}", code) for code in unit.nations.values())


def test_words_of_bounds_and_measures_are_looked_up_as_a_text_has_them_in_small_letters() -> None:
    for words_of in (*bounds("before"), *bounds("behind"), *measure_words()):
        assert " ".join(words_of) == " ".join(words_of).lower()
    assert shares() <= {*measure_words().values(), *measure_signs().values()}
