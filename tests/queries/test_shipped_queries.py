from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from kg.catalogue import catalogue, find
from kg.vocabulary.iris import Vocabulary
from tests.queries.engines import ENGINES, Engine, in_oxigraph
from tests.queries.expected_rows import EXPECTED
from tests.queries.harder import harder
from tests.queries.story import write_story

DOCS = Path(__file__).parents[2] / "docs" / "queries.md"
NAMES = [query.name for query in catalogue()]


pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning:rdflib")  # rdflib uses its own old classes


@pytest.fixture(scope="module")
def trig(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_story(tmp_path_factory.mktemp("story"))


@pytest.fixture(scope="module", params=ENGINES)
def engine(request: pytest.FixtureRequest, trig: Path) -> Iterator[Engine]:
    with ENGINES[request.param](trig) as made:
        yield made


@pytest.fixture(scope="module")
def hard(trig: Path) -> Path:
    return harder(trig)


@pytest.fixture(scope="module")
def expected(hard: Path) -> Iterator[Engine]:
    with in_oxigraph(hard) as made:
        yield made


@pytest.fixture(scope="module", params=[name for name in ENGINES if name != "oxigraph"])
def other(request: pytest.FixtureRequest, hard: Path) -> Iterator[Engine]:
    with ENGINES[request.param](hard) as made:
        yield made


def test_every_shipped_query_has_its_expected_rows() -> None:
    assert sorted(EXPECTED) == NAMES


@pytest.mark.parametrize("name", NAMES)
def test_a_shipped_query_gives_the_same_rows_in_every_engine(name: str, engine: Engine) -> None:
    assert engine(find(name).text) == EXPECTED[name]


@pytest.mark.parametrize("name", NAMES)
def test_states_that_are_over_long_texts_and_accents_are_the_same_in_every_engine(
    name: str, expected: Engine, other: Engine
) -> None:
    assert other(find(name).text) == expected(find(name).text)


def test_whom_one_of_two_outlets_names_is_not_told_as_what_both_say(expected: Engine) -> None:
    rows = expected(find("corroborated").text)
    assert rows[0] == (
        "resignation / resigned",
        "event",
        "3",
        "2",
        "The Daily Example; four.txt",
        "",
        "asserted",
        "Jane Roe Łódź (1 of 2)",
        "Jane Roe Łódź resigned",
    )


@pytest.mark.parametrize("name", NAMES)
def test_the_hash_before_a_filter_can_be_taken_off_to_narrow_the_query(name: str, engine: Engine) -> None:
    narrowed, filters = re.subn(r"^( *)# (?=FILTER)", r"\1", find(name).text, flags=re.MULTILINE)
    rows = engine(narrowed)
    assert filters == 1
    assert 0 < len(rows) < len(EXPECTED[name])
    assert [row for row in rows if row not in EXPECTED[name]] == []


def test_times_of_any_precision_are_compared_the_same_in_every_engine(engine: Engine) -> None:
    page = DOCS.read_text(encoding="utf-8")
    (shown,) = [
        each for each in re.findall(r"^```sparql\n(.*?)^```$", page, re.MULTILINE | re.DOTALL) if "?latest" in each
    ]
    declared = "".join(f"PREFIX {name}: <{iri}> " for name, iri in Vocabulary().prefixes.items() if f"{name}:" in shown)
    assert engine(declared + shown) == [
        ("Mary Major sentenced Ann Doe", "2021"),
        ("Jane Roe resigned", "2021-05"),
        ("Jane Roe resigned", "2021-05-04"),
    ]


@pytest.mark.parametrize("name", NAMES)
def test_only_the_kg_prefix_depends_on_the_base_iri(name: str, tmp_path: Path) -> None:
    elsewhere = write_story(tmp_path, "https://elsewhere.example/graph/")
    text = find(name).text.replace("<https://kg.example/ns#>", "<https://elsewhere.example/graph/ns#>")
    with in_oxigraph(elsewhere) as engine:
        assert engine(text) == EXPECTED[name]


@pytest.mark.parametrize("name", NAMES)
def test_a_shipped_query_declares_no_prefix_in_vain_and_fits_a_terminal(name: str) -> None:
    text = find(name).text
    declared = re.findall(r"^PREFIX (\w+):", text, re.MULTILINE)
    body = re.sub(r"^(PREFIX|#).*$", "", text, flags=re.MULTILINE)
    assert declared == [prefix for prefix in sorted(set(declared)) if re.search(rf"\b{prefix}:", body)]
    assert max(map(len, text.splitlines())) <= 120


def test_the_page_about_the_queries_has_each_with_its_title_and_question() -> None:
    page = DOCS.read_text(encoding="utf-8")
    assert re.findall(r"^## ([a-z-]+)$", page, re.MULTILINE) == NAMES
    sections = dict(zip(NAMES, re.split(r"^## [a-z-]+$", page, flags=re.MULTILINE)[1:], strict=True))
    lacking = [query.name for query in catalogue() if f"{query.title}. {query.question}" not in sections[query.name]]
    assert lacking == []
