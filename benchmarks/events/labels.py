"""Wall-chart facts of news articles, labelled by hand: what a reader would say happened, to whom, where and when.

A file of labels holds one article a line, as offsets into the text and the kind of each fact; the texts are those of
the project's own corpus, found by their id and checked by their digest.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks.statements.labels import as_read, digest_of
from kg.model import Article, Span, Status
from training.corpus.articles import FOLDER, CorpusArticle, path_of, read_articles

DATA = Path(__file__).parents[1] / "data"
#: Parts of the board by name, and the parts of the corpus that their texts are in.
PARTS = {"wallchart_open": "dev", "wallchart_scored": "scored"}
#: The kinds of fillers of a fact, in the order in which they are told.
KINDS = ("who", "whom", "where", "when", "amount")


@dataclass(frozen=True, slots=True)
class Fact:
    """One fact: the word that tells it, the words that show it, and who or what fills it.

    `fillers` has all of KINDS; each filler is the stretch of text that stands for it. `type` is a plain word for the
    kind of the fact, and `main` says that it is the main news of its article.
    """

    type: str
    word: Span
    words: Span
    fillers: Mapping[str, tuple[Span, ...]]
    status: Status
    main: bool = False


@dataclass(frozen=True, slots=True)
class Facts:
    """The facts of one article; `sha256` is the digest of its text in UTF-8."""

    id: str
    sha256: str
    facts: tuple[Fact, ...]


@dataclass(frozen=True, slots=True)
class ChartedArticle:
    """An article as `kg extract` reads it, its facts, and its labels in the corpus, which say who is who."""

    labels: Facts
    article: Article
    corpus: CorpusArticle


def is_scored(part: str) -> bool:
    """Whether the articles of a part are only scored, and their errors never told."""
    return part.endswith("scored")


def read_facts(part: str, data: Path = DATA, corpus: Path = FOLDER) -> list[ChartedArticle]:
    """The articles of a part; raises OSError where labels or articles are missing or a text is another one."""
    texts = {article.id: article for article in read_articles(path_of(PARTS[part], corpus))}
    found = []
    for line in (data / f"{part}.jsonl").read_text(encoding="utf-8").splitlines():
        labels = from_row(json.loads(line))
        article = texts.get(labels.id)
        if article is None or digest_of(article.text) != labels.sha256:
            raise FileNotFoundError(f"{path_of(PARTS[part], corpus)} has no article {labels.id} with that text")
        found.append(ChartedArticle(labels, as_article(article), article))
    return found


def as_article(article: CorpusArticle) -> Article:
    """An article of the corpus as kg reads it from a file, with its title, outlet and date."""
    record = {key: getattr(article, key) for key in ("id", "title", "outlet", "published", "url")}
    return as_read(record, article.text)


def to_row(labels: Facts) -> dict[str, Any]:
    """Labels as one line of a file holds them."""
    return {
        "id": labels.id,
        "sha256": labels.sha256,
        "facts": [
            {
                "type": fact.type,
                "word": _pair(fact.word),
                "words": _pair(fact.words),
                **{kind: [_pair(span) for span in fact.fillers[kind]] for kind in KINDS},
                "status": fact.status.value,
                "main": fact.main,
            }
            for fact in labels.facts
        ],
    }


def from_row(row: Mapping[str, Any]) -> Facts:
    """The inverse of `to_row`; raises KeyError or ValueError where the row is none."""
    return Facts(
        row["id"],
        row["sha256"],
        tuple(
            Fact(
                type=fact["type"],
                word=Span(*fact["word"]),
                words=Span(*fact["words"]),
                fillers={kind: _spans(fact[kind]) for kind in KINDS},
                status=Status(fact["status"]),
                main=fact["main"],
            )
            for fact in row["facts"]
        ),
    )


def _pair(span: Span) -> list[int]:
    return [span.start, span.end]


def _spans(pairs: Iterable[Iterable[int]]) -> tuple[Span, ...]:
    return tuple(Span(start, end) for start, end in pairs)
