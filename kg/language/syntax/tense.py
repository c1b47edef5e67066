"""The tense of a clause, where it says whether an occasion is meant."""

from __future__ import annotations

from spacy.tokens import Token

from kg.language.syntax.nouns import children
from kg.language.syntax.remembered import remembered

_PRESENT = frozenset({"VBZ", "VBP"})


@remembered
def is_simple_present(verb: Token) -> bool:
    """Whether a verb is in the present with no auxiliary but that of the passive: "eats", "is eaten"."""
    if verb.tag_ in _PRESENT:
        return True
    if verb.tag_ == "VB":  # "mayors usually leave", where the tagger sees no tense
        return verb.head == verb and bool(children(verb, "nsubj")) and not children(verb, "aux", "aux:pass", "mark")
    passive = children(verb, "aux:pass")
    others = any(c.dep_ != "aux:pass" for c in children(verb, "aux"))
    return not others and any(c.tag_ in _PRESENT for c in passive)
