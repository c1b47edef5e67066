"""Who is taken out of those of whom something is said: "all but Roe", "nobody except Doe", "Roe rather than Doe"."""

from __future__ import annotations

from spacy.tokens import Token

from kg.language.lexicon.function_words import excepting, universal
from kg.language.syntax.remembered import kids

_MARKS = frozenset({"cc", "case", "mark"})
_JOINED = frozenset({"conj", "nmod", "appos"})
#: What may stand between "but" and the noun that it takes out.
_BEFORE_A_NOUN = frozenset({"det", "compound", "flat", "amod", "nummod", "nmod:poss", "nmod:desc"})
#: So far before "bar" and "save", which have other uses, stands what takes in all.
_NEAR, _FAR = 4, 8


def is_excepted(noun: Token) -> bool:
    """Whether what is said of others is said of all but this one.

    "But" says so behind what takes in all, or nobody; so it is also where the parse takes the noun for the subject.
    """
    at = noun
    while not _is_behind_but(at):
        if at.dep_ not in ("appos", "conj"):
            break
        at = at.head  # "all but two directors, Roe and Doe"
    else:
        return True
    if noun.dep_.partition(":")[0] not in _JOINED:
        return False
    marks = {each.lower_ for each in kids(noun) if each.dep_ in _MARKS}
    return bool(marks & excepting()) or ("but" in marks and _takes_in_all(noun.head))


def _takes_in_all(noun: Token) -> bool:
    determiners = (each.lower_ for each in kids(noun) if each.dep_.startswith("det"))
    return noun.lower_ in universal() or not universal().isdisjoint(determiners)


def _ends_a_phrase_of_all(last: Token) -> bool:
    """Whether a word is the last of a phrase that takes in all: "all", "all of them", "everyone at Acme Corp"."""
    at = last
    while not _takes_in_all(at):
        if at.head.i >= at.i:
            return False
        at = at.head
    return True


def _is_behind_but(noun: Token) -> bool:
    """ "All but Roe resigned", "killed by all but Roe", "all bar Roe", "Doe rather than Roe"."""
    at = noun.i - 1
    while at > 0 and noun.doc[at].head == noun and noun.doc[at].dep_ in _BEFORE_A_NOUN:
        at -= 1
    if at < 1:
        return False
    before, doc = noun.doc[at].lower_, noun.doc
    if before == "but":
        return _ends_a_phrase_of_all(doc[at - 1])
    if before == "than":
        return any(each.lower_ == "rather" for each in doc[max(0, at - _FAR) : at])  # "rather Doe than Roe"
    near = {each.lower_ for each in doc[max(0, at - _NEAR) : at]}
    return before in excepting() and not near.isdisjoint(universal())
