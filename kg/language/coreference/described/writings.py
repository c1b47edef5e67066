"""What the mentions of each document that is only described have told so far, while the article is read."""

from __future__ import annotations

from dataclasses import dataclass, field

from spacy.tokens import Token

from kg.language.coreference.chains import Chains
from kg.language.coreference.document_ties import Ties
from kg.language.coreference.documents import first_told, parting_words, sure_ties
from kg.language.syntax.nouns import children
from kg.language.syntax.remembered import sentence_of


@dataclass(slots=True)
class _Told:
    """`read` mentions have told of `parting` words and `compounds`; the first `settled` places, of `ties` for good."""

    read: int = 0
    parting: set[str] = field(default_factory=set)
    compounds: set[str] = field(default_factory=set)
    settled: int = 0
    ties: Ties = field(default_factory=Ties)


class Writings:
    """What is known of each document, by its chain, so that no mention is looked at again for each one behind it."""

    def __init__(self, chains: Chains) -> None:
        self._chains = chains
        self._told: dict[int, _Told] = {}

    def parting(self, index: int) -> set[str]:
        """The words that set it apart from others of its kind."""
        return self._read(index).parting

    def compounds(self, index: int) -> set[str]:
        """The lemmas of the nouns before its noun ("tax", of a "tax bill")."""
        return self._read(index).compounds

    def ties(self, index: int, token: Token) -> Ties:
        """What its mentions together tell of its maker and aim, where the article is read up to `token`.

        What hangs on words of the sentence that is being read may still become known.
        """
        told, places = self._told.setdefault(index, _Told()), self._chains.items[index].places
        start = sentence_of(token).start
        while told.settled < len(places) and places[told.settled] < start:
            told.ties = first_told((told.ties, self._sure(places[told.settled])))
            told.settled += 1
        return first_told((told.ties, *map(self._sure, places[told.settled :])))

    def _sure(self, place: int) -> Ties:
        return sure_ties(self._chains, self._chains.doc[place])

    def _read(self, index: int) -> _Told:
        told, mentions = self._told.setdefault(index, _Told()), self._chains.items[index].mentions
        for mention in mentions[told.read :]:
            noun = self._chains.doc[mention.head]
            told.parting |= parting_words(noun)
            told.compounds |= compounds(noun)
        told.read = len(mentions)
        return told


def compounds(noun: Token) -> set[str]:
    """The lemmas of the nouns before a noun that belong to it."""
    return {c.lemma_.lower() for c in children(noun, "compound")}
