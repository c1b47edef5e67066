"""What a verb or an adjective does to the clause that it takes: "said that", "failed to", "was accused of"."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from kg.extraction.quotations.lexicon import lexicon
from kg.extraction.status.effects import Effect, Step
from kg.extraction.status.gerunds import behind_preposition
from kg.extraction.status.modality import (
    is_gerund,
    is_infinitive,
    lemma_of,
    mark_of,
    subject_span,
)
from kg.extraction.status.words import context_words
from kg.language.syntax.clauses import is_verbal
from kg.language.syntax.negation import is_negated
from kg.language.syntax.nouns import base, children, is_somebody
from kg.language.syntax.remembered import kids
from kg.language.syntax.subjects import subject_of
from kg.language.syntax.voice import is_passive
from kg.model import CueClass, Span

_NOBODY = frozenset({"it", "this", "that", "there", "what", "which"})
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})


def reporting(head: Token, at: Token, cues: frozenset[int]) -> Iterator[Step]:
    """What a verb, noun or adjective does to a clause that is its content."""
    lemma = lemma_of(head)
    if head.i in cues:
        return
    source = subject_span(head)
    if lemma in context_words("denying"):
        yield Step(Effect.DENIED, head.i, "denying", source)
    elif lemma in context_words("alleging") and head.pos_ != "ADJ":
        yield Step(Effect.ALLEGED, head.i, "alleging", source)
    elif lemma in context_words("doubting"):
        yield Step(Effect.SUPPOSED, head.i, "doubting")
    elif not is_verbal(head):
        if lemma in context_words("hypothetical") | context_words("open"):
            yield Step(Effect.SUPPOSED, head.i, "hypothetical or open")
        elif _is_held(head, at):
            yield Step(Effect.REPORTED, head.i, "who holds it", source)
    elif is_passive(head) or source is None:
        if lemma in context_words("hearsay"):
            yield Step(Effect.REPORTED, head.i, "hearsay")
        elif is_passive(head) and _is_held(head, at):
            yield Step(Effect.REPORTED, head.i, "who holds it", _holder(head))  # "was convinced that", "was told that"
    elif lexicon().takes(head, "speech", "thought", "evidence"):
        if lemma not in lexicon().factive["judged"]:
            yield Step(Effect.REPORTED, head.i, "a verb of saying", source)
    elif _is_held(head, at):
        yield Step(Effect.REPORTED, head.i, "who holds it", source)  # whatever verb leads to it


def embedding(head: Token, at: Token, mark: str) -> Iterator[Step]:
    """What a verb, noun or adjective does to an infinitive or a gerund below it."""
    lemma, infinitive = lemma_of(head), is_infinitive(at)
    if lemma in context_words("denying"):
        yield Step(Effect.DENIED, head.i, "denying", subject_span(head))
    elif lemma in context_words("alleging") and (infinitive or mark in {"of", "with", "for", "over", "on", "in", ""}):
        source = subject_span(head) if is_verbal(head) and not is_passive(head) and _has_object(head) else None
        yield Step(Effect.ALLEGED, head.i, "alleging", source)
    elif lemma in context_words("blaming") and is_gerund(at) and mark in context_words("blamed_for"):
        source = subject_span(head) if is_verbal(head) and not is_passive(head) and _has_object(head) else None
        yield Step(Effect.ALLEGED, head.i, "blaming", source)
    elif lemma in context_words("negating"):
        yield Step(Effect.NEGATED, head.i, "negating")
    elif infinitive:
        yield from _over_infinitive(head, at, lemma)
    elif is_gerund(at):
        noun = head.pos_ in {"NOUN", "ADJ"}
        if lemma in context_words("hypothetical") | context_words("open") and (
            noun or mark == "with" or mark not in context_words("factual_prepositions")
        ):
            opens = lemma in context_words("open")
            yield Step(Effect.OPEN, head.i, "open") if opens else Step(Effect.SUPPOSED, head.i, "hypothetical")
        elif noun and lemma in context_words("before_gerunds") and mark in {"of", "to"}:
            yield Step(Effect.SUPPOSED, head.i, "before_gerunds")
        elif not mark and lemma in context_words("talked_of") and not is_passive(head):
            yield Step(Effect.SUPPOSED, head.i, "talked_of")  # "made leaving a priority"
        elif head.pos_ == "NOUN" and mark == "of":
            yield from _of_a_noun(head, lemma)
        elif head.pos_ == "NOUN" and (mark == "between" or (mark == "for" and lemma in context_words("purposes"))):
            # "a plan for leaving", "the difference between leaving and staying"
            yield Step(Effect.SUPPOSED, head.i, "purposes")
        elif not mark and lexicon().takes(head, "speech", "thought") and lemma not in lexicon().factive["judged"]:
            yield Step(Effect.REPORTED, head.i, "a verb of saying", subject_span(head))  # "announced leaving"
        else:
            yield from behind_preposition(head, at, mark)


def _of_a_noun(noun: Token, lemma: str) -> Iterator[Step]:
    """ "The rumor of her leaving", "his claim of having left"."""
    if lemma in context_words("unproven"):
        yield Step(Effect.ALLEGED, noun.i, "unproven", subject_span(noun))
    elif lemma in context_words("content_nouns"):
        yield Step(Effect.SUPPOSED, noun.i, "content_nouns")
    elif lexicon().noun(noun) in lexicon().nouns["clause"] | lexicon().nouns["statement"]:
        yield Step(Effect.REPORTED, noun.i, "a noun of saying", subject_span(noun))


def _is_held(head: Token, at: Token) -> bool:
    """Whether a clause with "that" is what somebody holds or says, by a word that does not take it for granted."""
    lemma = lemma_of(head)
    granted = lemma in lexicon().factive["judged"] | context_words("feelings") | context_words("truth")
    if granted or lexicon().classes.get(head.lower_) is CueClass.JUDGEMENT or mark_of(at) != "that":
        return False
    holder = subject_of(head)
    if holder is None or holder.token.lower_ in _NOBODY:
        return False
    return is_somebody(holder.token) or lemma in context_words("reporting")  # "the majority held that"


def _holder(passive: Token) -> Span | None:
    found = subject_of(passive)
    thinks = lexicon().takes(passive, "thought")
    return Span(found.token.idx, found.token.idx + len(found.token)) if found is not None and thinks else None


def _has_object(verb: Token) -> bool:
    return bool(children(verb, "obj"))


def _over_infinitive(head: Token, at: Token, lemma: str) -> Iterator[Step]:
    perfect = any(c.lower_ == "have" for c in children(at, "aux"))
    if lemma in context_words("reporting") and is_passive(head):
        yield Step(Effect.REPORTED, head.i, "reporting")  # "is believed to have killed"
    elif lexicon().takes(head, "raising_passive") and is_passive(head) and lemma not in context_words("open"):
        yield Step(Effect.SUPPOSED, head.i, "a passive of saying")
    elif perfect and lemma in context_words("claiming"):
        yield Step(Effect.REPORTED, head.i, "claiming", subject_span(head))
    elif _is_happening(head, at, lemma, perfect=perfect):
        return
    elif lemma in context_words("deciding") and is_negated(at):
        return  # "decided not to leave"
    elif lemma in context_words("open") or (lemma == "go" and head.tag_ == "VBG"):
        yield Step(Effect.OPEN, head.i, "open")  # "is going to leave"
    else:
        yield Step(Effect.SUPPOSED, head.i, "an infinitive")


def _is_happening(head: Token, at: Token, lemma: str, *, perfect: bool) -> bool:
    """Whether an infinitive says what did happen: "managed to", "was forced to", "the first to", "only to"."""
    if lemma in context_words("deciding") and (_has_object(head) or is_passive(head)):
        return False  # "chose Roe to lead"
    if lemma in context_words("factual_infinitives"):
        return not ((lemma == "go" and head.tag_ == "VBG") or _is_aim(head, at, lemma))
    if perfect and lemma in context_words("feelings"):
        return True
    if lemma in context_words("factual_if_past"):
        # "had to leave", "was able to leave", but not "had to leave if he lost"
        if any(mark_of(c) in context_words("conditional") for v in (head, at) for c in children(v, "advcl")):
            return False
        return head.tag_ == "VBD" or any(c.lower_ in {"was", "were"} for c in kids(head))
    before = [t.lower_ for t in at.doc[max(0, first_of(at).i - 2) : first_of(at).i]]
    if before[-1:] == ["only"] or before == ["far", "as"]:
        return True  # "came home only to find", "went as far as to write"
    if base(at.dep_) == "acl" or head.pos_ in {"NOUN", "ADJ"}:
        return _is_ranked(head)
    # "by becoming the first to leave", where the parse hangs the infinitive beside the noun
    return lemma == "become" and any(_is_ranked(c) for c in children(head, "xcomp") if c.i < at.i)


def _is_aim(head: Token, at: Token, lemma: str) -> bool:
    """Whether a verb that may bring about its infinitive only has it for an aim: "joined calls to leave"."""
    between = (c for c in children(head, "obj", "obl") if head.i < c.i < at.i)
    if any(lemma_of(c) in context_words("seeking") for c in between):
        return True
    to = any(c.lower_ == "to" for c in children(at, "mark"))
    # "the changes that gyms make to stay open"
    return lemma == "make" and to and not is_passive(head) and not _has_object(head)


def _is_ranked(noun: Token) -> bool:
    """Whether a noun is the first, the only or the best of its kind, and so has done what makes it that."""
    words = [noun, *kids(noun)]
    if lemma_of(noun) in context_words("purposes"):
        return False  # "the only way to leave"
    if mark_of(noun) == "for" or any(c.dep_ == "nmod:poss" for c in words):
        return False  # "easy for his closest aides to leave"
    return any(t.lower_ in context_words("ordinals") or t.tag_ in {"JJS", "RBS"} for t in words)


def first_of(verb: Token) -> Token:
    """The "to" of an infinitive, or its first auxiliary."""
    to = next((c for c in kids(verb) if c.lower_ == "to" and c.i < verb.i), None)
    return to or min((verb, *children(verb, "mark", "aux")), key=lambda t: t.i)


def is_finite(verb: Token) -> bool:
    """Whether a verb, or an auxiliary or copula of it, has a tense or is a modal."""
    return verb.tag_ in _FINITE or any(c.tag_ in _FINITE for c in children(verb, "aux", "cop"))
