"""Which articles are versions of one: one address, or one outlet and title and much of one text."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from itertools import combinations, pairwise
from urllib.parse import urlsplit

from kg.comparison.words import told_words
from kg.model import Article, Extraction
from kg.model.extractions import articles_of, by_id

#: Rows of so many words are what two texts have in common (Broder 1997, shingles).
_SHINGLE = 5
#: So much of the shorter text a version has that is known by its title alone; a column's next issue has less.
_SHARED = 0.3
_NUMBERS = re.compile(r"(\d+)")


class Versions:
    """Which of some articles are versions of one."""

    def __init__(self, extractions: Sequence[Extraction]) -> None:
        self._together = list(_together(extractions))

    @property
    def several(self) -> list[tuple[Article, ...]]:
        """The articles of which there are several texts, each with its versions, the oldest first, without texts.

        Order is that of the dates; those of one date, or without any, come by file name, its numbers by what they count
        ("v2" before "v10"), and id: nothing else tells which was first. A text that an outlet goes back to is a version
        again. The address of a site, without a path, is no article's.
        """
        found = []
        for several in self._together:
            # one text is one version, however often in a row it was read
            texts = [one for at, one in enumerate(several) if not at or _is_another(several[at - 1], one)]
            if len(texts) > 1:
                found.append(tuple(texts))
        return sorted(found, key=lambda several: _order(several[0]))

    @property
    def earlier(self) -> frozenset[str]:
        """The ids of the articles of which there is a later version."""
        return frozenset(
            each.id
            for several in self._together
            if any(_is_another(one, other) for one, other in pairwise(several))
            for each in several[:-1]
        )


def _together(extractions: Sequence[Extraction]) -> Iterable[list[Article]]:
    """Each article with all that are versions of it or have its text once more, in order."""
    articles = articles_of(extractions)
    joined: dict[str, str] = {article.id: article.id for article in articles}

    def root(name: str) -> str:
        while joined[name] != name:
            name = joined[name]
        return name

    for one, other in _pairs(articles, by_id(extractions)):
        first, second = sorted((root(one.id), root(other.id)))
        joined[second] = first
    groups: dict[str, list[Article]] = defaultdict(list)
    for article in sorted(articles, key=_order):
        groups[root(article.id)].append(article)
    return groups.values()


def _is_another(one: Article, other: Article) -> bool:
    return one.sha256 != other.sha256


def _pairs(articles: Sequence[Article], found: Mapping[str, Extraction]) -> Iterator[tuple[Article, Article]]:
    """Pairs that are versions of one article, or are so through others; `found` has the texts of those of one title."""
    for several in _having_one(_address, articles):
        yield from pairwise(several)
    for several in _having_one(_title, articles):
        shingles = [_shingles(found[each.id].article.text) for each in several] if len(several) > 1 else []
        for a, b in combinations(range(len(several)), 2):
            if _is_much(shingles[a], shingles[b]):
                yield several[a], several[b]


def _having_one(name: Callable[[Article], Hashable | None], articles: Sequence[Article]) -> Iterable[list[Article]]:
    """The articles of each name, without those that have none."""
    found: dict[Hashable, list[Article]] = defaultdict(list)
    for article in articles:
        called = name(article)
        if called is not None:
            found[called].append(article)
    return found.values()


def _address(article: Article) -> Hashable | None:
    parts = urlsplit(article.url or "")
    path = parts.path.rstrip("/")
    return (parts.netloc.lower().removeprefix("www."), path, parts.query) if path or parts.query else None


def _title(article: Article) -> Hashable | None:
    if not article.outlet or not article.title:
        return None
    return article.outlet.casefold(), " ".join(article.title.casefold().split())


def _shingles(text: str) -> frozenset[tuple[str, ...]]:
    forms = [word.form for word in told_words(text)]
    return frozenset(tuple(forms[at : at + _SHINGLE]) for at in range(max(1, len(forms) - _SHINGLE + 1)))


def _is_much(one: frozenset[tuple[str, ...]], other: frozenset[tuple[str, ...]]) -> bool:
    return len(one & other) >= _SHARED * min(len(one), len(other))


def _order(article: Article) -> tuple[str, list[tuple[int, str]], str]:
    name = article.path.rpartition("/")[2]
    pieces = [(int(piece), "") if piece.isdecimal() else (-1, piece) for piece in _NUMBERS.split(name)]
    return article.published or "~", pieces, article.id
