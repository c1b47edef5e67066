import tomllib

import pytest

from training.countries import (
    MADE,
    REVIEWED,
    UnreviewedError,
    entries,
    names_of_languages,
    names_of_territories,
    written,
)

NAMES = {"XX": "Roeland and Kay"}


def test_the_file_is_made_from_the_table() -> None:
    """Where this fails, `python -m training.countries` has not been run since the table or CLDR changed."""
    reviewed = tomllib.loads(REVIEWED.read_text(encoding="utf-8"))
    made = dict(entries(reviewed, names_of_territories(), names_of_languages()))
    assert made == tomllib.loads(MADE.read_text(encoding="utf-8"))


def test_a_reviewed_name_stands_above_that_of_cldr() -> None:
    made = dict(entries({"XX": {"adjectives": ["Roean"]}, "XX-A": {"name": "Kay"}}, NAMES, set()))
    assert made == {"XX": {"name": "Roeland and Kay", "adjectives": ["Roean"]}, "XX-A": {"name": "Kay"}}
    assert dict(entries({"XX": {"name": "Roeland"}}, NAMES, set())) == {"XX": {"name": "Roeland"}}


def test_a_territory_is_made_or_left_out_and_never_forgotten() -> None:
    assert dict(entries({"left_out": {"XX": "nobody lives there"}}, NAMES, set())) == {}
    with pytest.raises(UnreviewedError, match="has no XX"):
        list(entries({}, NAMES, set()))


@pytest.mark.parametrize(
    "wrong", [{"languages": ["Roeish"]}, {"ambiguous": {"Roeish": "a verb"}}, {"unused": {"Kay": "a name"}}]
)
def test_a_language_is_one_of_cldr_and_a_word_is_one_of_the_entry(wrong: dict[str, object]) -> None:
    with pytest.raises(UnreviewedError, match="cannot stand in"):
        list(entries({"XX": wrong}, NAMES, {"Roean"}))


def test_what_is_written_reads_the_same() -> None:
    entry = {"name": "Côte d’Or", "short": ["C.O.", "CO"], "ambiguous": {"Or’s": "a word", "Or": "a word"}}
    assert tomllib.loads("\n".join(written(entry))) == entry
