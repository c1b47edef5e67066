"""What articles call the same people: names spelt in other ways or in full, and the titles that they give them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kg.comparison.words import told_words
from kg.language.lexicon.noun_entries import words_tagged
from kg.language.lexicon.person_names import PersonName
from kg.model import Collection, EntityType, Extraction, Literal, MentionForm, Span, Status
from kg.model.comparison import Agreement
from kg.resolution.merging.same_value import is_same, restates

_TITLE = "occupation"
#: So many characters before a title may belong to it.
_BEFORE = 24


@dataclass(frozen=True, slots=True)
class Called:
    """A name that an article gives somebody: the article's place, the words, and where they first stand in it."""

    article: int
    name: str
    span: Span


def names_given(extractions: Sequence[Extraction], collection: Collection) -> Iterator[tuple[str, list[Called]]]:
    """The key of each person that several articles name in full, with the first full name that each of them prints."""
    found: dict[str, list[Called]] = defaultdict(list)
    for place, extraction in enumerate(extractions):
        text = extraction.article.text
        for entity in extraction.entities:
            key = collection.key_of.get((extraction.article.id, entity.id))
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


@dataclass(frozen=True, slots=True)
class Titled:
    """A title or office that an article gives somebody beside the name; `ended` where it says that it was before.

    `around` are the stems of the title and of what stands right before it, which may belong to it ("Senate").
    """

    article: int
    words: str
    ended: bool
    spans: tuple[Span, ...]
    around: frozenset[str] = frozenset()


def titles_given(extractions: Sequence[Extraction], collection: Collection) -> Iterator[tuple[str, list[Titled]]]:
    """The key of each person to whom several articles give a title, with the titles in the order of the texts."""
    found: dict[str, list[Titled]] = defaultdict(list)
    for place, extraction in enumerate(extractions):
        names = {
            entity.id: [mention.span for mention in entity.mentions if mention.form is MentionForm.NAME]
            for entity in extraction.entities
            if entity.named
        }
        for statement in extraction.statements:
            key = collection.key_of.get((extraction.article.id, statement.subject))
            told = statement.object
            if key is None or statement.predicate != _TITLE or not isinstance(told, Literal):
                continue
            beside = [span for span in statement.evidence if any(map(span.overlaps, names.get(statement.subject, ())))]
            if beside and statement.status is Status.ASSERTED:
                words = told.value.replace("-", " ")
                before = extraction.article.text[max(0, beside[0].start - _BEFORE) : beside[0].end]
                found[key].append(Titled(place, words, statement.ended, (beside[0],), _stems(before)))
    yield from ((key, called) for key, called in sorted(found.items()) if len({each.article for each in called}) > 1)


def compare_names(one: str, other: str) -> Agreement:
    """Two names of one person: one in full is finer, one that is spelt otherwise or short is different."""
    first, second = PersonName.of(one), PersonName.of(other)
    if first == second:
        return Agreement.SAME
    if (first.given, first.last) != (second.given, second.last):
        return Agreement.DIFFERENT
    full = all(not a or not b or a == b for a, b in ((first.middles, second.middles), (first.suffix, second.suffix)))
    return Agreement.FINER if full else Agreement.DIFFERENT


def compare_titles(one: Titled, other: Titled) -> Agreement:
    """Two titles of one person: the same, one of which says more ("officer", "police officer"), or different ones."""
    first, second = Literal(one.words), Literal(other.words)
    if is_same(_TITLE, first, second) or _stems(one.words) == _stems(other.words):
        return Agreement.SAME if one.ended is other.ended else Agreement.DIFFERENT
    if restates(_TITLE, first, second) or restates(_TITLE, second, first):
        short, long = sorted((one, other), key=lambda each: len(_stems(each.words)))
        return Agreement.SAME if _stems(long.words) <= short.around else Agreement.FINER
    return Agreement.DIFFERENT


def _stems(words: str) -> frozenset[str]:
    """What a title says, whatever the order: "defense secretary", "secretary of defense"."""
    return frozenset(
        word.stem for word in told_words(words) if word.telling and word.form not in words_tagged("lapsed")
    )
