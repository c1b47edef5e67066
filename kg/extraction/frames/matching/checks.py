"""What a frame asks of the word that evokes it, key by key, before it looks for a subject and an object.

`CHECKS` is in the order in which they are made; the first that fails ends the attempt. Why it failed is only put into
words where somebody asks.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from spacy.tokens import Token

from kg.extraction.frames.loading import Frame
from kg.extraction.frames.matching.trigger import Trigger
from kg.language.names.lapsed import lapsed_word
from kg.language.names.offices import leaves_first, office_at
from kg.language.syntax.clauses import is_verbal
from kg.language.syntax.negation import not_before
from kg.language.syntax.nouns import children, full_lemma, possessors
from kg.language.syntax.voice import is_passive


@dataclass(frozen=True, slots=True)
class Check:
    """A key of a frame, whether a word has what it asks for, and in words why not."""

    key: str
    holds: Callable[[Frame, Trigger], bool]
    reason: Callable[[Frame, Trigger], str]


def first_failing(frame: Frame, trigger: Trigger) -> Check | None:
    """The first check that a word does not pass; None where it passes all."""
    for check in CHECKS:
        if not check.holds(frame, trigger):
            return check
    return None


def quoted(words: Iterable[Token | str]) -> str:
    """Words in marks with commas between."""
    return ", ".join(f"“{word}”" for word in words)


def _is_beside_name(frame: Frame, trigger: Trigger) -> bool:
    return not frame.beside_name or trigger.is_beside or trigger.is_said_of()


def _not_beside_name(frame: Frame, trigger: Trigger) -> str:
    return f"{quoted([trigger.token])} does not stand beside a name"


def _is_bare(frame: Frame, trigger: Trigger) -> bool:
    return not frame.bare or not _narrowing(trigger.token)


def _narrowing(noun: Token) -> list[Token]:
    """The common nouns that make an office one of several: a communications director leads nothing."""
    office = office_at(noun)
    own = {c.i for c in children(noun, "compound", "nmod", "amod") if c.pos_ == "NOUN" and c.i < noun.i}
    own |= {t.i for t in noun.doc[office.first.i : noun.i]} if office is not None else set()
    own -= {owner.i for owner in possessors(noun)}  # "the committee's chairman"
    return [noun.doc[i] for i in sorted(own) if noun.doc[i].is_alpha and not leaves_first(noun.doc[i])]


def _narrowed(frame: Frame, trigger: Trigger) -> str:
    return f"{quoted(_narrowing(trigger.token))} makes {quoted([trigger.token])} one of several"


def _has_nothing_unwanted(frame: Frame, trigger: Trigger) -> bool:
    return not any(trigger.fillers(role) for role in frame.without)


def _unwanted(frame: Frame, trigger: Trigger) -> str:
    role = min(role for role in frame.without if trigger.fillers(role))
    return f"{quoted(trigger.fillers(role))} fills “{role}”, which must be empty"


def _having(trigger: Trigger, role: str, words: frozenset[str]) -> list[Token]:
    """The fillers of a role that are one of these words."""
    return [t for t in trigger.fillers(role) if {t.lemma_.lower(), t.lower_, full_lemma(t)} & words]


def _has_required(frame: Frame, trigger: Trigger) -> bool:
    return all(_having(trigger, role, words) for role, words in frame.requires.items())


def _lacking(frame: Frame, trigger: Trigger) -> str:
    (role, words), *_ = [(r, w) for r, w in frame.requires.items() if not _having(trigger, r, w)]
    there = trigger.fillers(role)
    wanted = f"one of {len(words)} words" if len(words) > 6 else " or ".join(f"“{w}”" for w in sorted(words))
    return f"“{role}” is {quoted(there) if there else 'empty'}, the frame wants {wanted}"


def _has_its_not(frame: Frame, trigger: Trigger) -> bool:
    return all(
        any(not_before(t) == frame.with_not for t in _having(trigger, role, words))
        for role, words in frame.requires.items()
    )


def _wrong_not(frame: Frame, trigger: Trigger) -> str:
    words = [t for role, words in frame.requires.items() for t in _having(trigger, role, words)]
    return f"there is {'no' if frame.with_not else 'a'} “not” before {quoted(words)}"


def _has_its_voice(frame: Frame, trigger: Trigger) -> bool:
    return not (frame.voice and is_verbal(trigger.token)) or (frame.voice == "passive") == is_passive(trigger.token)


def _wrong_voice(frame: Frame, trigger: Trigger) -> str:
    return f"{quoted([trigger.token])} is not in the {frame.voice}"


def _is_current(frame: Frame, trigger: Trigger) -> bool:
    if not frame.lapses:
        return True
    if frame.relation.ended_form:  # the statement says that it is over
        office = office_at(trigger.token) if "office" in frame.object_type and trigger.fillers("owner") else None
        # Roe's former lawyer may still be one
        return office is None or office.is_post or lapsed_word(trigger.token) is None
    word = lapsed_word(trigger.token)
    return word is None or word.lower_ == "then"  # the then-nominee did run


def _lapsed(frame: Frame, trigger: Trigger) -> str:
    noun = trigger.token
    return f"{quoted([lapsed_word(noun) or noun])}: {quoted([noun])} is what somebody was"


CHECKS = (
    Check("beside_name", _is_beside_name, _not_beside_name),
    Check("bare", _is_bare, _narrowed),
    Check("without", _has_nothing_unwanted, _unwanted),
    Check("requires", _has_required, _lacking),
    Check("with_not", _has_its_not, _wrong_not),
    Check("voice", _has_its_voice, _wrong_voice),
    Check("lapses", _is_current, _lapsed),
)
