"""Which article of a graph somebody means, by its id, file name, address or title."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from difflib import get_close_matches

from kg.errors import NotFoundError, UsageError
from kg.model import Article
from kg.paths import file_name

#: So many digits of an article's id are enough to name it.
_ID_DIGITS = 6
#: So many articles a message names.
_NAMED = 5


def meant(names: Iterable[str], articles: Sequence[Article]) -> set[str]:
    """The ids of the articles of these names.

    A name is an id or its beginning (6 digits at least), a file name, an address, or a title in any case. Raises
    NotFoundError, with names that come near, for one that no article has, and UsageError, with the articles, for one
    that several have.
    """
    return {_one(name, articles).id for name in names}


def told(article: Article) -> str:
    """An article as a message names it: its id, file name and title."""
    return f"{article.id} ({', '.join(filter(None, (file_name(article.path), article.title)))})"


def _one(name: str, articles: Sequence[Article]) -> Article:
    for is_named in _ways(name):
        found = [article for article in articles if is_named(article)]
        if len(found) == 1:
            return found[0]
        if found:
            listed = ", ".join(map(told, found[:_NAMED]))
            more = f" and {len(found) - _NAMED} more" if len(found) > _NAMED else ""
            raise UsageError(f"{name!r} means {len(found)} articles; give the id of one: {listed}{more}")
    near = _near(name, articles)
    advice = f"; near it are: {', '.join(map(told, near))}" if near else "; kg query articles lists all"
    raise NotFoundError(f"the graph has no article of the id, file name, address or title {name!r}{advice}")


def _ways(name: str) -> Iterator[Callable[[Article], bool]]:
    """What may be meant, the most certain first."""
    folded = _folded(name)
    yield lambda article: article.id == name.lower()
    yield lambda article: name in (file_name(article.path), article.url)
    yield lambda article: article.title is not None and bool(folded) and _folded(article.title) == folded
    if len(name) >= _ID_DIGITS and re.fullmatch(r"[0-9a-fA-F]+", name):
        yield lambda article: article.id.startswith(name.lower())
    if "/" in name or "\\" in name:
        yield lambda article: file_name(article.path) == file_name(name)


def _near(name: str, articles: Sequence[Article]) -> list[Article]:
    called: dict[str, Article] = {}
    for article in articles:
        for each in (file_name(article.path), article.title, article.url, article.id):
            if each:
                called.setdefault(_folded(each), article)
    folded = _folded(name)
    within = [key for key in called if folded and folded in key]
    near = [called[key] for key in (*within, *get_close_matches(folded, called, n=_NAMED))]
    return list({article.id: article for article in near}.values())[:_NAMED]


def _folded(name: str) -> str:
    return " ".join(name.casefold().split())
