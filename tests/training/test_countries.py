import tomllib

from training.countries import MADE, REVIEWED, entries, names_of_territories, written


def test_the_file_is_made_from_the_table() -> None:
    """Where this fails, `python -m training.countries` has not been run since the table or CLDR changed."""
    reviewed = tomllib.loads(REVIEWED.read_text(encoding="utf-8"))
    assert dict(entries(reviewed, names_of_territories())) == tomllib.loads(MADE.read_text(encoding="utf-8"))


def test_a_reviewed_name_stands_above_that_of_cldr() -> None:
    made = dict(entries({"XX": {"adjectives": ["Roean"]}, "XX-A": {"name": "Kay"}}, {"XX": "Roeland and Kay"}))
    assert made == {"XX": {"name": "Roeland and Kay", "adjectives": ["Roean"]}, "XX-A": {"name": "Kay"}}
    assert dict(entries({"XX": {"name": "Roeland"}}, {"XX": "Roeland and Kay"})) == {"XX": {"name": "Roeland"}}


def test_what_is_written_reads_the_same() -> None:
    entry = {"name": "Côte d’Or", "short": ["C.O.", "CO"], "ambiguous": {"Or’s": "a word"}}
    assert tomllib.loads("\n".join(written(entry))) == entry
