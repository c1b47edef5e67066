"""What stands around a clause does to it: a table of small rules by what the clause hangs on and how."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import NamedTuple

from spacy.tokens import Token

from kg.extraction.quotations.lexicon import lexicon
from kg.extraction.status.effects import Effect, Step
from kg.extraction.status.embedding import embedding, first_of, is_finite, reporting
from kg.extraction.status.gerunds import behind_preposition, by_mistake, has_come_of_it, is_led_to
from kg.extraction.status.modality import (
    beside,
    is_bare,
    is_future,
    is_gerund,
    is_infinitive,
    lemma_of,
    mark_of,
    mark_token,
    modality,
    recurring_mark,
    subject_span,
)
from kg.extraction.status.rejected import fate_of, is_content, is_hidden, is_untrue
from kg.extraction.status.words import context_words
from kg.language.syntax.clauses import is_verbal
from kg.language.syntax.headings import is_in_heading
from kg.language.syntax.negation import negation_of
from kg.language.syntax.nouns import base, children, phrase, possessors, span_of
from kg.language.syntax.remembered import kids
from kg.language.syntax.tense import is_simple_present
from kg.language.syntax.voice import is_passive
from kg.surely import surely

#: Relations by which a clause is a complement, or may be one.
_COMPLEMENTS = frozenset({"ccomp", "xcomp", "csubj", "acl", "obl", "advcl", "nmod"})


class _Clause(NamedTuple):
    """The head of a clause, what it hangs on and how, the word that introduces it, and what its statement holds."""

    at: Token
    head: Token
    relation: str
    mark: str
    inside: frozenset[int]
    cues: frozenset[int]


_Reached = tuple[list[Step], bool]
"""What is done to a clause, and whether what stands above its head reaches it too."""


def around_clause(at: Token, inside: frozenset[int], cues: frozenset[int]) -> _Reached:
    """What stands around a clause does to it, by the first rule that holds."""
    clause = _Clause(at, at.head, base(at.dep_), mark_of(at), inside, cues)
    reached = next((reached for rule in _CLAUSES if (reached := rule(clause)) is not None), None)
    return surely(reached, "rule for a clause")


def _instead(c: _Clause) -> _Reached | None:
    """ "without leaving", "instead of leaving"."""
    if c.mark not in context_words("negating_marks"):
        return None
    return [Step(Effect.NEGATED, c.at.i, "negating_marks", word=mark_token(c.at))], False


def _condition(c: _Clause) -> _Reached | None:
    """ "if Roe leaves"; what is asked with "whether" is reached by the verb of asking."""
    # "the question of whether Roe left": the preposition is the noun's
    if context_words("conditional").isdisjoint({c.mark, c.mark.rpartition(" ")[2]}):
        return None
    step = Step(Effect.SUPPOSED, c.at.i, "conditional", word=mark_token(c.at))
    return [step], c.relation in {"ccomp", "csubj", "xcomp"}


def _coordination(c: _Clause) -> _Reached | None:
    """ "did not attack Roe or kill Doe"."""
    return (list(_shared(c.at, c.inside)), True) if c.relation == "conj" else None


def _recurring(c: _Clause) -> _Reached | None:
    """ "when he leaves, we stay": in the present that is no occasion, but in a heading."""
    mark = recurring_mark(c.at)
    if mark is None or is_in_heading(c.at):
        return None
    return [Step(Effect.SUPPOSED, c.at.i, "recurring", word=mark.i)], False


def _beside(c: _Clause) -> _Reached | None:
    """ "Roe left, the mayor said"."""
    return (list(reporting(c.head, c.at, c.cues)), False) if c.relation == "parataxis" else None


def _content_of_noun(c: _Clause) -> _Reached | None:
    """ "reports that Roe was fired": what a noun only tells of is nobody's assertion."""
    head = c.head
    if (head.pos_ not in {"NOUN", "PROPN"} and not is_hidden(head)) or not is_content(c.at, head):
        return None
    if fate := fate_of(head):
        return list(fate), False
    owner = next((o for o in possessors(head)), None)
    told = lexicon().nouns["clause"] - context_words("content_nouns") | lexicon().factive["known"]
    says = owner is not None and lexicon().noun(head) in lexicon().nouns["statement"]
    says = says or lexicon().noun(head) in told  # "a reminder that", "her conclusion that"
    effect = Effect.REPORTED if says else Effect.SUPPOSED
    if lemma_of(head) in context_words("alleging") | context_words("unproven"):
        effect = Effect.ALLEGED
    source = span_of(*phrase(owner)) if owner is not None else None
    return ([] if head.i in c.cues else [Step(effect, head.i, "the content of a noun", source)]), False


def _description(c: _Clause) -> _Reached | None:
    """ "Roe, who left", "Roe, convicted in May": said of whom it describes, whatever is done to that."""
    if c.relation != "acl" or is_infinitive(c.at):
        return None
    if c.at.tag_ == "VBG" and not c.mark and _is_subject(c.at, c.head):
        return [Step(Effect.SUPPOSED, c.at.i, "a clause as the subject")], False
    if c.at.tag_ == "VBG" and not c.mark and lemma_of(c.head) in context_words("before_gerunds"):
        return [Step(Effect.SUPPOSED, c.head.i, "before_gerunds")], False  # "face a task getting both to agree"
    if is_gerund(c.at) and (told := _told_of(c)) is not None:
        return list(embedding(told, c.at, "of")), False
    plain = c.at.dep_ == "acl:relcl" or (not c.mark and (is_gerund(c.at) or c.at.tag_ == "VBN"))
    return (_of_no_such(c), False) if plain else None


def _told_of(c: _Clause) -> Token | None:
    """The noun of what is only told or thought: "fears" of "fears of thieves coming", "fears of gangs of thieves"."""
    at, mark = c.head, c.mark or mark_of(c.head)
    for _ in range(2):
        if base(at.dep_) != "nmod" or mark != "of":
            return None
        at = at.head
        mark = mark_of(at)
        if at.pos_ == "NOUN" and lemma_of(at) in context_words("content_nouns") | context_words("before_gerunds"):
            return at
    return None


def _of_no_such(c: _Clause) -> list[Step]:
    """ "It is not an opinion shared by all", "this was never what they wanted": there is no such thing."""
    # "it was not Roe who left" denies it of Roe, whoever else left
    cleft = any(s.lower_ == "it" for s in children(c.head, "nsubj", "expl"))
    definite = any(d.lower_ in {"the", "this", "that"} for d in children(c.head, "det")) or any(possessors(c.head))
    if ((definite or c.head.pos_ == "PROPN") and not cleft) or not children(c.head, "cop"):
        return []
    return [s for s in beside(c.head, c.inside) if s.effect is Effect.NEGATED]


def _is_subject(at: Token, noun: Token) -> bool:
    """ "Thieves stealing cars is nothing new": of the clause and not of its plural noun the rest is said."""
    verb = noun.head
    singular = any(t.lower_ in {"is", "was", "has"} for t in (verb, *kids(verb)) if t.i > at.i)
    return noun.tag_ in {"NNS", "NNPS"} and base(noun.dep_) == "nsubj" and singular


def _circumstance(c: _Clause) -> _Reached | None:
    """ "after Roe left", "by leaving"."""
    if c.relation != "advcl" or is_infinitive(c.at) or _governs(c.head, c.at, c.mark):
        return None
    if (mistake := by_mistake(c.head, c.at)) is not None:
        return [mistake], True
    if c.mark in context_words("comparing") and is_gerund(c.at):
        return list(_likened(c.head, c.at, c.mark)), False
    if is_led_to(c.head, c.at, c.mark):
        led = [] if c.head.i in c.cues else list(behind_preposition(c.head, c.at, c.mark))
        return [*led, *beside(c.head, frozenset())], True  # "may be involved in leaving"
    led_by = c.mark in context_words("beforehand") and is_gerund(c.at) and not is_finite(c.head)
    return list(_adverbial(c.head, c.at, c.mark)), c.mark == "by" or led_by or _goes_with(c)


def _goes_with(c: _Clause) -> bool:
    """Whether a participle behind its verb goes with it: "promised to cut the tax, saving millions"."""
    if c.mark or c.at.i < c.head.i:
        return False
    if c.at.tag_ == "VBN":
        return not kids(c.at)
    says = bool(children(c.at, "ccomp")) or lexicon().takes(c.at, "speech", "thought", "evidence", "reference")
    return is_gerund(c.at) and not says and not any(a.lower_ == "having" for a in children(c.at, "aux"))


def _likened(head: Token, at: Token, mark: str) -> Iterator[Step]:
    """ "Derided it as kicking the can" is what somebody calls it; "feels like leaving" likens to what is no fact."""
    called = mark == "as" and is_verbal(head) and (is_passive(head) or bool(children(head, "obj")))
    if called and lemma_of(head) not in context_words("factual_gerunds"):
        source = None if is_passive(head) else subject_span(head)
        yield Step(Effect.REPORTED, head.i, "called", source, word=mark_token(at))
    elif not called:
        yield Step(Effect.SUPPOSED, head.i, "comparing", word=mark_token(at))


def _subject(c: _Clause) -> _Reached | None:
    """ "Suing Roe would be hard": a gerund as the subject is only talked of, but where something came of it."""
    if c.relation != "csubj" or c.mark or not is_gerund(c.at):
        return None
    return ([] if has_come_of_it(c.head) else [Step(Effect.SUPPOSED, c.at.i, "a gerund as the subject")]), True


def _no_complement(c: _Clause) -> _Reached | None:
    """What hangs on its head in another way is reached by all that stands above."""
    taken = c.relation in {"obj", "iobj"} and is_verbal(c.at) and is_gerund(c.at)  # "considered leaving"
    return None if taken or c.relation in _COMPLEMENTS else ([], True)


def _finite_complement(c: _Clause) -> _Reached | None:
    """ "said that Roe left"."""
    if c.relation not in {"ccomp", "csubj"} or not is_finite(c.at) or is_infinitive(c.at):
        return None
    return list(_over_finite(c.head, c.at, c.cues)), True


def _complement(c: _Clause) -> _Reached:
    """ "wants to leave", "accused of leaving"."""
    # "told her to “go home”": what is told is in marks, whether she went is not
    marked = c.head.i in c.cues and not is_infinitive(c.at)
    found = [] if marked else list(embedding(c.head, c.at, c.mark))
    return [*found, *beside(c.head, frozenset())], True


#: In this order; the last one always holds.
_CLAUSES: tuple[Callable[[_Clause], _Reached | None], ...] = (
    _instead, _condition, _coordination, _recurring, _beside, _content_of_noun, _description, _circumstance, _subject,
    _no_complement, _finite_complement, _complement,
)  # fmt: skip


def _shared(at: Token, inside: frozenset[int]) -> Iterator[Step]:
    """What a coordinated verb has in common with the verb before it."""
    head = at.head
    if not is_verbal(at) or children(at, "nsubj", "aux"):
        return
    yield from modality(head)
    # "did not attack A or kill B"
    joined = at.tag_ == "VB" or any(
        c.lower_ in {"or", "nor"} for v in (at, *kids(head)) if base(v.dep_) == "conj" for c in kids(v)
    )
    if joined and (negation := negation_of(head, inside)) is not None:
        yield Step(Effect.NEGATED, head.i, "negations", word=negation.i)
    # "allegedly shot and killed"
    before = head.left_edge.i
    yield from (s for s in beside(head, inside) if before <= s.at < head.i and s.effect is not Effect.NEGATED)


def _adverbial(head: Token, at: Token, mark: str) -> Iterator[Step]:
    """An adverbial clause that stands on its own, but for what is still to come with the clause around it."""
    if mark == "by":
        if is_verbal(head) and is_bare(head):
            yield Step(Effect.SUPPOSED, head.i, "a verb without tense")  # "save money by leaving"
        yield from beside(head, frozenset())
    elif not mark and is_gerund(at) and at.i > head.i:
        yield from modality(head)  # "could crash, killing Roe"
    elif mark in context_words("temporal") and (is_future(head) or is_bare(head)):
        if mark in context_words("comparing") and at.i < head.i:
            return  # "as talks continue, Roe will leave"
        tensed = [t for t in (at, *kids(at)) if t.tag_ in {"VBZ", "VBP"}]
        if tensed or (is_gerund(at) and mark != "after"):
            # also "call as she leaves"
            yield Step(Effect.SUPPOSED, at.i, "temporal", word=mark_token(at))  # "will leave when Roe is convicted"
    elif mark in context_words("beforehand") and is_gerund(at) and _names_no_occasion(head):
        yield Step(Effect.SUPPOSED, at.i, "beforehand", word=mark_token(at))  # "needs to ask before leaving"


def _names_no_occasion(head: Token) -> bool:
    """Whether what comes first is an infinitive, or so at all times: "ask before leaving", "it is wise"."""
    if is_infinitive(head):
        return True
    tense = next((c for c in children(head, "cop")), head)
    return is_simple_present(tense) and not children(head, "aux") and not is_in_heading(head)


def _governs(head: Token, at: Token, mark: str) -> bool:
    """Whether a gerund with this preposition, or with none, is a complement of the verb ("accused of writing")."""
    if mark and is_finite(at):
        return False  # "pressed him on why he left"
    lemma = lemma_of(head)
    if not mark and is_gerund(at) and first_of(at).i == head.i + 1:
        return True  # "escaped being hurt"
    takes = context_words("alleging") | context_words("denying") | context_words("negating")
    if lemma in takes:
        return mark in {"of", "with", "for", "from", "short of", "over", "in"}
    if lemma in context_words("blaming") and is_gerund(at) and mark in context_words("blamed_for"):
        return True
    return lemma in context_words("hypothetical") and (mark in context_words("open_gerunds") or mark in {"for", "with"})


def _over_finite(head: Token, at: Token, cues: frozenset[int]) -> Iterator[Step]:
    """A clause with "that" or without, under a verb or an adjective."""
    lemma = lemma_of(head)
    found = list(reporting(head, at, cues))
    for subject in children(head, "nsubj") if not found and head.i not in cues else ():
        # "the accusations include that ...", "the rumor is that ..."
        if lemma_of(subject) in context_words("alleging"):
            yield Step(Effect.ALLEGED, head.i, "alleging", word=subject.i)
        elif lemma_of(subject) in context_words("content_nouns"):
            yield Step(Effect.SUPPOSED, head.i, "content_nouns", word=subject.i)
    if head.i in cues:
        yield from beside(head, frozenset())
        return
    yield from found
    if is_untrue(head):
        yield Step(Effect.NEGATED, head.i, "untrue")
    around = list(beside(head, frozenset()))
    for step in around:
        # "did not know that ...", "it does not matter that ...": only of the truth is the clause itself denied
        plain = bool(found) or lemma in context_words("truth")
        yield step if step.effect is not Effect.NEGATED or plain else replace(step, effect=Effect.SUPPOSED)
