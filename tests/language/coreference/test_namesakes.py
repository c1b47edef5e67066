"""A relative or a namesake is somebody else than whom a title and a surname mean."""

import pytest

from kg.language import load_pipeline
from kg.language.coreference.chains import chains_of
from tests.articles import article


def people(text: str) -> dict[str, list[str]]:
    """The mentions of each chain with a name, by that name; names of two chains get a number."""
    found: dict[str, list[str]] = {}
    for chain in chains_of(load_pipeline().analyse(article(text))):
        if chain.named:
            name = chain.name if chain.name not in found else f"{chain.name} 2"
            found[name] = [m.span.of(text) for m in sorted(chain.mentions, key=lambda m: m.span)]
    return found


@pytest.mark.parametrize(
    ("text", "titled", "other"),
    [
        ("President Roe praised the court. His sister, Jane Roe, was fined.", ["Roe", "His"], "Jane Roe"),
        ("The mayor's wife, Jane Roe, was fined. Mayor Roe praised the court.", ["Roe"], "Jane Roe"),
        ("Jane Roe, whose brother is Governor Roe, was fined.", ["Roe"], "Jane Roe"),
        ("Gov. Roe spoke on Monday. First lady Jane Roe sued Acme Corp.", ["Roe"], "Jane Roe"),
        ("Mayor Roe met Jane Roe in Akron.", ["Roe"], "Jane Roe"),
        ("Sen. Roe said that Jane Roe, a nurse, was wrong.", ["Roe"], "Jane Roe"),
        ("Mayor Roe resigned. Deputy Mayor Jane Roe took over.", ["Roe"], "Jane Roe"),
        ("Sen. Roe resigned. Rep. Jane Roe took over.", ["Roe"], "Jane Roe"),
        ("President Roe and his wife, Mia, left. Mrs. Roe sued Acme Corp. Jane Roe won.", ["Roe", "his"], "Mia"),
    ],
)
def test_a_title_and_a_surname_are_not_a_relative_or_namesake(text: str, titled: list[str], other: str) -> None:
    found = people(text)
    assert found["Roe"] == titled
    assert set(found) >= {"Roe", other}


def test_the_surname_alone_goes_on_meaning_whom_the_title_meant() -> None:
    text = "Judge Lane spoke on Monday. Her husband, Bob Lane, is a doctor. Lane was praised. Mr. Lane left."
    assert people(text)["Lane"] == ["Lane", "Her", "Lane"]
    assert people(text)["Bob Lane"] == ["Bob Lane", "Lane"]


def test_a_title_of_nobody_among_several_is_somebody_else() -> None:
    text = "Max Lane and Ann Lane sued Acme Corp. Judge Lane dismissed the case."
    assert people(text)["Lane"] == ["Lane"]
    text = "Max Lane, a judge, and Ann Lane sued Acme Corp. Judge Lane won."
    assert people(text)["Max Lane"] == ["Max Lane", "Lane"]


def test_a_title_and_a_surname_are_the_one_who_is_named_in_full() -> None:
    assert people("President Roe spoke. Jane Roe won the election.") == {"Jane Roe": ["Roe", "Jane Roe"]}
    text = "Deputy Mayor Jane Roe spoke. Deputy Mayor Roe left."
    assert people(text) == {"Jane Roe": ["Jane Roe", "Roe"]}
    assert people("Justice Roe spoke. Chief Justice Jane Roe left.") == {"Jane Roe": ["Roe", "Jane Roe"]}


def test_mr_and_mrs_are_two() -> None:
    text = "Mr. Lane was charged with fraud. Mrs. Lane was fined."
    assert people(text) == {"Lane": ["Lane"], "Lane 2": ["Lane"]}


def test_what_ends_a_sentence_is_no_title_of_the_next_name() -> None:
    text = "The deal was signed by the minister. Jane Roe criticized it. The minister left."
    assert people(text)["Jane Roe"] == ["Jane Roe"]


def test_a_description_means_nobody_who_is_named_further_down() -> None:
    text = "The minister signed the deal. Jane Roe, a minister, criticized it."
    assert people(text)["Jane Roe"] == ["Jane Roe"]


@pytest.mark.parametrize(
    "text", ["The Roes sued Acme Corp.", "Mr. and Mrs. Roe sued Acme Corp.", "Both Roes sued Acme Corp."]
)
def test_a_family_is_those_who_were_named_together(text: str) -> None:
    text = f"Max Roe and his wife, Mia, moved to Akron. {text}"
    chains = chains_of(load_pipeline().analyse(article(text)))
    family = next(c for c in chains if any("Roe" in m.span.of(text) and m.span.start > 40 for m in c.mentions))
    assert sorted(chains[m].name for m in family.members) == ["Max Roe", "Mia"]


def test_first_names_share_the_surname_behind_them() -> None:
    text = "Paul, Anton and Nora Lane founded Acme Corp. Mr. Lane left. Paul Lane is a lawyer."
    assert people(text)["Paul Lane"] == ["Paul", "Paul Lane"]
    assert people(text)["Anton Lane"][0] == "Anton"
    assert "Paul Roe" not in people("Paul met Bob and Nora Roe. Paul and Nora Roe spoke.")


def test_a_name_in_capitals_is_the_name() -> None:
    text = "JANE ROE, the mayor of Akron, was fined on Monday. Roe denied the charge. Ms. Roe left."
    assert people(text)["Jane Roe"] == ["JANE ROE", "Roe", "Roe"]


@pytest.mark.parametrize(
    "said",
    [
        "Max Roe, also known as Bob Stiles,",
        "Max Roe (a.k.a. Bob Stiles)",
        "Max Roe, formerly known as Bob Stiles,",
        "Max Roe, whose real name is Bob Stiles,",
        "Max Roe, born Bob Stiles,",
        "Max Roe, a rapper better known as Bob Stiles,",
        "Max Roe, who goes by the name Bob Stiles,",
        "Max Roe, alias Bob Stiles,",
    ],
)
def test_two_names_that_the_text_puts_together_are_one_persons(said: str) -> None:
    text = f"{said} was fined on Monday. Stiles left."
    name = "Bob Stiles" if "better" in said else "Max Roe"
    assert people(text)[name] == ["Max Roe", "Bob Stiles", "Stiles"]


@pytest.mark.parametrize(
    "text",
    [
        "Max Roe, whose lawyer is Bob Stiles, was fined on Monday.",
        "Max Roe called Bob Stiles on Monday.",
        "Max Roe, born in Akron, met Bob Stiles.",
    ],
)
def test_two_names_beside_each_other_are_two_people(text: str) -> None:
    assert set(people(text)) >= {"Max Roe", "Bob Stiles"}


def test_his_wife_is_the_one_whom_the_text_has_named() -> None:
    text = "Max Roe and his wife, Mia, sold a farm. His wife later sued Acme Corp."
    assert people(text)["Mia"] == ["Mia", "His wife"]
    text = "Max Roe left. His brother, Bob Roe, was fined. His brother, Tim Roe, left. Roe’s brother sued Acme Corp."
    assert not any("Roe’s brother" in mentions for mentions in people(text).values())


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Rep. Jane Roe spoke on Monday. The Ohio Democrat resigned.", "Jane Roe"),
        ("Rep. Jane Roe met Bob Stiles on Monday. The Ohio Democrat resigned.", "Jane Roe"),
        ("Sen. Jane Roe, R-Texas, beat Rep. Bob Stiles. The Republican resigned.", "Jane Roe"),
        ("Jane Roe met Bob Stiles. The Democrat resigned.", None),
        ("Sen. Jane Roe (R-Texas) spoke on Monday. The Ohio Democrat resigned.", None),
        ("The Democrat resigned. Jane Roe, a Democrat, spoke.", None),
    ],
)
def test_a_description_by_party_means_the_only_one_who_fits(text: str, name: str | None) -> None:
    found = [n for n, mentions in people(text).items() if any(m.endswith(("Democrat", "Republican")) for m in mentions)]
    assert [n for n in found if not n.endswith("Party")] == ([name] if name else [])


def test_an_office_behind_two_names_is_that_of_the_second() -> None:
    chains = chains_of(load_pipeline().analyse(article("Jane Roe and Ann Katz, her lawyer, did not return calls.")))
    assert [sorted(c.roles) for c in chains if c.named] == [[], ["lawyer"]]


def test_two_of_a_surname_leave_each_bare_surname_in_doubt() -> None:
    text = "Judge Ruth Lane sentenced Carl Lane in May. Lane is no relative of hers. Lane pleaded guilty."
    chains = chains_of(load_pipeline().analyse(article(text)))
    doubtful = {m.span.start for c in chains for m in c.mentions if m.head in c.unsure and m.span.of(text) == "Lane"}
    assert doubtful == {text.index("Lane is"), text.index("Lane pleaded")}


def test_a_noun_in_a_series_is_of_the_name_beside_it() -> None:
    text = "A nurse, Jane Roe, and a doctor, John Stiles, were fined. The doctor left. The nurse stayed."
    assert people(text)["John Stiles"] == ["John Stiles", "The doctor"]


@pytest.mark.parametrize(
    ("first", "second", "description"),
    [
        ("Gov. Max Roe", "Lt. Gov. Jane Stiles", "The lieutenant governor"),
        ("Lt. Gov. Max Roe", "Gov. Jane Stiles", "The governor"),
        ("President Max Roe", "Vice President Jane Stiles", "The vice president"),
    ],
)
def test_an_office_is_not_that_of_a_deputy(first: str, second: str, description: str) -> None:
    found = people(f"{first} and {second} spoke on Monday. {description} resigned in May.")
    assert found["Jane Stiles"] == ["Jane Stiles", description]
