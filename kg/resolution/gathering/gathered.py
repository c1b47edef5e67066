"""An article as resolution across articles sees it: names, words and profiles, and no text."""

from __future__ import annotations

import re
from array import array
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from sys import intern

from spacy.lang.en.stop_words import STOP_WORDS

from kg.language.text.quotation_marks import pair_nested
from kg.model import Article, EntityType, Extraction, Literal, Quotation, QuotationKind
from kg.resolution.bars.ages import Age, ages_told
from kg.resolution.bars.genders import by_all_pronouns
from kg.resolution.events.told import Told, told
from kg.resolution.gathering.known import Known

#: Predicates that tell who made a document and whom it is about (documents.py).
MAKING = frozenset({"wrote", "posted", "proposed", "signed"})
ABOUT = frozenset({"onBehalfOf", "addressedTo"})
#: So many words of a quotation in a row are no chance (same_words.py); fewer are not kept.
ROW = 8
_TERM = re.compile(r"[^\W\d_]{3,}")
_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class Gathered:
    """What resolution needs of one article, about a tenth of what is found in it.

    `article` has no text. `ages` are by the id of an entity, `said` are the words in the marks of quotations (small
    letters, a space between) with the id of the person who says them, `documents` statements of who made a document
    and whom it is about (predicate, id of the subject, id of the object). `gender` is that of all pronouns of an
    article that names one person. `terms` are the words of the text in small letters, each once, and `counts` how often
    each is used. `told` are the reports of events, in the order of `Extraction.events`.
    """

    article: Article
    entities: tuple[Known, ...]
    ages: dict[str, Age] | None
    said: tuple[tuple[str, str], ...]
    documents: tuple[tuple[str, str, str], ...]
    gender: str
    terms: tuple[str, ...]
    counts: array[int]
    told: tuple[Told, ...]


def gathered(extraction: Extraction) -> Gathered:
    """What resolution needs of an article of which this was found."""
    article = extraction.article
    words = Counter(word for word in map(str.lower, _TERM.findall(article.text)) if word not in STOP_WORDS)
    people = [entity for entity in extraction.entities if entity.type is EntityType.PERSON]
    names_one = sum(entity.named for entity in people) == 1
    return Gathered(
        replace(article, text="", body=()),
        tuple(Known.of(entity, article.text) for entity in extraction.entities),
        ages_told(extraction) or None,
        tuple(_said(extraction, {intern(entity.id) for entity in people})),
        tuple(_documents(extraction)),
        by_all_pronouns(article.text) if names_one else "",
        tuple(map(intern, words)),
        array("I", words.values()),
        told(extraction),
    )


def _said(extraction: Extraction, people: set[str]) -> Iterator[tuple[str, str]]:
    """Who says what in marks, where it is long enough to tell something."""
    for quotation in extraction.quotations:
        if quotation.kind is not QuotationKind.INDIRECT and quotation.speaker in people:
            words = _WORD.findall(" ".join(_in_marks(quotation, extraction.article.text)).casefold())
            if len(words) >= ROW:
                yield intern(quotation.speaker), " ".join(words)


def _in_marks(quotation: Quotation[str], text: str) -> list[str]:
    """What stands in marks: all of a direct quotation, stretches of a mixed one."""
    spans = sorted(quotation.content)
    if quotation.kind is QuotationKind.DIRECT:
        return [span.of(text) for span in spans]
    pairs = pair_nested(text, [(span.start, span.end) for span in spans])
    return [text[pair.inner_start : pair.inner_end] for pair in pairs]


def _documents(extraction: Extraction) -> Iterator[tuple[str, str, str]]:
    for statement in extraction.statements:
        if statement.predicate in MAKING | ABOUT and not isinstance(statement.object, Literal):
            yield intern(statement.predicate), intern(statement.subject), intern(statement.object)
