"""The roles of a noun: a table of rules for each dependent, then what the words around its phrase give it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable

from spacy.tokens import Token

from kg.extraction.frames.matching.roles.rules import Dependent, Filled, FirstThatHolds, Roles
from kg.language.lexicon.countries import is_region
from kg.language.lexicon.entries import tagged, verbs
from kg.language.syntax.clauses import case_of, is_verbal
from kg.language.syntax.nouns import base, children, possessors
from kg.language.syntax.remembered import kids
from kg.language.syntax.subjects import subject_of
from kg.language.syntax.voice import is_passive

_NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM", "DET", "X", "SYM", "ADJ"})


def noun_roles(noun: Token) -> Roles:
    """The roles of a noun or adjective, before coordination is spelled out."""
    roles: Roles = defaultdict(list)
    roles["self"] = [noun]
    _DEPENDENTS.add_to(roles, noun, noun)
    for rule in _AROUND:
        rule(noun, roles)
    return roles


# Rules for one dependent


def _owner(noun: Token, child: Dependent) -> Filled | None:
    """ "Roe's lawyer", "a judge whose lawyer"."""
    return [("owner", _whose(child.word))] if child.word in possessors(noun) else None


def _subject(noun: Token, child: Dependent) -> Filled | None:
    """ "Roe is guilty"."""
    return [("agent", child.word)] if noun.pos_ == "ADJ" else None


def _bearer(noun: Token, child: Dependent) -> Filled | None:
    """ "Roe is under investigation"."""
    return [("bearer", child.word)] if case_of(noun) else None


def _case(noun: Token, child: Dependent) -> Filled | None:
    """The preposition of the noun itself."""
    return [("case", child.word)] if child.word.i < noun.i else None


def _prepositional(noun: Token, child: Dependent) -> Filled | None:
    """ "chairman of Acme", "a plan for leaving"."""
    phrase = child.relation in {"nmod", "obl"} and child.case
    clause = child.relation in {"acl", "advcl"} and child.case not in {"", "to"} and is_verbal(child.word)
    return [(child.case, child.word)] if phrase or clause else None


def _quality(noun: Token, child: Dependent) -> Filled | None:
    """ "late husband"."""
    before = child.word.i < noun.i and child.word.pos_ == "ADJ"
    return [("quality", child.word)] if before else None


def _modifier(noun: Token, child: Dependent) -> Filled | None:
    """ "Acme chairman"."""
    if child.word.i > noun.i or child.word.pos_ not in {"PROPN", "NOUN"} or is_region_of_town(child.word):
        return None
    return [("modifier", child.word)]


def is_region_of_town(name: Token) -> bool:
    """Whether a name tells the region of the town before it: "Ohio" of "Dayton, Ohio"."""
    behind_town = name.i > 1 and name.nbor(-1).text == "," and name.nbor(-2).pos_ == "PROPN"
    return behind_town and is_region(name.text)


_DEPENDENTS: FirstThatHolds[Token] = FirstThatHolds(
    (_owner, None),  # a possessive mark counts whatever the relation
    (_subject, frozenset({"nsubj"})),
    (_bearer, frozenset({"nsubj"})),
    (_case, frozenset({"case"})),
    (_prepositional, frozenset({"nmod", "obl", "acl", "advcl"})),
    (_quality, frozenset({"amod"})),
    (_modifier, frozenset({"compound", "nmod", "amod"})),
)


# What the words around the noun's phrase give it, in this order


def _shared_owner(noun: Token, roles: Roles) -> None:
    """ "their friend and co-star": the possessor stands once."""
    if noun.dep_ in {"conj", "appos"} and noun.head.pos_ == "NOUN" and not roles["owner"]:
        roles["owner"] += possessors(noun.head)


def _shared_phrases(noun: Token, roles: Roles) -> None:
    """ "an actor and member of the club": what follows may hang on the first noun."""
    for child in kids(noun.head) if noun.dep_ == "conj" else ():
        if child.i > noun.i and base(child.dep_) == "nmod" and case_of(child):
            roles[case_of(child)].append(child)


def _before_a_name(noun: Token, roles: Roles) -> None:
    """ "their co-star Jane Roe": possessor and modifiers may hang on the name."""
    if base(noun.dep_) in {"compound", "nmod", "flat"} and noun.head.pos_ == "PROPN" and noun.i < noun.head.i:
        roles["owner"] += [p for p in possessors(noun.head) if p.i < noun.i]
        named = [c for c in kids(noun.head) if c.i < noun.i and c.pos_ == "PROPN" and not case_of(c)]
        roles["modifier"] += [c for c in named if not is_region_of_town(c)]
        behind = [c for c in children(noun.head, "nmod") if c.i > noun.head.i and case_of(c) == "of"]
        roles["of"] += [] if roles["of"] or roles["owner"] or named else behind  # "President Jane Roe of Acme"


def _of_its_clause(noun: Token, roles: Roles) -> None:
    """Who does the verb that the noun depends on, what else that verb has, and its phrases behind the noun."""
    governor, through = _governor(noun)
    if governor is None:
        return
    found, link = subject_of(governor), base(through.dep_)
    subject = [] if found is None else [found.token]
    if link == "obl" and through == noun and _tells(governor):
        roles["agent_of_clause"] += subject
    if link in {"obj", "xcomp"}:
        roles["holder"] += subject
    if link == "obj":
        roles["governor"].append(governor)
    if link == "obl":
        roles["host"] += subject if is_passive(governor) else children(governor, "obj")
    for child in kids(governor) if base(noun.dep_) == "obj" else ():
        # "received a sentence for fraud": the preposition may hang on the verb
        if base(child.dep_) in {"obl", "advcl"} and child.i > noun.i and case_of(child):
            roles[case_of(child)].append(child)
    for child in kids(governor) if noun.dep_ == "nsubj:pass" else ():
        # "charges were filed against Roe"
        if base(child.dep_) == "obl" and child.i > governor.i and case_of(child) == "against":
            roles["against"].append(child)


def _hosts(noun: Token, roles: Roles) -> None:
    """ "letters in support of Roe": the nouns that the phrase hangs on, the outermost first."""
    if base(noun.dep_) == "nmod":
        at = noun.head
        while base(at.dep_) == "nmod" and at.head.pos_ in _NOMINAL:
            roles["host"].append(at)
            at = at.head
        roles["host"].insert(0, at)


def _taken_by_adjective(noun: Token, roles: Roles) -> None:
    """ "emails damaging to Roe" are not emails to Roe, also where the adjective stands in front."""
    if roles.get("to") and any(
        q.lower_ in tagged("adjectives", "relates")["to"] for q in children(noun, "amod") if q.i < noun.i
    ):
        del roles["to"]


_AROUND: tuple[Callable[[Token, Roles], None], ...] = (
    _shared_owner, _shared_phrases, _before_a_name, _of_its_clause, _hosts, _taken_by_adjective,
)  # fmt: skip


def _tells(verb: Token) -> bool:
    """Whether one can do it in a letter of one's own: "asked in a letter", but not "was named" or "appeared" in it."""
    return not is_passive(verb) and verb.lemma_.lower() not in verbs("documents", "appears")


def _whose(owner: Token) -> Token:
    """The antecedent of "whose", and any other possessor itself."""
    if owner.lower_ != "whose":
        return owner
    clause = next((a for a in owner.ancestors if base(a.dep_) == "acl"), None)
    return clause.head if clause is not None else owner


def _governor(noun: Token) -> tuple[Token | None, Token]:
    """The verb that a noun phrase depends on, through nouns in between, and the noun at its hand."""
    at = noun
    for _ in range(4):
        if at.head == at:
            return None, at
        if is_verbal(at.head):
            return at.head, at
        if base(at.dep_) not in {"nmod", "conj"}:
            return None, at
        at = at.head
    return None, at
