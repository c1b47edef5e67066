import pytest
from spacy.tokens import Doc, Token

from kg.language import load_pipeline
from kg.language.lexicon.nouns import occupations
from kg.language.names.offices import office_at, offices_before
from tests.articles import article


def _doc(text: str) -> Doc:
    return load_pipeline().analyse(article(text))


def _token(doc: Doc, word: str) -> Token:
    return next(t for t in doc if t.text == word)


@pytest.mark.parametrize(
    ("text", "head", "name"),
    [
        ("Jane Roe, an actress, spoke.", "actress", "actress"),
        ("Jane Roe, the deputy executive director, spoke.", "director", "deputy executive director"),
        ("Jane Roe, the attorney general of Ohio, spoke.", "attorney", "attorney general"),
        ("Jane Roe, the attorney general of Ohio, spoke.", "general", "attorney general"),
        ("Jane Roe, the secretary of state, spoke.", "secretary", "secretary of state"),
        ("Jane Roe, the secretary of the treasury, spoke.", "secretary", "secretary of the treasury"),
        (
            "Jane Roe, the secretary of health and human services, spoke.",
            "secretary",
            "secretary of health and human services",
        ),
        ("Jane Roe, the chief of staff, spoke.", "chief", "chief of staff"),
        ("Jane Roe, the chief executive of Acme Corp., spoke.", "chief", "chief executive"),
        ("Jane Roe, the chief executive officer, spoke.", "chief", "chief executive officer"),
        ("Jane Roe, the vice-president, spoke.", "president", "vice-president"),
        ("Jane Roe, the head of Acme Corp., spoke.", "head", "head"),
        ("Sen. Jane Roe spoke.", "Sen.", "senator"),
        ("Jane Roe is one of the lawyers.", "lawyers", "lawyer"),
        ("The White House spokesman left.", "spokesman", "spokesman"),
    ],
)
def test_an_office_is_named_with_all_that_belongs_to_it(text: str, head: str, name: str) -> None:
    office = office_at(_token(_doc(text), head))
    assert office is not None
    assert office.name == name


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Jane Roe, the front-runner, spoke.", "runner"),
        ("The lawyers spoke.", "lawyers"),
        ("The town is quiet.", "town"),
        ("The rep left the gym.", "rep"),
    ],
)
def test_a_word_that_names_no_one_office_is_none(text: str, word: str) -> None:
    assert office_at(_token(_doc(text), word)) is None


def test_a_plural_is_an_office_where_several_share_it() -> None:
    token = _token(_doc("The lawyers spoke."), "lawyers")
    office = office_at(token, shared=True)
    assert office is not None
    assert office.name == "lawyer"


@pytest.mark.parametrize(
    ("text", "name", "titles"),
    [
        ("Secretary of State Jane Roe spoke.", "Jane", ["secretary of state"]),
        ("Attorney General Jane Roe spoke.", "Jane", ["attorney general"]),
        ("Committee Chairman Rep. Jane Roe spoke.", "Jane", ["representative", "committee chairman"]),
        ("Journalist and author Jane Roe spoke.", "Jane", ["author", "journalist"]),
        ("The mayor, Jane Roe, spoke.", "Jane", []),
        ("It was late. Jane Roe spoke.", "Jane", []),
        ("The mayor met Jane Roe.", "Jane", []),
    ],
)
def test_titles_before_a_name_nearest_first(text: str, name: str, titles: list[str]) -> None:
    doc = _doc(text)
    assert [o.name for o in offices_before(doc, _token(doc, name).i)] == titles


def test_a_plural_title_opens_a_series() -> None:
    doc = _doc("Sens. Jane Roe and Paul Lane spoke.")
    start = _token(doc, "Jane").i
    assert [o.name for o in offices_before(doc, start, shared=True)] == ["senator"]


def test_occupations_are_offices_as_well() -> None:
    assert {"mayor", "senator", "actress"} <= occupations()
