"""The generic role of an argument: what PropBank's numbers and modifiers stand for, whatever the word.

A numbered argument has a function in the frame file of its roleset (Bonial et al. 2014, "PropBank: Semantics of New
Predicate Types"), and a modifier has it in its name.
"""

from __future__ import annotations

from functools import cache

from kg.extraction.events.words import event_words
from kg.model import Role
from kg.propbank import roleset

#: By the function of a numbered argument behind ARG1. GOL is a recipient or an end, which the filler decides.
_FUNCTIONS = {
    "PAG": Role.PATIENT, "PPT": Role.ATTRIBUTE, "GOL": Role.RECIPIENT, "DIR": Role.START, "SRC": Role.START,
    "MNR": Role.INSTRUMENT, "PRD": Role.ATTRIBUTE, "LOC": Role.PLACE, "EXT": Role.AMOUNT, "CAU": Role.CAUSE,
    "PRP": Role.PURPOSE, "PNC": Role.PURPOSE, "COM": Role.PATIENT, "TMP": Role.TIME, "VSP": Role.ATTRIBUTE,
}  # fmt: skip
#: What ARG1, who or what undergoes it, is by another function.
_UNDERGOING = {"PAG": Role.AGENT, "LOC": Role.PLACE, "EXT": Role.AMOUNT}
#: By the name of a modifier, BEN for what PropBank has none for; others say nothing of who takes part. Of directions
#: only where it begins is left (fitting.py).
_MODIFIERS = {
    "ARGM-LOC": Role.PLACE, "ARGM-TMP": Role.TIME, "ARGM-EXT": Role.AMOUNT, "ARGM-CAU": Role.CAUSE,
    "ARGM-PRP": Role.PURPOSE, "ARGM-PNC": Role.PURPOSE, "ARGM-MNR": Role.MANNER, "ARGM-GOL": Role.END,
    "ARGM-PRD": Role.ATTRIBUTE, "ARGM-DIR": Role.START, "ARGM-BEN": Role.BENEFICIARY,
}  # fmt: skip
#: What a frame file says of an argument for whose good something is done.
_BENEFIT = "benefactive"


@cache
def generic_role(roleset_id: str, argument: str, *, animate: bool, place: bool = False) -> Role | None:
    """The generic role of an argument ("ARG0", "ARGM-LOC") of a roleset; None where it has none.

    `animate` says whether a person, a body or a group fills it: what is given to them they receive, anything else is
    where it ends. `place` says whether a place fills it.
    """
    if argument in _MODIFIERS:
        return _MODIFIERS[argument]
    known = roleset(roleset_id)
    described = None if known is None else known.roles.get(argument.removeprefix("ARG"))
    if known is None or described is None:
        return {"ARG0": Role.AGENT, "ARG1": Role.PATIENT}.get(argument)
    if argument == "ARG0":
        return Role.AGENT
    if argument == "ARG1":
        undergoing = _UNDERGOING.get(described.function, Role.PATIENT)
        if undergoing is Role.PLACE and not place:
            return Role.PATIENT
        return Role.PATIENT if undergoing is Role.AGENT and "0" in known.roles else undergoing
    if _BENEFIT in described.description:
        return Role.BENEFICIARY
    if not event_words("adversary").isdisjoint(described.description.replace(",", " ").split()):
        return Role.PATIENT  # "won against Roe"
    if described.function == "PPT" and ("1" not in known.roles or known.roles["1"].function in {"PAG", "GOL"}):
        return Role.PATIENT  # "passed the test": ARG1 does it; "promised Roe a job": ARG1 gets it
    role = _FUNCTIONS.get(described.function)
    if role is Role.INSTRUMENT and animate:
        return Role.PATIENT  # "played with Roe"
    return Role.END if role is Role.RECIPIENT and not animate else role
