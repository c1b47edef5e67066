"""The tables of utterances that several articles render, of their renderings, and of where two of these differ."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Annotated

from kg.graph.exporting.tables.comparison.beside import Beside, beside
from kg.graph.exporting.tables.model import Per, Table, To
from kg.graph.exporting.tables.parts import Evidenced
from kg.graph.exporting.tables.source import Source, evidenced
from kg.graph.reading.story import Alike, SaidOnce, StoryFound


@dataclass(frozen=True, slots=True, kw_only=True)
class UtteranceRow:
    """What somebody said on one occasion."""

    iri: Annotated[str, "the utterance"]
    story_iri: Annotated[str, To("stories"), "the story"]
    speaker: Annotated[str | None, "who said it by most renderings that name a speaker"]
    speaker_iri: Annotated[str | None, To("entities"), "the entity that speaks"]
    words: Annotated[str, "how the article that was first has it"]
    renderings: Annotated[int, "how many quotations render it"]
    differences: Annotated[int, "in how many places two of these differ"]


@dataclass(frozen=True, slots=True, kw_only=True)
class RenderingRow(Evidenced):
    """A quotation that renders an utterance."""

    utterance_iri: Annotated[str, To("utterances"), "the utterance"]
    quotation_iri: Annotated[str, To("quotations"), "the quotation"]
    speaker: Annotated[str | None, "who says it"]
    is_lent: Annotated[bool, "whether the article names no speaker and takes the one that others agree on"]
    kind: Annotated[str, "direct, mixed or indirect"]
    cue: Annotated[str | None, "the word that tells of it"]


@dataclass(frozen=True, slots=True, kw_only=True)
class PairRow:
    """Two renderings of one utterance."""

    iri: Annotated[str, "the pair"]
    utterance_iri: Annotated[str, To("utterances"), "the utterance"]
    one_iri: Annotated[str, To("quotations"), "the quotation of the earlier article"]
    other_iri: Annotated[str, To("quotations"), "that of the later one"]
    one_outlet: Annotated[str | None, "the outlet of the earlier article"]
    other_outlet: Annotated[str | None, "that of the later one"]
    shared: Annotated[Decimal, "how much of the lighter one the other has, 0 to 1"]
    changed: Annotated[tuple[str, ...], "what else they tell otherwise: speaker, addressee, medium, cue, kind"]


@dataclass(frozen=True, slots=True, kw_only=True)
class DifferenceRow(Beside):
    """Words of one rendering beside those of the other."""

    iri: Annotated[str, "the difference"]
    pair_iri: Annotated[str, "the two renderings"]
    utterance_iri: Annotated[str, To("utterances"), "the utterance"]
    kind: Annotated[str, "number, negation, modal, person, form, ellipsis, brackets, dropped, added or replaced"]


def _utterances(story: StoryFound, source: Source) -> Iterator[UtteranceRow]:
    for each in story.utterances:
        yield UtteranceRow(
            iri=each.iri,
            story_iri=story.iri,
            speaker=each.speaker or None,
            speaker_iri=each.speaker_iri or None,
            words=each.renderings[0].words,
            renderings=len(each.renderings),
            differences=sum(len(pair.differences) for pair in each.pairs),
        )


def _renderings(story: StoryFound, source: Source) -> Iterator[RenderingRow]:
    for utterance in story.utterances:
        for each in utterance.renderings:
            yield RenderingRow(
                utterance_iri=utterance.iri,
                quotation_iri=each.iri,
                speaker=each.speaker or None,
                is_lent=each.is_lent,
                kind=each.kind,
                cue=each.cue or None,
                **source.in_article(source.articles.about[each.article.iri]),
                **evidenced(each.content),
            )


def _pairs(story: StoryFound, source: Source) -> Iterator[PairRow]:
    for utterance, pair in _each(story):
        one, other = _articles(utterance, pair)
        yield PairRow(
            iri=pair.iri,
            utterance_iri=utterance.iri,
            one_iri=pair.one,
            other_iri=pair.other,
            one_outlet=source.articles.about[one].outlet or None,
            other_outlet=source.articles.about[other].outlet or None,
            shared=Decimal(str(pair.shared)),
            changed=pair.changed,
        )


def _differences(story: StoryFound, source: Source) -> Iterator[DifferenceRow]:
    for utterance, pair in _each(story):
        for each in pair.differences:
            yield DifferenceRow(
                iri=each.iri,
                pair_iri=pair.iri,
                utterance_iri=utterance.iri,
                kind=each.kind,
                **beside(_articles(utterance, pair), (each.one, each.other), source),
            )


def _each(story: StoryFound) -> Iterator[tuple[SaidOnce, Alike]]:
    for utterance in story.utterances:
        for pair in utterance.pairs:
            yield utterance, pair


def _articles(utterance: SaidOnce, pair: Alike) -> tuple[str, str]:
    of = {each.iri: each.article.iri for each in utterance.renderings}
    return of[pair.one], of[pair.other]


UTTERANCES = Table("utterances", "what several articles have somebody say", UtteranceRow, Per.STORY, _utterances)

RENDERINGS = Table(
    "renderings", "the quotations that render an utterance", RenderingRow, Per.STORY, _renderings, has_key=False
)

PAIRS = Table("pairs", "two renderings of one utterance", PairRow, Per.STORY, _pairs, has_key=False)

DIFFERENCES = Table(
    "differences", "the words in which two renderings differ", DifferenceRow, Per.STORY, _differences, has_key=False
)
