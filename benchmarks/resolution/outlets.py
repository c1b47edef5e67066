"""Stories that several outlets tell: who of one article is found again in another outlet's.

Stories are articles of the sample with the same `group` and `similar`: one date and topic, alike in wording. There is
no gold; the figures tell how much is joined, and a random sample of joins and of what stayed apart is there to be read.
"""

from __future__ import annotations

import gzip
import hashlib
import json
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

from kg.language.lexicon.wordlists import bare_name
from kg.model import Article, Entity, EntityType, Extraction
from kg.reading.assembly import assemble
from kg.reading.fields import Fields

KINDS = (EntityType.PERSON, EntityType.ORGANIZATION)
Ref = tuple[str, str]


@dataclass(frozen=True, slots=True)
class StoryArticle:
    """An article of the sample and the story that it tells; `story` is empty where it stands alone."""

    story: str
    outlet: str
    article: Article


def read_stories(corpora: Path, *, alone: bool = False) -> Iterator[StoryArticle]:
    """The articles that tell a story with others, in the order of the file; with `alone` all articles."""
    with gzip.open(corpora / "articles_sample.jsonl.gz", "rt", encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            if row["similar"] is None and not alone:
                continue
            story = "" if row["similar"] is None else f"{row['group']}|{row['similar']}"
            known = Fields(title=row["title"], outlet=row["outlet_domain"], published=row["published"], url=row["url"])
            yield StoryArticle(story, row["outlet_domain"], assemble(row["text"], row["id"], known))


@dataclass(frozen=True, slots=True)
class Told:
    """A named person or organization of one article of a story."""

    story: str
    outlet: str
    ref: Ref
    entity: Entity


def told(articles: Sequence[StoryArticle], extractions: Sequence[Extraction]) -> list[Told]:
    """Everybody who is named in a story."""
    return [
        Told(a.story, a.outlet, (x.article.id, e.id), e)
        for a, x in zip(articles, extractions, strict=True)
        if a.story
        for e in x.entities
        if e.named and e.type in KINDS
    ]


def share_joined(found: Sequence[Told], key_of: Mapping[Ref, Hashable]) -> dict[EntityType, tuple[int, int]]:
    """By type: how many entities of articles are joined with another outlet's in the same story, and of how many."""
    outlets: dict[tuple[str, Hashable], set[str]] = defaultdict(set)
    for one in found:
        outlets[one.story, key_of[one.ref]].add(one.outlet)
    return {
        kind: (
            sum(len(outlets[o.story, key_of[o.ref]]) > 1 for o in found if o.entity.type is kind),
            sum(o.entity.type is kind for o in found),
        )
        for kind in KINDS
    }


def joins(found: Sequence[Told], key_of: Mapping[Ref, Hashable]) -> list[tuple[Told, Told]]:
    """Pairs of one story and two outlets that are joined though their names differ, one for each pair of names."""

    def wanted(a: Told, b: Told) -> bool:
        return key_of[a.ref] == key_of[b.ref] and bare_name(a.entity.name) != bare_name(b.entity.name)

    return _pairs(found, wanted)


def apart(found: Sequence[Told], key_of: Mapping[Ref, Hashable]) -> list[tuple[Told, Told]]:
    """Pairs of one story that stay apart though their names end in the same word, one for each pair of names."""

    def last(one: Told) -> str:
        return bare_name(one.entity.name).split()[-1]

    return _pairs(found, lambda a, b: key_of[a.ref] != key_of[b.ref] and last(a) == last(b))


def _pairs(found: Sequence[Told], wanted: Callable[[Told, Told], bool]) -> list[tuple[Told, Told]]:
    by_story: dict[str, list[Told]] = defaultdict(list)
    for one in found:
        by_story[one.story].append(one)
    pairs: dict[tuple[str, str], tuple[Told, Told]] = {}
    for group in by_story.values():
        for a, b in combinations(group, 2):
            if a.ref[0] != b.ref[0] and a.entity.type is b.entity.type and wanted(a, b):
                first, second = sorted((a.entity.name, b.entity.name))
                pairs.setdefault((first, second), (a, b))
    # a random order that is always the same
    return [pairs[k] for k in sorted(pairs, key=lambda k: hashlib.sha256("|".join(k).encode()).hexdigest())]
