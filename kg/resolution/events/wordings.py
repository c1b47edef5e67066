"""How an article words what happened: whether a noun points back at something told of, and which one it means."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from kg.language.coreference.antecedents import is_definite
from kg.language.coreference.documents import parting_words
from kg.language.lexicon.function_words import opening_words
from kg.language.syntax.nouns import children, has_case, is_plural, possessors
from kg.language.syntax.offsets import tokens_at
from kg.language.syntax.remembered import sentence_of
from kg.language.text.blocks import BlockKind
from kg.model import Span

_NOUNS = frozenset({"NOUN", "PROPN"})


@dataclass(frozen=True, slots=True)
class Wording:
    """A word with what is told beside it.

    `marks` are what tells which one a noun means ("defamation", "second", "of Dale"), `complete` whether a phrase
    behind it does ("the end of March"). `pointing` tells whether it means one that is known ("the attack", "his
    resignation"), and so in a `heading`, which leaves articles out; `fresh` whether it is one more, or any ("another
    attack"). `sentence` counts the sentences of the article.
    """

    head: str
    noun: bool
    plural: bool
    pointing: bool
    fresh: bool
    marks: frozenset[str]
    complete: bool
    heading: bool
    sentence: int

    @property
    def bare(self) -> bool:
        """Whether a noun means no particular one: "attacks are rare", "votes"."""
        return self.noun and self.plural and not self.pointing

    def may_be(self, other: Wording) -> bool:
        """Whether two nouns can mean one thing: as many, and nothing that parts them."""
        if not (self.noun and other.noun):
            return True
        if self.plural != other.plural or not _fit(self.marks, other.marks):
            return False
        return not max(self, other, key=lambda w: w.sentence).fresh or self.marks == other.marks


def _fit(one: frozenset[str], other: frozenset[str]) -> bool:
    return one <= other or other <= one


class Wordings:
    """The wordings of an article's events and of who and what takes part in them, by the stretch of text."""

    def __init__(self, doc: Doc) -> None:
        self._doc = doc
        self._headings = [b for b in doc._.blocks if b.kind is BlockKind.HEADING]
        self._sentences = {sent.start: number for number, sent in enumerate(doc.sents)}
        self._known: dict[Span, Wording] = {}

    def of(self, span: Span) -> Wording:
        """That of the word that heads a stretch of text."""
        if span not in self._known:
            self._known[span] = self._read(tokens_at(self._doc, span).root)
        return self._known[span]

    def _read(self, head: Token) -> Wording:
        noun = head.pos_ in _NOUNS
        before = {c.lower_ for c in children(head, "det", "amod", "nummod")}
        beside = children(head, "amod", "compound", "nummod", "flat") if noun else []
        behind = [c for c in children(head, "nmod") if c.i > head.i and has_case(c, "of")] if noun else []
        at = bisect_right(self._headings, head.idx, key=lambda block: block.start)
        heading = at > 0 and head.idx < self._headings[at - 1].end
        return Wording(
            head.lemma_.lower(),
            noun,
            noun and is_plural(head),
            heading or is_definite(head) or bool(possessors(head)),
            bool(before & opening_words() or parting_words(head)),
            frozenset(c.lemma_.lower() for c in (*beside, *behind)),
            bool(behind),
            heading,
            self._sentences[sentence_of(head).start],
        )
