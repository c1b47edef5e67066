"""The roles of a verb: a table of rules for each dependent, then what is read off the whole clause."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from functools import cache
from typing import NamedTuple

from spacy.tokens import Token

from kg.extraction.frames.matching.roles.rules import Dependent, Filled, FirstThatHolds, Roles
from kg.language.lexicon.entries import tagged
from kg.language.lexicon.noun_entries import words_tagged
from kg.language.syntax.clauses import RELATIVE, case_of, is_verbal
from kg.language.syntax.nonfinite import is_hidden_gerund, is_purpose
from kg.language.syntax.nouns import base, children, noun_kind
from kg.language.syntax.remembered import kids
from kg.language.syntax.subjects import subject_of
from kg.language.syntax.voice import is_agent, is_passive
from kg.model import EntityType

#: Nouns that make a preposition of two words around them.
_STANCES = frozenset({"behalf", "defence", "defense", "favor", "favour", "support"})
_SOMEBODY = frozenset({EntityType.PERSON, EntityType.GROUP, EntityType.ORGANIZATION})
_CLAUSAL = frozenset({"advcl", "ccomp", "xcomp", "obl", "acl"})


class Clause(NamedTuple):
    """A verb, its voice, and its subject, which may be another clause's."""

    verb: Token
    passive: bool
    subject: Token | None

    def meant_by(self, word: Token) -> Token:
        """The antecedent of a relative pronoun of this clause, and any other word itself."""
        return self.verb.head if word.lower_ in RELATIVE and base(self.verb.dep_) == "acl" else word


def verb_roles(verb: Token) -> Roles:
    """The roles of a verb, before coordination is spelled out."""
    roles: Roles = defaultdict(list)
    roles["self"] = [verb]
    found = subject_of(verb)
    clause = Clause(verb, is_passive(verb), None if found is None else found.token)
    _subject(clause, roles)
    _DEPENDENTS.add_to(roles, clause, verb)
    for rule in _WHOLE:
        rule(clause, roles)
    return roles


# Rules for one dependent


def _prepositional_object(clause: Clause, child: Dependent) -> Filled | None:
    """ "sentenced to prison", where the parse makes the noun an object."""
    return [(child.case, child.word)] if child.case else None


def _object(clause: Clause, child: Dependent) -> Filled | None:
    """ "convicted Roe"; in the passive what stays an object: "was given a sentence"."""
    return [("theme" if clause.passive else "patient", clause.meant_by(child.word))]


def _measure(clause: Clause, child: Dependent) -> Filled | None:
    """ "faces up to ten years", where "up to" makes the object a phrase of its own for the parse."""
    if child.case or clause.passive:
        return None
    up_to = any(c.lower_ == "up" for n in children(child.word, "nummod") for c in kids(n))
    return [("patient", child.word)] if up_to else None


def _bare_agent(clause: Clause, child: Dependent) -> Filled | None:
    """ "sued Acme Corp.", where the parse makes the noun an agent."""
    bare = child.word.dep_ == "obl:agent" and not clause.passive and not child.case
    return [("patient", child.word)] if bare else None


def _recipient(clause: Clause, child: Dependent) -> Filled | None:
    """ "gave Roe a prize"; whom a verb lays a deed to has it done: "accusing Roe of fraud", where the parse errs."""
    accuses = clause.verb.lemma_.lower() in _laying() and not clause.passive and not children(clause.verb, "obj")
    return [("patient" if accuses else "recipient", child.word)]


@cache
def _laying() -> frozenset[str]:
    """Verbs that name the deed for which something is done to somebody."""
    return frozenset().union(*tagged("verbs", "deed").values())


def _agent(clause: Clause, child: Dependent) -> Filled | None:
    """ "was convicted by the court"."""
    by = clause.passive and child.case == "by"
    return [("agent", child.word)] if is_agent(child.word) or by else None


def _prepositional(clause: Clause, child: Dependent) -> Filled | None:
    """ "voted for the bill"; with a noun that makes one preposition with its own: "in favor of the bill"."""
    if not child.case:
        return None
    stance = child.word.lower_ if child.word.lower_ in _STANCES else None
    inner = [c for c in children(child.word, "nmod") if case_of(c) == "of"] if stance else []
    return [*((f"{child.case} {stance} of", c) for c in inner), (child.case, clause.meant_by(child.word))]


def _purpose(clause: Clause, child: Dependent) -> Filled | None:
    """ "tapped Roe to lead the agency"."""
    return [("complement", child.word)] if is_purpose(child.word) else None


def _prepositional_clause(clause: Clause, child: Dependent) -> Filled | None:
    """ "accused him of stealing"."""
    behind = child.case not in {"", "to"} and _is_clause(child.word)
    return [(child.case, child.word)] if behind else None


def _complement(clause: Clause, child: Dependent) -> Filled | None:
    """ "helped to found Acme"; "found Roe guilty", where the parse may make Roe the subject of "guilty"."""
    word = child.word
    if is_verbal(word):
        return [("complement", word)]
    found = [("predicate", word)]
    if not clause.passive:
        found += [("patient", c) for c in children(word, "nsubj") if c.lower_ not in RELATIVE]
        if word.pos_ == "PROPN" and word.ent_type_ == "PERSON" and not children(clause.verb, "obj"):
            found.append(("patient", word))  # "named Roe to replace Doe"
    return found


def _adjective(clause: Clause, child: Dependent) -> Filled | None:
    """ "pleaded guilty"."""
    return [("predicate", child.word)] if child.word.pos_ == "ADJ" else None


_OBLIQUE = frozenset({"obl"})
_DEPENDENTS: FirstThatHolds[Clause] = FirstThatHolds(
    (_prepositional_object, frozenset({"obj"})),
    (_object, frozenset({"obj"})),
    (_measure, _OBLIQUE),
    (_bare_agent, _OBLIQUE),
    (_recipient, frozenset({"iobj"})),
    (_agent, _OBLIQUE),
    (_prepositional, _OBLIQUE),
    (_purpose, frozenset({"advcl"})),
    (_prepositional_clause, _CLAUSAL),
    (_complement, frozenset({"xcomp", "ccomp"})),
    (_adjective, frozenset({"advmod", "amod"})),
)


# What the whole clause adds, in this order


def _subject(clause: Clause, roles: Roles) -> None:
    """The subject, in the voice of the clause; a gerund that the parse hung on its own object."""
    if clause.subject is not None and clause.subject != clause.verb:
        roles["patient" if clause.passive else "agent"].append(clause.subject)
    if is_hidden_gerund(clause.verb):
        roles["patient"].append(clause.verb.head)


def _relative_without_pronoun(clause: Clause, roles: Roles) -> None:
    """ "the letters we wrote"."""
    verb, subject = clause.verb, clause.subject
    if verb.dep_ != "acl:relcl" or clause.passive or roles["patient"] or subject is None:
        return
    if subject != verb.head and verb.head not in subject.conjuncts:
        roles["patient"].append(verb.head)


def _phrases_behind_names(clause: Clause, roles: Roles) -> None:
    """ "convicted Roe of fraud": a name takes no complement, so the phrase is the verb's.

    What stands before the verb tells which Roe: "Roe of Ohio was convicted".
    """
    fillers = [t for found in list(roles.values()) for t in found if t.head == clause.verb]
    for name in [n for t in fillers for n in _names_in(t)]:
        for child in kids(name):
            behind = child.i > name.i and child.i > clause.verb.i
            case = case_of(child) if base(child.dep_) in {"nmod", "acl"} and behind else ""
            if case and child not in roles[case]:
                roles[case].append(child)
            if child.pos_ == "ADJ" and base(child.dep_) in {"appos", "amod"} and behind:
                roles["predicate"].append(child)  # "found Roe, of Ohio, guilty"


def _names_in(filler: Token) -> list[Token]:
    """A name or pronoun, or the name behind a title ("nurse Roe")."""
    if filler.pos_ in {"PROPN", "PRON"}:
        return [filler]
    return [c for c in children(filler, "flat", "appos") if c.i > filler.i and c.pos_ == "PROPN"][:1]


def _governed(clause: Clause, roles: Roles) -> None:
    """ "accused by her brother Ned of forgery": the deed, where the parse hangs it on who is named on the way."""
    verdict = any(a.lower_ in {"guilty", "innocent"} for a in roles["predicate"])  # "found guilty by a jury of theft"
    lemma = clause.verb.lemma_.lower()
    if not verdict and lemma not in _laying():
        return
    prepositions = tagged("verbs", "deed")
    taking = {p for p in prepositions if lemma in prepositions[p]} | ({"of"} if verdict else set())
    for preposition in sorted(taking):
        if any(_is_deed(deed) for deed in roles[preposition]):
            continue
        for word in clause.verb.doc[clause.verb.i + 1 : clause.verb.right_edge.i + 1]:
            deed = word.head
            opens = word.lower_ == preposition and base(word.dep_) in {"case", "mark"} and word.i < deed.i
            if opens and _is_deed(deed) and _hangs_on_somebody(deed, clause.verb):
                roles[preposition].append(deed)
                break


def _hangs_on_somebody(deed: Token, verb: Token) -> bool:
    """Whether only people, bodies and places stand between a word and the verb above it."""
    at = deed.head
    while at != verb and at.head != at:
        if at.pos_ not in {"PROPN", "PRON", "ADJ"} and at.lower_ != "absentia" and noun_kind(at)[0] not in _SOMEBODY:
            return False
        at = at.head
    return at == verb


def _is_deed(word: Token) -> bool:
    if word.tag_ == "VBG" or any(c.lower_.endswith("ing") and c.i < word.i for c in children(word, "amod")):
        return True
    return word.lemma_.lower() in words_tagged("offence") or word.lemma_.lower() in words_tagged("charge", "crime")


def _phrases_of_adjectives(clause: Clause, roles: Roles) -> None:
    """ "found guilty of fraud": what the adjective takes is the clause's."""
    for adjective in list(roles["predicate"]):
        for child in kids(adjective):
            if base(child.dep_) in {"obl", "advcl", "nmod", "ccomp", "xcomp"} and case_of(child):
                roles[case_of(child)].append(child)
                # "guilty of murder and two counts of theft", where the counts go on from the verb
                roles[case_of(child)] += [c for c in children(clause.verb, "conj") if c.pos_ == "NOUN" and _is_deed(c)]


def _where(clause: Clause, roles: Roles) -> None:
    """ "won a vote in Ohio, where she was born"."""
    if clause.verb.dep_ != "acl:relcl":
        return
    where = next((c for c in kids(clause.verb) if c.lower_ == "where"), None)
    if where is not None:
        near = clause.verb.doc[max(0, where.i - 2) : where.i]
        names = [t for t in near if t.pos_ == "PROPN" and t.i > clause.verb.head.i]
        roles["in"].append(names[-1] if names else clause.verb.head)


def _insults(clause: Clause, roles: Roles) -> None:
    """ "called it a very dangerous idea": the noun or any adjective of it."""
    for judged in (*roles["predicate"], *roles["as"], *roles["theme"]):
        roles["insult"] += [judged, *children(judged, "amod", "compound")]


def _passive(clause: Clause, roles: Roles) -> None:
    """ "was met by": the auxiliary of a passive."""
    roles["passive"] += children(clause.verb, "aux:pass")


def _range_ends(clause: Clause, roles: Roles) -> None:
    """ "from 1998 to 2006": the end of the range hangs on its beginning."""
    for start in list(roles.get("from", ())):
        for child in kids(start):
            if base(child.dep_) in {"nmod", "obl"} and case_of(child) in {"to", "until", "till", "through"}:
                roles[case_of(child)].append(child)


_WHOLE: tuple[Callable[[Clause, Roles], None], ...] = (
    _relative_without_pronoun, _phrases_behind_names, _phrases_of_adjectives, _governed, _where, _insults, _passive,
    _range_ends,
)  # fmt: skip


def _is_clause(token: Token) -> bool:
    """Whether a token heads a clause: a verb, or what "being" makes one ("of being involved")."""
    return is_verbal(token) or bool(children(token, "cop", "aux:pass"))
