"""`nationality` of people, from an adjective before what they are: "the Canadian actress Jane Roe"."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from kg.extraction.quotations.index import Quotations
from kg.extraction.status.passing import aside_context
from kg.language.coreference.chains import Chain, chains_of
from kg.language.coreference.countries import demonym_at
from kg.language.lexicon.countries import taught as taught_words
from kg.language.lexicon.noun_entries import words_tagged
from kg.language.names.offices import office_at
from kg.language.syntax.nouns import is_plural, noun_kind
from kg.language.syntax.offsets import tokens_at
from kg.model import Article, EntityType, Literal, Span, Statement


def find_nationalities(doc: Doc, article: Article, quotations: Quotations) -> Iterator[Statement[Span]]:
    """One statement for each person and nationality, at its first place in the text."""
    for chain in chains_of(doc):
        if chain.type is not EntityType.PERSON or not chain.named or chain.members:
            continue
        seen: set[str] = set()
        for person, words in sorted(_described(doc, chain), key=lambda d: d[1][0].i):
            value = " ".join(t.text for t in words)
            if value.lower() in seen:
                continue
            seen.add(value.lower())
            context = aside_context(words[0], quotations)
            last = words[-1].idx + len(words[-1])
            evidence = Span(min(person.start, words[0].idx), max(person.end, last))
            yield Statement(person, "nationality", Literal(value), context.status, (evidence,), context.according_to)


def _described(doc: Doc, chain: Chain) -> Iterator[tuple[Span, list[Token]]]:
    """(name, adjective) for each name with a nationality in front of it or of the noun beside it."""
    for span in chain.names:
        words = _before(doc, tokens_at(doc, span).start)
        if words:
            yield span, words
    for place in chain.apposed:
        noun = doc[place]
        name = chain.nearest_name(noun.idx)
        words = _before(doc, place + 1) if name is not None else []
        if name is not None and words and words[0].sent == noun.sent:
            yield name, words


def _before(doc: Doc, end: int) -> list[Token]:
    """The adjective of nationality in the run of nouns and adjectives that ends before a token; none for officials."""
    at, taught = end - 1, False
    while at >= 0 and end - at < 6:
        token = doc[at]
        taught = taught or token.lower_ in words_tagged("subject")
        if token.lower_ in words_tagged("state") or token.sent != doc[end - 1].sent or is_plural(token):
            return []
        words = demonym_at(token)
        if len(words) == 2:
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
                or (taught and token.lower_ in taught_words())
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
