"""The roles of a word as PropBank numbers them, from the arguments that the pipeline gives it."""

from __future__ import annotations

from collections import defaultdict

from spacy.tokens import Token

from kg.extraction.frames.matching.roles.reading import coordinated
from kg.extraction.frames.matching.roles.rules import Roles
from kg.language.parsing.predicates import Argument, Predicate
from kg.language.syntax.clauses import RELATIVE, is_verbal
from kg.language.syntax.nouns import base
from kg.language.syntax.subjects import antecedent_of
from kg.language.syntax.voice import is_agent, is_passive

#: Before the role of a relative pronoun, and of what goes on with an argument.
_REFERS, _GOES_ON = "R-", "C-"
_NOMINAL = frozenset({"NOUN", "PROPN", "PRON"})


def argument_roles(predicate: Predicate) -> Roles:
    """The fillers of each argument, coordination spelled out within its phrase.

    What the voice of the verb rules out is left out. A relative pronoun stands for its antecedent where that has not
    the role itself, and what goes on with an argument for all of it where the beginning is missing.
    """
    roles: Roles = defaultdict(list)
    passive = is_verbal(predicate.token) and is_passive(predicate.token)
    for prefix in ("", _REFERS, _GOES_ON):
        for argument in predicate.arguments:
            role = argument.role.removeprefix(prefix)
            if not (argument.role.startswith(prefix) and role.startswith("ARG")) or (prefix and roles.get(role)):
                continue
            if (passive and _is_of_other_voice(role, argument.head, predicate.token)) or _acts_otherwise(
                role, argument, predicate
            ):
                continue
            roles[role] += (t for t in _fillers(argument, predicate.token) if t not in roles[role])
    return roles


def _is_of_other_voice(role: str, head: Token, verb: Token) -> bool:
    """Whether the parse has who undergoes what a verb in the passive says for who does it, or the reverse."""
    if head.head != verb:
        return False
    return is_agent(head) if role[3:].isdigit() and role != "ARG0" else role == "ARG0" and head.dep_ == "nsubj:pass"


def _acts_otherwise(role: str, argument: Argument, predicate: Predicate) -> bool:
    """Whether who is taken for the doer of a noun's act only does what the verb above says: "threw out a lawsuit".

    With a verb that says little by itself ("filed a lawsuit"), which PropBank marks, the act is the subject's.
    """
    noun = predicate.token
    if role != "ARG0" or noun.pos_ != "NOUN" or argument.head.head != noun.head or not is_verbal(noun.head):
        return False
    return base(argument.head.dep_) == "nsubj" and not any(a.role == "ARGM-LVB" for a in predicate.arguments)


def _head(argument: Argument) -> Token:
    """The word that heads a phrase; behind a preposition that the parse hangs elsewhere the last of the first nouns."""
    if argument.head.pos_ not in {"ADP", "SCONJ"}:
        return argument.head
    nouns = [t for t in argument.span if t.i > argument.head.i and t.pos_ in _NOMINAL]
    return next((t for t in nouns if t.i + 1 not in {n.i for n in nouns}), argument.head)


def _fillers(argument: Argument, trigger: Token) -> list[Token]:
    head = _head(argument)
    if head.lower_ in RELATIVE:
        clause = next((t for t in (trigger, *trigger.ancestors) if t.dep_ == "acl:relcl"), None)
        antecedent = None if clause is None else antecedent_of(head, clause)
        return [head] if antecedent is None else coordinated(antecedent, clause or trigger)
    if head == trigger:
        return [head]
    return [t for t in coordinated(head, trigger) if t == head or argument.span.start <= t.i < argument.span.end]
