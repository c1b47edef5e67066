"""Who made a document that has no name, and to whom it goes, as the words around its noun tell.

"Roe's letter", "a letter from Roe", "Roe sent a letter to Judge Lane", "Roe said in a letter".
"""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Token

from kg.language.coreference.chains import Chains
from kg.language.lexicon.entries import verbs
from kg.language.lexicon.noun_entries import words_tagged
from kg.language.syntax.nouns import base, children, full_lemma, has_case, possessors
from kg.language.syntax.remembered import kids
from kg.language.syntax.subjects import subject_of
from kg.language.syntax.voice import is_passive


@dataclass(frozen=True, slots=True)
class Ties:
    """Chains of who made a document and of whom it is for or against; None where the words do not tell."""

    maker: int | None = None
    aim: int | None = None


def ties_of(chains: Chains, noun: Token) -> Ties:
    """What the words around one mention of a document tell. Pronouns count as far as they are bound already."""
    return Ties(_maker(chains, noun), _aim(chains, noun))


def _maker(chains: Chains, noun: Token) -> int | None:
    for owner in possessors(noun):
        return chains.at.get(owner.i)
    for child in children(noun, "nmod"):
        if child.i > noun.i and has_case(child, "from", "by"):
            return chains.at.get(child.i)
    for clause in children(noun, "acl"):
        if clause.lemma_.lower() in verbs("documents", "makes"):
            agents = [c for c in children(clause, "obl") if has_case(c, "by")] or _subjects(clause)
            # in "the letter that praised Roe" the letter is the subject itself
            return next((chains.at[a.i] for a in agents if a.i in chains.at), None)
    verb = noun.head
    if verb.pos_ not in {"VERB", "AUX"}:
        return None
    if base(noun.dep_) == "obj" and verb.lemma_.lower() in verbs("documents", "makes"):
        return _doer(chains, verb)
    if base(noun.dep_) == "obl" and has_case(noun, "in"):
        spoken = noun.lemma_.lower() in words_tagged("recorded") and verb.lemma_.lower() in verbs("subject", "person")
        return _doer(chains, verb) if spoken or full_lemma(noun) in words_tagged("voiced") else None
    if noun.dep_ == "nsubj:pass" and verb.lemma_.lower() in verbs("documents", "makes"):
        agents = [c for c in children(verb, "obl") if has_case(c, "by")]
        return next((chains.at[a.i] for a in agents if a.i in chains.at), None)
    return None


def _subjects(verb: Token) -> list[Token]:
    return [c for c in kids(verb) if c.dep_ in {"nsubj", "nsubj:xsubj"}]


def _doer(chains: Chains, verb: Token) -> int | None:
    """Who does what a verb says; a passive tells that of nobody but its agent."""
    subject = None if is_passive(verb) else subject_of(verb)
    return None if subject is None else chains.at.get(subject.token.i)


def _aim(chains: Chains, noun: Token) -> int | None:
    found = [c for c in children(noun, "nmod") if has_case(c, "to", "against") and c.i > noun.i]
    verb = noun.head
    if not found and base(noun.dep_) == "obj" and verb.lemma_.lower() in verbs("documents", "makes"):
        found = children(verb, "iobj")
        found += [c for c in children(verb, "obl") if has_case(c, "to", "against")]
    return next((chains.at[c.i] for c in found if c.i in chains.at), None)
