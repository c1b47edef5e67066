"""Who is told to be whom: "police named the driver as Roe", "a driver named Roe", "the driver was Roe".

Runs before pronouns are bound. What is denied, doubted or only possible joins nobody.
"""

from __future__ import annotations

from spacy.tokens import Token

from kg.language.coreference.antecedents import is_definite
from kg.language.coreference.chains import Chain, Chains
from kg.language.syntax.negation import not_above
from kg.language.syntax.nouns import base, children, has_case, possessors
from kg.model import EntityType

#: Verbs that say by "as" who somebody is, and those that say it without.
_AS = frozenset({"name", "identify", "recognize", "recognise", "reveal", "unmask", "out", "id"})
_BARE = frozenset({"name", "call"})
#: Adverbs that leave open or deny that it is so.
_DOUBT = frozenset(
    {
        "wrongly", "falsely", "mistakenly", "erroneously", "incorrectly", "reportedly", "allegedly", "possibly",
        "tentatively", "initially", "originally", "once", "first", "misleadingly",
    }
)  # fmt: skip


def join_identified(chains: Chains) -> None:
    """Joins what was only described with the name that the text says it has."""
    for index, chain in enumerate(chains.items):
        if not chain.named or chain.type is not EntityType.PERSON:
            continue
        for place in sorted({*chain.places, *chain.apposed}):
            noun = _identified(chains, chains.doc[place])
            described = chains.at.get(noun.i) if noun is not None else None
            if described is not None and described != index and _may_be(chains.items[described], chain):
                chains.join(described, index)


def _may_be(described: Chain, named: Chain) -> bool:
    if described.named or described.type is not EntityType.PERSON or described.plural or described.members:
        return False
    return not described.gender or not named.gender or described.gender == named.gender


def _identified(chains: Chains, name: Token) -> Token | None:
    """The noun of whom a clause says that they bear a name."""
    if children(name, "cop"):
        subject = next(iter(children(name, "nsubj")), None)
        told = base(name.dep_) == "root" or name.dep_ == "ROOT"
        sure = told and not _is_doubted(name) and not children(name, "aux", "case")
        return subject if sure and subject is not None and _is_pointed(subject) else None
    verb = name.head
    if verb.pos_ != "VERB" or _is_doubted(verb) or name.i < verb.i:
        return None
    by_as = verb.lemma_.lower() in _AS and has_case(name, "as")
    bare = verb.lemma_.lower() in _BARE and verb.tag_ == "VBN" and base(name.dep_) in {"xcomp", "obj", "obl"}
    if not by_as and not (bare and verb.i + 1 >= name.left_edge.i):
        return None
    if base(verb.dep_) == "ccomp" and any(_is_somebody(chains, c) for c in children(verb.head, "nsubj")):
        return None
    if base(verb.dep_) == "acl" and verb.tag_ == "VBN" and not children(verb, "nsubj", "mark"):
        return verb.head
    if not by_as or any(_is_somebody(chains, c) for c in children(verb, "nsubj", "obl:agent")):
        return None
    patients = children(verb, "nsubj:pass") or [c for c in children(verb, "obj") if c != name]
    return patients[0] if len(patients) == 1 else None


def _is_somebody(chains: Chains, token: Token) -> bool:
    """Whether a word stands for a person by name, whose word alone makes nobody the thief."""
    index = chains.at.get(token.i)
    if index is None:
        return token.pos_ == "PRON" and token.lower_ in {"he", "she", "i", "you"}
    return chains.items[index].type is EntityType.PERSON and chains.items[index].named


def _is_doubted(verb: Token) -> bool:
    """Whether a clause is negated, modal or hedged, or asked."""
    if not_above(verb) is not None or any(c.tag_ == "MD" for c in children(verb, "aux")):
        return True
    return any(c.lower_ in _DOUBT for c in children(verb, "advmod", "advcl")) or base(verb.dep_) == "advcl"


def _is_pointed(noun: Token) -> bool:
    """Whether a noun means one known person: "the driver was Roe", not "a winner was Roe" nor "her hero is Roe"."""
    return noun.pos_ == "NOUN" and is_definite(noun) and not possessors(noun)
