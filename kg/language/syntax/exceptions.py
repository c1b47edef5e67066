"""Who is taken out of those that a phrase takes in: "all but Roe", "nobody except Doe"."""

from __future__ import annotations

from spacy.tokens import Token

from kg.language.lexicon.function_words import excepting, universal
from kg.language.syntax.remembered import kids

_MARKS = frozenset({"cc", "case", "mark"})
_JOINED = frozenset({"conj", "nmod", "appos"})


def is_excepted(noun: Token) -> bool:
    """Whether what is said of the noun above is said of all but this; "but" says so behind "all" or "no one" alone."""
    if noun.dep_.partition(":")[0] not in _JOINED:
        return False
    marks = {each.lower_ for each in kids(noun) if each.dep_ in _MARKS}
    return bool(marks & excepting()) or ("but" in marks and _takes_in_all(noun.head))


def _takes_in_all(noun: Token) -> bool:
    determiners = (each.lower_ for each in kids(noun) if each.dep_.startswith("det"))
    return noun.lower_ in universal() or not universal().isdisjoint(determiners)
