"""Who belongs to which party, as newspapers put it: "Sen. Roe, R-Ohio", "Republican Rep. Roe", "Roe, a Democrat"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from spacy.tokens import Doc, Token
from spacy.tokens import Span as TokenSpan

from kg.language.coreference.chains import Chain, Chains, HeadedMention
from kg.language.lexicon.countries import is_region
from kg.language.lexicon.noun_entries import words_tagged
from kg.language.lexicon.parties import parties, party_letters, party_names, party_words
from kg.language.lexicon.wordlists import bare_name, table
from kg.language.names.lapsed import lapsed_words
from kg.language.names.offices import office_at
from kg.language.syntax.nouns import base, noun_kind, possessors, series_of
from kg.language.syntax.offsets import tokens_at, whole_tokens
from kg.language.syntax.remembered import kids, sentence_of
from kg.model import EntityType, MentionForm, Span

#: "A Republican, " before a name, and what must follow the name.
_APART = re.compile(r"An? (?P<word>[A-Z]\w+)(?:,| [–—-]) ")
_CLOSED = re.compile(r",? ?[,–—-] ?\w")
#: "A of Ohio and B of Utah, both Republicans"
_BOTH = re.compile(r", both (?P<word>[A-Z]\w+s)(?=[,.;)]|$)", re.MULTILINE)
_PLACED = re.compile(r"(?: of (?:[A-Z][\w.’'-]* ?){1,3})?")
_COUPLED = re.compile(rf"{_PLACED.pattern},? ?and (?:(?:Sen|Rep|Gov)\. |Senator |Representative |Governor )?")


@cache
def _behind() -> re.Pattern[str]:
    """ "(R-Ohio)", ", D-Calif.", "(D)" right behind a name."""
    place = r"[-–—‑](?P<place>[A-Z][\w.’']*(?: [A-Z][\w.]*){0,2})(?P<end>[,);:.]|$)?"
    return re.compile(rf"(?: ?\(|, )(?P<party>{'|'.join(party_letters())})(?:\)|{place})")


@cache
def _said() -> re.Pattern[str]:
    """ "Roe, an Ohio Republican", "Roe is a Democrat"."""
    members = "|".join(member.capitalize() for party in parties() if party.letters for member in party.members)
    return re.compile(
        r"(?:(?:,| is| was)(?: now)? (?:a|an|the)"
        rf"(?: former(?= [A-Z][a-z]+ [a-z]| (?:[A-Z][a-z]+ )?(?:{members})(?:[,.;)]|$)))?"
        rf"|,(?= (?:[A-Z][a-z.]+ ){{0,2}}(?:{members})\b)) "
        r"(?:(?!(?:of|for|to|in|and|who|by|on|with|former)\b)[\w.’'-]+ ){0,3}?(?P<word>[A-Z]\w+)\b"
        r"(?![-’']| [A-Z]| [a-z]+[’']s?\b| (?:critic|opponent|foe|rival|target)\b)"
    )


@dataclass(frozen=True, slots=True)
class Affiliation:
    """A person's chain, the words that name the person and the party, the party's name and a token of its word.

    `lapsed` where the text says that it is over ("a former Republican").
    """

    chain: int
    person: Span
    party: Span
    name: str
    token: int
    lapsed: bool = False


def affiliations(doc: Doc, text: str, chains: Sequence[Chain]) -> Iterator[Affiliation]:
    """Each person's party where the text puts it beside the person, at every place."""
    for index, chain in enumerate(chains):
        if chain.type is EntityType.PERSON and chain.named and not chain.members:
            for mention in chain.mentions:
                if mention.form is MentionForm.NAME:
                    yield from _by_letters(doc, text, index, mention.span)
                    yield from _by_words_beside(doc, text, index, mention.span)
            yield from _by_nouns(doc, index, chain)
    yield from _of_all(doc, text, chains)


def _by_letters(doc: Doc, text: str, chain: int, person: Span) -> Iterator[Affiliation]:
    """ "Roe, D-Calif."; "D-Day" is no party."""
    match = _behind().match(text, person.end)
    if match and (match["place"] is None or match["end"] is not None or is_region(match["place"])):
        at = Span(match.start("party"), match.end("party"))
        yield Affiliation(chain, person, at, party_letters()[match["party"]], tokens_at(doc, at)[0].i)


def _by_words_beside(doc: Doc, text: str, chain: int, person: Span) -> Iterator[Affiliation]:
    """ "Roe, an Ohio Republican", "Republican Sen. Roe", "A Republican, Roe, won"."""
    said = _said().match(text, person.end)
    if said and said["word"].lower() in party_words():
        words = tokens_at(doc, Span(*said.span("word")))
        # "a former Republican senator" may still be one, "a former Republican" is none
        left = " former " in said.group() and office_at(doc[words.end]) is None
        if words[0].tag_ not in {"NNS", "NNPS"} and _party(words[0]) and _is_theirs(words[0]):
            yield _by_word(chain, person, words[0], lapsed=left)
    name = tokens_at(doc, person)
    opening = _opening(doc, name)
    word, lapsed = _before(doc, opening)
    word = word or _apart(doc, name, text)
    if word is not None and word.i < opening < name.start and not any(map(_is_of_several, doc[word.i : opening])):
        word = None  # "Democratic Sen. Roe, Doe and Lane"
    if word is not None:
        yield _by_word(chain, person, word, lapsed=lapsed)


def _by_nouns(doc: Doc, index: int, chain: Chain) -> Iterator[Affiliation]:
    """ "the Republican senator" where that is said of somebody named: nouns beside the name, and their modifiers."""
    for noun in (doc[i] for i in chain.apposed):
        if noun.lemma_.lower() in words_tagged("adversary"):
            continue
        owners = possessors(noun)
        for word in (noun, *(c for c in kids(noun) if c not in owners)):
            if word.i <= noun.i and _party(word) and _is_theirs(word):
                person = chain.nearest_name(noun.idx)
                # a "former Republican senator" may still be one
                lapsed = any(_lapsed(t) for t in (noun, word))
                if person is not None and not (lapsed and word != noun):
                    yield _by_word(index, person, word, lapsed=lapsed)


def _by_word(chain: int, person: Span, word: Token, *, lapsed: bool = False) -> Affiliation:
    return Affiliation(chain, person, Span(word.idx, word.idx + len(word)), _party(word), word.i, lapsed)


def _party(word: Token) -> str:
    """The party that a word stands for; "" for none, and for the first word of a longer name."""
    name = party_words().get(word.lower_, "")
    if not name or not word.text[0].isupper():
        return ""
    after = word.nbor(1) if word.i + 1 < len(word.doc) else None
    if word.i and word.nbor(-1).lower_ in table("parties")["longer"]["before"] and word.nbor(-1).is_title:
        return ""  # "Liberal Democrat", "Social Democratic"
    # "Republican National Committee" is a name of its own
    longer = after is not None and (
        after.lower_ in table("parties")["longer"]["behind"]
        or (after.ent_iob_ == "I" and after.ent_type_ in {"ORG", "EVENT", "WORK"})
    )
    return "" if longer else str(name)


def _is_of_several(title: Token) -> bool:
    return title.tag_ in {"NNS", "NNPS"} or title.lower_.rstrip(".").endswith(("s", "men"))


def _is_theirs(word: Token) -> bool:
    """Whether a party word tells somebody's party: "a Democratic senator", but no "donor" and no "talking point"."""
    noun = word.head if base(word.dep_) in {"amod", "compound", "nmod"} and word.head.i > word.i else word
    if noun == word or noun.pos_ == "PROPN":
        return True
    return noun_kind(noun)[0] is EntityType.PERSON and noun.lemma_.lower() not in words_tagged("adversary")


def _lapsed(noun: Token) -> bool:
    return any(c.lower_ in lapsed_words() for c in kids(noun))


def _opening(doc: Doc, name: TokenSpan) -> int:
    """Where a name begins, or the series that it is in: "Republican Sens. Roe and Doe"."""
    series = series_of(doc).get(name.root.i, ())
    start = series[0] if series else name.start
    while start and doc[start].ent_iob_ == "I":
        start -= 1
    return min(start, name.start)


def _before(doc: Doc, start: int) -> tuple[Token | None, bool]:
    """The party word in the run of titles before a name, and whether it is a party that was left."""
    found = None
    for place in range(start - 1, max(sentence_of(doc[start]).start, start - 6) - 1, -1):
        token = doc[place]
        if token.pos_ not in {"PROPN", "NOUN", "ADJ"} and token.text not in {".", "-"}:
            break
        if token.lower_ in lapsed_words():
            # "former Republican Jane Roe" has left the party, a "former Republican senator" has not
            return found, found is not None and found.i == start - 1
        if _party(token):
            found = token
    return found, False


def _apart(doc: Doc, name: TokenSpan, text: str) -> Token | None:
    """The party word of "A Republican, Jane Roe, won": with an article of its own and a comma or dash on both sides."""
    sentence = sentence_of(name.root).start_char
    # "Voters wanted a Republican, Roe, 45, said" opens with another subject
    found = _APART.fullmatch(text, sentence, name.start_char)
    if found is None or not _CLOSED.match(text, name.end_char):
        return None
    word = whole_tokens(doc, Span(*found.span("word")))
    return word[0] if word is not None and _party(word[0]) else None


def _of_all(doc: Doc, text: str, chains: Sequence[Chain]) -> Iterator[Affiliation]:
    """The party of two people at once: "Jane Roe of Ohio and John Doe of Utah, both Republicans"."""
    for found in _BOTH.finditer(text):
        word = whole_tokens(doc, Span(*found.span("word")))
        party = party_words().get(found["word"].lower())
        if word is None or party is None:
            continue
        start = sentence_of(word[0]).start_char
        named = sorted(
            (mention.span, index)
            for index, chain in enumerate(chains)
            if chain.type is EntityType.PERSON and chain.named and not chain.members
            for mention in chain.mentions
            if mention.form is MentionForm.NAME and start <= mention.span.start < found.start()
        )
        people = named[-2:]
        listed = len(named) > 2 and text[named[-3][0].end : named[-2][0].start].strip() == ","
        if len(people) < 2 or listed or not _PLACED.fullmatch(text, people[1][0].end, found.start()):
            continue
        first = tokens_at(doc, people[0][0])
        if base(first.root.dep_) == "nmod":
            continue  # "the sons of Roe and Doe, both Republicans"
        if _COUPLED.fullmatch(text, people[0][0].end, people[1][0].start):
            at = Span(found.start("word"), found.end("word"))
            yield from (Affiliation(index, span, at, str(party), word[0].i) for span, index in people)


def add_parties(chains: Chains) -> None:
    """Makes the words that say somebody's party mentions of that party, beside other names of it in the article."""
    known: dict[str, int] = {}
    for index, chain in enumerate(chains.items):
        if chain.named and chain.type is EntityType.ORGANIZATION:
            for name in (chain.name, *chain.aliases):
                known.setdefault(bare_name(name), index)
    done: set[Span] = set()
    for found in list(affiliations(chains.doc, chains.article.text, chains.items)):
        if found.party in done:
            continue
        done.add(found.party)
        names = (bare_name(found.name), *party_names().get(found.name, ()))
        party = next((known[n] for n in names if n in known), None)
        if party is None:
            party = chains.new(Chain(EntityType.ORGANIZATION, found.name, named=True))
            known[bare_name(found.name)] = party
        chains.items[party].put(HeadedMention(found.token, found.party, MentionForm.DESCRIPTION))
