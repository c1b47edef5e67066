from kg.language.lexicon.noun_entries import noun_entries
from kg.language.lexicon.nouns import KINDS, leaders, nouns_of, occupations, person_nouns, posts
from kg.language.lexicon.titles import abbreviations, other_roles, short_titles, titles, without_lapse


def test_every_office_is_somebody_s_and_has_a_noun() -> None:
    assert posts() <= occupations()
    assert not person_nouns() & {word for word, entry in noun_entries().items() if "address" in entry.tags}
    assert all(nouns_of(kind) for kind in KINDS)


def test_what_an_entry_says_is_found_from_every_side() -> None:
    assert short_titles()["sen"] == short_titles()["sens"] == "senator"
    assert "lawmaker" in other_roles("senator")
    assert {"senator", *other_roles("senator")} == set(other_roles("sen"))
    assert titles()["congressman"] == "m"
    assert titles()["senator"] == titles()["sen"] == ""
    assert {"mayor", "acting mayor"} <= leaders()


def test_a_rank_makes_a_title_of_what_follows_it() -> None:
    assert {"rear adm", "rear admiral", "lt gov"} <= titles().keys()
    assert other_roles("maj gen") == ("gen", *other_roles("gen"))


def test_who_had_an_office_no_longer_has_its_title() -> None:
    assert "former mayor" in titles()
    assert other_roles("former mayor") == ()
    assert without_lapse("former mayor") == "mayor"


def test_titles_are_abbreviated_as_the_words_of_a_text_are() -> None:
    assert {"Sen", "Sens", "Mr"} <= abbreviations()
    assert "Press" not in abbreviations()
