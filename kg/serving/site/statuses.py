"""How pages call what an article does with what it tells: states it, lets somebody say it, denies it."""

from __future__ import annotations

from dataclasses import dataclass

from kg.model import Status


@dataclass(frozen=True, slots=True)
class Called:
    """A status: the heading of a list of what has it, and what that means in a sentence."""

    heading: str
    meaning: str


#: In the order in which they are shown.
STATUSES = {
    Status.ASSERTED.value: Called("Asserted", "The article says so itself. Whether it is right, kg does not know."),
    Status.ATTRIBUTED.value: Called(
        "Attributed", "The article has it from somebody, and says from whom where it tells."
    ),
    Status.ALLEGED.value: Called("Alleged", "The article reports it as a claim or an accusation."),
    Status.HYPOTHETICAL.value: Called("Hypothetical", "Wished, planned, asked, feared or possible."),
    Status.DENIED.value: Called("Denied", "The article says that somebody denies it."),
    Status.NEGATED.value: Called("Negated", "The article says the opposite."),
}
