"""What is told of an article that goes beyond the bounds of kg.reach, and that news is told nothing of."""

from __future__ import annotations

import pytest

from kg.extraction.frames.own import OwnFrames
from kg.jobs import Sharing, extract_many, rules_of
from kg.model import Extraction
from kg.reach import DESCRIBED, REPORTS, SENTENCE, STRETCH, beyond
from tests.articles import article

SYLLABLES = ("ba", "den", "fi", "gor", "ha", "jun", "ka", "lor", "mi", "nes", "pa", "rin", "sto", "ta", "vel", "wim")


def name(number: int) -> str:
    """A name that no other number has."""
    return f"Jane {SYLLABLES[number // 16].capitalize()}{SYLLABLES[number % 16]}ton"


def told(text: str) -> list[str]:
    """What is told of an article while it is read."""
    heard = list[str]()
    for _, found in extract_many(
        [article(text)], rules_of(None, OwnFrames((), ())), Sharing(1), on_notice=heard.append
    ):
        assert isinstance(found, Extraction)
    return heard


@pytest.mark.parametrize(
    ("within", "further", "words"),
    [
        (f"Roe wrote {'a' * STRETCH} twice.", "a", "characters without a blank"),
        ("She said it. " * SENTENCE + "word " * (SENTENCE - 2) + "- end", " and", "words follow each other"),
    ],
)
def test_a_text_is_told_once_it_goes_beyond_a_bound(within: str, further: str, words: str) -> None:
    at = within.rindex("a" if "aaa" in within else " end")
    beyond_it = within[:at] + further + within[at:]
    assert not list(beyond(Extraction(article(within), (), (), ())))
    (clause,) = beyond(Extraction(article(beyond_it), (), (), ()))
    assert words in clause


@pytest.mark.parametrize(
    ("sentence", "bound", "words"),
    [
        ("{} wrote a letter to the mayor. ", DESCRIBED, "only described by the word 'letter'"),
        ("{} sued Acme Corp in Springfield. ", REPORTS, "reports tell of 'sue'"),
    ],
)
def test_many_things_of_one_kind_are_told_where_the_article_is_read(sentence: str, bound: int, words: str) -> None:
    assert not [each for each in told("".join(sentence.format(name(n)) for n in range(bound // 2))) if words in each]
    notices = told("".join(sentence.format(name(n)) for n in range(bound + 10)))
    assert [each.startswith(f"{article('').path}: ") for each in notices if words in each] == [True]
