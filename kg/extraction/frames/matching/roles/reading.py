"""All roles of a trigger, with coordination spelled out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from spacy.tokens import Token

from kg.extraction.frames.matching.roles.nouns import noun_roles
from kg.extraction.frames.matching.roles.rules import Roles
from kg.extraction.frames.matching.roles.verbs import verb_roles
from kg.language.lexicon.noun_entries import words_tagged
from kg.language.syntax.clauses import case_of, is_verbal
from kg.language.syntax.nouns import base, children, conjuncts
from kg.language.syntax.remembered import remembered

_NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM", "DET", "X", "SYM", "ADJ"})
#: Roles of one filler, whatever is coordinated with it.
_SINGLE = frozenset({"complement", "predicate", "self"})


def roles_of(trigger: Token) -> Roles:
    """All roles of a verb or noun; each filler is the head of a phrase or clause, coordination spelled out.

    Read once for all who ask; what they get is their own to change.
    """
    return defaultdict(list, {name: list(fillers) for name, fillers in _read(trigger).items()})


@remembered
def _read(trigger: Token) -> Roles:
    roles = verb_roles(trigger) if is_verbal(trigger) else noun_roles(trigger)
    for name, fillers in list(roles.items()):
        if name not in _SINGLE:
            every = [c for f in fillers for c in coordinated(f, trigger)]
            # by their numbers, since tokens are slow to compare
            roles[name] = every if len(every) < 2 else list({t.i: t for t in every}.values())
    return roles


def coordinated(filler: Token, trigger: Token) -> list[Token]:
    """A filler of a trigger's role and what is coordinated with it, but not behind a clause of its own."""
    found = list(_coordinated(filler))
    if len(found) < 2 or filler.i != trigger.head.i or base(trigger.dep_) != "acl":
        return found
    # "Roe, who was jailed, and Doe": the clause describes Roe alone
    return [c for c in found if c.i == filler.i or c.i <= trigger.i]


def _is_new(noun: Token, named: Token) -> bool:
    """Whether a noun goes on from the gerund and not from what the gerund is done to."""
    return named.pos_ == "PROPN" or noun.lemma_.lower() in words_tagged("offence")


@remembered
def _coordinated(filler: Token) -> Sequence[Token]:
    """A filler and what is coordinated with it: names, nouns, and gerunds ("for fraud and lying to police")."""
    whole = children(filler, "nmod") if filler.lower_ in {"all", "both"} else []
    filler = next((c for c in whole if case_of(c) == "of"), filler)  # "all of the men"
    found = conjuncts(filler) if filler.pos_ in _NOMINAL else [filler]
    joined = [c for f in found for c in children(f, "conj") if c.tag_ == "VBG" and not case_of(c)]
    for gerund in [g for g in (filler, *joined) if g.tag_ == "VBG"]:
        # "of lying to police, obstruction and fraud"
        near = [gerund, *children(gerund, "obl", "obj")]
        nouns = [
            c
            for n in near
            for c in children(n, "conj")
            if c.pos_ == "NOUN" and not children(c, "det") and (n == gerund or _is_new(c, n))
        ]
        joined += [n for noun in nouns for n in conjuncts(noun) if n not in joined]
    return found + joined
