"""Word pieces are those that the library tokenizers makes with the same vocabulary."""

from __future__ import annotations

import json
from functools import cache
from importlib.resources import files

from hypothesis import given
from hypothesis import strategies as st
from tokenizers import Tokenizer

from kg.language.parsing.encoder.word_piece import MOST_CHARACTERS, word_pieces

#: European scripts, signs and ideographs; the library does not know characters that are newer than Unicode 8.
_CHARACTERS = st.one_of(
    st.characters(min_codepoint=0x20, max_codepoint=0x7E),
    st.characters(max_codepoint=0x52F, exclude_categories=("Cs", "Cn")),
    st.characters(min_codepoint=0x1E00, max_codepoint=0x20BD, exclude_categories=("Cs", "Cn", "Mn")),
    st.characters(min_codepoint=0x3000, max_codepoint=0x30FF, exclude_categories=("Cs", "Cn")),
    st.characters(min_codepoint=0x4DF0, max_codepoint=0x9FCC, exclude_categories=("Cs", "Cn")),
)


@cache
def _tokenizer() -> tuple[Tokenizer, dict[str, int]]:
    path = files("kg.language.parsing").joinpath("english", "kg_encoder", "tokenizer.json")
    text = path.read_text(encoding="utf-8")
    return Tokenizer.from_str(text), json.loads(text)["model"]["vocab"]


def _by_the_library(text: str) -> list[int]:
    return list(_tokenizer()[0].encode(text, add_special_tokens=False).ids)


def _by_kg(text: str) -> list[int]:
    _, vocabulary = _tokenizer()
    return word_pieces(text, vocabulary, vocabulary["[UNK]"])


@given(st.text(_CHARACTERS, max_size=30))
def test_any_text_has_the_pieces_that_the_library_gives(text: str) -> None:
    assert _by_kg(text) == _by_the_library(text)


def test_a_word_of_too_many_characters_is_unknown_as_a_whole() -> None:
    longest, longer = "a" * MOST_CHARACTERS, "a" * (MOST_CHARACTERS + 1)
    assert _by_kg(longest) == _by_the_library(longest) != [_tokenizer()[1]["[UNK]"]]
    assert _by_kg(longer) == _by_the_library(longer) == [_tokenizer()[1]["[UNK]"]]


def test_an_article_cannot_write_a_mark_of_the_encoder() -> None:
    vocabulary = _tokenizer()[1]
    assert not {vocabulary["[SEP]"], vocabulary["[MASK]"]} & {*_by_kg("[SEP] and [MASK]")}
