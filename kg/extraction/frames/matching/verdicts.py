"""Verdicts that an article says have fallen: overturned, or followed by an acquittal on appeal or a pardon."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Doc, Token

from kg.extraction.frames.matching.pointers import Pointers
from kg.extraction.frames.matching.roles import roles_of
from kg.extraction.quotations.index import Quotations
from kg.extraction.status.context import context_of
from kg.extraction.status.overturned import is_held_back, overturns, undergoes
from kg.extraction.status.words import context_words
from kg.language.coreference.chains import Chain
from kg.language.lexicon.noun_entries import words_tagged
from kg.language.syntax.nouns import base, children, possessors
from kg.model import Status

#: What somebody whose verdict falls is given, or wins.
_GIVING = {
    "win": frozenset({"appeal", "pardon"}),
    **dict.fromkeys(("get", "give", "grant", "issue", "receive"), frozenset({"exoneration", "pardon"})),
}
_ON_APPEAL = frozenset({"appeal", "retrial", "review"})


@dataclass(frozen=True, slots=True)
class Reversal:
    """The verb that takes a verdict back, whose verdict, and the offences that it speaks of; none for all."""

    verb: int
    chain: Chain
    offences: frozenset[str]


def reversals_in(doc: Doc, pointers: Pointers, quotations: Quotations) -> tuple[Reversal, ...]:
    """All that takes a verdict back in an article, in the order of the text."""
    found: list[Reversal] = []
    for verb in doc:
        if verb.pos_ not in {"VERB", "ADJ"}:
            continue
        cleared = verb.lemma_.lower() in context_words("clearing")
        if not (cleared or overturns(verb) or verb.lemma_ in _GIVING):
            continue
        whose = _cleared(verb) if cleared else _winners(verb) if verb.lemma_ in _GIVING else _owners(verb)
        chains = [(pointers.chain_at.get(t.i), offences) for t, offences in whose]
        if chains and context_of(verb, quotations).status is Status.ASSERTED:
            found += [Reversal(verb.i, chain, offences) for chain, offences in chains if chain is not None]
    return tuple(found)


def _cleared(verb: Token) -> list[tuple[Token, frozenset[str]]]:
    """Who is exonerated or pardoned; who is acquitted of an offence, or on appeal."""
    roles = roles_of(verb)
    offences = frozenset(t.lemma_.lower() for role in ("of", "in", "for") for f in roles[role] for t in f.subtree)
    # "DNA evidence cleared her", but not "cleared her to travel"
    cleared = verb.lemma_.lower() == "clear" and not roles["of"] and not roles["complement"]
    final = cleared or verb.lemma_.lower() not in {"acquit", "clear"}
    appealed = any(t.lemma_.lower() in _ON_APPEAL for role in ("on", "at", "after", "in") for t in roles[role])
    if not (offences & words_tagged("offence") or final or appealed):
        return []
    return [(t, offences & words_tagged("offence")) for t in roles["patient"]]


def _winners(verb: Token) -> list[tuple[Token, frozenset[str]]]:
    """Who wins an appeal against a conviction, or is given a pardon."""
    roles = roles_of(verb)
    won = [t for t in (*roles["patient"], *roles["theme"]) if t.lemma_.lower() in _GIVING[verb.lemma_]]
    offences = frozenset(t.lemma_.lower() for gain in won for t in gain.subtree) & words_tagged("offence")
    given = [t for t in (*roles["recipient"], *roles["to"], *roles["patient"]) if t not in won]
    whose = given or (roles["agent"] if verb.lemma_ in {"get", "receive", "win"} else [])
    return [(t, offences) for t in whose] if won else []


def _owners(verb: Token) -> list[tuple[Token, frozenset[str]]]:
    """Whose verdict it is that falls: "his conviction was quashed", "the conviction of Roe"."""
    found = []
    for thing, by in undergoes(verb):
        clause = base(verb.dep_) == "acl" and thing.lower_ in {"that", "which"}
        verdict = verb.head if clause else thing
        if verdict.lemma_.lower() not in context_words("verdicts") or is_held_back(by):
            continue
        offences = frozenset(t.lemma_.lower() for t in verdict.subtree) & words_tagged("offence")
        owners = possessors(verdict) or [c for c in children(verdict, "nmod") if c.i > verdict.i]
        found += [(owner, offences) for owner in owners]
    return found
