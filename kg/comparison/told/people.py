"""What articles call the same people: names that are spelt in other ways."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from kg.comparison.inputs.resolved import Resolved
from kg.language.lexicon.person_names import PersonName
from kg.model import EntityType, Extraction, MentionForm, Span
from kg.model.comparison import Agreement

#: Words so alike are one word with a slip, and words with fewer letters too easily so.
_SPELT_ALIKE, _SHORTEST = 0.8, 3


@dataclass(frozen=True, slots=True)
class Called:
    """A name that an article gives somebody: the article's place, the words, and where they first stand in it."""

    article: int
    name: str
    span: Span


def names_given(extractions: Sequence[Extraction], resolved: Resolved) -> Iterator[tuple[str, list[Called]]]:
    """The key of each person that several articles name in full, with the first full name that each of them prints."""
    found: dict[str, list[Called]] = defaultdict(list)
    for place, extraction in enumerate(extractions):
        text = extraction.article.text
        for entity in extraction.entities:
            key = resolved.key_of.get((extraction.article.id, entity.id))
            if key is None or entity.type is not EntityType.PERSON or not entity.named:
                continue
            spans = sorted(mention.span for mention in entity.mentions if mention.form is MentionForm.NAME)
            first = next((span for span in spans if _is_full(span.of(text))), None)
            if first is not None:
                found[key].append(Called(place, first.of(text), first))
    for key, called in sorted(found.items()):
        # a name that was cut short is told in full beside it
        names = {each.name for each in called}
        texts = [extractions[each.article].article.text for each in called]
        cut = [any(n != c.name and c.name in n and n in t for n in names) for c, t in zip(called, texts, strict=True)]
        whole = [each for each, short in zip(called, cut, strict=True) if not short]
        if len({each.article for each in whole}) > 1:
            yield key, whole


def _is_full(name: str) -> bool:
    """Whether a name has a given name and a surname, and no marks that belong to the sentence."""
    return bool(PersonName.of(name).given) and "(" not in name


def compare_names(one: str, other: str) -> Agreement:
    """Two names of one person: different where one word of them is spelt otherwise, else the same.

    A short form, a middle name and an initial more or less are no other names.
    """
    first, second = (PersonName.of(name) for name in (one, other))
    words = [(each.given, *each.middles, each.last) for each in (first, second)]
    if len(words[0]) != len(words[1]):
        return Agreement.SAME
    apart = [(a, b) for a, b in zip(*words, strict=True) if a != b]
    return Agreement.DIFFERENT if len(apart) == 1 and _is_slip(*apart[0]) else Agreement.SAME


def _is_slip(one: str, other: str) -> bool:
    """Whether two words that begin alike differ by so few letters that one is a slip for the other."""
    if min(len(one), len(other)) < _SHORTEST or one[0] != other[0]:
        return False
    turned = sorted(one) == sorted(other)  # "Barabra"
    return turned or SequenceMatcher(None, one, other).ratio() >= _SPELT_ALIKE
