"""Whether what articles call somebody makes a woman or a man of them: a bar to joining, and never a reason for it."""

from __future__ import annotations

import re
from collections.abc import Iterable

from kg.language.lexicon.noun_entries import noun_entries
from kg.language.lexicon.person_names import PersonName
from kg.language.lexicon.titles import titles
from kg.language.lexicon.wordlists import first_names
from kg.model import Article, Entity, MentionForm

_PRONOUNS = dict.fromkeys(("he", "him", "his", "himself"), "m") | dict.fromkeys(("she", "her", "hers", "herself"), "f")
#: So many pronouns of one gender and none of the other tell two of one full name apart; fewer may be misread.
ENOUGH_PRONOUNS = 2
_WORD = re.compile(r"\w+")


def by_roles(roles: Iterable[str]) -> str:
    """The gender that titles and nouns give away ("ms", "mother", "actress"): "m", "f", or "" for none or both."""
    found = {_of_role(role) for role in roles} - {""}
    return found.pop() if len(found) == 1 else ""


def gender_of(article: Article, entity: Entity, name: PersonName, *, pronouns: int = 1) -> str:
    """The gender of one article's person by titles and nouns, the given name, or pronouns; "" where nothing is sure.

    `pronouns` is how many it takes.
    """
    by_name = first_names().get(name.given.capitalize(), "")
    return by_roles(entity.roles) or by_name or _by_pronouns(article, entity, pronouns)


def _of_role(role: str) -> str:
    if role in titles():
        return titles()[role]
    entry = noun_entries().get(role) or noun_entries().get(role.rpartition(" ")[2])
    tags = entry.tags if entry is not None else frozenset()
    return "m" if "m" in tags else "f" if "f" in tags else ""


def by_all_pronouns(article: Article) -> str:
    """The gender of the pronouns of an article that names one person: "" for none or both."""
    found = {_PRONOUNS[word] for word in _WORD.findall(article.text.casefold()) if word in _PRONOUNS}
    return found.pop() if len(found) == 1 else ""


def _by_pronouns(article: Article, entity: Entity, enough: int) -> str:
    said = (m.span.of(article.text).casefold() for m in entity.mentions if m.form is MentionForm.PRONOUN)
    found = [gender for word in said if (gender := _PRONOUNS.get(word, ""))]
    return found[0] if len(found) >= enough and len(set(found)) == 1 else ""
