"""Which chain a token of an analysed article stands for: one index for all who ask."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from kg.language.coreference.chains import Chain, chains_of
from kg.language.syntax.nouns import phrase, span_of
from kg.language.syntax.offsets import tokens_at
from kg.model import MentionForm, Span

_KEY = "kg.chain_index"


@dataclass(frozen=True, slots=True)
class ChainIndex:
    """Chains by the index of a token; a chain's number is its place in `chains`.

    `numbers`: a head of a mention, or a noun beside a name that says what its bearer is ("the actor Jane Roe"), to the
    number of its chain. `names`: any token of a name to the number of its chain and the words of the whole name.
    `series`: the first head of names in a row ("Jane Roe and John Doe") to the number of the group that they make, and
    the words of all of them; the head itself stands for the first of the names.
    """

    chains: tuple[Chain, ...]
    numbers: Mapping[int, int]
    names: Mapping[int, tuple[int, Span]]
    series: Mapping[int, tuple[int, Span]]

    def chain(self, token: Token) -> Chain | None:
        """The chain of a head or of a noun beside a name; None where the token is neither."""
        number = self.numbers.get(token.i)
        return None if number is None else self.chains[number]

    def words_of(self, token: Token) -> Span:
        """The whole name that a token is part of, or its phrase."""
        named = self.names.get(token.i)
        return named[1] if named is not None else span_of(*phrase(token))


def chain_index(doc: Doc) -> ChainIndex:
    """The index of a Doc that has its chains; made once and remembered on the Doc."""
    known: ChainIndex | None = doc.user_data.get(_KEY)
    if known is None:
        known = doc.user_data[_KEY] = _make(doc)
    return known


def _make(doc: Doc) -> ChainIndex:
    chains = chains_of(doc)
    numbers: dict[int, int] = {}
    names: dict[int, tuple[int, Span]] = {}
    series: dict[int, tuple[int, Span]] = {}
    for number, chain in enumerate(chains):
        for mention in chain.mentions:
            if mention.form is not MentionForm.NAME:
                numbers.setdefault(mention.head, number)
            elif chain.members:
                series[mention.head] = number, mention.span
            else:
                # a word of two chains ("R" in "(R-Ohio)") stands for the one that was found first
                numbers.setdefault(mention.head, number)
                for token in tokens_at(doc, mention.span):
                    names.setdefault(token.i, (number, mention.span))
        numbers |= dict.fromkeys(chain.apposed, number)
    return ChainIndex(chains, numbers, names, series)
