"""The status of what stands beside a name in passing: a title, an apposition, an adjective.

Nothing around such an aside reaches it, but the words of the aside itself do: "the alleged leader", "not a member",
"self-proclaimed doctor". And whom an actor plays, or an impostor poses as, is nobody.
"""

from __future__ import annotations

import re

from spacy.tokens import Token

from kg.extraction.quotations.index import Quotations
from kg.extraction.status.context import Context, presupposed_context
from kg.extraction.status.effects import Effect, Step, status_under
from kg.extraction.status.words import context_words
from kg.language.syntax.nouns import base, has_case
from kg.language.syntax.remembered import sentence_of

_STOPS = frozenset({",", ";", ":", "(", ")", "—", "–", "“", "”", '"'})
_FAR = 8
#: A `status` of entries, and what such a word does to the noun behind it.
_QUALIFIERS = {
    "negations": Effect.NEGATED,
    "alleged_modifiers": Effect.ALLEGED,
    "reported_modifiers": Effect.REPORTED,
}
#: What is not so, or not so any more or yet; a tokenizer cuts "self-proclaimed", so the text is read.
_UNREAL = re.compile(rf"\b(?:{'|'.join(map(re.escape, sorted(context_words('unreal'))))})\b", re.IGNORECASE)


def aside_context(noun: Token, quotations: Quotations, name: Token | None = None) -> Context:
    """The context of a noun beside a name; `name` is the head of that name, where it is known."""
    context = presupposed_context(noun, quotations)
    step = _qualified(noun) or _played((noun,) if name is None else (noun, name))
    return context if step is None else Context(status_under([step]), context.according_to, (step,))


def _qualified(noun: Token) -> Step | None:
    """What the words between the last stop and the noun make of it; None where they leave it as it is."""
    words = _words_before(noun)
    longer = any(w.lower_ == "longer" for w in words)
    for rule, effect in _QUALIFIERS.items():
        word = next((w for w in words if w.lower_ in context_words(rule)), None)
        if word is not None and not (effect is Effect.NEGATED and longer):
            return Step(effect, word.i, rule)
    unreal = _UNREAL.search(noun.doc[words[0].i : noun.i].text) if words else None
    if unreal is not None:
        place = words[0].idx + unreal.start()
        return Step(Effect.SUPPOSED, max(w.i for w in words if w.idx <= place), "unreal")
    word = next((w for w in words if w.lower_ in context_words("possible_modifiers")), None)
    return Step(Effect.SUPPOSED, word.i, "possible_modifiers") if word is not None else None


def _words_before(noun: Token) -> list[Token]:
    """The words between the last stop, verb, preposition or person and a noun, eight at most."""
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
            or sentence_of(at) != sentence_of(noun)
        ):
            break
        words.insert(0, at)
    return words


def _played(nouns: tuple[Token, ...]) -> Step | None:
    """That somebody plays or poses as the bearer of a name or a title."""
    token = next((token for token in nouns if _is_played(token)), None)
    return Step(Effect.SUPPOSED, token.head.i, "who is played") if token is not None else None


def _is_played(name: Token) -> bool:
    """Whether somebody plays or poses as the bearer of a name."""
    verb = name.head.lemma_.lower()
    if base(name.dep_) == "obj":
        return verb in context_words("playing")
    return base(name.dep_) == "obl" and has_case(name, "as") and verb in context_words("posing")
