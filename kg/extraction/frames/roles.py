"""Who does what to whom, read off a UD parse once, so that no frame has to know about voice or clause types.

The roles of a verb are the same in "the court convicted Roe", "Roe was convicted by the court", "Roe, convicted last
year", "the man whom the court convicted" and "the court voted to convict Roe". Names of roles:

agent, patient      deep subject and object, passives undone
recipient           indirect object
theme               the object that a passive keeps ("Roe was given a sentence")
complement          a clause that the trigger governs; predicate: a noun or adjective that it governs ("found guilty")
owner               possessor of a noun trigger; modifier: a noun before it ("Acme" in "Acme chairman")
holder              for a noun: the subject of the verb that it is the object of ("Roe received a sentence")
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

from kg.extraction.quotations.lexicon import lexicon
from kg.language.phrases import base, children, conjuncts, is_plural, noun_kind, possessors
from kg.model import EntityType

Roles = dict[str, list[Token]]

_BEFORE_GERUNDS = frozenset({"for", "of", "after", "before", "by", "without", "about", "despite", "from", "since"})
#: Verbs whose participle is as good as an adjective ("opposing parties", "supporting actors").
_ADJECTIVAL = frozenset({"oppose", "support", "lead", "star", "rival", "compete", "accompany", "participate", "suffer"})
#: Nouns that make a preposition of two words around them.
_STANCES = frozenset({"behalf", "defence", "defense", "favor", "favour", "support"})
_FINITE = frozenset({"VBD", "VBZ", "VBP"})
_NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM", "DET", "X", "SYM", "ADJ"})
_RELATIVE = frozenset({"who", "which", "that", "whom"})
#: Adjectives that a phrase with "to" belongs to rather than to the noun that they stand before.
_TAKING_TO = frozenset({
    "damaging", "harmful", "embarrassing", "hostile", "friendly", "sympathetic", "favorable", "favourable", "similar",
    "related", "relevant", "offensive", "insulting", "disrespectful", "critical", "important", "detrimental",
    "beneficial", "unfavorable", "unfavourable", "devastating", "loyal", "close",
})  # fmt: skip
#: Verbs whose object is meant to do what an infinitive behind it says.
_CHOOSING = frozenset({
    "appoint", "ask", "assign", "choose", "elect", "hire", "name", "nominate", "pick", "recruit", "select", "send",
    "tap", "urge", "want", "designate", "invite", "enlist", "run", "vie", "campaign",
})  # fmt: skip
#: What one does with what others have written.
_TAKING_IN = frozenset({"appear", "discover", "find", "hear", "learn", "notice", "read", "see", "seem"})
#: Verbs whose infinitive is done by their subject though they have an object ("promised him to ...").
_SUBJECT_CONTROL = frozenset({"promise", "vow", "threaten", "use", "take"})


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
    filler = next((c for c in whole if _case(c) == "of"), filler)  # "all of the men"
    found = conjuncts(filler) if filler.pos_ in _NOMINAL else [filler]
    joined = [c for f in found for c in f.children if c.dep_ == "conj" and c.tag_ == "VBG" and not _case(c)]
    if filler.tag_ == "VBG":
        # "of lying to police, obstruction and fraud"
        near = [filler, *(c for c in children(filler, "obl", "obj") if c.pos_ == "PROPN")]
        nouns = [
            c for n in near for c in n.children if c.dep_ == "conj" and c.pos_ == "NOUN" and not children(c, "det")
        ]
        joined += [n for noun in nouns for n in conjuncts(noun) if n not in joined]
    return found + joined


def is_verbal(token: Token) -> bool:
    """Whether a token heads a clause as its verb."""
    return token.pos_ == "VERB" or (token.pos_ == "AUX" and base(token.dep_) not in {"aux", "cop"})


def _is_clause(token: Token) -> bool:
    """Whether a token heads a clause: a verb, or what "being" makes one ("of being involved")."""
    return is_verbal(token) or bool(children(token, "cop", "aux:pass"))


def is_passive(verb: Token) -> bool:
    """Whether a verb's surface subject is its patient."""
    if children(verb, "aux:pass") or any(c.dep_ in {"nsubj:pass", "csubj:pass"} for c in verb.children):
        return True
    if verb.tag_ != "VBN" or any(c.lemma_ == "have" and base(c.dep_) == "aux" for c in verb.children):
        return False
    if children(verb, "obj"):
        return False  # a past tense that the tagger took for a participle
    if verb.dep_ == "conj" and is_verbal(verb.head) and not children(verb, "nsubj", "aux"):
        return is_passive(verb.head)
    headless = base(verb.dep_) in {"acl", "advcl", "ROOT", "root", "amod"}
    return headless or any(map(_is_agent, children(verb, "obl:agent")))


def surface_subject(verb: Token, depth: int = 0) -> Token | None:
    """The subject of a clause: its own, its antecedent's, its controller's or the one it shares."""
    own = next((c for c in verb.children if base(c.dep_) == "nsubj"), None)
    if own is not None:
        relative = own.lower_ in _RELATIVE and (verb.dep_ == "acl:relcl" or "Rel" in own.morph.get("PronType", []))
        if relative and base(verb.dep_) == "acl":
            return _antecedent(own, verb)
        if verb.dep_ == "acl:relcl" and any(c.lower_ == "whom" for c in own.children):
            # "Roe and Doe, both of whom resigned"; of "some of whom" nothing is known
            return _first_of_series(verb.head) if own.lower_ in {"both", "all"} else own
        return own
    if depth > 6 or verb.head == verb:
        return None
    if verb.tag_ in _FINITE and base(verb.dep_) == "advcl":
        # "after mayor Roe resigned": the parse may not see that the noun right before the verb is its subject
        bare = [c for c in children(verb, "obl") if c.i < verb.i and c.dep_ == "obl" and not _case(c)]
        if bare and bare[-1].right_edge.i == verb.i - 1:
            return bare[-1]
    named = subject_of_gerund(verb)
    if named is not None:
        return named
    if is_hidden_gerund(verb):
        return _subject_around(verb.head, depth)
    if (
        verb.tag_ in _FINITE
        and verb.head.pos_ in {"NOUN", "PROPN"}
        and verb.head.i < verb.i
        and base(verb.dep_) != "conj"
    ):
        return verb.head  # a long subject that the parse took for the clause
    head, dep = verb.head, base(verb.dep_)
    if dep == "conj" and verb.tag_ == "VBG" and head.tag_ != "VBG" and not children(verb, "aux"):
        return None  # "he is a traitor and killing him ...": a gerund is no second verb of a finite clause
    if dep == "conj" and (is_verbal(head) or children(head, "cop")):
        return surface_subject(head, depth + 1)
    if dep == "xcomp":
        objects = children(head, "obj", "iobj")
        if objects and head.lemma_ not in _SUBJECT_CONTROL and not is_passive(head):
            return objects[-1]
        return surface_subject(head, depth + 1)
    if dep == "advcl" and head.pos_ in {"VERB", "AUX", "ADJ", "NOUN"}:
        held = [o for o in children(head, "obj") if o.pos_ in {"PROPN", "PRON"} or noun_kind(o)[0] is EntityType.PERSON]
        if held and _is_purpose(verb):
            return held[-1]  # "tapped Roe to lead the agency"
        if held and verb.tag_ == "VBG" and _case(verb) in {"for", "of"}:
            return held[-1]  # "condemned Roe for leaving": what somebody is judged for is theirs
        return surface_subject(head, depth + 1)
    if dep == "acl":
        return _subject_of_acl(verb, depth)
    if head.pos_ in {"NOUN", "PROPN"} and verb.tag_ == "VBG" and dep in {"nmod", "obl"}:
        return _subject_of_acl(verb, depth)
    return None


def _first_of_series(name: Token) -> Token:
    while base(name.dep_) == "conj" and name.head.pos_ == name.pos_:
        name = name.head
    return name


def _is_purpose(verb: Token) -> bool:
    """Whether an infinitive tells what somebody is chosen or asked for, as its verb's object does it."""
    to = any(c.lower_ == "to" and base(c.dep_) == "mark" for c in verb.children)
    return to and verb.tag_ == "VB" and base(verb.dep_) == "advcl" and verb.head.lemma_.lower() in _CHOOSING


def is_hidden_gerund(verb: Token) -> bool:
    """Whether a parse took a gerund for a modifier of its own object: "for writing letters", "of robbing two banks"."""
    if verb.tag_ != "VBG" or base(verb.dep_) not in {"amod", "compound"} or verb.i == 0 or verb.head.i <= verb.i:
        return False
    plural = verb.head.tag_ in {"NNS", "NNPS", "NNP"} or any(
        verb.i < c.i for c in verb.head.children if c.i < verb.head.i
    )
    return plural and verb.nbor(-1).lower_ in _BEFORE_GERUNDS and verb.lemma_ not in _ADJECTIVAL


def subject_of_gerund(verb: Token) -> Token | None:
    """The noun right before a gerund that a preposition joins to it: "the hope of Roe getting a lighter sentence"."""
    if verb.tag_ != "VBG" or verb.i == 0:
        return None
    before = verb.nbor(-1)
    while base(before.dep_) in {"flat", "compound"} and before.head.i < before.i:
        before = before.head
    if before.pos_ not in {"PROPN", "PRON"} or before.lower_ in _RELATIVE or before.sent != verb.sent:
        return None
    return before if _case(before) in {"of", "with", "without", "about", "for", "despite"} else None


def _antecedent(pronoun: Token, verb: Token) -> Token:
    """What a relative clause speaks of: "Roe's family, who was jailed" means Roe, where "who were" means the family."""
    noun = verb.head
    owners = [o for o in possessors(noun) if o.pos_ == "PROPN"]
    group = noun_kind(noun)[0] is EntityType.GROUP and not is_plural(noun)
    finite = [t for t in (verb, *verb.children) if t.tag_ in {"VBZ", "VBD"} and base(t.dep_) != "conj"]
    singular = any(t.tag_ == "VBZ" or t.lower_ == "was" for t in finite)
    return owners[0] if owners and group and singular and pronoun.lower_ == "who" else noun


def _subject_of_acl(verb: Token, depth: int) -> Token | None:
    noun = verb.head
    marked = any(c.pos_ in {"ADP", "SCONJ", "PART"} for c in children(verb, "mark", "case"))
    if verb.tag_ != "VB" and not marked:
        return noun
    owner = possessors(noun)
    if owner:
        return owner[0]
    # "faced criticism for writing": the noun's own clause tells who wrote
    return _subject_around(noun, depth)


def _subject_around(noun: Token, depth: int) -> Token | None:
    """The subject of the clause that a noun stands in."""
    at = noun
    for _ in range(4):
        if is_verbal(at):
            return surface_subject(at, depth + 1)
        if at.head == at:
            return None
        at = at.head
    return None


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
        if dep == "obj" and _case(child):
            roles[_case(child)].append(child)
        elif dep == "obj":
            target = verb.head if child.lower_ in _RELATIVE and base(verb.dep_) == "acl" else child
            roles["theme" if passive else "patient"].append(target)
        elif dep == "iobj":
            roles["recipient"].append(child)
        elif _is_agent(child) or (dep == "obl" and passive and _case(child) == "by"):
            roles["agent"].append(child)
        elif dep == "obl" and _case(child):
            for inner in children(child, "nmod"):
                if child.lower_ in _STANCES and _case(inner) == "of":
                    roles[f"{_case(child)} {child.lower_} of"].append(inner)  # "in favor of the bill"
            target = verb.head if child.lower_ in _RELATIVE and base(verb.dep_) == "acl" else child
            roles[_case(child)].append(target)
        elif dep == "advcl" and _is_purpose(child):
            roles["complement"].append(child)
        elif dep in {"advcl", "ccomp", "xcomp", "obl", "acl"} and _is_clause(child) and _case(child) not in {"", "to"}:
            roles[_case(child)].append(child)
        elif dep in {"xcomp", "ccomp"}:
            roles["complement" if is_verbal(child) else "predicate"].append(child)
            if not is_verbal(child) and not passive:
                # "found Roe guilty": the parse may make Roe the subject of "guilty"
                roles["patient"] += [c for c in children(child, "nsubj") if c.lower_ not in _RELATIVE]
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
                and _case(child)
                and child not in roles[_case(child)]
            ):
                roles[_case(child)].append(child)
    for adjective in list(roles["predicate"]):
        for child in adjective.children:
            if base(child.dep_) in {"obl", "advcl", "nmod", "ccomp", "xcomp"} and _case(child):
                roles[_case(child)].append(child)
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
            if base(child.dep_) in {"nmod", "obl"} and _case(child) in {"to", "until", "till", "through"}:
                roles[_case(child)].append(child)


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
        elif dep == "nsubj" and _case(noun):
            roles["bearer"].append(child)
        elif dep == "case" and child.i < noun.i:
            roles["case"].append(child)
        elif (dep in {"nmod", "obl"} and _case(child)) or (
            dep in {"acl", "advcl"} and is_verbal(child) and _case(child) not in {"", "to"}
        ):
            roles[_case(child)].append(child)
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
            if child.i > noun.i and base(child.dep_) == "nmod" and _case(child):
                roles[_case(child)].append(child)
    if base(noun.dep_) in {"compound", "nmod", "flat"} and noun.head.pos_ == "PROPN" and noun.i < noun.head.i:
        # "their co-star Jane Roe": the possessor may hang on the name
        roles["owner"] += [p for p in possessors(noun.head) if p.i < noun.i]
        roles["modifier"] += [c for c in noun.head.children if c.i < noun.i and c.pos_ == "PROPN" and not _case(c)]
    governor, through = _governor(noun)
    if governor is not None:
        subject = surface_subject(governor)
        if subject is not None and base(through.dep_) == "obl" and through == noun and _tells(governor):
            roles["agent_of_clause"].append(subject)
        if subject is not None and base(through.dep_) in {"obj", "xcomp"}:
            roles["holder"].append(subject)
        if base(through.dep_) == "obl":
            patients = (
                children(governor, "obj") if not is_passive(governor) else ([subject] if subject is not None else [])
            )
            roles["host"] += patients
        for child in governor.children:
            # "received a sentence for fraud": the preposition may hang on the verb
            if base(child.dep_) in {"obl", "advcl"} and child.i > noun.i and _case(child) and base(noun.dep_) == "obj":
                roles[_case(child)].append(child)
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
    if is_passive(verb) or lexicon().verb(verb) in _TAKING_IN:
        return False
    return lexicon().knows(verb) or verb.lemma_.lower() in {"apologize", "apologise", "resign", "quit"}


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


def _is_agent(token: Token) -> bool:
    """Whether the parse calls a phrase the doer, and its preposition agrees: "uploaded to" names none."""
    return token.dep_ == "obl:agent" and _case(token) in {"by", ""}


def _case(token: Token) -> str:
    """The preposition in front of a nominal or a gerund, fixed expressions whole."""
    for child in token.children:
        if (
            base(child.dep_) in {"case", "mark"}
            and child.i < token.i
            and child.pos_ in {"ADP", "SCONJ", "VERB", "ADV", "ADJ"}
        ):
            return " ".join([child.lower_, *(c.lower_ for c in child.children if base(c.dep_) == "fixed")])
    return ""
