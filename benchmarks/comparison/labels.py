"""Labels of stories: which passages render one utterance, which values differ, which articles share an origin.

A file holds one story a line, as ids, digests and offsets; the texts come from the sample of news articles.
"""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from benchmarks.resolution.outlets import StoryArticle
from benchmarks.statements.labels import SAMPLE, digest_of
from kg.model import Span
from kg.reading.assembly import assemble
from kg.reading.fields import Fields

DATA = Path(__file__).parents[1] / "data"
PARTS = ("open", "scored")
#: Classes of pairs: both have a row of the speaker's own words, or the same sentence is reported. The others are
#: paraphrase, summary and doubtful.
VERBATIM = frozenset({"verbatim"})
SAME_SENTENCE = frozenset({"verbatim", "near"})
#: The kind of a conflict that lies in the choice of words, and the agreement of sides that say the same.
WORDING, SAME = "wording", "same"


@dataclass(frozen=True, slots=True)
class Place:
    """Words of an article of a story; `article` is its number there."""

    article: int
    spans: tuple[Span, ...]
    kind: str = ""


@dataclass(frozen=True, slots=True)
class LabelledStory:
    """A story with what was labelled in it: groups of renderings, of sides, and pairs of articles.

    `classes` say of two members of a group, by the numbers of the group and of the members, how alike they are; `kinds`
    are the kind and the agreement of each conflict.
    """

    id: str
    articles: tuple[StoryArticle, ...]
    utterances: tuple[tuple[Place, ...], ...]
    conflicts: tuple[tuple[Place, ...], ...]
    origins: frozenset[tuple[int, int]]
    classes: Mapping[tuple[int, int, int], str] = field(default_factory=dict)
    kinds: tuple[tuple[str, str], ...] = ()


def read_stories(part: str, corpora: Path, data: Path = DATA) -> list[LabelledStory]:
    """The stories of a part. Raises OSError without the data, ValueError for a text that was not labelled."""
    rows = [json.loads(line) for line in (data / f"stories_{part}.jsonl").read_text(encoding="utf-8").splitlines()]
    wanted = {one["id"] for row in rows for one in row["articles"]}
    texts = dict(_articles(corpora, wanted))
    return [_story(row, texts) for row in rows]


def _articles(corpora: Path, wanted: set[str]) -> Iterator[tuple[str, StoryArticle]]:
    with gzip.open(corpora / SAMPLE, "rt", encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            if row["id"] in wanted:
                known = Fields(
                    title=row["title"], outlet=row["outlet"], published=row["published"], url=row["url"],
                    authors=(row["authors"],) if row["authors"] else (),
                )  # fmt: skip
                yield row["id"], StoryArticle("", row["outlet"], assemble(row["text"], row["id"], known))


def _story(row: Mapping[str, Any], texts: Mapping[str, StoryArticle]) -> LabelledStory:
    articles = tuple(texts[one["id"]] for one in row["articles"])
    for article, one in zip(articles, row["articles"], strict=True):
        if digest_of(article.article.text) != one["sha256"]:
            raise ValueError(f"{one['id']} is not the text that was labelled")
    return LabelledStory(
        row["story"],
        articles,
        tuple(tuple(map(_place, group)) for group in row["utterances"]),
        tuple(tuple(map(_place, group)) for group in row["conflicts"]),
        frozenset((pair[0], pair[1]) for pair in row["origins"]),
        {(group, a, b): told for group, a, b, told in row["pair_classes"]},
        tuple((kind, agreement) for kind, agreement in row["conflict_kinds"]),
    )


def _place(raw: list[Any]) -> Place:
    return Place(raw[0], tuple(Span(*span) for span in raw[1]), *raw[2:])
