"""One article's view of the collection: from its own entity ids and spans to IRIs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import pyoxigraph as ox

from kg.graph.writing.happenings import Happening
from kg.model import Article, Collection, Extraction, Span
from kg.vocabulary.iris import Vocabulary


@dataclass(frozen=True, slots=True)
class Scope:
    """An extraction with what is needed to name its things; `happenings` are those of its reports, by place."""

    extraction: Extraction
    vocabulary: Vocabulary
    key_of: Mapping[tuple[str, str], str]
    outlet: str | None
    happenings: Mapping[int, Happening]

    @classmethod
    def of(
        cls,
        extraction: Extraction,
        collection: Collection,
        vocabulary: Vocabulary,
        happenings: Mapping[int, Happening],
    ) -> Scope:
        """The scope of one extraction of a collection."""
        outlet = collection.outlet_of.get(extraction.article.id)
        return cls(extraction, vocabulary, collection.key_of, outlet, happenings)

    @property
    def article(self) -> Article:
        """The article itself."""
        return self.extraction.article

    @property
    def iri(self) -> ox.NamedNode:
        """The article's IRI, which is also the name of its graph."""
        return article_iri(self.article.id, self.vocabulary)

    @property
    def voice(self) -> str:
        """The path of who speaks where the article names no source: its outlet, or itself."""
        return self.outlet or f"article/{self.article.id}"

    def key(self, entity_id: str) -> str | None:
        """The key of an entity of this article; None when an editor's decision took the entity out."""
        return self.key_of.get((self.article.id, entity_id))

    def words(self, spans: tuple[Span, ...]) -> str:
        """What the spans cover, in order of the text, joined by an ellipsis."""
        return " … ".join(span.of(self.article.text) for span in sorted(spans))

    @property
    def title_iri(self) -> ox.NamedNode:
        """The IRI of the article's title as a text of its own, where it stands nowhere in the article's."""
        return self.vocabulary.thing(f"title/{self.article.id}")

    def title_evidence(self, span: Span) -> ox.NamedNode:
        """The IRI of a span of that title as evidence."""
        return self.vocabulary.thing(f"evidence/{self.article.id}-title-{span.start}-{span.end}")

    def evidence(self, span: Span) -> ox.NamedNode:
        """The IRI of a span of the article as evidence."""
        return evidence_iri(self.article.id, span, self.vocabulary)


def article_iri(article: str, vocabulary: Vocabulary) -> ox.NamedNode:
    """The IRI of an article by its id."""
    return vocabulary.thing(f"article/{article}")


def evidence_iri(article: str, span: Span, vocabulary: Vocabulary) -> ox.NamedNode:
    """The IRI of a span of an article's text as evidence."""
    return vocabulary.thing(f"evidence/{article}-{span.start}-{span.end}")
