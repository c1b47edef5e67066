"""Whether a verb is in the passive, and who does what it says then."""

from __future__ import annotations

from spacy.tokens import Token

from kg.language.syntax.clauses import case_of, is_verbal
from kg.language.syntax.nouns import base, children
from kg.language.syntax.remembered import kids, remembered

#: Relations of a participle that stands without an auxiliary.
_WITHOUT_AUXILIARY = frozenset({"acl", "advcl", "ROOT", "root", "amod"})


@remembered
def is_passive(verb: Token) -> bool:
    """Whether a verb's surface subject is its patient."""
    if not children(verb, "aux:pass", "aux") and children(verb, "nsubj"):
        bare = [c for c in kids(verb) if c.dep_ in {"obj", "obl:agent"} and c.i > verb.i and not case_of(c)]
        if bare:
            return False  # "Roe sued Acme Corp.", whatever the parse calls it
    if children(verb, "aux:pass") or any(c.dep_ in {"nsubj:pass", "csubj:pass"} for c in kids(verb)):
        return True
    describes = verb.tag_ in {"VBD", "VBN"} and verb.dep_ == "acl" and not children(verb, "nsubj", "mark", "aux")
    led_on = describes and verb.i + 1 < len(verb.doc) and verb.nbor(1).lower_ in {"by", "for", "with"}
    # "Neighbors interviewed on Sunday said so", "a page titled Hill House says so": the noun has a verb of its own
    described = led_on or (describes and _has_verb_behind(verb.head, verb))
    # "Asked about it, Roe left", where the tagger takes the participle for a past tense
    opens = verb.dep_ == "advcl" and verb.i < verb.head.i and not children(verb, "nsubj", "mark", "aux", "obj")
    described = described or (verb.tag_ == "VBD" and opens)
    if (verb.tag_ != "VBN" and not described) or any(c.lemma_ == "have" for c in children(verb, "aux")):
        return False
    if children(verb, "nsubj") and "Fin" in verb.morph.get("VerbForm", []):
        return False  # "Roe and Doe dated", where the tag alone is a participle's
    if children(verb, "obj") and not (described and verb.tag_ == "VBN"):
        return _is_had_done(verb)  # else a past tense that the tagger took for a participle
    if _is_had_done(verb):
        return True
    if verb.dep_ == "conj" and is_verbal(verb.head) and not children(verb, "nsubj", "aux"):
        return is_passive(verb.head)
    if verb.dep_ == "xcomp" and verb.head.lemma_ in {"get", "remain", "stand"} and not children(verb.head, "obj"):
        return True  # "stands accused", "got arrested"
    return base(verb.dep_) in _WITHOUT_AUXILIARY or any(map(is_agent, children(verb, "obl:agent")))


def _has_verb_behind(noun: Token, participle: Token) -> bool:
    """Whether a noun that a participle describes is the subject of a verb further on."""
    return base(noun.dep_) == "nsubj" and is_verbal(noun.head) and noun.head.i > participle.i


def _is_had_done(verb: Token) -> bool:
    """ "had his licence suspended", "ordered the search halted": the object in between undergoes it."""
    if verb.dep_ != "xcomp" or verb.tag_ != "VBN" or verb.lower_ == verb.lemma_.lower() or children(verb, "obj"):
        return False
    return any(verb.head.i < c.i < verb.i for c in children(verb.head, "obj"))


def is_agent(token: Token) -> bool:
    """Whether the parse calls a phrase the doer, and its preposition agrees: "uploaded to" names none."""
    first = token.left_edge
    led_by = case_of(token) or (first.lower_ if first.pos_ == "ADP" else "")  # "sent to Attorney General Roe"
    return token.dep_ == "obl:agent" and led_by in {"by", ""}
