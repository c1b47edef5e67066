"""What becomes of a claim that a noun tells of: "the claim that Roe left is false", "she rejected claims that ..."."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from spacy.tokens import Token

from kg.extraction.quotations.lexicon import lexicon
from kg.extraction.status.effects import Effect, Step
from kg.extraction.status.embedding import is_finite
from kg.extraction.status.modality import beside, is_gerund, is_infinitive, lemma_of, mark_of, modality, subject_span
from kg.extraction.status.words import context_words
from kg.language.lexicon.entries import having
from kg.language.syntax.clauses import is_verbal
from kg.language.syntax.negation import negation_of
from kg.language.syntax.nouns import base, children, phrase, span_of
from kg.language.syntax.remembered import remembered
from kg.language.syntax.voice import is_agent, is_passive
from kg.model import CueClass, Span


def is_content(clause: Token, noun: Token) -> bool:
    """Whether a clause is what a noun tells of ("the rumor that ...") and no relative clause."""
    marked = any(c.lower_ == "that" for c in children(clause, "mark"))
    if noun.lemma_.lower() in context_words("content_nouns") and clause.i > noun.i and not is_infinitive(clause):
        # "the rumor Roe was fired", and not "the report issued by Roe"
        whole = clause.dep_ != "acl:relcl" and bool(children(clause, "nsubj", "csubj"))
        return not is_gerund(clause) and (marked or whole)
    return marked and noun.lemma_ != "fact"


def claims_over(trigger: Token) -> Iterator[Token]:
    """The nouns that a word is told of by, the nearest first: "rumours" for "left" in "rumours that Roe left"."""
    for at in (trigger, *trigger.ancestors):
        noun = at.head
        told = noun != at and (noun.pos_ == "NOUN" or is_hidden(noun))
        told = told and lemma_of(noun) in context_words("content_nouns")
        if told and base(at.dep_) in {"acl", "ccomp"} and is_content(at, noun):
            yield noun


def is_untrue(word: Token) -> bool:
    """Whether a word says of what stands under it that it is not so: "debunked", "false", "a lie", but not "lied"."""
    if word.pos_ == "VERB":
        return lemma_of(word) in having("status", "untrue", ["verbs"])
    return lemma_of(word) in context_words("untrue")


def is_hidden(noun: Token) -> bool:
    """Whether the parse takes a noun of a claim for the verb: "Roe said claims that Doe left were false"."""
    if noun.tag_ not in {"VBZ", "NNS"} or noun.lemma_.lower() not in context_words("content_nouns"):
        return False
    alone = base(noun.dep_) == "ccomp" and not children(noun, "nsubj", "aux", "cop")
    return alone and any(children(c, "nsubj") for c in children(noun, "acl", "ccomp"))


@remembered
def fate_of(noun: Token) -> Sequence[Step]:
    """What the sentence does to the claim of a noun: calls it untrue, or tells that somebody rejects it."""
    verb, relation = noun.head, base(noun.dep_)
    if lemma_of(noun) not in context_words("content_nouns"):
        return ()
    if base(noun.dep_) != "nsubj" and (predicate := _taken_for_a_clause(noun)) is not None:
        return tuple(_called_untrue(predicate))
    if relation == "nsubj" and (called := tuple(_called_untrue(verb))):
        return called
    if relation not in {"obj", "obl", "nsubj"} or not is_verbal(verb) or (relation == "nsubj" and not is_passive(verb)):
        return ()
    if is_untrue(verb):
        return (Step(Effect.NEGATED, verb.i, "untrue"), *beside(verb, frozenset()))
    if _rejects(verb, noun) or any(_is_refuting(c) for c in children(verb, "xcomp", "obl", "advcl") if c.i > noun.i):
        around = tuple(beside(verb, frozenset()))
        source = _agent(verb) if relation == "nsubj" else subject_span(verb)
        if any(s.effect is Effect.NEGATED for s in around):
            source = None  # who does not reject a claim has not said it either
        return (Step(Effect.DENIED, verb.i, "rejecting", source), *around)
    return ()


def _taken_for_a_clause(noun: Token) -> Token | None:
    """What is said of a noun where the parse makes it one more clause of it: "said claims that Roe left were false"."""
    clauses = children(noun, "acl", "ccomp")
    told = next((c for c in clauses if children(c, "nsubj")), None)
    said = (c for c in clauses if told is not None and c.i > told.i and not children(c, "nsubj"))
    return next((c for c in said if is_finite(c)), None)


def is_of_others(noun: Token, cue: Token) -> bool:
    """Whether a cue is about a claim and does not make it: "condemned claims that", "responded to claims that"."""
    if noun.head != cue or is_hidden(noun):
        return False
    if fate_of(noun) or lexicon().cue_class(cue) is CueClass.JUDGEMENT:
        return True
    led = lexicon().prepositions.get(mark_of(noun), frozenset())
    return base(noun.dep_) == "obl" and bool(mark_of(noun)) and lexicon().verb(cue) not in led


def _called_untrue(predicate: Token) -> Iterator[Step]:
    """ "The claim is false", "is not true", "proved false", "turned out to be a hoax"."""
    told = next(
        (c for c in (predicate, *(() if is_passive(predicate) else children(predicate, "xcomp"))) if _is_refuting(c)),
        None,
    )
    if told is not None:
        yield Step(Effect.NEGATED, told.i, "untrue")
        yield from beside(predicate, frozenset())
    elif lemma_of(predicate) in context_words("truth") and (no := negation_of(predicate)) is not None:
        yield Step(Effect.NEGATED, predicate.i, "truth", word=no.i)
        yield from modality(predicate)


def _is_refuting(word: Token) -> bool:
    """Whether a word that is said of a claim says that it is not so."""
    if word.tag_.startswith("VB") and word.tag_ != "VBN":
        return False  # "the claim that she lied"
    words = context_words("untrue") | context_words("mistaken") | context_words("refuting")
    return not words.isdisjoint({lemma_of(word), word.lower_})


def _rejects(verb: Token, noun: Token) -> bool:
    """Whether who does this with a claim denies it; who decries a report may mean what it tells of."""
    particles = [c.lower_ for c in children(verb, "compound", "advmod") if c.i > verb.i]
    named = {lemma_of(verb), *(f"{lemma_of(verb)} {word}" for word in (*particles, mark_of(noun)))}
    if not named.isdisjoint(context_words("rejecting")):
        return True
    return not named.isdisjoint(context_words("decrying")) and lexicon().noun(noun) not in lexicon().nouns["evidence"]


def _agent(verb: Token) -> Span | None:
    agent = next((c for c in children(verb, "obl") if is_agent(c)), None)
    return span_of(*phrase(agent)) if agent is not None else None
