"""The scopes of all articles of a collection, of which only a few are held at a time."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache

from kg.graph.writing.happenings import Happening, Happenings
from kg.graph.writing.scope import Scope
from kg.model import Collection
from kg.model.extractions import by_id
from kg.vocabulary.iris import Vocabulary

#: How many scopes are held for those who lay articles beside each other, which come again soon.
_HELD = 64


class Scopes:
    """The scope of each article by its id, made when it is asked for; of articles with one id that of the last.

    Iterating gives each once, ordered by id.
    """

    def __init__(self, collection: Collection, vocabulary: Vocabulary) -> None:
        self.vocabulary = vocabulary
        self._collection = collection
        self._happenings = Happenings(collection.events)
        self._extractions = by_id(collection.extractions)
        self._held = lru_cache(maxsize=_HELD)(self.made)

    def __getitem__(self, article: str) -> Scope:
        """The scope of an article that is compared with others. Raises KeyError where there is none."""
        return self._held(article)

    def __iter__(self) -> Iterator[Scope]:
        return map(self.made, self.names)

    @property
    def names(self) -> list[str]:
        """The ids of the articles, ordered."""
        return sorted(self._extractions)

    def happenings(self, article: str) -> Mapping[int, Happening]:
        """The events of an article's reports, by place in `Extraction.events`."""
        return self._happenings.of(article)

    def made(self, article: str) -> Scope:
        """The scope of an article, which is not held."""
        return Scope.of(self._extractions[article], self._collection, self.vocabulary, self.happenings(article))
