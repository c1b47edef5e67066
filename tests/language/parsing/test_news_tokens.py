"""Words of news text, by hand-made examples in news_tokens.txt."""

from functools import cache
from pathlib import Path

import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st
from spacy.language import Language

from kg.language.parsing.tokens import adapt_tokenizer
from kg.reach import STRETCH

CASES = [
    tuple(case.split("\n"))
    for case in Path(__file__).with_name("news_tokens.txt").read_text("utf-8").strip().split("\n\n")[1:]
]


@cache
def blank() -> Language:
    nlp = spacy.blank("en")
    adapt_tokenizer(nlp)
    return nlp


@pytest.mark.parametrize(("text", "words"), CASES)
def test_words_are_those_of_the_treebanks(text: str, words: str) -> None:
    assert [t.text for t in blank().tokenizer(text)] == words.split()


@given(st.text(alphabet="aB1 .,-'’“”\"()[]?!…#@/&\n\t—", max_size=30))
def test_no_text_loses_a_code_point(text: str) -> None:
    doc = blank().tokenizer(text)
    assert doc.text == text
    assert all(text[t.idx : t.idx + len(t)] == t.text for t in doc)


def test_a_long_stretch_without_blanks_is_parted_behind_a_mark_or_else_anywhere() -> None:
    word = "long" * (STRETCH // 4)
    assert [t.text for t in blank().tokenizer(word)] == [word]
    assert [t.text for t in blank().tokenizer(f"A {word}er road")] == ["A", word, "er", "road"]
    marked = f"https://news.example/{'road' * (STRETCH // 5)}/{'bridge' * (STRETCH // 6)}"
    assert [t.text for t in blank().tokenizer(marked)] == [
        marked[: marked.rindex("/") + 1],
        marked[marked.rindex("/") + 1 :],
    ]
    assert len(blank().tokenizer("(" * 3 * STRETCH)) == 3 * STRETCH


def test_a_saved_pipeline_has_the_tokenizer_again(tmp_path: Path) -> None:
    blank().to_disk(tmp_path)
    text = CASES[0][0]
    loaded = spacy.load(tmp_path)
    assert [t.text for t in loaded.tokenizer(text)] == [t.text for t in blank().tokenizer(text)]
    assert type(loaded.tokenizer) is type(blank().tokenizer)
