"""The table of what titles claim that stand nowhere in the text of their articles; no fact comes of these."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated

import pyoxigraph as ox

from kg.graph.exporting.tables.model import Per, Table, To
from kg.graph.exporting.tables.parts import InArticle
from kg.graph.exporting.tables.source import APART, Source, texts
from kg.graph.reading.by_article import ArticleRead
from kg.graph.reading.many import first


@dataclass(frozen=True, slots=True, kw_only=True)
class TitleClaimRow(InArticle):
    """A claim of a title: words of somebody, or a statement."""

    iri: Annotated[str, "the claim"]
    subject: Annotated[str | None, "of whom or what it is; of words, who says them"]
    subject_iri: Annotated[str | None, To("entities"), "the entity"]
    predicate: Annotated[str | None, "what it says of it; empty for words of somebody"]
    object: Annotated[str | None, "the other end of a statement"]
    object_iri: Annotated[str | None, To("entities"), "the entity that it is"]
    ended: Annotated[bool, "whether the title says that the state is over"]
    kind: Annotated[str | None, "of words: direct, mixed or indirect"]
    cue: Annotated[str | None, "of words: the word that tells of them"]
    cue_class: Annotated[str | None, "what sort of word, as of quotations: of a denial, the words are what is denied"]
    status: Annotated[str, "what the title does with it, as of findings"]
    words: Annotated[str | None, "the exact words of the title"]
    supported_by_iris: Annotated[tuple[str, ...], "the IRIs of what in the body says it"]
    without_support: Annotated[bool, "whether the body surely does not say it"]


def _rows(found: ArticleRead, source: Source) -> Iterator[TitleClaimRow]:
    kg = source.kg
    for iri, about in found.of_class(f"{kg}TitleClaim"):
        subject, ended = first(about, f"{kg}titleSubject", f"{kg}titleSpeaker"), bool(about.get(f"{kg}ended"))
        predicate = first(about, f"{kg}titlePredicate").removeprefix(kg)
        target = next(iter(about.get(f"{kg}titleObject", ())), None)
        is_entity = isinstance(target, ox.NamedNode)
        evidence = source.pieces(found, about.get(f"{kg}headlineEvidence", ()))
        yield TitleClaimRow(
            iri=iri,
            subject=source.name(subject),
            subject_iri=subject or None,
            predicate=source.predicate(predicate, ended=ended)[0] if predicate else None,
            object=None if target is None else source.name(target.value) if is_entity else target.value,
            object_iri=target.value if target is not None and is_entity else None,
            ended=ended,
            kind=first(about, f"{kg}kind") or None,
            cue=first(about, f"{kg}cue") or None,
            cue_class=first(about, f"{kg}cueClass") or None,
            status=source.local(first(about, f"{kg}status")) or "",
            words=APART.join(piece.exact for piece in evidence) or None,
            supported_by_iris=texts(about.get(f"{kg}supportedBy", ())),
            without_support=bool(about.get(f"{kg}withoutSupport")),
            **source.in_article(found.about),
        )


TITLE_CLAIMS = Table(
    "title_claims",
    "what titles say that stand nowhere in the text of their articles",
    TitleClaimRow,
    Per.ARTICLE,
    _rows,
)
