"""Whether what articles call somebody makes a woman or a man of them: a bar to joining, and never a reason for it."""

from __future__ import annotations

import re
from collections.abc import Iterable

from kg.language.lexicon.noun_entries import noun_entries
from kg.language.lexicon.titles import titles
from kg.model import Entity, MentionForm

_PRONOUNS = dict.fromkeys(("he", "him", "his", "himself"), "m") | dict.fromkeys(("she", "her", "hers", "herself"), "f")
#: So many pronouns of one gender and none of the other tell two of one full name apart; fewer may be misread.
ENOUGH_PRONOUNS = 2
_WORD = re.compile(r"\w+")


def by_roles(roles: Iterable[str]) -> str:
    """The gender that titles and nouns give away ("ms", "mother", "actress"): "m", "f", or "" for none or both."""
    found = {_of_role(role) for role in roles} - {""}
    return found.pop() if len(found) == 1 else ""


def _of_role(role: str) -> str:
    if role in titles():
        return titles()[role]
    entry = noun_entries().get(role) or noun_entries().get(role.rpartition(" ")[2])
    tags = entry.tags if entry is not None else frozenset()
    return "m" if "m" in tags else "f" if "f" in tags else ""


def by_all_pronouns(text: str) -> str:
    """The gender of the pronouns of an article that names one person: "" for none or both."""
    found = {_PRONOUNS[word] for word in _WORD.findall(text.casefold()) if word in _PRONOUNS}
    return found.pop() if len(found) == 1 else ""


def by_pronouns(text: str, entity: Entity) -> tuple[str, int]:
    """The gender of an entity's pronouns, "" for none or both, and how many have one; `text` is its article's."""
    said = (m.span.of(text).casefold() for m in entity.mentions if m.form is MentionForm.PRONOUN)
    found = [gender for word in said if (gender := _PRONOUNS.get(word, ""))]
    return found[0] if len(set(found)) == 1 else "", len(found)
