"""`nationality` of people, from an adjective before what they are: "the Canadian actress Jane Roe"."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from kg.extraction.frames.quoted import Quotations
from kg.extraction.frames.status import presupposed_context
from kg.language.phrases import children
from kg.language.wordlists import word_list
from kg.model import Article, EntityType, Literal, MentionForm, Span, Statement

#: A country's officials are not described by where they come from.
_OFFICIALS = frozenset({
    "president", "minister", "premier", "chancellor", "ambassador", "official", "leader", "king", "queen", "prince",
    "princess", "secretary", "diplomat", "envoy", "spokesman", "spokeswoman", "general", "officer", "governor", "senator",
    "representative", "prosecutor", "judge", "politician", "lawmaker", "candidate", "negotiator", "commander", "citizen-",
})  # fmt: skip


def find_nationalities(doc: Doc, article: Article, quotations: Quotations) -> Iterator[Statement[Span]]:
    """One statement for each person and nationality, at its first place in the text."""
    for chain in doc._.chains:
        if chain.type is not EntityType.PERSON or not chain.named:
            continue
        seen: set[str] = set()
        names = [m.span for m in chain.mentions if m.form is MentionForm.NAME]
        for place in sorted(chain.apposed):
            noun = doc[place]
            word = _demonym(noun)
            if word is None or word.lower_ in seen or noun.lemma_.lower() in _OFFICIALS or not names:
                continue
            seen.add(word.lower_)
            person = min(names, key=lambda s: abs(s.start - noun.idx))
            context = presupposed_context(noun, quotations)
            evidence = Span(min(person.start, word.idx), max(person.end, noun.idx + len(noun)))
            yield Statement(
                person, "nationality", Literal(word.text), context.status, (evidence,), context.according_to
            )


def _demonym(noun: Token) -> Token | None:
    """The adjective of nationality that belongs to a noun, and to nothing else as in "Canadian-born"."""
    for child in children(noun, "amod", "compound", "nmod:desc"):
        follower = child.nbor(1) if child.i + 1 < len(child.doc) else child
        if child.i < noun.i and child.lower_ in word_list("demonyms", "any") and follower.text != "-":
            return child
    return None
