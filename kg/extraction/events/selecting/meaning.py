"""Whether a word means what its roleset says, by who and what takes part: nobody hurls a doubt, or holds a prisoner as
one holds a party.

A roleset restricts what may fill its arguments, and a type who and what may take part in its events
(restrictions.toml). Where a filler is surely something else, another meaning of the word that asks for such a filler is
meant; where there is none, the word is used as a figure, and tells of no event that could be named.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from kg.extraction.events.idioms import has_its_particle
from kg.extraction.events.selecting.denoting import classes_of
from kg.extraction.events.selecting.restrictions import Restriction, has_own_line, instead_of, of_meaning, of_type
from kg.extraction.events.types import event_type
from kg.extraction.frames.matching.analysis import Analysis
from kg.language.parsing.predicates import Predicate
from kg.language.syntax.clauses import is_verbal
from kg.model import Participant, Role, Span
from kg.propbank import candidates

Participants = Sequence[Participant[Span]]
#: Who does or undergoes something.
_DOING = frozenset({Role.AGENT, Role.PATIENT})
#: Parts that only tell when, how and why, and with them who does it and where.
_AROUND = frozenset({Role.TIME, Role.MANNER, Role.CAUSE, Role.PURPOSE})
_BESIDE = _AROUND | {Role.AGENT, Role.PLACE}


def as_meant(predicate: Predicate, participants: Participants, analysis: Analysis) -> Predicate | None:
    """The predicate with the roleset that these participants leave it; None where they leave it none."""
    asked = of_meaning(predicate.roleset)
    if asked is None or not participants:
        return predicate
    kinds = {one.argument: classes_of(one, analysis) for one in participants if one.argument in asked.parts}
    odd = _contradicting(asked, kinds)
    if not odd:
        return predicate if _has_needed(asked, participants, analysis) else None
    for other in candidates(predicate.token.lemma_, predicate.token.pos_):
        if other != predicate.roleset and has_own_line(other) and _fits(other, predicate, kinds, odd):
            return replace(predicate, roleset=other)
    return None


def _contradicting(asked: Restriction, kinds: Mapping[str, frozenset[str]]) -> list[str]:
    """The arguments that something else fills than is asked for."""
    return [part for part, found in kinds.items() if found and found.isdisjoint(asked.parts.get(part, found))]


def _has_needed(asked: Restriction, participants: Participants, analysis: Analysis) -> bool:
    taking = (one for one in participants if one.role not in _BESIDE)
    return not asked.needs or any(not asked.needs.isdisjoint(classes_of(one, analysis)) for one in taking)


def _fits(other: str, predicate: Predicate, kinds: Mapping[str, frozenset[str]], odd: Sequence[str]) -> bool:
    """Whether another meaning asks for what the first one does not take."""
    asked = of_meaning(other)
    if asked is None or not asked.parts.keys() >= set(odd) or _contradicting(asked, kinds):
        return False
    return not is_verbal(predicate.token) or has_its_particle(predicate.token, other)


def type_of(roleset_id: str, participants: Participants, analysis: Analysis) -> str:
    """The type of an event with these participants; "" where its roleset has none, or they are none of that type's."""
    for name in (event_type(roleset_id), instead_of(roleset_id)):
        if not any(_rules_out(each, participants, analysis) for each in of_type(name, roleset_id)):
            return name
    return ""


def _rules_out(asked: Restriction, participants: Participants, analysis: Analysis) -> bool:
    if any(one.role in asked.without for one in participants):
        return True
    if asked.unless and any(one.role in asked.unless or one.amount is not None for one in participants):
        return False
    kinds = [(one, classes_of(one, analysis)) for one in participants if one.role not in _AROUND]
    if any(found and found.isdisjoint(asked.parts.get(one.role, found)) for one, found in kinds):
        return True
    doing = [found for one, found in kinds if one.role in _DOING and found]
    if asked.somebody and doing and all(found.isdisjoint(asked.somebody) for found in doing):
        return True
    taking = (found for one, found in kinds if one.role is not Role.PLACE)
    return bool(asked.needs) and all(found.isdisjoint(asked.needs) for found in taking)
