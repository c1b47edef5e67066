"""Who may be the subject and the object of a frame at a word."""

from __future__ import annotations

from spacy.tokens import Token

from kg.extraction.frames.loading import Frame
from kg.extraction.frames.matching.fitting import Misfit, misfit, stands_before_a_person
from kg.extraction.frames.matching.offences import offences_at
from kg.extraction.frames.matching.trigger import Trigger
from kg.language.lexicon.noun_entries import words_tagged
from kg.language.syntax.clauses import is_verbal
from kg.language.syntax.nouns import base, children, has_case, is_plural


def ends_of(frame: Frame, trigger: Trigger) -> list[tuple[Token, list[Token]]]:
    """Each that may be the subject with those that may be its object; what several do with each other, each once."""
    objects = objects_of(frame, trigger)
    if frame.single and len(objects) > 1:
        return []
    subjects = [s for s in subjects_of(frame, trigger) if not_the_subject(s, frame, trigger) is None]
    if not objects and len(subjects) > 1 and is_to_each_other(frame, trigger):
        return [(subject, subjects[n:]) for n, subject in enumerate(subjects[:-1], 1)]  # "Roe and Doe met"
    return [(subject, objects) for subject in subjects]


def is_to_each_other(frame: Frame, trigger: Trigger) -> bool:
    """Whether what is told of several subjects without an object holds between them: "Roe and Doe are siblings"."""
    if not (frame.relation.symmetric and frame.each_other):
        return False
    if any(_is_another(filler, trigger) for role in frame.object for filler in trigger.fillers(role)):
        return False  # "Roe and Doe married nurses"
    # "they are like siblings" says something else
    return is_verbal(trigger.token) or (is_plural(trigger.token) and not children(trigger.token, "case"))


def _is_another(filler: Token, trigger: Trigger) -> bool:
    """Whether a word may mean somebody else than the subjects: not "each other", nor "the first time"."""
    following = filler.doc[filler.i : filler.i + 3].text.lower()
    if following.startswith(("each other", "one another", "face to face")):
        return False
    return filler.i not in trigger.analysis.timing.dated and filler.lemma_.lower() not in words_tagged("manner")


def objects_of(frame: Frame, trigger: Trigger) -> list[Token]:
    """What fills the preferred of the roles of the object that are filled by something that fits."""
    found = _first_fitting(frame, frame.object, frame.object_type, trigger, named="object" in frame.named)
    if frame.object_type == {"Place"}:
        found = [_named_around(place, frame, trigger) or place for place in found]
    return found


def _named_around(place: Token, frame: Frame, trigger: Trigger) -> Token | None:
    """The named place that a place without a name is in: of "died at his home in Dayton" Dayton."""
    chain = trigger.analysis.pointers.chain_at.get(place.i)
    if chain is None or chain.named or base(place.dep_) not in {"obl", "nmod"}:
        return None
    behind = (c for c in children(place, "nmod") if has_case(c, "in", "at", "near"))
    fitting = (c for c in behind if misfit_at(c, frame, frame.object_type, trigger, named=True) is None)
    return next(fitting, None)


def subjects_of(frame: Frame, trigger: Trigger) -> list[Token]:
    """The same for the subject."""
    return _first_fitting(frame, frame.subject, frame.subject_type, trigger, named="subject" in frame.named)


def misfit_at(filler: Token, frame: Frame, types: frozenset[str], trigger: Trigger, *, named: bool) -> Misfit | None:
    """Why a filler does not do as an end of a frame at this word; None where it does."""
    wrong = misfit(filler, types, trigger.analysis, named=named, sure=frame.sure)
    if wrong is None and not trigger.is_beside and stands_before_a_person(filler, trigger.analysis):
        return Misfit.IN_A_TITLE  # who met "White House Chief of Staff Roe" met no house, and one person
    return wrong


def not_the_subject(subject: Token, frame: Frame, trigger: Trigger) -> Misfit | None:
    """Why what fits is all the same not who does it or is it; None where it is."""
    analysis = trigger.analysis
    if subject == trigger.token:
        if analysis.pointers.points_back(subject):
            return Misfit.POINTS_BACK
        if _is_role_of_another(trigger):
            return Misfit.ROLE_OF_ANOTHER
    quoted = (
        (c for q in analysis.quotations.cued(trigger.token.idx) for c in q.content) if frame.relation.uttered else ()
    )
    return Misfit.SPOKEN_OF if any(c.start <= subject.idx < c.end for c in quoted) else None


def _first_fitting(
    frame: Frame, roles: tuple[str, ...], types: frozenset[str], trigger: Trigger, *, named: bool
) -> list[Token]:
    for role in roles:
        fillers = trigger.fillers(role)
        if "offence" in types:
            fillers = list(dict.fromkeys(o for f in fillers for o in offences_at(f)))
        fitting = [f for f in fillers if misfit_at(f, frame, types, trigger, named=named) is None]
        if len(fitting) > 1 and (trigger.is_shared() or trigger.is_said_of()):
            fitting = [f for f in fitting if f != trigger.token]  # the names that share the noun say it better
        if fitting:
            return fitting
    return []


def _is_role_of_another(trigger: Trigger) -> bool:
    """Whether a noun behind "as" is only what the clause's subject is: "she worked as an adviser to Roe"."""
    return has_case(trigger.token, "as") and not is_verbal(trigger.token) and not trigger.is_beside
