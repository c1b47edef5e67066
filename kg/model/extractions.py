"""Many extractions in order, be it as a tuple, be it read when they are asked for, so that few are held at once."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Callable, Iterator, Mapping, Sequence, Set
from dataclasses import replace
from typing import overload

from kg.model.extraction import Extraction
from kg.model.nouns import Article


class LazyExtractions(Sequence[Extraction]):
    """Extractions that are read each time they are asked for; equal to any sequence of equal ones.

    What is read twice is equal and not the same object.
    """

    @property
    @abstractmethod
    def articles(self) -> Sequence[Article]:
        """The articles of all of them, without their texts."""

    @abstractmethod
    def read(self, number: int) -> Extraction:
        """The one of this number, from 0."""

    @abstractmethod
    def name(self, number: int) -> str | None:
        """What stands for all of the one of this number but the article's path; None where nothing does."""

    def __len__(self) -> int:
        return len(self.articles)

    @overload
    def __getitem__(self, index: int) -> Extraction: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[Extraction]: ...
    def __getitem__(self, index: int | slice) -> Extraction | Sequence[Extraction]:
        numbers = range(len(self))[index]
        return self.read(numbers) if isinstance(numbers, int) else _View(self, numbers)

    def __iter__(self) -> Iterator[Extraction]:
        return map(self.read, range(len(self)))

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Sequence) or len(self) != len(other):
            return NotImplemented if not isinstance(other, Sequence) else False
        return all(one == another for one, another in zip(self, other, strict=True))

    __hash__ = None  # type: ignore[assignment]


class _View(LazyExtractions):
    """Some of other extractions in an order of its own, those `of` some articles changed when they are read."""

    def __init__(
        self,
        base: LazyExtractions,
        numbers: Sequence[int],
        change: Callable[[Extraction], Extraction] | None = None,
        of: Set[str] = frozenset(),
    ) -> None:
        self._base = base
        self._numbers = numbers
        self._change = change
        self._of = of
        self._articles = [base.articles[number] for number in numbers]

    @property
    def articles(self) -> Sequence[Article]:
        return self._articles

    def read(self, number: int) -> Extraction:
        found = self._base.read(self._numbers[number])
        return found if self._change is None or found.article.id not in self._of else self._change(found)

    def name(self, number: int) -> str | None:
        return None if self._articles[number].id in self._of else self._base.name(self._numbers[number])


class _ById(Mapping[str, Extraction]):
    def __init__(self, extractions: LazyExtractions) -> None:
        self._extractions = extractions
        self._number = {article.id: number for number, article in enumerate(extractions.articles)}

    def __getitem__(self, name: str) -> Extraction:
        return self._extractions.read(self._number[name])

    def __iter__(self) -> Iterator[str]:
        return iter(self._number)

    def __len__(self) -> int:
        return len(self._number)


def articles_of(extractions: Sequence[Extraction]) -> Sequence[Article]:
    """The articles of all of them, in their order and without their texts, for which none is read."""
    if isinstance(extractions, LazyExtractions):
        return extractions.articles
    return [without_text(each.article) for each in extractions]


def without_text(article: Article) -> Article:
    """An article without its text and where in it title and body stand."""
    return replace(article, text="", title_span=None, body=())


def by_id(extractions: Sequence[Extraction]) -> Mapping[str, Extraction]:
    """The extractions by the ids of their articles, of several of one article the last."""
    if isinstance(extractions, LazyExtractions):
        return _ById(extractions)
    return {each.article.id: each for each in extractions}


def in_order(extractions: Sequence[Extraction]) -> Sequence[Extraction]:
    """The extractions in the order of their articles' ids."""
    if not isinstance(extractions, LazyExtractions):
        return tuple(sorted(extractions, key=lambda each: each.article.id))
    articles = extractions.articles
    return _View(extractions, sorted(range(len(articles)), key=lambda number: articles[number].id))


def changed(
    extractions: Sequence[Extraction], change: Callable[[Extraction], Extraction], of: Set[str]
) -> Sequence[Extraction]:
    """The extractions, those `of` some articles, by their ids, after a change that leaves the article as it is."""
    if not isinstance(extractions, LazyExtractions):
        return tuple(change(each) if each.article.id in of else each for each in extractions)
    return _View(extractions, range(len(extractions)), change, of)


def names_of(extractions: Sequence[Extraction]) -> Sequence[str | None]:
    """What stands for all of each extraction but its article's path; None where it has to be read to tell.

    Equal names stand for equal extractions; none is read.
    """
    if not isinstance(extractions, LazyExtractions):
        return [None] * len(extractions)
    return [extractions.name(number) for number in range(len(extractions))]
