"""Objects that are words and not things: offences, penalties, occupations, years."""

from __future__ import annotations

import re

from spacy.tokens import Token

from kg.language.coreference.chains import Chain
from kg.language.lexicon.noun_entries import words_tagged
from kg.language.names.offices import office_at
from kg.language.syntax.clauses import case_of, is_verbal
from kg.language.syntax.negation import denying
from kg.language.syntax.nouns import base, children, conjuncts, phrase
from kg.language.syntax.remembered import kids, sentence_of
from kg.model import EntityType, Literal, Span

#: What a cause or a policy may be of the things that kg knows.
_TOLD_BY_WORDS = frozenset({EntityType.EVENT, EntityType.DOCUMENT, EntityType.PLACE, EntityType.WORK})
_TRAILING = re.compile(r"[\s,;:.“”\"‘’']+$")
_LEADING = re.compile(r"^[\s,;:–—]+")
_YEAR = re.compile(r"(?:1[89]|20)\d\d(?:s|\b)")
#: Relations that start an aside or a clause of its own.
_ASIDE = frozenset({"appos", "parataxis", "advcl", "conj", "cc", "punct", "discourse", "dislocated"})


def words_of(
    filler: Token,
    extend: frozenset[str],
    dates: frozenset[int],
    agents: frozenset[int] = frozenset(),
    stops: frozenset[int] = frozenset(),
) -> tuple[Literal, Span] | None:
    """The words of a phrase or clause as a value, without asides, relative clauses and dates at its end.

    `extend` are prepositions whose phrases belong to the value when they follow it directly, whatever the parse
    hung them on; `dates` are the indices of tokens of date expressions, `agents` those of heads that name who acts,
    `stops` those of heads whose phrases are left out whatever introduces them.
    """
    if _stands_for_another(filler):
        return None
    if is_verbal(filler) or children(filler, "cop", "aux:pass"):
        first, last = _ends_of_clause(filler, dates | stops)
    else:
        first, last = _ends_of_phrase(filler, extend, dates | stops, agents)
    if first.i in dates and last.i in dates:
        return None
    first = _without_determiners(first, last)
    text = first.doc[first.i : last.i + 1].text
    start = first.idx + len(text) - len(_LEADING.sub("", text))
    trimmed = _TRAILING.sub("", text[start - first.idx :])
    if not re.search(r"\w", trimmed):
        return None
    return Literal(" ".join(trimmed.split())), Span(start, start + len(trimmed))


def _stands_for_another(filler: Token) -> bool:
    """Whether the words only point at what stands elsewhere."""
    if filler.lower_ in {"what", "which", "that", "who", "whom"}:
        return True  # "apologized for what she had done"
    gerund = filler.tag_ == "VBG" and filler.head.dep_ == "acl:relcl"
    # "the misconduct they accuse him of carrying out"
    return gerund and all(base(c.dep_) in {"mark", "compound"} for c in kids(filler))


def _ends_of_clause(verb: Token, dates: frozenset[int]) -> tuple[Token, Token]:
    """The first and last word of a clause: "illegally wiretapping Roe"."""
    first, last = verb, _clause_end(verb, dates)
    while first.i and first.nbor(-1).head == verb and first.nbor(-1).pos_ in {"NOUN", "ADV"}:
        first = first.nbor(-1)  # "money laundering", "illegally wiretapping"
    denied = [c.i for c in kids(verb) if c.i < first.i and c.lower_ in denying("word")]
    if denied and _is_verb_group(verb, denied[0]):
        first = first.doc[denied[0]]  # "never having paid"
    return first, last


def _ends_of_phrase(
    noun: Token, extend: frozenset[str], dates: frozenset[int], agents: frozenset[int]
) -> tuple[Token, Token]:
    """The first and last word of a noun phrase with what belongs to the value behind it."""
    first, last = phrase(noun, with_of=True)
    follower = last.nbor(1) if last.i + 1 < len(last.doc) else last
    relation = base(follower.dep_)
    alone = not any(base(c.dep_) in {"obj", "obl", "xcomp", "ccomp"} for c in follower.rights)
    if follower.tag_ == "VBG" and alone and follower.head in (noun, last) and relation in {"acl", "amod", "compound"}:
        last = follower  # "money laundering" with the noun as head
    office = office_at(noun)
    if office is not None:
        last = max(last, office.last, key=lambda t: t.i)  # "attorney general"
    last = _extended(last, extend, dates, agents)
    if noun.lemma_.lower() in words_tagged("counted") and any(t.pos_ == "NUM" for t in noun.doc[first.i : noun.i]):
        for kind in (c for c in children(noun, "nmod") if case_of(c) == "of"):
            last = max(last, phrase(conjuncts(kind)[-1], with_of=True)[1], key=lambda t: t.i)
    before = first.nbor(-1) if first.i else None
    if before is not None and before.lower_ == "not" and noun.i == first.i:
        first = before
    return first, last


def _without_determiners(first: Token, last: Token) -> Token:
    """The first word that belongs to a value: no article, possessive or "and"."""
    while (
        first.i < last.i
        and (first.pos_ in {"DET", "CCONJ"} or first.tag_ == "PRP$")
        and first.lower_ not in {"no", "all", "both", "some", "any"}
    ):
        first = first.nbor(1)
    return first


def _is_verb_group(verb: Token, start: int) -> bool:
    """Whether nothing but a verb's own auxiliaries and adverbs stands between `start` and the verb."""
    return all(t.head == verb and base(t.dep_) in {"aux", "advmod"} for t in verb.doc[start : verb.i])


def _clause_end(verb: Token, dates: frozenset[int]) -> Token:
    last = verb
    for child in sorted(kids(verb), key=lambda c: c.i):
        end = child.i == last.i + 2 and child.nbor(-1).lower_ == "to" and child.tag_ == "VB"  # "doing little to help"
        # "driving while drunk", "leaving without paying"
        end = end or (child.left_edge.i == last.i + 1 and child.left_edge.lower_ in {"while", "without"})
        if child.i < verb.i or (base(child.dep_) in _ASIDE and not end):
            continue
        if any(not t.is_quote for t in verb.doc[last.i + 1 : child.left_edge.i]):
            break  # what lies between belongs to something else
        edge = _clause_end(child, dates) if is_verbal(child) else _end_of_all(child)
        if any(t.i in dates or _YEAR.fullmatch(t.text) for t in verb.doc[child.left_edge.i : edge.i + 1]):
            break
        last = max(last, edge, key=lambda t: t.i)
    return last


def _end_of_all(noun: Token) -> Token:
    """The last word of a noun phrase and of the nouns that "and" joins to it: "withholding papers and notes"."""
    last = phrase(noun, with_of=True)[1]
    for other in conjuncts(noun)[1:] if noun.pos_ == "NOUN" else ():  # not "lying to Congress and fraud"
        joined = other.left_edge.i == last.i + 1 and other.left_edge.lower_ in {"and", "or"} and other.pos_ == "NOUN"
        another = other.lemma_.lower() in words_tagged("offence")  # "intimidating a witness and obstruction"
        if not joined or another or any(is_verbal(t) for t in other.subtree):
            break
        last = phrase(other, with_of=True)[1]
    for purpose in (c for c in noun.rights if c.dep_ == "acl" and c.tag_ == "VB"):
        if purpose.i == last.i + 2 and purpose.nbor(-1).lower_ == "to":
            last = _clause_end(purpose, frozenset())  # "doing little to help"
    return last


def _extended(last: Token, extend: frozenset[str], dates: frozenset[int], agents: frozenset[int]) -> Token:
    """Takes in the prepositional phrases that follow word by word."""
    for _ in range(4):
        if last.i + 2 >= len(last.doc):
            break
        preposition = last.nbor(1)
        if preposition.lower_ not in extend or sentence_of(preposition) != sentence_of(last):
            break
        head = preposition.head if base(preposition.dep_) in {"case", "mark"} else None
        if (
            head is None
            or head.i < preposition.i
            or head.i in dates
            or (preposition.lower_ == "by" and head.i in agents)
            or (preposition.lower_ == "at" and head.pos_ != "PROPN")
        ):
            break
        last = phrase(head, with_of=True)[1] if not is_verbal(head) else _clause_end(head, dates)
    return last


def is_topic(filler: Token) -> bool:
    """Whether a noun phrase says more than its noun and so names a cause or a policy by itself."""
    if filler.pos_ != "NOUN" or filler.tag_ == "CD" or filler.lemma_.lower() in words_tagged("manner"):
        return False
    return any(
        base(c.dep_) in {"compound", "amod", "nmod"} and c.pos_ in {"NOUN", "PROPN", "ADJ"} for c in kids(filler)
    )


def is_unwanted_thing(chain: Chain, types: frozenset[str]) -> bool:
    """Whether a thing has no name and is of no type that is wanted: all that it can give a statement is its words."""
    return not chain.named and chain.type in _TOLD_BY_WORDS and chain.type.value not in types


def year_of(filler: Token) -> tuple[Literal, Span] | None:
    """A year as a value with its normal form."""
    if re.fullmatch(r"(?:1[5-9]|20)\d\d", filler.text):
        return Literal(filler.text, filler.text, "gYear"), Span(filler.idx, filler.idx + 4)
    return None


def office_of(
    filler: Token, extend: frozenset[str], dates: frozenset[int], *, shared: bool = False
) -> tuple[Literal, Span] | None:
    """An office as a value: its name ("attorney general"), or with `extend` also what it is over ("of Ohio")."""
    office = office_at(filler, shared=shared)
    if office is None:
        return None
    words = Span(office.first.idx, office.last.idx + len(office.last))
    name = office.name
    if extend:
        last = _extended(office.last, extend, dates, frozenset())
        if last.i > office.last.i:
            words = Span(words.start, last.idx + len(last))
            name = " ".join(filler.doc[office.first.i : last.i + 1].text.split())
            name = name[0].lower() + name[1:] if name[1:2].islower() else name
    return Literal(name), words
