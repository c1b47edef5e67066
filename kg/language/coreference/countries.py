"""Countries by the adjectives for them: of what country "French President Jane Roe" is the president."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass
from functools import cache

from spacy.attrs import LOWER  # type: ignore[import-not-found,unused-ignore]
from spacy.tokens import Doc, Token
from spacy.tokens import Span as Tokens

from kg.language.coreference.chains import Chain, Chains, HeadedMention
from kg.language.lexicon.countries import demonyms, people_nouns
from kg.language.lexicon.entries import having
from kg.language.lexicon.noun_entries import words_tagged
from kg.language.lexicon.wordlists import bare_name
from kg.language.names.lapsed import lapsed_word, lapsed_words
from kg.language.names.offices import Office, office_at, offices_before
from kg.language.syntax.columns import places_among
from kg.language.syntax.offsets import tokens_at
from kg.language.syntax.remembered import kids, sentence_of
from kg.model import EntityType, MentionForm, Span

#: Words before such a title that keep it from being held now: "the next French president", "self-proclaimed", "to be".
_NOT_NOW = (having("office", "not_now") | {"-", "be"}) - lapsed_words()
_ONE = frozenset({"a", "an", "one", "another"})
#: How many tokens a word of nationality has at most: "Papua New Guinean", "Bissau-Guinean".
_LONGEST = 3
#: How many words before a name its title and the adjective before that take up at most.
_REACH = 6


@dataclass(frozen=True, slots=True)
class Leadership:
    """A person's chain, the words that name the person and the country, the country's name and a token of its word.

    `lapsed` where the text says that it is over ("the former French president").
    """

    chain: int
    person: Span
    words: Span
    country: str
    token: int
    lapsed: bool = False


@cache
def _last_words() -> frozenset[str]:
    return frozenset(re.split("[ -]", words)[-1] for words in demonyms())


def demonym_at(last: Token) -> list[Token]:
    """The tokens of the word of nationality that ends with a token, in capitals; none where there is none."""
    for words in _ending_with(last):
        if words.text.lower() in demonyms() and all(t.text[0].isupper() or t.text == "-" for t in words):
            return list(words)
    return []


def one_of_a_people(noun: Token) -> list[Token]:
    """The tokens of "Dane" in "a Dane", by its last one; none for another noun, or without such an article."""
    for words in _ending_with(noun):
        if words.text in people_nouns():
            # "a Great Dane" and "a Cuban-American" are other words
            before = noun.doc[words.start - 1].text if words.start else ""
            longer = before[:1].isupper() or before == "-"
            return list(words) if any(c.lower_ in _ONE for c in kids(noun)) and not longer else []
    return []


def _ending_with(last: Token) -> Iterator[Tokens]:
    """What ends with a token and may be a word of nationality, the longest first."""
    for count in range(min(_LONGEST, last.i + 1), 0, -1):
        yield last.doc[last.i + 1 - count : last.i + 1]


def leaderships(doc: Doc, chains: Sequence[Chain]) -> Iterator[Leadership]:
    """Each person whose title or description is that of the head of a country named by its adjective."""
    places = {i for i in places_among(doc, LOWER, _last_words()) if doc[i].text[0].isupper()}
    for index, chain in enumerate(chains if places else ()):
        if chain.type is not EntityType.PERSON or not chain.named or chain.members:
            continue
        for person, office in _offices(doc, chain, places):
            words = _country_before(office)
            if words:
                place = Span(words[0].idx, words[-1].idx + len(words[-1]))
                country = demonyms()[doc.text[place.start : place.end].lower()]
                yield Leadership(index, person, place, country, words[-1].i, lapsed_word(office.head) is not None)


def _offices(doc: Doc, chain: Chain, places: Set[int]) -> Iterator[tuple[Span, Office]]:
    """(name, office) for each title in front of a name of the chain and each office beside one, near such words."""
    for name in chain.names:
        start = tokens_at(doc, name).start
        if not places.isdisjoint(range(start - _REACH, start)):
            yield from ((name, office) for office in offices_before(doc, start)[:1])
    for noun in chain.apposed:
        beside = office_at(doc[noun]) if not places.isdisjoint(range(noun - _REACH, noun)) else None
        name_beside = chain.nearest_name(doc[noun].idx)
        if beside is not None and name_beside is not None:
            yield name_beside, beside


def _country_before(office: Office) -> list[Token]:
    if office.name not in words_tagged("rules") or not office.is_held or not office.first.i:
        return []
    before = office.first.nbor(-1)
    words = demonym_at(before) if sentence_of(before) == sentence_of(office.first) else []
    if not words or _is_of_something_else(office, words[0]):
        return []
    return words


def _is_of_something_else(office: Office, first: Token) -> bool:
    """Whether the office is a body's ("the French president of Acme"), or not yet or no longer held."""
    behind = office.last.nbor(1).lower_ if office.last.i + 1 < len(office.last.doc) else ""
    ahead = first.nbor(-1) if first.i else None
    return behind in {"of", "at", "for"} or (ahead is not None and (ahead.lower_ in _NOT_NOW or ahead.tag_ == "POS"))


def add_countries(chains: Chains) -> None:
    """Makes the adjectives before such titles mentions of their countries, beside other names of them."""
    known = {bare_name(c.name): i for i, c in enumerate(chains.items) if c.named and c.type is EntityType.PLACE}
    for found in list(leaderships(chains.doc, chains.items)):
        if found.token in chains.at:
            continue
        index = known.get(bare_name(found.country))
        if index is None:
            index = known[bare_name(found.country)] = chains.new(Chain(EntityType.PLACE, found.country, named=True))
        chains.items[index].put(HeadedMention(found.token, found.words, MentionForm.DESCRIPTION))
        chains.at[found.token] = index
