"""Why a frame that passes the checks of its keys finds no subject or no object, in words for people."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Token

from kg.extraction.frames.loading import Frame
from kg.extraction.frames.matching.checks import quoted
from kg.extraction.frames.matching.ends import misfit_at, not_the_subject, objects_of, subjects_of
from kg.extraction.frames.matching.fitting import Misfit
from kg.extraction.frames.matching.pairs import Refusal
from kg.extraction.frames.matching.trigger import Trigger

_KEYS = {Misfit.UNSURE: "sure", Misfit.UNNAMED: "named", Misfit.SPEAKER_UNNAMED: "named"}


@dataclass(frozen=True, slots=True)
class Failure:
    """A key of a frame, and in words why a sentence has not what it asks for."""

    key: str
    reason: str


def failures_of(frame: Frame, trigger: Trigger) -> list[Failure]:
    """Why there is no pair: the subject, the object, or both."""
    found = []
    subjects = subjects_of(frame, trigger)
    if not subjects:
        found.append(_no_end("subject", frame, frame.subject, frame.subject_type, trigger))
    for subject in subjects:
        misfit = not_the_subject(subject, frame, trigger)
        if misfit is not None:
            found.append(Failure("subject", f"{quoted([subject])} {misfit.value}"))
    if not objects_of(frame, trigger):
        found.append(_no_end("object", frame, frame.object, frame.object_type, trigger))
        if frame.held and subjects:
            found.append(Failure("held", f"the article tells of no one office that {quoted(subjects[:1])} holds"))
    return found


def passed_over(frame: Frame, trigger: Trigger) -> list[Failure]:
    """Why the roles that a frame prefers to the one that it took hold nobody who fits."""
    found = []
    for end, roles, types, taken in (
        ("subject", frame.subject, frame.subject_type, subjects_of(frame, trigger)),
        ("object", frame.object, frame.object_type, objects_of(frame, trigger)),
    ):
        first = next((role for role in roles if trigger.fillers(role)), None)
        if first is not None and taken and taken[0] not in trigger.fillers(first):
            found.append(_no_end(end, frame, (first,), types, trigger))
    return found


def failure_of(frame: Frame, filler: Token, refusal: Refusal) -> Failure:
    """Why no statement is made of a subject and an object that fit."""
    key = "matches" if refusal is Refusal.NO_PATTERN else "object"
    wanted = f" “{frame.matches}”" if refusal is Refusal.NO_PATTERN else ""
    return Failure(key, f"{quoted([filler])} {refusal.value}{wanted}")


def _no_end(end: str, frame: Frame, roles: tuple[str, ...], types: frozenset[str], trigger: Trigger) -> Failure:
    """Why nothing fills an end: the fillers of the most preferred role that has any."""
    fillers = next((found for role in roles if (found := trigger.fillers(role))), [])
    if not fillers:
        return Failure(end, f"nothing in the sentence fills {' or '.join(f'“{role}”' for role in roles)}")
    filler = fillers[0]
    misfit = misfit_at(filler, frame, types, trigger, named=end in frame.named)
    if misfit is None:
        return Failure(end, f"{quoted(fillers)} is what the frame is of")
    key = _KEYS.get(misfit, f"{end}_type")
    return Failure(key, f"{quoted([filler])} {_misfit_in_words(misfit, filler, types, trigger)}")


def _misfit_in_words(misfit: Misfit, filler: Token, types: frozenset[str], trigger: Trigger) -> str:
    wanted = " or ".join(sorted(types))
    if misfit is Misfit.WRONG_TYPE:
        chain = trigger.analysis.pointers.chain_at[filler.i]
        article = "an" if chain.type.value[0] in "AEIOU" else "a"
        return f"is {article} {chain.type.value}, the frame wants {wanted}"
    return f"{misfit.value}, the frame wants {wanted}" if misfit is Misfit.UNKNOWN else misfit.value
