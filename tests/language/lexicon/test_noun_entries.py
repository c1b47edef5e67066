from kg.language.lexicon.noun_entries import noun_entries
from kg.language.lexicon.nouns import KINDS, leaders, nouns_of, office_nouns, person_nouns, posts
from kg.language.lexicon.titles import other_roles, short_titles, titles


def test_every_office_is_somebody_s_and_has_a_noun() -> None:
    assert posts() <= office_nouns()
    assert not person_nouns() & {word for word, entry in noun_entries().items() if "address" in entry.tags}
    assert all(nouns_of(kind) for kind in KINDS)


def test_what_an_entry_says_is_found_from_every_side() -> None:
    assert short_titles()["sen"] == short_titles()["sens"] == "senator"
    assert "lawmaker" in other_roles("senator")
    assert {"senator", *other_roles("senator")} == set(other_roles("sen"))
    assert titles()["congressman"] == "m"
    assert titles()["senator"] == titles()["sen"] == ""
    assert {"mayor", "acting mayor"} <= leaders()
