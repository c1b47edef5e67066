"""What several layers need of a finding: the words that tell it, where it stands, how it is called in short."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from kg.graph.exporting.layers.elements import Value, known

if TYPE_CHECKING:
    from kg.graph.exporting.network import Article, Evidence

#: So many characters of a quotation or value are its label; programs draw it whole.
LABEL = 60
BETWEEN = " … "


def words_of(evidence: list[Evidence]) -> dict[str, Value]:
    """The words that tell a finding, and the sentences around them."""
    sentences = dict.fromkeys(each["prefix"] + each["exact"] + each["suffix"] for each in evidence)
    return known(words=BETWEEN.join(each["exact"] for each in evidence), sentence=BETWEEN.join(sentences))


def place_of(article: str, articles: Mapping[str, Article]) -> dict[str, Value]:
    """The article in which something stands, and what is known of that."""
    about = articles.get(article)
    if about is None:
        return known(article=article)
    return known(article=article, title=about["title"], outlet=about["outlet"], date=about["date"], url=about["url"])


def short(text: str) -> str:
    """A text as a label: one line, its end left out where it is long."""
    line = " ".join(text.split())
    return line if len(line) <= LABEL else f"{line[: LABEL - 1].rstrip()}…"


def told(label: str, status: str) -> str:
    """A label with the status behind it, so that no claim is drawn as a fact."""
    return label if status == "asserted" else f"{label} ({status})"
