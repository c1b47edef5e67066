"""Where sentences of news text start, by hand-made examples in news_hints.txt and news_sentences.txt."""

import re
from functools import cache
from pathlib import Path

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc

from kg.language import load_pipeline
from kg.language.parsing.sentence_hints import sentence_hints, starts
from kg.language.parsing.tokens import adapt_tokenizer
from tests.articles import article

HERE = Path(__file__)
SIGNS = {"+": True, "~": False, "?": None}
BLOCKS = [
    line
    for line in HERE.with_name("news_hints.txt").read_text("utf-8").split("\n")
    if line and not line.startswith("#")
]
ARTICLES = [
    re.sub(r"^#.*\n", "", text, flags=re.M).strip("\n")
    for text in HERE.with_name("news_sentences.txt").read_text("utf-8").split("====\n")
]


@cache
def blank() -> Language:
    nlp = spacy.blank("en")
    adapt_tokenizer(nlp)
    return nlp


def read(block: str) -> tuple[Doc, dict[int, bool | None]]:
    """The Doc of a block without its signs, and the wanted hint by the index of its word."""
    text = ""
    wanted: dict[int, bool | None] = {}
    # a sign stands before the word, behind a blank, a mark or a letter; a "?" that ends a question has a blank behind
    for part in re.split(r"([+~]|\?(?=\S)(?![”\"’)]))", block):
        if part in SIGNS:
            wanted[len(text)] = SIGNS[part]
        else:
            text += part
    doc = blank().tokenizer(text)
    at = {t.idx: t.i for t in doc}
    return doc, {at[offset]: hint for offset, hint in wanted.items()}


@pytest.mark.parametrize("block", BLOCKS)
def test_hints_are_given_where_they_are_certain(block: str) -> None:
    doc, wanted = read(block)
    found = starts([t.text for t in doc], [bool(t.whitespace_) for t in doc])
    assert {i: found[i] for i in wanted} == wanted
    assert [doc[i].text for i, hint in enumerate(found) if hint and i not in wanted] == []


def test_the_component_sets_what_is_certain_and_leaves_the_rest() -> None:
    doc, _ = read("Rep. Roe left. She did.")
    hinted = sentence_hints(doc)
    assert [t.is_sent_start for t in hinted[1:]] == [False, None, False, True, None, False]


def test_a_bracket_that_is_never_closed_forbids_nothing_behind_it() -> None:
    doc, wanted = read("The mayor (who left at noon spoke. +She was tired.")
    found = starts([t.text for t in doc], [bool(t.whitespace_) for t in doc])
    assert {i: found[i] for i in wanted} == wanted


@pytest.mark.parametrize("marked", ARTICLES)
def test_an_article_falls_into_its_sentences(marked: str) -> None:
    doc = load_pipeline().parse(article(marked.replace("| ", "")))
    wanted = [_plain(s) for line in marked.split("\n") for s in line.split("|") if s.strip()]
    assert [_plain(s.text) for s in doc.sents] == wanted


def _plain(sentence: str) -> str:
    return re.sub(r"^[-•]\s+", "", sentence.strip())
