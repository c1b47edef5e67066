"""What the words of an article point at: the chain of each head, names, titles and nouns that stand beside a name."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from functools import cached_property

from spacy.tokens import Doc, Token

from kg.language.coreference.chain_index import chain_index
from kg.language.coreference.chains import Chain
from kg.language.coreference.names.apposition import is_someone_else
from kg.language.lexicon.noun_entries import words_tagged
from kg.language.lexicon.titles import plural_titles
from kg.language.names.lapsed import lapsed_word
from kg.language.names.offices import Office, office_at, offices_before
from kg.language.syntax.nouns import children, has_case, is_plural, phrase, series_of, span_of
from kg.language.syntax.offsets import tokens_at
from kg.language.syntax.remembered import sentence_of
from kg.model import EntityType, Span


class Pointers:
    """Chains by token index. `beside` are nouns next to the name that they describe, `titles` those in front of it.

    Beside what the index of chains knows, the words of a name and the titles in front of it stand for its bearer.
    """

    def __init__(self, doc: Doc) -> None:
        self.doc = doc
        index = chain_index(doc)
        self.name_at = {token: name for token, (_, name) in index.names.items()}
        self.chain_at = {token: index.chains[number] for token, (number, _) in index.names.items()}
        self.chain_at |= {token: index.chains[number] for token, number in index.numbers.items()}
        self.beside = {noun for chain in index.chains for noun in chain.apposed}
        self.titles: dict[int, Office] = {}
        #: plurals that name what several people are: noun -> heads of their names
        self.shared: dict[int, tuple[int, ...]] = {}
        for chain in index.chains:
            if chain.type is EntityType.PERSON and chain.named:
                self._add_titles(chain)
        self._add_named_behind()
        #: heads that name somebody or something
        self.heads = frozenset(self.chain_at)

    def _add_titles(self, chain: Chain) -> None:
        for name in chain.names:
            tokens = tokens_at(self.doc, name)
            series = series_of(self.doc).get(tokens.root.i, ())
            first = series[:1] == (tokens.root.i,)
            for office in offices_before(self.doc, tokens.start, shared=first):
                plural = is_plural(office.head) or office.head.lower_.rstrip(".") in plural_titles()
                if is_someone_else(office.head, tokens):
                    continue
                longer = office.last.i > office.first.i  # "chief of staff Jane Roe" needs no capitals
                if office.head.text[0].isupper() or office.head.i in self.beside or plural or longer:
                    self.titles[office.head.i] = office
                    self.beside.add(office.head.i)
                    self.chain_at[office.head.i] = chain
                if plural and first:
                    self.shared[office.head.i] = series
            before = self.doc[tokens.start - 2] if tokens.start > 1 and self.doc[tokens.start - 1].text == "," else None
            if (
                first
                and before is not None
                and before.pos_ == "NOUN"
                and is_plural(before)
                and office_at(before, shared=True)
            ):
                # "Roe's lawyers, A and B"
                self.shared[before.i] = series
                self.beside.add(before.i)
                self.chain_at[before.i] = chain

    def _add_named_behind(self) -> None:
        """Lets "the city of Dayton" stand for Dayton."""
        for noun in self.doc:
            if noun.i in self.chain_at or noun.lower_ not in words_tagged("settled"):
                continue
            for name in children(noun, "nmod"):
                chain = self.chain_at.get(name.i)
                behind = name.i > noun.i and has_case(name, "of")
                if behind and name.i in self.name_at and chain is not None and chain.type is EntityType.PLACE:
                    self.chain_at[noun.i] = chain
                    self.name_at[noun.i] = self.name_at[name.i]

    def words(self, filler: Token) -> Span:
        """The stretch of a filler: the whole name that it is part of, or its phrase."""
        return self.name_at.get(filler.i) or span_of(*phrase(filler))

    def name_beside(self, noun: Token) -> Span | None:
        """The name that a noun stands beside; it is the better witness of who is meant."""
        return self.chain_at[noun.i].nearest_name(noun.idx) if noun.i in self.beside else None

    def points_back(self, noun: Token) -> bool:
        """Whether a noun only stands for somebody named elsewhere ("the party leader said"): too weak a ground."""
        chain = self.chain_at.get(noun.i)
        if chain is None or not chain.named or noun.i in self.beside or children(noun, "cop"):
            return False
        return not any(self.chain_at.get(c.i) is chain for c in children(noun, "appos"))

    def office_of(self, person: Token) -> Token | None:
        """The office that somebody holds: the one told in the same sentence, else the only one in the article."""
        chain = self.chain_at.get(person.i)
        if chain is None or not chain.named:
            return None
        offices = self._posts.get(id(chain), {})
        here = [
            i for i in offices if sentence_of(self.doc[i]) == sentence_of(person) and lapsed_word(self.doc[i]) is None
        ]
        if here:
            return self.doc[min(here, key=lambda i: abs(i - person.i))]
        one = len({office.name for office in offices.values()}) == 1
        return (
            self.doc[min(offices)] if one and not any(lapsed_word(self.doc[i]) is not None for i in offices) else None
        )

    @cached_property
    def _posts(self) -> Mapping[int, Mapping[int, Office]]:
        """The posts that stand beside names, by the identity of the chain and the noun, in the order of the text."""
        found: defaultdict[int, dict[int, Office]] = defaultdict(dict)
        for noun in sorted(self.beside):
            office = office_at(self.doc[noun])
            if office is not None and office.is_post:
                found[id(self.chain_at[noun])][noun] = office
        return found
