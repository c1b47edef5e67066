"""`nationality` of people: "the Canadian actress Jane Roe", "Jane Roe, a Dane"."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from kg.extraction.quotations.index import Quotations
from kg.extraction.status.context import Context, context_of
from kg.extraction.status.passing import aside_context
from kg.language.coreference.chains import Chain, chains_of
from kg.language.coreference.countries import demonym_at, one_of_a_people
from kg.language.lexicon.countries import languages
from kg.language.lexicon.noun_entries import words_tagged
from kg.language.names.offices import office_at
from kg.language.syntax.nouns import base, children, is_plural, noun_kind
from kg.language.syntax.offsets import tokens_at
from kg.language.syntax.remembered import sentence_of
from kg.model import Article, EntityType, Literal, Span, Statement


def find_nationalities(doc: Doc, article: Article, quotations: Quotations) -> Iterator[Statement[Span]]:
    """One statement for each person and nationality, at its first place in the text."""
    for chain in chains_of(doc):
        if chain.type is not EntityType.PERSON or not chain.named or chain.members:
            continue
        seen: set[str] = set()
        for person, words in sorted(_described(doc, chain), key=lambda d: d[1][0].i):
            value = doc[words[0].i : words[-1].i + 1].text
            if value.lower() in seen:
                continue
            seen.add(value.lower())
            context = _context(words, quotations)
            last = words[-1].idx + len(words[-1])
            evidence = Span(min(person.start, words[0].idx), max(person.end, last))
            yield Statement(person, "nationality", Literal(value), context.status, (evidence,), context.according_to)


def _described(doc: Doc, chain: Chain) -> Iterator[tuple[Span, list[Token]]]:
    """(name, word of nationality) for each place that tells one of somebody."""
    for span in chain.names:
        words = _before(doc, tokens_at(doc, span).start)
        if words:
            yield span, words
    for place in chain.apposed:
        noun = doc[place]
        name = chain.nearest_name(noun.idx)
        words = _before(doc, place + 1) if name is not None and not _is_anothers_title(noun, chain) else []
        if name is not None and words and sentence_of(words[0]) == sentence_of(noun):
            yield name, words
    for head in chain.heads:
        for noun in _nouns_for(doc[head]) if head not in chain.unsure else ():
            name = chain.nearest_name(noun.idx)
            if name is not None and (words := one_of_a_people(noun)):
                yield name, words


def _is_anothers_title(noun: Token, chain: Chain) -> bool:
    """Whether somebody else's name follows right behind a noun: "singer Jane Roe and Danish actor John Doe"."""
    after = noun.nbor(1) if noun.i + 1 < len(noun.doc) else None
    if after is None or after.ent_type_ != "PERSON":
        return False
    return not any(name.start <= after.idx < name.end for name in chain.names)


def _context(words: list[Token], quotations: Quotations) -> Context:
    """The context of a word of nationality: of the clause that says it ("she is a Danish singer"), or of an aside."""
    said = next((t for t in (words[-1], words[-1].head) if children(t, "cop")), None)
    return context_of(said, quotations) if said is not None else aside_context(words[0], quotations)


def _nouns_for(person: Token) -> Iterator[Token]:
    """The nouns that say what somebody is: "Jane Roe, a Dane", "she is a Dane"."""
    yield from children(person, "appos")
    predicate = person.head
    if base(person.dep_) == "nsubj" and children(predicate, "cop"):
        yield predicate


def _before(doc: Doc, end: int) -> list[Token]:
    """The adjective of nationality in the run of nouns and adjectives that ends before a token; none for officials."""
    at, taught = end - 1, False
    while at >= 0 and end - at < 6:
        token = doc[at]
        taught = taught or token.lower_ in words_tagged("subject")
        if token.lower_ in words_tagged("state") or sentence_of(token) != sentence_of(doc[end - 1]) or is_plural(token):
            return []
        words = demonym_at(token)
        if len(words) > 1:
            return words
        if words:
            # "Canadian-born" and "African-American" are other words
            joined = doc[at + 1].text == "-" if at + 1 < len(doc) else False
            longer = at > 0 and (
                doc[at - 1].pos_ in {"ADJ", "PROPN"} and doc[at - 1].text[0].isupper() and not doc[at - 1].is_sent_start
            )
            return (
                []
                if joined
                or longer
                or (taught and token.lower_ in languages())
                or (at > 0 and doc[at - 1].text == "-")
                or token.ent_type_ in {"ORG", "WORK", "EVENT"}
                else [token]
            )
        if token.pos_ not in {"NOUN", "ADJ", "PROPN"} and token.text != "-":
            return []
        if token.pos_ == "NOUN" and noun_kind(token)[0] is not EntityType.PERSON and office_at(token) is None:
            return []  # "a Mexican restaurant owner"
        if token.ent_type_ in {"ORG", "PLACE", "WORK", "EVENT"}:
            return []
        at -= 1
    return []
