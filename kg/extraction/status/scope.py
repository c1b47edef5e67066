"""What the parse says about a clause or a noun: the walk from a trigger up to the root of its sentence.

Each word on the way that does something to what stands below it gives one step. A relative clause, and an adverbial
clause with "after" or "because", stands on its own: nothing above it reaches it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from spacy.tokens import Token

from kg.extraction.quotations.lexicon import lexicon
from kg.extraction.status.effects import Effect, Step
from kg.extraction.status.modality import (
    beside,
    is_future,
    is_gerund,
    is_infinitive,
    is_negated,
    lemma_of,
    mark_of,
    mark_token,
    modality,
    negation_of,
    own_steps,
    subject_span,
    subject_steps,
)
from kg.extraction.status.words import context_words
from kg.language.syntax.clauses import is_passive, is_verbal, subject_of_gerund
from kg.language.syntax.nouns import base, children, noun_kind, phrase, possessors, span_of
from kg.model import EntityType

_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_FAR = 12
_REPORTS = frozenset({Effect.REPORTED, Effect.ALLEGED, Effect.DENIED})


@dataclass(frozen=True, slots=True)
class Scope:
    """The steps from the inside out, and whether the trigger's clause stands on its own."""

    steps: tuple[Step, ...]
    stands_alone: bool


def scope_of(trigger: Token, inside: frozenset[int], told: frozenset[int]) -> Scope:
    """What the parse does to a trigger.

    Token indices `inside` are those of its object, whose negations are its own ("not guilty"); those in `told` are
    cues of quotations around it, whose effect is known already.
    """
    steps = list(own_steps(trigger, inside))
    doer = subject_of_gerund(trigger)
    if doer is not None and lemma_of(doer.head) in context_words("hypothetical"):
        steps.append(Step(Effect.SUPPOSED, doer.head.i, "hypothetical"))  # "the hope of Roe getting a lighter sentence"
    at = trigger
    for _ in range(_FAR):
        steps += _said_beside(at, trigger, told)
        if at.head == at:
            break
        if not is_verbal(at) and base(at.dep_) != "conj":
            steps += _around_noun(at, at == trigger)
            at = at.head
            continue
        found, goes_on = _around_clause(at, inside, told)
        steps += found
        if not goes_on:
            return Scope((*steps, *_reports_above(at.head, trigger, told)), True)
        at = _above(at)
    return Scope(tuple(steps), False)


def _reports_above(at: Token, trigger: Token, told: frozenset[int]) -> Iterator[Step]:
    """Who tells the sentence around a clause that otherwise stands on its own."""
    for _ in range(_FAR):
        yield from _said_beside(at, trigger, told)
        if at.head == at:
            return
        if is_verbal(at) and base(at.dep_) in {"ccomp", "csubj"} and _is_finite(at) and not is_infinitive(at):
            yield from (s for s in _reporting(at.head, at, told) if s.effect in _REPORTS)
        at = at.head


def _above(at: Token) -> Token:
    """Where the walk goes next: a finite verb that is coordinated with an infinitive belongs to the verb above it."""
    head = at.head
    if base(at.dep_) == "conj" and _is_finite(at) and is_verbal(head) and is_infinitive(head):
        while is_infinitive(head) and base(head.dep_) in {"xcomp", "advcl", "conj"} and head.head != head:
            if mark_of(head) in context_words("conditional"):
                break  # "if Roe were to leave and Doe stayed"
            head = head.head
    return head


def _is_finite(verb: Token) -> bool:
    return verb.tag_ in _FINITE or any(c.tag_ in _FINITE for c in verb.children if base(c.dep_) in {"aux", "cop"})


def _around_clause(at: Token, inside: frozenset[int], told: frozenset[int]) -> tuple[list[Step], bool]:
    """What the head of a clause does to it, and whether what stands above the head reaches it too."""
    head, dep, mark = at.head, base(at.dep_), mark_of(at)
    if mark in context_words("negating_marks"):
        return [Step(Effect.NEGATED, at.i, "negating_marks", word=mark_token(at))], False
    if mark in context_words("conditional"):
        return [Step(Effect.SUPPOSED, at.i, "conditional", word=mark_token(at))], dep in {"ccomp", "csubj", "xcomp"}
    if dep == "conj":
        return list(_shared(at, inside)), True
    if dep == "parataxis":
        return list(_reporting(head, at, told)), False
    if head.pos_ in {"NOUN", "PROPN"} and _is_content(at, head):
        # "reports that Roe was fired": what a noun only tells of is nobody's assertion
        owner = next((o for o in possessors(head)), None)
        says = owner is not None and lexicon().noun(head) in lexicon().nouns["statement"]
        effect = Effect.REPORTED if says else Effect.SUPPOSED
        if lemma_of(head) in context_words("alleging") | context_words("unproven"):
            refuted = lemma_of(head.head) in context_words("untrue")  # "the claim that Roe left was false"
            effect = Effect.SUPPOSED if refuted else Effect.ALLEGED
        source = span_of(*phrase(owner)) if owner is not None else None
        return ([] if head.i in told else [Step(effect, head.i, "the content of a noun", source)]), False
    if dep == "acl":
        if at.dep_ == "acl:relcl" and not is_infinitive(at):
            return [], False
        if not mark and (is_gerund(at) or at.tag_ == "VBN") and not is_infinitive(at):
            return [], False
    if dep == "advcl" and not is_infinitive(at) and not _governs(head, at, mark):
        return list(_adverbial(head, at, mark)), mark == "by"
    if dep not in {"ccomp", "xcomp", "csubj", "acl", "obl", "advcl", "nmod"}:
        return [], True
    if dep in {"ccomp", "csubj"} and _is_finite(at) and not is_infinitive(at):
        return list(_over_finite(head, at, told)), True
    # "told her to “go home”": what is told is in marks, whether she went is not
    found = [] if head.i in told and not is_infinitive(at) else list(_embedding(head, at, mark))
    return [*found, *beside(head, frozenset())], True


def _shared(at: Token, inside: frozenset[int]) -> Iterator[Step]:
    """What a coordinated verb has in common with the verb before it."""
    head = at.head
    if not is_verbal(at) or any(base(c.dep_) in {"nsubj", "aux"} for c in at.children):
        return
    yield from modality(head)
    # "did not attack A or kill B"
    joined = at.tag_ == "VB" or any(
        c.lower_ in {"or", "nor"} for v in (at, *head.children) if base(v.dep_) == "conj" for c in v.children
    )
    if joined and (negation := negation_of(head, inside)) is not None:
        yield Step(Effect.NEGATED, head.i, "negations", word=negation.i)
    # "allegedly shot and killed"
    before = head.left_edge.i
    yield from (s for s in beside(head, inside) if before <= s.at < head.i and s.effect is not Effect.NEGATED)


def _adverbial(head: Token, at: Token, mark: str) -> Iterator[Step]:
    """An adverbial clause that stands on its own, but for what is still to come with the clause around it."""
    if mark == "by":
        yield from beside(head, frozenset())
    elif not mark and is_gerund(at) and at.i > head.i:
        yield from modality(head)  # "could crash, killing Roe"
    elif mark in context_words("temporal") and is_future(head):
        tensed = [t for t in (at, *at.children) if t.tag_ in {"VBZ", "VBP"}]
        if tensed or (is_gerund(at) and mark != "after"):
            yield Step(Effect.SUPPOSED, at.i, "temporal", word=mark_token(at))  # "will leave when Roe is convicted"


def _governs(head: Token, at: Token, mark: str) -> bool:
    """Whether a gerund with this preposition, or with none, is a complement of the verb ("accused of writing")."""
    lemma = lemma_of(head)
    if not mark and is_gerund(at) and _first(at).i == head.i + 1:
        return True  # "escaped being hurt"
    takes = context_words("alleging") | context_words("denying") | context_words("negating")
    if lemma in takes:
        return mark in {"of", "with", "for", "from", "short of", "over"}
    return lemma in context_words("hypothetical") and mark in {"of", "about", "at", "to", "against", "for"}


def _over_finite(head: Token, at: Token, told: frozenset[int]) -> Iterator[Step]:
    """A clause with "that" or without, under a verb or an adjective."""
    lemma = lemma_of(head)
    found = list(_reporting(head, at, told))
    for subject in children(head, "nsubj") if not found and head.i not in told else ():
        # "the accusations include that ...", "the rumor is that ..."
        if lemma_of(subject) in context_words("alleging"):
            yield Step(Effect.ALLEGED, head.i, "alleging", word=subject.i)
        elif lemma_of(subject) in context_words("content_nouns"):
            yield Step(Effect.SUPPOSED, head.i, "content_nouns", word=subject.i)
    if head.i in told:
        yield from beside(head, frozenset())
        return
    yield from found
    if lemma in context_words("untrue"):
        yield Step(Effect.NEGATED, head.i, "untrue")
    around = list(beside(head, frozenset()))
    for step in around:
        # "did not know that ...", "it does not matter that ...": only of the truth is the clause itself denied
        plain = bool(found) or lemma in context_words("truth")
        yield step if step.effect is not Effect.NEGATED or plain else replace(step, effect=Effect.SUPPOSED)


def _reporting(head: Token, at: Token, told: frozenset[int]) -> Iterator[Step]:
    """What a verb, noun or adjective does to a clause that is its content."""
    lemma = lemma_of(head)
    if head.i in told:
        return
    source = subject_span(head)
    if lemma in context_words("denying"):
        yield Step(Effect.DENIED, head.i, "denying", source)
    elif lemma in context_words("alleging"):
        yield Step(Effect.ALLEGED, head.i, "alleging", source)
    elif lemma in context_words("doubting"):
        yield Step(Effect.SUPPOSED, head.i, "doubting")
    elif not is_verbal(head):
        if lemma in context_words("hypothetical") | context_words("open"):
            yield Step(Effect.SUPPOSED, head.i, "hypothetical or open")
    elif is_passive(head) or source is None:
        if lemma in context_words("hearsay"):
            yield Step(Effect.REPORTED, head.i, "hearsay")
    elif lexicon().takes(head, "speech", "thought", "evidence") and lemma not in lexicon().factive["judged"]:
        yield Step(Effect.REPORTED, head.i, "a verb of saying", source)


def _said_beside(at: Token, trigger: Token, told: frozenset[int]) -> Iterator[Step]:
    """A verb of saying that is set beside a clause with the trigger in it: "Roe left, Doe alleges"."""
    for verb in at.children:
        if base(verb.dep_) != "parataxis" or verb.i in told or not is_verbal(verb) or verb.i < at.i:
            continue
        if verb == trigger or verb.is_ancestor(trigger):
            continue
        if lexicon().takes(verb, "speech", "thought") and not any(base(c.dep_) == "ccomp" for c in verb.children):
            yield from _reporting(verb, at, told)


def _embedding(head: Token, at: Token, mark: str) -> Iterator[Step]:
    """What a verb, noun or adjective does to an infinitive or a gerund below it."""
    lemma, infinitive = lemma_of(head), is_infinitive(at)
    if lemma in context_words("denying"):
        yield Step(Effect.DENIED, head.i, "denying", subject_span(head))
    elif lemma in context_words("alleging") and (infinitive or mark in {"of", "with", "for", "over", "on", ""}):
        source = subject_span(head) if is_verbal(head) and not is_passive(head) and _has_object(head) else None
        yield Step(Effect.ALLEGED, head.i, "alleging", source)
    elif lemma == "try" and mark == "for":
        yield Step(Effect.ALLEGED, head.i, "who is tried")
    elif lemma in context_words("negating"):
        yield Step(Effect.NEGATED, head.i, "negating")
    elif infinitive:
        yield from _over_infinitive(head, at, lemma)
    elif is_gerund(at):
        noun = head.pos_ in {"NOUN", "ADJ"}
        if lemma in context_words("hypothetical") | context_words("open") and (
            noun or mark not in context_words("factual_prepositions")
        ):
            opens = lemma in context_words("open")
            yield Step(Effect.OPEN, head.i, "open") if opens else Step(Effect.SUPPOSED, head.i, "hypothetical")
        elif noun and lemma in context_words("before_gerunds") and mark in {"of", "to"}:
            yield Step(Effect.SUPPOSED, head.i, "before_gerunds")


def _has_object(verb: Token) -> bool:
    return any(base(c.dep_) == "obj" for c in verb.children)


def _over_infinitive(head: Token, at: Token, lemma: str) -> Iterator[Step]:
    perfect = any(c.lower_ == "have" and base(c.dep_) == "aux" for c in at.children)
    if lemma in context_words("reporting") and is_passive(head):
        yield Step(Effect.REPORTED, head.i, "reporting")  # "is believed to have killed"
    elif lexicon().takes(head, "raising_passive") and is_passive(head) and lemma not in context_words("open"):
        yield Step(Effect.SUPPOSED, head.i, "a passive of saying")
    elif perfect and lemma in context_words("claiming"):
        yield Step(Effect.REPORTED, head.i, "claiming", subject_span(head))
    elif _is_happening(head, at, lemma, perfect=perfect):
        return
    elif lemma in context_words("deciding") and is_negated(at, frozenset()):
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
        return not (lemma == "go" and head.tag_ == "VBG")
    if perfect and lemma in context_words("feelings"):
        return True
    if lemma in context_words("factual_if_past"):
        # "had to leave", "was able to leave"
        return head.tag_ == "VBD" or any(c.lower_ in {"was", "were"} for c in head.children)
    before = [t.lower_ for t in at.doc[max(0, _first(at).i - 2) : _first(at).i]]
    if before[-1:] == ["only"] or before == ["far", "as"]:
        return True  # "came home only to find", "went as far as to write"
    if base(at.dep_) == "acl" or head.pos_ in {"NOUN", "ADJ"}:
        words = [head, *head.children]
        if mark_of(head) == "for" or any(c.dep_ == "nmod:poss" for c in words):
            return False  # "easy for his closest aides to leave"
        return any(t.lower_ in context_words("ordinals") or t.tag_ in {"JJS", "RBS"} for t in words)
    return False


def _first(verb: Token) -> Token:
    """The "to" of an infinitive, or its first auxiliary."""
    to = next((c for c in verb.children if c.lower_ == "to" and c.i < verb.i), None)
    return to or min((verb, *(c for c in verb.children if base(c.dep_) in {"mark", "aux"})), key=lambda t: t.i)


def _is_content(clause: Token, noun: Token) -> bool:
    """Whether a clause is what a noun tells of ("the rumor that ...") and no relative clause."""
    marked = any(c.lower_ == "that" and base(c.dep_) == "mark" for c in clause.children)
    if noun.lemma_.lower() in context_words("content_nouns") and clause.i > noun.i and not is_infinitive(clause):
        return not is_gerund(clause) and (marked or clause.dep_ != "acl:relcl")
    return marked and noun.lemma_ != "fact"


def _around_noun(at: Token, is_trigger: bool) -> Iterator[Step]:
    """What the word that a noun phrase hangs on does to it."""
    head, dep = at.head, base(at.dep_)
    if dep not in {"obj", "nsubj", "obl", "nmod", "appos", "iobj"}:
        return
    if dep == "nsubj" and lemma_of(head) in context_words("untrue"):
        yield Step(Effect.NEGATED, head.i, "untrue")  # "the murder was a hoax"
        return
    if is_trigger and is_presupposed(at):
        return
    # who faces charges is charged
    charged = lemma_of(head) == "face" and lemma_of(at) in context_words("alleging")
    if not charged and (dep in {"obj", "nmod", "obl"} or (dep == "nsubj" and is_passive(head))):
        yield from _over_noun(head, at, mark_of(at))
    if is_verbal(head):
        yield from beside(head, frozenset())
    elif dep == "nsubj" and children(head, "cop"):
        yield from modality(head)  # "a win over Roe would be a shock"


def _over_noun(head: Token, noun: Token, mark: str) -> Iterator[Step]:
    lemma = lemma_of(head)
    if lemma in context_words("denying"):
        if mark in context_words("media"):
            return  # "denied it in a statement"
        yield Step(Effect.DENIED, head.i, "denying", subject_span(head))
    elif lemma in context_words("alleging") and mark in {"of", "with", "for"}:
        yield Step(Effect.ALLEGED, head.i, "alleging")
    elif lemma in context_words("seeking") and mark in {"", "for", "of"}:
        yield Step(Effect.SUPPOSED, head.i, "seeking")
    elif lemma in context_words("giving_up") and lemma_of(noun) in context_words("attempts"):
        return  # who lost a campaign ran
    elif lemma in context_words("negating") | context_words("undoing") and not mark:
        yield Step(Effect.NEGATED, head.i, "negating or undoing")
    elif lemma in context_words("pending") or (mark == "of" and lemma in context_words("content_nouns")):
        yield Step(Effect.SUPPOSED, head.i, "pending or content_nouns")
    elif head.pos_ == "NOUN":
        yield from subject_steps(head)


def is_presupposed(noun: Token) -> bool:
    """Whether a noun phrase takes for granted what it says ("Roe's lawsuit against Doe may fail": Roe sued)."""
    if any(base(c.dep_) == "cop" for c in noun.children):
        return False
    if lemma_of(noun.head) in context_words("making") and base(noun.dep_) == "obj":
        return False
    if noun_kind(noun)[0] in {EntityType.PERSON, EntityType.GROUP}:
        return True
    owned = any(c.dep_ == "nmod:poss" or c.right_edge.tag_ == "POS" or c.lower_ == "the" for c in noun.children)
    return owned and noun.lemma_.lower() in context_words("lasting")
