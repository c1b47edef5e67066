"""What the preposition before a gerund makes of it: "kept Roe from leaving", "worked on leaving", "tricked into"."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from kg.extraction.quotations.lexicon import lexicon
from kg.extraction.status.effects import Effect, Step
from kg.extraction.status.modality import is_gerund, lemma_of, mark_of
from kg.extraction.status.words import context_words
from kg.language.syntax.clauses import is_verbal
from kg.language.syntax.nouns import children, is_somebody
from kg.language.syntax.remembered import sentence_of
from kg.language.syntax.voice import is_passive

#: What parts somebody from what they would have done.
_AWAY = frozenset({"from", "out", "out of"})


def behind_preposition(head: Token, at: Token, mark: str) -> Iterator[Step]:
    """What a gerund behind a verb or an adjective and a preposition loses by that preposition.

    "Worked on leaving" does not say that anybody left, "kept Roe from leaving" that Roe did not. Verbs of which a
    gerund is known to have happened have that in their entry ("was tricked into leaving").
    """
    if (mistake := by_mistake(head, at)) is not None:
        yield mistake
        return
    known = lemma_of(head) in context_words("factual_gerunds") and mark not in _AWAY
    if known or not is_led_to(head, at, mark):
        return
    if mark in _AWAY and _held(head) and lemma_of(head) not in lexicon().factive["known"]:
        yield Step(Effect.NEGATED, head.i, "kept from it")
    elif mark in context_words("open_gerunds"):
        yield Step(Effect.SUPPOSED, head.i, "open_gerunds")


def by_mistake(head: Token, at: Token) -> Step | None:
    """What a gerund loses behind what was done by mistake: "was wrongly convicted of leaving", "jailed for leaving"."""
    wrong = is_gerund(at) and any(c.lower_ in context_words("mistaken") for c in children(head, "advmod"))
    return Step(Effect.ALLEGED, head.i, "mistaken") if wrong else None


def is_led_to(head: Token, at: Token, mark: str) -> bool:
    """Whether a gerund stands behind a verb or an adjective and a preposition that leads to what it is about."""
    if not is_gerund(at) or at.i < head.i or not (is_verbal(head) or head.pos_ == "ADJ"):
        return False
    return mark in context_words("open_gerunds") or mark in context_words("leading_to") or mark in _AWAY


def has_come_of_it(verb: Token) -> bool:
    """Whether a verb says what came of its subject: "leaving cost him his job", and not "leaving proved impossible"."""
    return verb.tag_ == "VBD" and bool(children(verb, "obj", "iobj"))


def opens_for_later(verb: Token, trigger: Token) -> bool:
    """Whether a gerund opens a sentence and is its root for the parse, though a clause behind a trigger must be.

    "Proving that Roe lied will be hard, Doe says."
    """
    if verb.tag_ != "VBG" or children(verb, "aux", "cop", "nsubj"):
        return False
    clauses = [c for c in children(verb, "ccomp", "parataxis") if c.i > verb.i]
    first = next((t for t in sentence_of(verb) if not t.is_punct), None)
    if first != verb or not clauses:
        return False
    content = clauses[0] if mark_of(clauses[0]) == "that" else None
    return trigger.i < clauses[-1].left_edge.i or (content is not None and trigger in content.subtree)


def _held(verb: Token) -> bool:
    """Whether somebody is kept from something: an object, or the subject of a passive."""
    if is_passive(verb):
        return True
    return any(is_somebody(c) for c in children(verb, "obj", "iobj"))
