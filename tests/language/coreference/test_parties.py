import pytest

from kg.language import load_pipeline
from kg.language.coreference.chains import chains_of
from kg.language.coreference.parties import affiliations
from kg.model import EntityType
from tests.articles import article

REPUBLICANS, DEMOCRATS = "Republican Party", "Democratic Party"


def _parties(text: str) -> set[tuple[str, str]]:
    """(person, party) of each affiliation that holds."""
    doc = load_pipeline().analyse(article(text))
    return {(chains_of(doc)[a.chain].name, a.name) for a in affiliations(doc, text, chains_of(doc)) if not a.lapsed}


@pytest.mark.parametrize(
    ("text", "party"),
    [
        ("Sen. Jane Roe, R-Ohio, spoke.", REPUBLICANS),
        ("Rep. Jane Roe (D-Calif.) spoke.", DEMOCRATS),
        ("Jane Roe (D) spoke.", DEMOCRATS),
        ("Rep. Jane Roe, DFL-Minn., spoke.", "Democratic-Farmer-Labor Party"),
        ("Republican Sen. Jane Roe spoke.", REPUBLICANS),
        ("Democratic presidential candidate Jane Roe spoke.", DEMOCRATS),
        ("Former Democratic Gov. Jane Roe spoke.", DEMOCRATS),
        ("Jane Roe, a Democrat from Ohio, spoke.", DEMOCRATS),
        ("Jane Roe, an Ohio Republican, spoke.", REPUBLICANS),
        ("Jane Roe, a Republican congresswoman, spoke.", REPUBLICANS),
        ("Jane Roe is a Republican.", REPUBLICANS),
        ("A Republican, Jane Roe, won.", REPUBLICANS),
        ("A Republican — Jane Roe — won.", REPUBLICANS),
        ("Jane Roe, a former Republican senator from Maine, spoke.", REPUBLICANS),
    ],
)
def test_the_party_beside_a_name_is_that_persons(text: str, party: str) -> None:
    assert _parties(text) == {("Jane Roe", party)}


@pytest.mark.parametrize(
    "text",
    [
        "Jane Roe, an investor and Democratic donor, spoke.",
        "Critics praised Jane Roe, a favorite Democratic talking point.",
    ],
)
def test_the_party_of_what_is_no_politician_is_nobodys(text: str) -> None:
    assert not _parties(text)


def test_a_title_of_one_gives_its_party_to_one() -> None:
    assert _parties("Democratic Rep. Jane Roe, Paul Lane and Ann Moss spoke.") == {("Jane Roe", DEMOCRATS)}


def test_a_party_before_a_series_is_that_of_each() -> None:
    text = "Republican Sens. Jane Roe and Paul Lane spoke."
    assert _parties(text) == {("Jane Roe", REPUBLICANS), ("Paul Lane", REPUBLICANS)}


@pytest.mark.parametrize(
    "text",
    [
        "Sens. Jane Roe of Ohio and Paul Lane of Utah, both Republicans, met.",
        "Sen. Jane Roe and Gov. Paul Lane, both Republicans, met.",
    ],
)
def test_both_are_of_the_party_that_both_are_said_to_be_of(text: str) -> None:
    assert _parties(text) == {("Jane Roe", REPUBLICANS), ("Paul Lane", REPUBLICANS)}


@pytest.mark.parametrize(
    "text",
    [
        "Unlike a Republican, Jane Roe supports the tax.",
        "Ann Hale, Jane Roe and Paul Lane, both Democrats, met.",
        "Democratic Socialist Jane Roe spoke.",
        "Jane Roe, a former Republican who joined the Greens, spoke.",
        "Former Republican Jane Roe spoke.",
        "Jane Roe, a former Democrat, spoke.",
        "Republican National Committee Chairman Jane Roe spoke.",
        "Jane Roe met Republicans on Monday.",
        "Jane Roe, a critic of the Republican Party, spoke.",
        "Jane Roe (Ohio) spoke.",
        "Jane Roe wants a republican form of government.",
        "Republicans left. Jane Roe spoke.",
    ],
)
def test_a_party_that_is_not_the_persons_own_is_none(text: str) -> None:
    assert _parties(text) == set()


def test_each_word_for_a_party_is_a_mention_of_it() -> None:
    text = "Sen. Jane Roe, R-Ohio, met the Republican Party. Republican Rep. Paul Lane left."
    doc = load_pipeline().analyse(article(text))
    parties = [c for c in chains_of(doc) if c.type is EntityType.ORGANIZATION and c.name == REPUBLICANS]
    assert [sorted(m.span.of(text) for m in c.mentions) for c in parties] == [["R", "Republican", "Republican Party"]]
