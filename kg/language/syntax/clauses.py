"""Clauses: which words head one, in which voice, and who its subject is, also where the sentence leaves it out."""

from __future__ import annotations

from spacy.tokens import Token

from kg.language.syntax.nouns import base, children, is_plural, noun_kind, possessors
from kg.model import EntityType

#: Prepositions that a gerund follows.
_BEFORE_GERUNDS = frozenset({"for", "of", "after", "before", "by", "without", "about", "despite", "from", "since"})
#: Verbs whose participle is as good as an adjective ("opposing parties", "supporting actors").
_ADJECTIVAL = frozenset({"oppose", "support", "lead", "star", "rival", "compete", "accompany", "participate", "suffer"})
_FINITE = frozenset({"VBD", "VBZ", "VBP"})
#: Relative pronouns that may stand for a subject or an object.
RELATIVE = frozenset({"who", "which", "that", "whom"})
#: Verbs whose infinitive is done by their subject though they have an object ("promised him to ...").
_SUBJECT_CONTROL = frozenset({"promise", "vow", "threaten", "use", "take"})
#: Verbs whose object is meant to do what an infinitive behind it says.
_CHOOSING = frozenset({
    "appoint", "ask", "assign", "choose", "elect", "hire", "name", "nominate", "pick", "recruit", "select", "send",
    "tap", "urge", "want", "designate", "invite", "enlist", "run", "vie", "campaign",
})  # fmt: skip


def is_verbal(token: Token) -> bool:
    """Whether a token heads a clause as its verb."""
    return token.pos_ == "VERB" or (token.pos_ == "AUX" and base(token.dep_) not in {"aux", "cop"})


def is_passive(verb: Token) -> bool:
    """Whether a verb's surface subject is its patient."""
    if not children(verb, "aux:pass", "aux") and any(base(c.dep_) == "nsubj" for c in verb.children):
        bare = [c for c in verb.children if c.dep_ in {"obj", "obl:agent"} and c.i > verb.i and not case_of(c)]
        if bare:
            return False  # "Roe sued Acme Corp.", whatever the parse calls it
    if children(verb, "aux:pass") or any(c.dep_ in {"nsubj:pass", "csubj:pass"} for c in verb.children):
        return True
    if verb.tag_ != "VBN" or any(c.lemma_ == "have" and base(c.dep_) == "aux" for c in verb.children):
        return False
    if children(verb, "obj"):
        return False  # a past tense that the tagger took for a participle
    if verb.dep_ == "conj" and is_verbal(verb.head) and not children(verb, "nsubj", "aux"):
        return is_passive(verb.head)
    headless = base(verb.dep_) in {"acl", "advcl", "ROOT", "root", "amod"}
    return headless or any(map(is_agent, children(verb, "obl:agent")))


def surface_subject(verb: Token, depth: int = 0) -> Token | None:
    """The subject of a clause: its own, its antecedent's, its controller's or the one it shares."""
    own = next((c for c in verb.children if base(c.dep_) == "nsubj"), None)
    if own is not None:
        relative = own.lower_ in RELATIVE and (verb.dep_ == "acl:relcl" or "Rel" in own.morph.get("PronType", []))
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
        bare = [c for c in children(verb, "obl") if c.i < verb.i and c.dep_ == "obl" and not case_of(c)]
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
    if dep == "conj" and (lost := _subject_before(verb)) is not None:
        return lost
    if dep == "conj" and (is_verbal(head) or children(head, "cop")):
        return surface_subject(head, depth + 1)
    if dep == "xcomp":
        objects = children(head, "obj", "iobj")
        if objects and head.lemma_ not in _SUBJECT_CONTROL and not is_passive(head):
            return objects[-1]
        return surface_subject(head, depth + 1)
    if dep == "advcl" and head.pos_ in {"VERB", "AUX", "ADJ", "NOUN"}:
        held = [o for o in children(head, "obj") if _is_somebody(o)]
        if not held and verb.tag_ == "VBG":
            # "lashed out at Roe for leaving"
            held = [o for o in children(head, "obl") if case_of(o) in {"at", "against", "on"} and _is_somebody(o)]
        if held and is_purpose(verb):
            return held[-1]  # "tapped Roe to lead the agency"
        if held and verb.tag_ == "VBG" and case_of(verb) in {"for", "of"}:
            return held[-1]  # "condemned Roe for leaving": what somebody is judged for is theirs
        return surface_subject(head, depth + 1)
    if dep == "acl":
        return _subject_of_acl(verb, depth)
    if head.pos_ in {"NOUN", "PROPN"} and verb.tag_ == "VBG" and dep in {"nmod", "obl"}:
        return _subject_of_acl(verb, depth)
    return None


def _subject_before(verb: Token) -> Token | None:
    """The noun right before a coordinated verb and its auxiliaries, where the parse gave it to another verb."""
    first = verb
    while first.i and first.nbor(-1).head == verb and base(first.nbor(-1).dep_) in {"aux", "advmod"}:
        first = first.nbor(-1)
    if first == verb or not first.i:
        return None
    before = first.nbor(-1)
    if before.pos_ not in {"NOUN", "PROPN", "PRON"} or before.sent != verb.sent or verb.is_ancestor(before):
        return None
    return _first_of_series(before) if before.tag_ not in {"NNP"} or before.ent_type_ == "PERSON" else None


def _is_somebody(noun: Token) -> bool:
    return noun.pos_ in {"PROPN", "PRON"} or noun_kind(noun)[0] in {EntityType.PERSON, EntityType.GROUP}


def _first_of_series(name: Token) -> Token:
    while base(name.dep_) == "conj" and name.head.pos_ == name.pos_:
        name = name.head
    return name


def is_purpose(verb: Token) -> bool:
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
    if before.pos_ not in {"PROPN", "PRON"} or before.lower_ in RELATIVE or before.sent != verb.sent:
        return None
    return before if case_of(before) in {"of", "with", "without", "about", "for", "despite"} else None


def _antecedent(pronoun: Token, verb: Token) -> Token:
    """What a relative clause speaks of: "Roe's family, who was jailed" means Roe, where "who were" means the family."""
    noun = verb.head
    if pronoun.lower_ == "which" and noun.ent_type_ == "PERSON":
        # "Roe of the Acme Fund, which represents Doe": no person is a "which"
        between = [
            t for t in noun.doc[noun.i + 1 : pronoun.i] if t.pos_ in {"NOUN", "PROPN"} and t.ent_type_ != "PERSON"
        ]
        return between[-1] if between else pronoun
    if pronoun.lower_ == "which":
        # "a subsidy for students, which is opposed by": nor are people
        while _is_somebody(noun) and noun.pos_ == "NOUN" and base(noun.dep_) == "nmod" and noun.head.pos_ == "NOUN":
            noun = noun.head
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


def is_agent(token: Token) -> bool:
    """Whether the parse calls a phrase the doer, and its preposition agrees: "uploaded to" names none."""
    return token.dep_ == "obl:agent" and case_of(token) in {"by", ""}


def case_of(token: Token) -> str:
    """The preposition in front of a nominal or a gerund, fixed expressions whole."""
    for child in token.children:
        if (
            base(child.dep_) in {"case", "mark"}
            and child.i < token.i
            and child.pos_ in {"ADP", "SCONJ", "VERB", "ADV", "ADJ"}
        ):
            return " ".join([child.lower_, *(c.lower_ for c in child.children if base(c.dep_) == "fixed")])
    return ""
