"""Names of one article: who is one person, what is one organization."""

from __future__ import annotations

from collections.abc import Sequence
from time import process_time

import pytest
import spacy
from spacy.tokens import Doc, Span

from kg.language.coreference.chains import Chains
from kg.language.coreference.names import add_names
from kg.language.extensions import register
from tests.articles import article


def found(*names: tuple[str, str], before: dict[int, str] | None = None) -> list[list[str]]:
    """The chains of an article that is nothing but these names in turn; `before` puts a word in front of one."""
    return [[m.span.of(c.article.text) for m in chain.mentions] for c in [chained(names, before)] for chain in c.items]


def chained(names: Sequence[tuple[str, str]], before: dict[int, str] | None = None) -> Chains:
    words: list[str] = []
    places = []
    for n, (name, label) in enumerate(names):
        words += [before[n]] if before and n in before else []
        places.append((len(words), len(words) + len(name.split()), label))
        words += [*name.split(), "-"]
    # each name is a sentence of its own with the word before it, headed by its last word
    heads = list(range(len(words)))
    for n, (start, end, _) in enumerate(places):
        opening = 1 if before and n in before else 0
        heads[start - opening : end] = [end - 1] * (end - start + opening)
    pos, deps = ["PROPN"] * len(words), ["compound"] * len(words)
    doc = Doc(spacy.blank("en").vocab, words=words, pos=pos, deps=deps, heads=heads)
    doc.set_ents([Span(doc, *place) for place in places], default="outside")
    register()
    chains = Chains(doc, article(doc.text))
    add_names(chains)
    return chains


def people(*names: str) -> list[list[str]]:
    return found(*((name, "PERSON") for name in names))


def organizations(*names: str) -> list[list[str]]:
    return found(*((name, "ORG") for name in names))


def test_forms_of_one_full_name_are_one_person() -> None:
    assert len(people("Jane Roe", "Jane Kay Roe", "Jane K. Roe", "Roe", "Jane")) == 1


@pytest.mark.parametrize("pair", [("Bob Roe", "Robert Roe"), ("Robert Roe", "Bob Roe"), ("J. Roe", "Jane Roe")])
def test_a_short_given_name_is_the_one_it_is_short_for(pair: tuple[str, str]) -> None:
    assert people(*pair) == [list(pair)]


def test_a_doubled_letter_makes_nobody_else() -> None:
    assert people("Michele Roe", "Michelle Roe") == [["Michele Roe", "Michelle Roe"]]
    assert len(people("Maria Roe", "Marie Roe")) == 2


def test_a_surname_of_two_words_is_one_persons() -> None:
    assert people("Jane Stiles Roe", "Stiles Roe", "Jane Stiles") == [["Jane Stiles Roe", "Stiles Roe", "Jane Stiles"]]
    assert len(people("Jane Mary Roe", "Mary Roe")) == 2


def test_an_initial_that_fits_two_is_neither() -> None:
    assert len(people("Jane Roe", "John Roe", "J. Roe")) == 3


@pytest.mark.parametrize(
    "pair", [("John Roe Sr.", "John Roe Jr."), ("John Roe", "John Roe Jr."), ("Jane K. Roe", "Jane L. Roe")]
)
def test_a_suffix_or_a_middle_name_tells_two_people_apart(pair: tuple[str, str]) -> None:
    assert people(*pair) == [[pair[0]], [pair[1]]] or people(*pair) == [[pair[1]], [pair[0]]]


def test_a_surname_with_a_suffix_is_the_one_of_that_generation() -> None:
    assert ["John Roe Jr.", "Roe Jr."] in people("John Roe", "John Roe Jr.", "Roe", "Roe Jr.")
    assert people("Jane Roe", "Roe Jr.") == [["Jane Roe"], ["Roe Jr."]]


def test_a_bare_surname_is_the_one_spoken_of_most_so_far() -> None:
    chains = people("Jane Roe", "John Roe", "Roe", "John Roe", "John Roe", "Roe")
    assert sorted(map(len, chains)) == [2, 4]
    assert people("Jane Roe", "John Roe", "Roe")[0] == ["Jane Roe", "Roe"]


def test_a_title_says_which_bearer_of_a_surname_is_meant() -> None:
    names = [(name, "PERSON") for name in ("John Roe", "John Roe", "Mary Roe", "Roe", "Roe")]
    assert ["Mary Roe", "Roe"] in found(*names, before={3: "Ms."})


@pytest.mark.parametrize(
    ("names", "chains"),
    [
        (("Acme Holdings", "Acme"), 1),
        (("Acme Motors Corp.", "Acme"), 1),
        (("Roe Hall University", "Roe Hall"), 1),
        (("Senate Roads Committee", "Senate"), 2),
        (("Acme Bank", "Acme Airlines", "Acme"), 3),
        (("Federal Roads Bureau", "FRB"), 1),
        (("Department of Roads", "DOR"), 1),
    ],
)
def test_a_short_name_is_an_organizations_that_only_adds_what_it_is(names: tuple[str, ...], chains: int) -> None:
    assert len(organizations(*names)) == chains


def test_time_grows_with_the_number_of_names_and_not_with_its_square() -> None:
    def seconds(count: int) -> float:
        names = [(f"{_letters(n)} {_letters(n)} Roe", "PERSON") for n in range(count)]
        names += [(f"{_letters(n)} Stiles", "PERSON") for n in range(count)] + [("Stiles", "PERSON")] * count
        names += [(f"{_letters(n)} Holdings", "ORG") for n in range(count)] + [
            (_letters(n), "ORG") for n in range(count)
        ]
        start = process_time()
        chained(names)
        return process_time() - start

    seconds(50)
    assert seconds(1600) < 30 * seconds(200)


def _letters(number: int) -> str:
    digits = "bcdfghjklm"
    return "Z" + "".join(digits[int(d)] + "a" for d in f"{number:04}")
