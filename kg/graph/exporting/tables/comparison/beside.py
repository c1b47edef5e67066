"""The columns of words of one article beside those of another."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Annotated, Any

from kg.graph.exporting.tables.model import To
from kg.graph.exporting.tables.source import Source, evidenced
from kg.graph.reading.happening import Passage


@dataclass(frozen=True, slots=True, kw_only=True)
class Beside:
    """Words of one article beside those of another; a side may have none."""

    one_words: Annotated[str | None, "the words of the earlier article; … stands between stretches that are apart"]
    other_words: Annotated[str | None, "those of the later one"]
    one_sentence: Annotated[str | None, "the sentence around them"]
    other_sentence: Annotated[str | None, "the same of the later one"]
    one_start: Annotated[int | None, "where they begin in the earlier article, in code points from 0"]
    one_end: Annotated[int | None, "where they end, half open"]
    other_start: Annotated[int | None, "where they begin in the later one"]
    other_end: Annotated[int | None, "where they end, half open"]
    one_article_iri: Annotated[str, To("articles"), "the earlier article"]
    one_title: Annotated[str, "its title"]
    one_outlet: Annotated[str | None, "its outlet"]
    one_published: Annotated[str | None, "when it was published"]
    one_url: Annotated[str | None, "its address"]
    other_article_iri: Annotated[str, To("articles"), "the later article"]
    other_title: Annotated[str, "its title"]
    other_outlet: Annotated[str | None, "its outlet"]
    other_published: Annotated[str | None, "when it was published"]
    other_url: Annotated[str | None, "its address"]


def beside(
    articles: tuple[str, str], words: tuple[Sequence[Passage], Sequence[Passage]], source: Source
) -> dict[str, Any]:
    """The cells of `Beside`; `articles` are IRIs."""
    cells: dict[str, Any] = {}
    for side, article, passages in zip(("one", "other"), articles, words, strict=True):
        told, about = evidenced(passages), source.in_article(source.articles.about[article])
        cells |= {f"{side}_{name}": told[name] for name in ("words", "sentence")}
        cells |= {f"{side}_{end}": told[f"{end}_offset"] for end in ("start", "end")}
        cells |= {f"{side}_{name}": about[name] for name in ("article_iri", "title", "outlet", "published", "url")}
    return cells
