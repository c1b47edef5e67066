"""The status of what stands beside a name in passing: a title, an apposition, an adjective.

Nothing around such an aside reaches it, but the words of the aside itself do: "the alleged leader", "not a member",
"self-proclaimed doctor". And whom an actor plays, or an impostor poses as, is nobody.
"""

from __future__ import annotations

import re

from spacy.tokens import Token

from kg.extraction.quotations.index import Quotations
from kg.extraction.status.context import Context, presupposed_context
from kg.extraction.status.words import context_words
from kg.language.syntax.nouns import base, has_case
from kg.model import Status

_STOPS = frozenset({",", ";", ":", "(", ")", "—", "–", "“", "”", '"'})
_FAR = 8
#: What is not so, or not so any more or yet.
_UNREAL = re.compile(
    r"\b(?:no longer|once|future|fake|bogus|phony|phoney|fictional|fictitious|imaginary|aspiring|wannabe|would-be|"
    r"soon-to-be|so-called|quack|sham|pretend|potential|possible|prospective|presumed|"
    r"self-(?:proclaimed|described|styled|declared|appointed|professed|anointed))\b",
    re.IGNORECASE,
)
_PLAYING = frozenset({"play", "portray", "impersonate", "depict"})
_POSING = frozenset({"pose", "star", "appear", "cast", "masquerade", "audition", "act", "dress"})


def aside_context(noun: Token, quotations: Quotations, name: Token | None = None) -> Context:
    """The context of a noun beside a name; `name` is the head of that name, where it is known."""
    context = presupposed_context(noun, quotations)
    played = any(_is_played(token) for token in (noun, name) if token is not None)
    status = _qualified(noun) or (Status.HYPOTHETICAL if played else None)
    return context if status is None else Context(status, context.according_to)


def _qualified(noun: Token) -> Status | None:
    """What the words between the last stop and the noun make of it; None where they leave it as it is."""
    words: list[Token] = []
    at = noun
    while at.i and len(words) < _FAR:
        at = at.nbor(-1)
        # "self-proclaimed", and participles that the tagger takes for verbs ("the alleged wife")
        joined = (at.i > 0 and at.nbor(-1).text == "-") or at.tag_ in {"VBN", "VBG", "JJ"}
        if (
            at.text in _STOPS
            or (at.pos_ in {"VERB", "AUX", "ADP"} and not joined)
            or at.ent_type_ == "PERSON"
            or at.sent != noun.sent
        ):
            break
        words.insert(0, at)
    lower = [w.lower_ for w in words]
    if any(w in context_words("negations") for w in lower) and "longer" not in lower:
        return Status.NEGATED
    if any(w in context_words("alleged_modifiers") for w in lower):
        return Status.ALLEGED
    if any(w in context_words("reported_modifiers") for w in lower):
        return Status.ATTRIBUTED
    text = noun.doc[words[0].i : noun.i].text if words else ""
    unreal = _UNREAL.search(text) or any(w in context_words("possible_modifiers") for w in lower)
    return Status.HYPOTHETICAL if unreal else None


def _is_played(name: Token) -> bool:
    """Whether somebody plays or poses as the bearer of a name."""
    verb = name.head.lemma_.lower()
    if base(name.dep_) == "obj":
        return verb in _PLAYING
    return base(name.dep_) == "obl" and has_case(name, "as") and verb in _POSING
