"""What a source without a name is, when no word list of the language layer knows its noun."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kg.extraction.quotations.lexicon import lexicon
from kg.language.coreference.countries import one_of_a_people
from kg.language.lexicon.countries import peoples
from kg.language.syntax.nouns import is_plural
from kg.model import EntityType

if TYPE_CHECKING:
    from spacy.tokens import Token

#: Endings of nouns for somebody who does something: protester, activist, physician.
_AGENT = re.compile(r"(?:er|or|ist|ian|ee|man|woman|person)$")


def people_kind(noun: Token) -> EntityType | None:
    """A group for "Danes", a person for "a Dane"; None for what is no noun of a people."""
    if noun.text in peoples():
        return EntityType.GROUP
    return EntityType.PERSON if one_of_a_people(noun) else None


def source_kind(noun: Token) -> EntityType | None:
    """A document for what shows or tells something, a person or group by the word's form; None for other things."""
    words = lexicon()
    lemma = words.noun(noun)
    if lemma in words.nouns["evidence"] | words.nouns["statement"]:
        return EntityType.DOCUMENT
    if is_plural(noun) or noun.pos_ in {"PRON", "NUM", "ADJ", "DET"}:
        return EntityType.GROUP
    return EntityType.PERSON if lemma == "source" or _AGENT.search(lemma) else None
