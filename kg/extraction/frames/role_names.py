"""The names of roles that a frame may use; what they mean is told in kg.extraction.frames.matching.roles.

A frame that asks for rolesets may use PropBank's names too: ARG0 to ARG6, and modifiers as ARGM-LOC.
"""

from __future__ import annotations

import difflib
import re

ROLES = frozenset(
    {
        "agent", "agent_of_clause", "bearer", "case", "complement", "date", "governor", "holder", "host", "insult",
        "modifier", "owner", "passive", "patient", "predicate", "quality", "recipient", "self", "theme",
    }
)  # fmt: skip
"""All roles but the prepositions, of which any may be one."""

_MISTAKEN = {
    "subject": "agent", "nsubj": "agent", "object": "patient", "obj": "patient", "dobj": "patient",
    "iobj": "recipient", "possessor": "owner", "nmod:poss": "owner", "compound": "modifier", "amod": "quality",
    "xcomp": "complement", "ccomp": "complement", "trigger": "self", "time": "date",
}  # fmt: skip
_ARGUMENT = re.compile(r"ARG(?:[0-6]|M-[A-Z]{3})")
_PREPOSITION = re.compile(r"[a-z]+(?: [a-z]+)*")
# the only preposition that is spelled nearly like a role
_NO_SLIP = "post"


def check_role(role: str) -> None:
    """Raises ValueError for what is neither a role, nor roles joined by dots, nor looks like a preposition."""
    for name in role.split("."):
        if name in ROLES or is_argument(name):
            continue
        near = _MISTAKEN.get(name) or next(iter(difflib.get_close_matches(name.lower(), sorted(ROLES), 1, 0.75)), None)
        if near and name != _NO_SLIP:
            raise ValueError(f"there is no role {name!r}; did you mean {near!r}?")
        if not _PREPOSITION.fullmatch(name):
            raise ValueError(
                f"there is no role {name!r}; roles are {', '.join(sorted(ROLES))}, or a preposition in small letters"
            )


def is_argument(role: str) -> bool:
    """Whether a role is PropBank's, or of what fills one, as `ARG2.of`."""
    return _ARGUMENT.fullmatch(role.partition(".")[0]) is not None
