"""Whether the state that a word tells of is over, and the times between which it held."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Token

from kg.extraction.frames.matching.ended.adverbs import denies_no_more, ending_adverb
from kg.extraction.frames.matching.ended.bounds import bounds_of
from kg.extraction.frames.matching.ended.clauses import ending_clause
from kg.extraction.frames.matching.ended.tense import Tense, tense_of
from kg.extraction.status.effects import Step
from kg.extraction.timing import Timing
from kg.language.lexicon.entries import tagged
from kg.language.names.lapsed import lapsed_word
from kg.language.syntax.clauses import is_verbal
from kg.language.syntax.negation import negation_of
from kg.language.syntax.nouns import base, children, full_lemma
from kg.language.syntax.voice import is_passive
from kg.model import Span, Time


@dataclass(frozen=True, slots=True)
class Term:
    """`word` is what says that a state is over, None where it goes on; `began` and `until` as far as they are told."""

    word: Token | None = None
    began: Time | None = None
    until: Time | None = None

    @property
    def words(self) -> list[Span]:
        """The words that say so."""
        said = [] if self.word is None else [Span(self.word.idx, self.word.idx + len(self.word))]
        return said + [time.span for time in (self.began, self.until) if time is not None and time.span is not None]


def term_of(trigger: Token, timing: Timing) -> Term:
    """The term of the state that a word tells of, a verb or a noun; a verb that only begins a state has none."""
    if is_verbal(trigger) and _begins(trigger):
        return Term()
    negation = negation_of(trigger)
    if negation is not None and not denies_no_more(negation):
        return Term()  # "was not mayor until 2010"
    bounds = bounds_of(trigger, timing)
    word = None if is_verbal(trigger) else lapsed_word(trigger)
    word = word or ending_adverb(trigger) or ending_clause(trigger) or _ended_by(trigger)
    if word is None and bounds.word is not None and _has_passed(bounds.until, trigger, timing):
        word = bounds.word
    return Term(word, bounds.began, bounds.until)


def is_only_over(step: Step, trigger: Token) -> bool:
    """Whether what a status step says is no more than that the state is over: "no longer", "once a senator"."""
    if step.rule == "unreal":
        return True
    word = None if step.word is None else trigger.doc[step.word]
    if step.rule in {"negations", "no longer"}:
        return word is not None and denies_no_more(word)
    return step.rule == "negating" and _ends(trigger.doc[step.at])


def _begins(verb: Token) -> bool:
    """Whether a verb tells how a state began: "joined", "hired"; "was married to" tells of the state."""
    lemma = full_lemma(verb)
    if lemma not in tagged("verbs", "state")["begins"]:
        return False
    return not (lemma in tagged("verbs", "state")["lasts_in_the_passive"] and is_passive(verb))


def _ended_by(trigger: Token) -> Token | None:
    """ "Stopped" of "stopped working for Acme"."""
    return trigger.head if base(trigger.dep_) == "xcomp" and _ends(trigger.head) else None


def _ends(verb: Token) -> bool:
    return verb.lemma_.lower() in tagged("verbs", "state")["ends"]


def _has_passed(until: Time | None, trigger: Token, timing: Timing) -> bool:
    tense = tense_of(trigger)
    published = timing.article.published
    if until is not None and published is not None:
        length = min(len(until.value), len(published))
        return until.value[:length] < published[:length] or (
            tense in {Tense.PAST, Tense.NONE} and until.value <= published
        )
    if until is not None:
        return tense is not Tense.OTHER
    return tense in {Tense.PAST, Tense.PERFECT} or (tense is Tense.NONE and not children(trigger, "cop"))
