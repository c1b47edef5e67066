from kg.language.lexicon.noun_entries import noun_entries
from kg.language.parsing.encoder.lists import LISTS, lists_of


def said(text: str) -> dict[str, set[str]]:
    words = text.split()
    return {
        w: {n for i, n in enumerate(LISTS) if bits >> i & 1} for w, bits in zip(words, lists_of(words), strict=True)
    }


def test_names_of_several_words_count_as_a_whole() -> None:
    found = said("they went from New Zealand to San Diego and Syria by new means")
    assert "territory" in found["New"] & found["Zealand"]
    assert "town" in found["San"] & found["Diego"]
    assert "territory" in found["Syria"]
    assert found["new"] == set()


def test_nouns_of_bodies_titles_and_given_names_are_told() -> None:
    found = said("then Senator Mary spoke to the council")
    assert "title" in found["Senator"]
    assert "given" in found["Mary"]
    assert "body" in found["council"]


def test_words_in_a_line_of_capitals_are_told_from_those_in_prose() -> None:
    assert "capitals" in said("Council Votes To Close Three Schools")["Three"]
    assert "capitals" not in said("the council votes to close Central School next summer")["Central"]


def test_a_noun_that_the_lexicon_gained_is_no_input_of_a_network_that_did_not_learn_it() -> None:
    assert "organization" in noun_entries()["embassy"].tags
    assert "body" not in said("they went to the embassy")["embassy"]
