"""Copies of articles with one change each: a number, a date, a speaker or a negation. What kg makes of them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from kg.comparison import compare
from kg.extracting import extract_article
from kg.language import Pipeline
from kg.model import Article, Extraction, Span
from kg.model.comparison import Aspect
from kg.reading.assembly import assemble
from kg.reading.fields import Fields
from kg.resolution import resolve_collection

_NUMBER = re.compile(r"(?<![\w.,$€£-])[2-9]\d{1,2}(?![\w.,:%-])")
_DAY = re.compile(r"\b(?:Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)\b")
_BE = re.compile(r"(?<=[a-z] )(?:is|was|are|were)(?= [a-z]+(?:ed|ing) )")
_OTHER_DAY = "Wednesday"
#: Nobody in the articles is called so.
_STRANGER = "Quillfeather"


@dataclass(frozen=True, slots=True)
class Change:
    """What is changed in a copy: its kind, the words of the article, and those in their place."""

    kind: str
    span: Span
    instead: str


def changes(extraction: Extraction) -> Iterator[Change]:
    """At most one change of each kind that an article allows, each at the first place that does, behind its head."""
    text = extraction.article.text
    start = len(text) // 4
    number = _NUMBER.search(text, start)
    if number is not None:
        yield Change("number", Span(*number.span()), str(int(number.group()) + 7))
    day = next((found for found in _DAY.finditer(text, start) if found.group() != _OTHER_DAY), None)
    if day is not None:
        yield Change("date", Span(*day.span()), _OTHER_DAY)
    verb = _BE.search(text, start)
    if verb is not None:
        yield Change("negation", Span(*verb.span()), f"{verb.group()} not")
    names = {entity.id: entity for entity in extraction.entities if entity.named}
    for quotation in extraction.quotations:
        for source in quotation.source if quotation.speaker in names else ():
            words = source.of(text)
            if source.start >= start and words[:1].isupper():
                last = words.split()[-1]
                yield Change("speaker", Span(source.end - len(last), source.end), _STRANGER)
                return


def is_noticed(original: Extraction, change: Change, pipeline: Pipeline) -> bool:
    """Whether a copy with the change is told to differ at the place of the change, in one of the two articles."""
    text = original.article.text
    changed = text[: change.span.start] + change.instead + text[change.span.end :]
    copy = extract_article(_as_other(original.article, changed), pipeline)
    collection = resolve_collection([original, copy])
    compared = compare(collection, [[original.article.id, copy.article.id]])
    places = {original.article.id: change.span}
    places[copy.article.id] = Span(change.span.start, change.span.start + len(change.instead))
    for conflict in compared.conflicts:
        if any(span.overlaps(places[side.article]) for side in conflict.sides for span in side.evidence):
            return True
    for pair in (pair for utterance in compared.utterances for pair in utterance.pairs):
        if change.kind == "speaker" and Aspect.SPEAKER in pair.changed:
            return True
        for difference in pair.differences:
            sides = (pair.one, difference.one), (pair.other, difference.other)
            if any(span.overlaps(places[at.article]) for at, spans in sides for span in spans):
                return True
    return False


def false_alarms(original: Extraction, pipeline: Pipeline) -> int:
    """How many conflicts and differences are told of a copy without a change."""
    copy = extract_article(_as_other(original.article, original.article.text), pipeline)
    collection = resolve_collection([original, copy])
    compared = compare(collection, [[original.article.id, copy.article.id]])
    pairs = (pair for utterance in compared.utterances for pair in utterance.pairs)
    copied = (p for p in pairs if p.one.article != p.other.article and p.one.place == p.other.place)
    return len(compared.conflicts) + sum(bool(pair.differences or pair.changed) for pair in copied)


def _as_other(article: Article, text: str) -> Article:
    known = Fields(title=article.title, outlet="The Other Outlet", published=article.published)
    return assemble(text, "copy.txt", known)
