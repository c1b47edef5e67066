"""Who does what to whom, read off a UD parse once, so that no frame has to know about voice or clause types.

The roles of a verb are the same in "the court convicted Roe", "Roe was convicted by the court", "Roe, convicted last
year", "the man whom the court convicted" and "the court voted to convict Roe". Names of roles:

agent, patient      deep subject and object, passives undone
recipient           indirect object
theme               the object that a passive keeps ("Roe was given a sentence")
complement          a clause that the trigger governs; predicate: a noun or adjective that it governs ("found guilty")
owner               possessor of a noun trigger; modifier: a noun before it ("Acme" in "Acme chairman")
holder              for a noun: the subject of the verb that it is the object of ("Roe received a sentence")
governor            for a noun: the verb that it is the object of
agent_of_clause     for a noun: the subject of the telling that it is an adjunct of ("in a letter, Roe asked")
quality             for a noun: an adjective before it ("chief" in "chief executive")
insult              the words that a verb of calling calls something by
bearer, case        for a noun behind a preposition: of whom it is said ("Roe is under investigation"), the preposition
host                for a noun: what it goes with ("letters" in "letters in support of Roe")
self                the trigger
date                a date of the clause (of the matcher, which knows the dates)
anything else       a preposition: what it introduces ("of", "on behalf of")
"""

from __future__ import annotations

from collections import defaultdict

from spacy.tokens import Token

from kg.language.syntax.clauses import (
    RELATIVE,
    case_of,
    is_agent,
    is_hidden_gerund,
    is_passive,
    is_purpose,
    is_verbal,
    surface_subject,
)
from kg.language.syntax.nouns import base, children, conjuncts, possessors

Roles = dict[str, list[Token]]

#: Nouns that make a preposition of two words around them.
_STANCES = frozenset({"behalf", "defence", "defense", "favor", "favour", "support"})
_NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM", "DET", "X", "SYM", "ADJ"})
#: Adjectives that a phrase with "to" belongs to rather than to the noun that they stand before.
_TAKING_TO = frozenset({
    "damaging", "harmful", "embarrassing", "hostile", "friendly", "sympathetic", "favorable", "favourable", "similar",
    "related", "relevant", "offensive", "insulting", "disrespectful", "critical", "important", "detrimental",
    "beneficial", "unfavorable", "unfavourable", "devastating", "loyal", "close",
})  # fmt: skip
#: What one does or what befalls one in what others have written.
_NOT_TELLING = frozenset({
    "appear", "be", "come", "crop", "die", "discover", "emerge", "end", "feature", "figure", "find", "get", "go",
    "have", "hear", "hold", "keep", "land", "learn", "live", "look", "notice", "occur", "play", "read", "see", "seem",
    "show", "sit", "stand", "star", "surface", "turn", "work",
})  # fmt: skip


def roles_of(trigger: Token) -> Roles:
    """All roles of a verb or noun; each filler is the head of a phrase or clause, coordination spelled out."""
    roles = _verb_roles(trigger) if is_verbal(trigger) else _noun_roles(trigger)
    for name, fillers in list(roles.items()):
        if name not in {"complement", "predicate", "self"}:
            spread = [c for f in fillers for c in _coordinated(f) if c == f or not _is_behind(c, f, trigger)]
            roles[name] = list(dict.fromkeys(spread))
    return roles


def _is_behind(other: Token, filler: Token, clause: Token) -> bool:
    """Whether a conjunct follows the clause that describes the filler: "Roe, who was jailed, and Doe"."""
    return filler == clause.head and base(clause.dep_) == "acl" and other.i > clause.i


def _coordinated(filler: Token) -> list[Token]:
    """A filler and what is coordinated with it: names, nouns, and gerunds ("for fraud and lying to police")."""
    whole = children(filler, "nmod") if filler.lower_ in {"all", "both"} else []
    filler = next((c for c in whole if case_of(c) == "of"), filler)  # "all of the men"
    found = conjuncts(filler) if filler.pos_ in _NOMINAL else [filler]
    joined = [c for f in found for c in f.children if c.dep_ == "conj" and c.tag_ == "VBG" and not case_of(c)]
    if filler.tag_ == "VBG":
        # "of lying to police, obstruction and fraud"
        near = [filler, *(c for c in children(filler, "obl", "obj") if c.pos_ == "PROPN")]
        nouns = [
            c for n in near for c in n.children if c.dep_ == "conj" and c.pos_ == "NOUN" and not children(c, "det")
        ]
        joined += [n for noun in nouns for n in conjuncts(noun) if n not in joined]
    return found + joined


def _is_clause(token: Token) -> bool:
    """Whether a token heads a clause: a verb, or what "being" makes one ("of being involved")."""
    return is_verbal(token) or bool(children(token, "cop", "aux:pass"))


def _verb_roles(verb: Token) -> Roles:
    roles: Roles = defaultdict(list)
    roles["self"] = [verb]
    passive = is_passive(verb)
    subject = surface_subject(verb)
    if subject is not None and subject != verb:
        roles["patient" if passive else "agent"].append(subject)
    if is_hidden_gerund(verb):
        roles["patient"].append(verb.head)
    for child in verb.children:
        dep = base(child.dep_)
        if dep == "obj" and case_of(child):
            roles[case_of(child)].append(child)
        elif dep == "obj":
            target = verb.head if child.lower_ in RELATIVE and base(verb.dep_) == "acl" else child
            roles["theme" if passive else "patient"].append(target)
        elif child.dep_ == "obl:agent" and not passive and not case_of(child):
            roles["patient"].append(child)
        elif dep == "iobj":
            roles["recipient"].append(child)
        elif is_agent(child) or (dep == "obl" and passive and case_of(child) == "by"):
            roles["agent"].append(child)
        elif dep == "obl" and case_of(child):
            for inner in children(child, "nmod"):
                if child.lower_ in _STANCES and case_of(inner) == "of":
                    roles[f"{case_of(child)} {child.lower_} of"].append(inner)  # "in favor of the bill"
            target = verb.head if child.lower_ in RELATIVE and base(verb.dep_) == "acl" else child
            roles[case_of(child)].append(target)
        elif dep == "advcl" and is_purpose(child):
            roles["complement"].append(child)
        elif (
            dep in {"advcl", "ccomp", "xcomp", "obl", "acl"} and _is_clause(child) and case_of(child) not in {"", "to"}
        ):
            roles[case_of(child)].append(child)
        elif dep in {"xcomp", "ccomp"}:
            roles["complement" if is_verbal(child) else "predicate"].append(child)
            if not is_verbal(child) and not passive:
                # "found Roe guilty": the parse may make Roe the subject of "guilty"
                roles["patient"] += [c for c in children(child, "nsubj") if c.lower_ not in RELATIVE]
                if child.pos_ == "PROPN" and child.ent_type_ == "PERSON" and not children(verb, "obj"):
                    roles["patient"].append(child)  # "named Roe to replace Doe"
        elif dep in {"advmod", "amod"} and child.pos_ == "ADJ":
            roles["predicate"].append(child)
    if (
        verb.dep_ == "acl:relcl"
        and not passive
        and not roles["patient"]
        and subject is not None
        and subject != verb.head
        and verb.head not in subject.conjuncts
    ):
        roles["patient"].append(verb.head)  # "the letters we wrote"
    for name in [
        t for fillers in list(roles.values()) for t in fillers if t.pos_ in {"PROPN", "PRON"} and t.head == verb
    ]:
        for child in name.children:
            # "convicted Roe of fraud": a name takes no complement, so the phrase is the verb's
            if (
                base(child.dep_) in {"nmod", "acl"}
                and child.i > name.i
                and case_of(child)
                and child not in roles[case_of(child)]
            ):
                roles[case_of(child)].append(child)
    for adjective in list(roles["predicate"]):
        for child in adjective.children:
            if base(child.dep_) in {"obl", "advcl", "nmod", "ccomp", "xcomp"} and case_of(child):
                roles[case_of(child)].append(child)
    if verb.dep_ == "acl:relcl" and any(c.lower_ == "where" for c in verb.children):
        where = next(c for c in verb.children if c.lower_ == "where")
        near = verb.doc[max(0, where.i - 2) : where.i]
        names = [t for t in near if t.pos_ == "PROPN" and t.i > verb.head.i]
        roles["in"].append(names[-1] if names else verb.head)  # "won a vote in Ohio, where she was born"
    for judged in (*roles["predicate"], *roles["as"], *roles["theme"]):
        # "called it a very dangerous idea": the noun or any adjective of it
        roles["insult"] += [judged, *children(judged, "amod", "compound")]
    _range_ends(roles)
    return roles


def _range_ends(roles: Roles) -> None:
    """ "from 1998 to 2006": the end of the range hangs on its beginning."""
    for start in list(roles.get("from", ())):
        for child in start.children:
            if base(child.dep_) in {"nmod", "obl"} and case_of(child) in {"to", "until", "till", "through"}:
                roles[case_of(child)].append(child)


def _noun_roles(noun: Token) -> Roles:
    roles: Roles = defaultdict(list)
    roles["self"] = [noun]
    owners = possessors(noun)
    for child in noun.children:
        dep = base(child.dep_)
        if child in owners:
            roles["owner"].append(_whose(child))
        elif dep == "nsubj" and noun.pos_ == "ADJ":
            roles["agent"].append(child)
        elif dep == "nsubj" and case_of(noun):
            roles["bearer"].append(child)
        elif dep == "case" and child.i < noun.i:
            roles["case"].append(child)
        elif (dep in {"nmod", "obl"} and case_of(child)) or (
            dep in {"acl", "advcl"} and is_verbal(child) and case_of(child) not in {"", "to"}
        ):
            roles[case_of(child)].append(child)
        elif dep == "amod" and child.i < noun.i and child.pos_ == "ADJ":
            roles["quality"].append(child)
        elif dep in {"compound", "nmod", "amod"} and child.i < noun.i and child.pos_ in {"PROPN", "NOUN"}:
            roles["modifier"].append(child)
    if noun.dep_ in {"conj", "appos"} and noun.head.pos_ == "NOUN" and not roles["owner"]:
        # "their friend and co-star": the possessor stands once
        roles["owner"] += possessors(noun.head)
    if noun.dep_ == "conj":
        # "an actor and member of the club": what follows may hang on the first noun
        for child in noun.head.children:
            if child.i > noun.i and base(child.dep_) == "nmod" and case_of(child):
                roles[case_of(child)].append(child)
    if base(noun.dep_) in {"compound", "nmod", "flat"} and noun.head.pos_ == "PROPN" and noun.i < noun.head.i:
        # "their co-star Jane Roe": the possessor may hang on the name
        roles["owner"] += [p for p in possessors(noun.head) if p.i < noun.i]
        roles["modifier"] += [c for c in noun.head.children if c.i < noun.i and c.pos_ == "PROPN" and not case_of(c)]
    governor, through = _governor(noun)
    if governor is not None:
        subject = surface_subject(governor)
        if subject is not None and base(through.dep_) == "obl" and through == noun and _tells(governor):
            roles["agent_of_clause"].append(subject)
        if subject is not None and base(through.dep_) in {"obj", "xcomp"}:
            roles["holder"].append(subject)
        if base(through.dep_) == "obj":
            roles["governor"].append(governor)
        if base(through.dep_) == "obl":
            patients = (
                children(governor, "obj") if not is_passive(governor) else ([subject] if subject is not None else [])
            )
            roles["host"] += patients
        for child in governor.children:
            # "received a sentence for fraud": the preposition may hang on the verb
            if (
                base(child.dep_) in {"obl", "advcl"}
                and child.i > noun.i
                and case_of(child)
                and base(noun.dep_) == "obj"
            ):
                roles[case_of(child)].append(child)
    if base(noun.dep_) == "nmod":
        at = noun.head
        while base(at.dep_) == "nmod" and at.head.pos_ in _NOMINAL:
            roles["host"].append(at)
            at = at.head
        roles["host"].insert(0, at)
    if roles.get("to") and any(q.lower_ in _TAKING_TO for q in children(noun, "amod") if q.i < noun.i):
        del roles["to"]  # "emails damaging to Roe", also where the adjective stands in front
    return roles


def _tells(verb: Token) -> bool:
    """Whether one can do it in a letter of one's own: "asked in a letter", but not "was named" or "appeared" in it."""
    return not is_passive(verb) and verb.lemma_.lower() not in _NOT_TELLING


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
