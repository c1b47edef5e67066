"""Example sentences in which the roleset and its arguments are marked, so that a frame can be tried without a network.

`{ARG0 Jane Roe} {accuse.01 accused} {ARG1 John Doe} {ARG2 of fraud}.`: one word has a roleset, and phrases around it
have roles as PropBank writes them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from spacy.tokens import Doc

from kg.language import Pipeline
from kg.language.parsing.predicates import Argument, Predicate
from kg.language.syntax.offsets import tokens_at
from kg.model import Article, Span

_MARK = re.compile(r"\{(\S+) ([^{}]+)\}")
_ROLE = re.compile(r"(?:[RC]-)?ARG(?:[0-6]|M-[A-Z]{3})")


@dataclass(frozen=True, slots=True)
class Marked:
    """A sentence without its marks, the word that has a roleset, and the phrases that have roles; all by offsets."""

    text: str
    roleset: str
    word: Span
    arguments: tuple[tuple[str, Span], ...]

    def predicate_in(self, doc: Doc) -> Predicate:
        """The roleset with its arguments at the words of the analysed sentence."""
        phrases = [(role, tokens_at(doc, span)) for role, span in self.arguments]
        arguments = tuple(Argument(role, phrase.root, phrase) for role, phrase in phrases)
        return Predicate(tokens_at(doc, self.word).root, self.roleset, 1.0, arguments)


class MarkedPipeline(Pipeline):
    """A pipeline that finds the roleset and the arguments that are marked in a sentence, and no others."""

    def __init__(self, pipeline: Pipeline, marked: Marked) -> None:
        super().__init__(pipeline.nlp)
        self.marked = marked

    def parse(self, article: Article) -> Doc:
        """The parse of the sentence without its marks, with what is marked."""
        doc = super().parse(article)
        doc._.predicates = (self.marked.predicate_in(doc),)
        return doc


def is_marked(sentence: str) -> bool:
    """Whether a sentence has marks."""
    return "{" in sentence


def read_marks(sentence: str) -> Marked:
    """A sentence with marks, read. Raises ValueError where they are not those of one roleset and its arguments."""
    text, at = "", 0
    found: list[tuple[str, Span]] = []
    for mark in _MARK.finditer(sentence):
        text += sentence[at : mark.start()]
        found.append((mark[1], Span(len(text), len(text) + len(mark[2]))))
        text, at = text + mark[2], mark.end()
    text += sentence[at:]
    words = [(name, span) for name, span in found if not _ROLE.fullmatch(name)]
    if "{" in text or "}" in text or len(words) != 1:
        raise ValueError(
            f"{sentence!r} marks not one roleset with its arguments, as {{accuse.01 accused}} {{ARG1 Doe}}"
        )
    return Marked(text, *words[0], tuple(each for each in found if each not in words))
