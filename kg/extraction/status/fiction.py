"""A story that is made up: what happens in a play, a film or a novel."""

from __future__ import annotations

from spacy.tokens import Token

from kg.extraction.status.words import context_words
from kg.language.lexicon.noun_entries import words_tagged
from kg.language.syntax.nouns import children
from kg.language.syntax.remembered import kids, sentence_of

_POINTING = frozenset({"the", "this", "that", "his", "her", "their", "its", "which", "whose", "both", "a", "an", "one"})


def fiction_around(trigger: Token, inside: frozenset[int]) -> Token | None:
    """The play, film or novel in which it happens ("In the film, Roe kills Doe"), if there is one.

    Token indices `inside` are those of the object; what people do to a film ("starred in the film") is no fiction.
    """
    if trigger.lemma_.lower() in context_words("staging"):
        return None
    start = sentence_of(trigger).start
    for at in (trigger, *trigger.ancestors):
        if sentence_of(at).start != start:
            break
        for child in children(at, "obl", "nmod", "advmod"):
            lemma = child.lemma_.lower()
            if child.i in inside:
                continue
            if not any(c.lower_ in {"in", "on", "throughout"} for c in children(child, "case")):
                continue
            made_up = lemma in words_tagged("fiction") or (
                lemma in context_words("parts_of_fiction")
                and any(c.lemma_.lower() in words_tagged("fiction") for c in children(child, "nmod"))
            )
            if made_up and _is_pointed_at(child) and (at == trigger or child.i < trigger.i):
                return child
    return None


def _is_pointed_at(noun: Token) -> bool:
    """Whether a determiner or a possessor stands before a noun: one story, not stories in general."""
    words = {c.lower_ for c in kids(noun) if c.i < noun.i}
    return bool(words & _POINTING) or any(c.right_edge.tag_ == "POS" for c in kids(noun))
