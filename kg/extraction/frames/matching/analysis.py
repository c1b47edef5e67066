"""An analysed article as frames look at it."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from itertools import groupby

from spacy.tokens import Doc

from kg.extraction.frames.matching.pointers import Pointers
from kg.extraction.frames.matching.verdicts import Reversal, reversals_in
from kg.extraction.quotations.index import Quotations
from kg.extraction.timing import Timing
from kg.language.coreference.chains import Chain
from kg.language.parsing.predicates import Predicate, predicates_of
from kg.language.quantities.headed import amounts_of
from kg.language.syntax.offsets import tokens_at
from kg.model import Amount, Article, EntityType, Span


class Analysis:
    """The words of an article, who speaks in it, what its words point at, and its dates."""

    def __init__(self, doc: Doc, article: Article, quotations: Quotations) -> None:
        self.doc = doc
        self.article = article
        self.quotations = quotations
        self.pointers = Pointers(doc)
        self.timing = Timing(doc, article)
        self._chains: dict[Span, Chain | None] = {}

    @cached_property
    def predicates(self) -> Mapping[int, tuple[Predicate, ...]]:
        """The words with a roleset and arguments, by the index of their token."""
        return {i: tuple(found) for i, found in groupby(predicates_of(self.doc), lambda p: p.token.i)}

    @cached_property
    def amounts(self) -> Mapping[int, Amount]:
        """How much and how many, by the index of the token that stands for each amount."""
        return {one.head: one.amount for one in amounts_of(self.doc)}

    @cached_property
    def reversals(self) -> tuple[Reversal, ...]:
        """What takes verdicts back."""
        return reversals_in(self.doc, self.pointers, self.quotations)

    def chain_of(self, span: Span) -> Chain | None:
        """What a stretch of text points at, by its head."""
        if span not in self._chains:
            self._chains[span] = self.pointers.chain_at.get(tokens_at(self.doc, span).root.i)
        return self._chains[span]

    def is_person(self, span: Span) -> bool:
        """Whether a stretch of text points at a person."""
        chain = self.chain_of(span)
        return chain is not None and chain.type is EntityType.PERSON
