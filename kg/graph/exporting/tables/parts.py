"""The columns that rows of several tables have."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Annotated

from kg.graph.exporting.tables.model import To


@dataclass(frozen=True, slots=True, kw_only=True)
class InArticle:
    """Where something stands."""

    article_iri: Annotated[str, To("articles"), "the article"]
    title: Annotated[str, "its title; its file name where it has none"]
    outlet: Annotated[str | None, "its outlet"]
    outlet_iri: Annotated[str | None, To("entities"), "the entity that is its outlet"]
    published: Annotated[str | None, "when it was published, in ISO 8601, as precise as known"]
    url: Annotated[str | None, "its address"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidenced(InArticle):
    """Words of an article that show something."""

    words: Annotated[str | None, "the exact words; … stands between stretches that are apart"]
    sentence: Annotated[str | None, "the sentence around them, or the sentences"]
    start_offset: Annotated[int | None, "where the first of them begins in the article's text, in code points from 0"]
    end_offset: Annotated[int | None, "where the last of them ends, half open; the table evidence has each stretch"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Timed(Evidenced):
    """When something was, as far as the article tells."""

    time_words: Annotated[str | None, "the words that say when"]
    time: Annotated[str | None, "what they mean, in ISO 8601, as precise as told: a year, a month or a day"]
    time_earliest: Annotated[date | None, "the first day that it may be"]
    time_latest: Annotated[date | None, "the last day that it may be"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding(Timed):
    """What an article tells, and what it does with it."""

    status: Annotated[
        str, "what the article does with it: asserted, attributed, alleged, denied, negated, hypothetical"
    ]
    according_to: Annotated[str | None, "who says it: whom the article names as the source, or else who tells it"]
    according_to_iri: Annotated[str | None, "the IRI of that entity, or of the article where its outlet is not known"]
    source: Annotated[str | None, "whom the article names as the source; empty where it speaks itself"]
    source_iri: Annotated[str | None, To("entities"), "the entity that is the source"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim(Finding):
    """What a headline may claim, too."""

    in_headline: Annotated[bool, "whether the headline says it"]
    supported_by_iris: Annotated[tuple[str, ...], "for one of the headline, the IRIs of what in the body says it"]
    without_support: Annotated[bool, "whether the headline says it and the body surely does not"]
