"""The tables of articles and of whom they mention."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Annotated

from kg.graph.exporting.tables.model import Per, Table, To
from kg.graph.exporting.tables.source import Source, texts, times
from kg.graph.reading.by_article import ArticleRead
from kg.vocabulary.namespaces import RDF, SCHEMA


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleRow:
    """One article; its text is not in the tables."""

    iri: Annotated[str, "the article"]
    title: Annotated[str, "its title; its file name where it has none"]
    outlet: Annotated[str | None, "its outlet"]
    outlet_iri: Annotated[str | None, To("entities"), "the entity that is its outlet"]
    authors: Annotated[tuple[str, ...], "who wrote it"]
    author_iris: Annotated[tuple[str, ...], "the entities who wrote it, in the same order"]
    published: Annotated[str | None, "when it was published, in ISO 8601, as precise as known"]
    published_earliest: Annotated[date | None, "the first day that it may be"]
    published_latest: Annotated[date | None, "the last day that it may be"]
    url: Annotated[str | None, "its address"]
    file: Annotated[str, "the name of its file"]
    sha256: Annotated[str, "the SHA-256 of its text, in hexadecimal"]
    revision_of_iri: Annotated[str | None, To("articles"), "the version before it"]
    statements: Annotated[int, "how many statements it makes"]
    quotations: Annotated[int, "how many quotations it has, nested ones too"]
    reports: Annotated[int, "how many reports of events it has"]


@dataclass(frozen=True, slots=True, kw_only=True)
class MentionRow:
    """Somebody or something that an article mentions."""

    article_iri: Annotated[str, To("articles"), "the article"]
    entity_iri: Annotated[str, To("entities"), "whom or what it mentions"]
    entity: Annotated[str, "the name"]


def _articles(found: ArticleRead, source: Source) -> Iterator[ArticleRow]:
    about = found.about
    authors = texts(source.said(about.iri).get(f"{SCHEMA}author", ()))
    yield ArticleRow(
        iri=about.iri,
        title=about.title,
        outlet=about.outlet or None,
        outlet_iri=about.outlet_iri or None,
        authors=tuple(source.name(author) or "" for author in authors),
        author_iris=authors,
        **times("published", about.published),
        url=about.url or None,
        file=about.file,
        sha256=about.sha256,
        revision_of_iri=about.before or None,
        statements=len(found.of_class(f"{RDF}Statement")),
        quotations=len(found.of_class(f"{SCHEMA}Quotation")),
        reports=len(found.of_class(f"{source.kg}EventReport")),
    )


def _mentions(found: ArticleRead, source: Source) -> Iterator[MentionRow]:
    for each in texts(source.said(found.about.iri).get(f"{SCHEMA}mentions", ())):
        yield MentionRow(article_iri=found.about.iri, entity_iri=each, entity=source.name(each) or "")


ARTICLES = Table("articles", "the articles, without their texts", ArticleRow, Per.ARTICLE, _articles)

MENTIONS = Table("mentions", "whom and what each article mentions", MentionRow, Per.ARTICLE, _mentions, has_key=False)
