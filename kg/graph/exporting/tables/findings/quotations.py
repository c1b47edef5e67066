"""The tables of quotations and of those who speak."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated

from kg.graph.exporting.tables.model import Per, Table, To
from kg.graph.exporting.tables.parts import Claim
from kg.graph.exporting.tables.source import Source, in_text_order, texts
from kg.graph.reading.by_article import ArticleRead
from kg.graph.reading.many import Values, first
from kg.vocabulary.namespaces import SCHEMA


@dataclass(frozen=True, slots=True, kw_only=True)
class QuotationRow(Claim):
    """One quotation of one article; its words are its content, without marks, cue and source."""

    iri: Annotated[str, "the quotation"]
    speaker: Annotated[str | None, "who says it; a group stands for its members"]
    speaker_iri: Annotated[str | None, To("entities"), "the entity that speaks"]
    said: Annotated[
        bool, "whether the article itself reports it as said: uttered, not denied, possible or alleged, not nested"
    ]
    kind: Annotated[str, "direct, mixed or indirect"]
    cue: Annotated[str | None, "the word that tells of it"]
    cue_class: Annotated[
        str | None, "what sort of word: speech, writing, belief, wish, denial, accusation, judgement, evidence"
    ]
    factive: Annotated[bool, "whether the cue takes the content for granted"]
    source_words: Annotated[str | None, "the words that name the speaker"]
    addressee: Annotated[str | None, "to whom it is said"]
    addressee_iri: Annotated[str | None, To("entities"), "the entity to whom it is said"]
    medium: Annotated[str | None, "the letter, video or platform where the words appeared"]
    medium_iri: Annotated[str | None, To("entities"), "the entity that it is"]
    nested_in_iri: Annotated[
        str | None, To("quotations"), "the quotation whose speaker, and not the article, reports this one"
    ]


@dataclass(frozen=True, slots=True, kw_only=True)
class SpeakerRow:
    """One who speaks."""

    quotation_iri: Annotated[str, To("quotations"), "the quotation"]
    entity_iri: Annotated[str, To("entities"), "who says it"]
    entity: Annotated[str, "the name"]
    through_iri: Annotated[str | None, To("entities"), "the group that speaks, for one of its members"]


def _quotations(found: ArticleRead, source: Source) -> Iterator[QuotationRow]:
    kg = source.kg
    for iri, about in found.of_class(f"{SCHEMA}Quotation"):
        speaker, addressee, medium = speaker_of(about, source), first(about, f"{kg}toldTo"), first(about, f"{kg}medium")
        outer = first(about, f"{kg}nestedIn")
        reporter = speaker_of(source.said(outer), source) if outer else ""
        by = reporter if outer else found.about.outlet_iri or found.about.iri
        yield QuotationRow(
            iri=iri,
            speaker=source.name(speaker),
            speaker_iri=speaker or None,
            said=source.is_said(iri),
            kind=first(about, f"{kg}kind"),
            cue=first(about, f"{kg}cue") or None,
            cue_class=first(about, f"{kg}cueClass") or None,
            factive=bool(about.get(f"{kg}factive")),
            source_words=first(about, f"{kg}sourceWords") or None,
            addressee=source.name(addressee),
            addressee_iri=addressee or None,
            medium=source.name(medium),
            medium_iri=medium or None,
            nested_in_iri=outer or None,
            **source.found(found, about, "contentEvidence")
            | {
                "according_to": source.name(by),
                "according_to_iri": by or None,
                "source": source.name(reporter),
                "source_iri": reporter or None,
            },
            **source.claimed(about),
        )


def speaker_of(about: Values, source: Source) -> str:
    """The IRI of who says a quotation, or an empty string; of a group and its members it is the group."""
    speakers = texts(about.get(f"{source.kg}speaker", ()))
    through = source.groups(speakers)
    return min((each for each in speakers if each not in through), default=min(speakers, default=""))


def _speakers(found: ArticleRead, source: Source) -> Iterator[SpeakerRow]:
    for iri, about in found.of_class(f"{SCHEMA}Quotation"):
        speakers = texts(about.get(f"{source.kg}speaker", ()))
        through = source.groups(speakers)
        for each in speakers:
            yield SpeakerRow(
                quotation_iri=iri, entity_iri=each, entity=source.name(each) or "", through_iri=through.get(each)
            )


QUOTATIONS = Table(
    "quotations",
    "words, or what they come to, that an article gives as somebody's",
    QuotationRow,
    Per.ARTICLE,
    lambda found, source: in_text_order(_quotations(found, source)),
)

SPEAKERS = Table(
    "speakers",
    "everybody who says a quotation: of a group that speaks each known member too",
    SpeakerRow,
    Per.ARTICLE,
    _speakers,
    has_key=False,
)
