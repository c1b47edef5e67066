"""A person's name in its parts."""

from __future__ import annotations

import pytest

from kg.language.lexicon.person_names import (
    PersonName,
    generation_behind,
    given_alike,
    middles_agree,
    short_given,
    suffixes_agree,
)


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        ("Jane Roe", ("jane", (), "roe", "")),
        ("J.K. Roe Jr.", ("j", ("k",), "roe", "jr")),
        ("Jane Kay Roe, II", ("jane", ("kay",), "roe", "ii")),
        ("José Roe-Stiles", ("jose", ("roe",), "stiles", "")),
        ("Roe", ("", (), "roe", "")),
        ("de la Roe", ("", (), "roe", "")),
        ("Don Jr.", ("", (), "don", "jr")),
        ("Springfield fire chief Jane Roe", ("jane", (), "roe", "")),
        ("Sen. Roe", ("", (), "roe", "")),
        ("Judge Roe", ("judge", (), "roe", "")),
        ("Martin Roe King Jr.", ("martin", ("roe",), "king", "jr")),
        ("Jane Roe Jane Kay Roe", ("jane", (), "roe", "")),
        ("’", ("", (), "’", "")),
    ],
)
def test_a_name_falls_into_its_parts(name: str, parts: tuple[str, tuple[str, ...], str, str]) -> None:
    assert PersonName.of(name) == PersonName(*parts)


@pytest.mark.parametrize(
    ("behind", "suffix"),
    [(" Jr. left", "jr"), (", Sr., left", "sr"), (" III’s", "iii"), (", the elder,", "sr"), (" and Jr.", ""), ("", "")],
)
def test_the_words_behind_a_name_may_tell_the_generation(behind: str, suffix: str) -> None:
    assert generation_behind(f"Roe{behind}", 3) == suffix


@pytest.mark.parametrize(
    ("one", "other", "agree"),
    [
        ("Jane Roe", "Jane Kay Roe", True),
        ("Jane K. Roe", "Jane Kay Roe", True),
        ("Jane Kay Roe", "Jane Kaye Roe", True),
        ("Jane Kay Roe", "Jane Kim Roe", False),
        ("Jane K. Roe", "Jane L. Roe", False),
    ],
)
def test_middle_names_agree_unless_both_say_otherwise(one: str, other: str, agree: bool) -> None:
    assert middles_agree(PersonName.of(one), PersonName.of(other)) is agree


def test_suffixes_agree_unless_both_say_otherwise() -> None:
    plain, junior, senior = (PersonName.of(f"John Roe{suffix}") for suffix in ("", " Jr.", " Sr."))
    assert (suffixes_agree(plain, junior), suffixes_agree(junior, senior)) == (True, False)


@pytest.mark.parametrize(
    ("one", "other", "short", "alike"),
    [
        ("Bob Roe", "Robert Roe", True, True),
        ("J. Roe", "Jane Roe", True, True),
        ("Kay Roe", "Jane Kay Roe", False, True),
        ("Ted Roe", "Ned Roe", False, False),
        ("Jane Roe", "Jane Roe", False, False),
        ("Roe", "Jane Roe", False, False),
    ],
)
def test_given_names_are_alike_where_one_is_short_for_the_other_or_left_out(
    one: str, other: str, short: bool, alike: bool
) -> None:
    names = PersonName.of(one), PersonName.of(other)
    assert (short_given(*names), given_alike(*names)) == (short, alike)
    assert (short_given(*names[::-1]), given_alike(*names[::-1])) == (short, alike)
