"""What the parse says about a clause or a noun: the walk from a trigger up to the root of its sentence.

Each word on the way that does something to what stands below it gives one step. A relative clause, and an adverbial
clause with "after" or "because", stands on its own: nothing above it reaches it.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from spacy.tokens import Token

from kg.extraction.quotations.lexicon import lexicon
from kg.extraction.status.around_clause import around_clause
from kg.extraction.status.around_noun import around_noun, is_taken_back
from kg.extraction.status.effects import Effect, Step
from kg.extraction.status.embedding import is_finite, reporting
from kg.extraction.status.gerunds import opens_for_later
from kg.extraction.status.modality import (
    is_infinitive,
    lemma_of,
    mark_of,
    mark_token,
    opening_steps,
    own_steps,
)
from kg.extraction.status.words import context_words
from kg.language.syntax.clauses import is_verbal
from kg.language.syntax.nonfinite import subject_of_gerund
from kg.language.syntax.nouns import base, children
from kg.language.syntax.remembered import kids, sentence_of

_FAR = 12
_REPORTS = frozenset({Effect.REPORTED, Effect.ALLEGED, Effect.DENIED})


class Scope(NamedTuple):
    """The steps from the inside out, and whether the trigger's clause stands on its own."""

    steps: tuple[Step, ...]
    stands_alone: bool


def scope_of(trigger: Token, inside: frozenset[int], cues: frozenset[int]) -> Scope:
    """What the parse does to a trigger.

    Token indices `inside` are those of its object, whose negations are its own ("not guilty"); those in `cues` are
    cues of quotations around it, whose effect is known already.
    """
    steps = list(own_steps(trigger, inside))
    doer = subject_of_gerund(trigger)
    if doer is not None and lemma_of(doer.head) in context_words("hypothetical"):
        steps.append(Step(Effect.SUPPOSED, doer.head.i, "hypothetical"))  # "the hope of Roe getting a lighter sentence"
    at = trigger
    for _ in range(_FAR):
        steps += _said_beside(at, trigger, cues)
        if at.head == at:
            if opens_for_later(at, trigger):
                steps.append(Step(Effect.SUPPOSED, at.i, "a gerund as the subject"))
            elif mark_of(at) == "that" and is_finite(at) and _opens(at):
                steps.append(Step(Effect.REPORTED, at.i, "the content of a noun"))  # "Their theme: That Roe left."
            break
        if not (is_verbal(at) or _is_said_of(at, trigger)) and base(at.dep_) != "conj":
            steps += around_noun(at, at == trigger)
            at = at.head
            if at != trigger and is_taken_back(trigger, at):
                return Scope((*steps, *_reports_above(at, trigger, cues)), True)
            continue
        found, goes_on = around_clause(at, inside, cues)
        steps += found
        if base(at.dep_) == "conj":
            steps += opening_steps(at.head)
        if not goes_on:
            return Scope((*steps, *_reports_above(at.head, trigger, cues)), True)
        at = _above(at)
    return Scope(tuple(steps), False)


def _reports_above(at: Token, trigger: Token, cues: frozenset[int]) -> Iterator[Step]:
    """Who tells the sentence around a clause that otherwise stands on its own."""
    for _ in range(_FAR):
        yield from _said_beside(at, trigger, cues)
        if at.head == at:
            return
        if is_verbal(at) and base(at.dep_) in {"ccomp", "csubj"} and is_finite(at) and not is_infinitive(at):
            yield from (s for s in reporting(at.head, at, cues) if s.effect in _REPORTS)
        at = at.head


def _opens(clause: Token) -> bool:
    """Whether the word that introduces a clause opens its sentence."""
    first = next((t for t in sentence_of(clause) if not t.is_punct and not t.is_space), None)
    return first is not None and first.i == mark_token(clause)


def _is_said_of(at: Token, trigger: Token) -> bool:
    """Whether an adjective above a trigger heads a clause: "speculation that Roe was involved in leaving"."""
    return at != trigger and at.pos_ == "ADJ" and bool(children(at, "cop"))


def _above(at: Token) -> Token:
    """Where the walk goes next: a finite verb that is coordinated with an infinitive belongs to the verb above it."""
    head = at.head
    if base(at.dep_) == "conj" and is_finite(at) and is_verbal(head) and is_infinitive(head):
        while is_infinitive(head) and base(head.dep_) in {"xcomp", "advcl", "conj"} and head.head != head:
            if mark_of(head) in context_words("conditional"):
                break  # "if Roe were to leave and Doe stayed"
            head = head.head
    return head


def _said_beside(at: Token, trigger: Token, cues: frozenset[int]) -> Iterator[Step]:
    """A verb of saying that is set beside a clause with the trigger in it: "Roe left, Doe alleges"."""
    for verb in kids(at):
        if base(verb.dep_) != "parataxis" or verb.i in cues or not is_verbal(verb):
            continue
        # "the spring, he said, would be better", but not "he said: Roe left"
        if verb.i < at.i and not any(c.i < verb.i for c in children(at, "nsubj")):
            continue
        if verb == trigger or verb.is_ancestor(trigger):
            continue
        if lexicon().takes(verb, "speech", "thought") and not children(verb, "ccomp"):
            yield from reporting(verb, at, cues)
