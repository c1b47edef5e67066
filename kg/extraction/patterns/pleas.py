"""Pleas by their fixed wording: "Roe pleaded not guilty", "Roe, 40, has pled no contest".

Court reports use these words and no others, and a parser that knows little of courts often breaks on them, so the
words themselves are read.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from spacy.tokens import Doc, Token

from kg.extraction.patterns.words import pattern_words
from kg.extraction.quotations.index import Quotations
from kg.extraction.status.context import context_of
from kg.extraction.status.words import context_words
from kg.extraction.timing import Timing
from kg.language.coreference.chain_index import chain_index
from kg.language.coreference.chains import chains_of
from kg.language.syntax.clauses import is_verbal
from kg.language.syntax.offsets import tokens_at
from kg.language.syntax.remembered import sentence_of
from kg.language.syntax.subjects import subject_of
from kg.model import Article, EntityType, Literal, Span, Statement, Status

_PLEA = re.compile(
    r"\b(?:(?P<aux>has|have|had|did not|didn[’']t|will|would|may|could|to)\s+)?(?:later\s+|also\s+)?"
    rf"(?P<verb>plead(?:ed|s|ing)?|pled)\s+(?P<plea>{'|'.join(sorted(pattern_words('pleas', 'pleas')))})\b"
)


def find_pleas(doc: Doc, article: Article, quotations: Quotations) -> Iterator[Statement[Span]]:
    """`pleaded` statements of people, where it is plain who pleads."""
    if _PLEA.search(article.text) is None:
        return  # most articles tell of none
    people = sorted(
        mention.span
        for chain in chains_of(doc)
        if chain.type is EntityType.PERSON
        for mention in chain.mentions
        if mention.head not in chain.unsure
    )
    timing = Timing(doc, article)
    for match in _PLEA.finditer(article.text):
        verb = tokens_at(doc, Span(*match.span("verb"))).root
        pleader = _pleader(article.text, verb, match.start(), people)
        if pleader is not None:
            plea = Span(*match.span("plea"))
            inside = frozenset(t.i for t in tokens_at(doc, plea))
            context = context_of(verb, quotations, inside)
            status = context.status
            if status is Status.ASSERTED and _is_only_planned(verb):
                status = Status.HYPOTHETICAL  # "agreed to plead guilty", where the parse fails
            evidence = Span(min(pleader.start, match.start()), max(pleader.end, match.end()))
            time = timing.time_of(verb, inside)
            yield Statement(pleader, "pleaded", Literal(match["plea"]), status, (evidence,), context.according_to, time)


def _is_only_planned(verb: Token) -> bool:
    """Whether "to" stands before the plea, and no word before that which makes it a fact ("went on to plead")."""
    if not verb.i or verb.nbor(-1).lower_ != "to":
        return False
    before = verb.doc[max(sentence_of(verb).start, verb.i - 3) : verb.i - 1]
    return not any(t.lemma_.lower() in context_words("factual_infinitives") for t in before)


def _named_beside(noun: Token) -> Span | None:
    """The name beside a noun that says who its bearer is: "Roe's brother, John Stiles, pleaded guilty"."""
    chain = chain_index(noun.doc).chain(noun)
    if chain is None or chain.type is not EntityType.PERSON or noun.i not in chain.apposed:
        return None
    return chain.nearest_name(noun.idx)


def _pleader(text: str, verb: Token, start: int, people: list[Span]) -> Span | None:
    """The subject that the parse gives, if it is a person; else the person right before the verb, nothing between."""
    if is_verbal(verb):
        subject = subject_of(verb)
        if subject is not None:
            return next((p for p in people if p.start <= subject.token.idx < p.end), _named_beside(subject.token))
    return next((p for p in people if p.end <= start and not text[p.end : start].strip()), None)
