"""Entities and articles as the default graph describes them."""

from __future__ import annotations

from collections.abc import Iterator

import pyoxigraph as ox

from kg.graph.writing.scope import Scope
from kg.model import ResolvedEntity
from kg.vocabulary.iris import Vocabulary
from kg.vocabulary.namespaces import RDF, RDFS, SCHEMA, SKOS, escaped
from kg.vocabulary.terms import Description, Line, date, typed


def entity_quads(entity: ResolvedEntity, vocabulary: Vocabulary) -> Iterator[Line]:
    """Class, names, members and size of one entity."""
    yield from (
        Description(vocabulary.thing(entity.key))
        .add(f"{RDF}type", *vocabulary.classes(entity.type))
        .add(f"{RDFS}label", entity.name)
        .add(f"{SCHEMA}name", entity.name)
        .add(f"{SKOS}altLabel", *(alias for alias in entity.aliases if alias != entity.name))
        .add(vocabulary.term("named"), typed("true" if entity.named else "false", "boolean"))
        .add(f"{SCHEMA}member", *(vocabulary.thing(member) for member in entity.members))
        .add(vocabulary.term("size"), None if entity.size is None else typed(str(entity.size), "integer"))
    )


def article_quads(scope: Scope, authors: tuple[str, ...]) -> Iterator[Line]:
    """What is known of one article; `authors` are keys of entities."""
    article, vocabulary = scope.article, scope.vocabulary
    file_name = article.path.replace("\\", "/").rstrip("/").rpartition("/")[2]
    yield from (
        Description(scope.iri)
        .add(f"{RDF}type", ox.NamedNode(f"{SCHEMA}NewsArticle"))
        .add(f"{RDFS}label", article.title or file_name)
        .add(f"{SCHEMA}headline", article.title)
        .add(f"{SCHEMA}publisher", vocabulary.thing(scope.outlet) if scope.outlet else None)
        .add(f"{SCHEMA}author", *(vocabulary.thing(author) for author in authors))
        .add(f"{SCHEMA}datePublished", date(article.published) if article.published else None)
        .add(f"{SCHEMA}url", _address(article.url) if article.url else None)
        .add(vocabulary.term("sha256"), article.sha256)
        .add(vocabulary.term("fileName"), file_name)
    )


def _address(url: str) -> ox.NamedNode | ox.Literal:
    """A web address as IRI; words that are none stay a string."""
    try:
        return ox.NamedNode(escaped(url)) if url.startswith(("http://", "https://")) else ox.Literal(url)
    except ValueError:
        return ox.Literal(url)
