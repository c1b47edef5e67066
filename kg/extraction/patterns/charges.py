"""`chargedWith` from a sentence about the charges themselves: "Roe was indicted. The charges included arson."

Whose charges they are is told by a possessor, by "against", or by the sentence before, where it lays something at the
door of one person alone.
"""

from __future__ import annotations

from collections.abc import Iterator

from spacy.attrs import POS  # type: ignore[import-not-found,unused-ignore]
from spacy.tokens import Doc, Token

from kg.extraction.quotations.index import Quotations
from kg.extraction.status.context import context_of
from kg.extraction.status.words import context_words
from kg.language.coreference.chain_index import ChainIndex, chain_index
from kg.language.coreference.chains import Chain
from kg.language.lexicon.noun_entries import words_tagged
from kg.language.syntax.clauses import case_of
from kg.language.syntax.columns import places_of
from kg.language.syntax.nouns import base, children, conjuncts, phrase, possessors, span_of
from kg.language.syntax.remembered import kids, sentence_of
from kg.language.syntax.subjects import subject_of
from kg.language.syntax.voice import is_passive
from kg.model import Article, EntityType, Literal, Span, Statement

_CHARGES = frozenset({"charge", "count"})


def find_charges(doc: Doc, article: Article, quotations: Quotations) -> Iterator[Statement[Span]]:
    """One statement for each offence that a sentence about charges names."""
    index = chain_index(doc)
    for noun in (doc[i] for i in places_of(doc, POS, "NOUN")):
        if noun.lemma_.lower() not in _CHARGES:
            continue
        verb, deeds = _named(noun)
        whose = _whose(noun, index) if deeds else None
        if verb is None or whose is None:
            continue
        context = context_of(verb, quotations)
        for deed in deeds:
            first, last = phrase(deed, with_of=True)
            words = span_of(first, last)
            here = Span(min(noun.idx, words.start), max(noun.idx + len(noun), words.end))
            near = sentence_of(noun).start_char <= whose.start < sentence_of(noun).end_char
            evidence = (Span(min(whose.start, here.start), max(whose.end, here.end)),) if near else (whose, here)
            value = Literal(" ".join(doc[first.i : last.i + 1].text.split()))
            yield Statement(whose, "chargedWith", value, context.status, tuple(sorted(evidence)), context.according_to)


def _named(charges: Token) -> tuple[Token | None, list[Token]]:
    """The word that says what the charges are, and the offences: "include arson and theft", "are arson and theft"."""
    head = charges.head
    if base(charges.dep_) == "nsubj" and head.lemma_ in {"include", "involve"} and not is_passive(head):
        named = children(head, "obj")
    elif base(charges.dep_) == "nsubj" and children(head, "cop"):
        named = [head]
    else:
        return None, []
    deeds = [d for n in named for d in conjuncts(n) if d.lemma_.lower() in words_tagged("offence")]
    return head, deeds


def _whose(charges: Token, index: ChainIndex) -> Span | None:
    """Who is charged; None where nobody says, or several may be meant."""
    told = [*possessors(charges), *(c for c in kids(charges) if case_of(c) == "against")]
    if told:
        chain = index.chain(told[0])
        sure = chain is not None and told[0].i not in chain.unsure and chain.type is EntityType.PERSON
        return index.words_of(told[0]) if sure else None
    found: dict[int, tuple[Chain, Token]] = {}
    sentence = sentence_of(charges)
    start = sentence_of(charges.doc[sentence.start - 1]).start if sentence.start else sentence.start
    for verb in charges.doc[start : charges.i]:
        if verb.lemma_.lower() not in context_words("laying"):
            continue
        subject = subject_of(verb) if is_passive(verb) else None
        ends = [subject.token] if subject is not None else children(verb, "obj")
        for token in (t for end in ends for t in conjuncts(end)):
            chain = index.chain(token)
            if chain is not None and chain.type is EntityType.PERSON and token.i not in chain.unsure:
                found[id(chain)] = chain, token
    if len(found) != 1:
        return None
    ((_, token),) = found.values()
    return index.words_of(token)
