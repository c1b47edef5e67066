"""Adverbs and phrases that say that a state is over: "formerly", "once", "no longer", "at the time"."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from kg.extraction.frames.matching.ended.tense import Tense, tense_of
from kg.language.lexicon.entries import tagged
from kg.language.syntax.clauses import is_verbal
from kg.language.syntax.nouns import children, phrase
from kg.language.syntax.remembered import kids, sentence_of

_PAST = frozenset({Tense.PAST, Tense.PERFECT})


def ending_adverb(trigger: Token) -> Token | None:
    """The word that says so; None where none does."""
    tense = tense_of(trigger)
    for word in _adverbs(trigger):
        lower = word.lower_
        if _is_no_more(word):
            return word
        if lower in tagged("adverbs", "ends")["past"] and (tense is not Tense.OTHER):
            # "once" alone means nothing beside a bare verb form, and "once again", "at once" are other words
            if lower == "once" and (tense is Tense.PERFECT or _is_other_once(word)):
                continue
            return word
        if lower == "then" and _is_then(word, trigger):
            return word
    return _at_the_time(trigger) if tense in _PAST or tense is Tense.NONE else None


def denies_no_more(word: Token) -> bool:
    """Whether what says no to a clause only says that it is so no more: "no longer", "not ... any more"."""
    return word.lower_ == "longer" or any(_is_no_more(c) for c in kids(word.head))


def _adverbs(trigger: Token) -> Iterator[Token]:
    """The adverbs of a clause, and what stands right before the phrase of a noun: "Roe, once the owner of Acme"."""
    yield from children(trigger, "advmod", "obl", "amod")
    if is_verbal(trigger):
        return
    first = phrase(trigger)[0]
    if first.i > sentence_of(first).start:
        yield first.nbor(-1)


def _is_no_more(word: Token) -> bool:
    before = word.nbor(-1).lower_ if word.i > sentence_of(word).start else ""
    return (
        (word.lower_ == "longer" and before == "no")
        or word.lower_ == "anymore"
        or (word.lower_ == "more" and before == "any" and word.dep_ == "advmod")
    )


def _is_other_once(word: Token) -> bool:
    before = word.nbor(-1).lower_ if word.i > sentence_of(word).start else ""
    behind = word.nbor(1).lower_ if word.i + 1 < len(word.doc) else ""
    return before in {"at", "for", "more", "than"} or behind in {"again", "more", "every"}


def _is_then(word: Token, trigger: Token) -> bool:
    """ "Roe, then mayor of Dayton", "who was then the mayor"; "Roe then led Acme" goes on with a story."""
    if is_verbal(trigger) or word.i > trigger.i or word.i == sentence_of(word).start:
        return False
    before = word.nbor(-1)
    if before.text == ",":
        return not children(trigger, "cop")
    return before.lower_ in {"was", "were"}


def _at_the_time(trigger: Token) -> Token | None:
    """ "Time" of "the mayor at the time"; "at the time of the fire" and "at the time she died" say less."""
    behind = trigger.i if is_verbal(trigger) else phrase(trigger, with_of=True)[1].i
    for time in (t for t in sentence_of(trigger) if t.lower_ == "time" and t.i > trigger.i + 2):
        following = time.nbor(1) if time.i + 1 < len(time.doc) else None
        alone = following is None or following.is_punct or is_verbal(following)
        if alone and time.doc[time.i - 2 : time.i].text.lower() == "at the":
            between = [a for a in time.ancestors if trigger.is_ancestor(a)]
            if time.i == behind + 3 or (trigger.is_ancestor(time) and not any(map(is_verbal, between))):
                return time
    return None
