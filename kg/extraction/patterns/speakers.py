"""`worksFor` of people named with a body: "Jane Roe of Acme University", "Jane Roe of The Daily Example"."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from kg.extraction.patterns.words import pattern_words
from kg.extraction.quotations.index import Quotations
from kg.extraction.status.context import presupposed_context
from kg.language.coreference.chain_index import chain_index
from kg.language.coreference.chains import Chain, chains_of
from kg.language.lexicon.entries import tagged
from kg.language.lexicon.noun_entries import words_tagged
from kg.language.lexicon.nouns import leaders
from kg.language.lexicon.parties import party_names
from kg.language.lexicon.wordlists import bare_name
from kg.language.names.lapsed import lapsed_word
from kg.language.names.offices import office_at, offices_before
from kg.language.syntax.clauses import case_of
from kg.language.syntax.nouns import children, noun_kind
from kg.language.syntax.offsets import tokens_at
from kg.language.syntax.remembered import kids
from kg.language.text.intervals import Intervals
from kg.model import Article, EntityType, Span, Statement

_BODIES = frozenset({EntityType.ORGANIZATION, EntityType.OUTLET})


def find_speakers(doc: Doc, article: Article, quotations: Quotations) -> Iterator[Statement[Span]]:
    """One statement for each person and body.

    Only where somebody is named in full is the body who they are, and right behind a verb only at the first place:
    later, "said Roe of Acme" is what she says of it. "With" a body is whom it speaks through; others are beside it.
    """
    index = chain_index(doc)
    sources = Intervals((span, None) for quotation in quotations.all for span in quotation.source)
    seen: set[tuple[int, int]] = set()
    for number, chain in enumerate(chains_of(doc)):
        if chain.type is not EntityType.PERSON or not chain.named or chain.members:
            continue
        names = sorted(chain.names)
        for person in (name for name in names if " " in name.of(article.text)):
            name = tokens_at(doc, person)
            if office_at(name.root) is not None or any(o.noun in leaders() for o in offices_before(doc, name.start)):
                continue  # "President Jane Roe of Acme" leads it
            if person != names[0] and doc[name.start - 1].pos_ == "VERB":
                continue
            title = doc[name.start - 1] if name.start else None
            if title is not None and title.lemma_.lower() in pattern_words("speakers", "outsiders"):
                continue
            cases = pattern_words("speakers", "from")
            if sources.over(person.start, person.end):
                cases |= pattern_words("speakers", "through")
            for behind in (c for c in children(name.root, "nmod") if case_of(c) in cases):
                body, words = index.names.get(behind.i, (-1, person))
                if body < 0 or (number, body) in seen or not _employs(index.chains[body], behind, name.end):
                    continue
                seen.add((number, body))
                context = presupposed_context(name.root, quotations)
                evidence = (Span(person.start, words.end),)
                joined = _has_members(words.of(article.text)) or _stands_for_election(index.chains[body], name.root)
                predicate = "memberOf" if joined else "worksFor"
                ended = _is_over(behind, title)
                yield Statement(person, predicate, words, context.status, evidence, context.according_to, ended=ended)


def _employs(body: Chain, name: Token, end: int) -> bool:
    """Whether a body that is named from the token `end` on is one that somebody comes from."""
    if body.type not in _BODIES or name.i < end:
        return False
    return bare_name(body.name) not in party_names()


def _is_over(body: Token, title: Token | None) -> bool:
    """Whether who is of a body has left it: "Jane Roe, formerly of Acme", "former employee Jane Roe of Acme"."""
    opening = body.doc[max(body.left_edge.i - 1, 0) : body.i]
    if any(word.lower_ in tagged("adverbs", "ends")["past"] for word in opening):
        return True
    if title is None or noun_kind(title)[0] is not EntityType.PERSON or lapsed_word(title) is None:
        return False
    office = office_at(title)
    return office is None or not office.is_post  # who was a senator may be of the body now


def _has_members(name: str) -> bool:
    """Whether who is of a body sits in it or follows it, and is not paid by it."""
    words = [word.lower().strip(".,") for word in name.split()]
    return not words_tagged("seats").isdisjoint((words[-1], words[0]))  # "Movement for Change"


def _stands_for_election(body: Chain, person: Token) -> bool:
    """Whether somebody of a body is elected, or wants to be: it is then like a party."""
    words = [word.lower().strip(".,") for word in body.name.split()]
    if body.type is EntityType.OUTLET or not (words_tagged("organization") | words_tagged("firm")).isdisjoint(words):
        return False
    asked = pattern_words("speakers", "elections")
    around = (*person.ancestors, *kids(person))
    return any(word.lemma_ in asked or word.lemma_.lower() in asked for word in around)
