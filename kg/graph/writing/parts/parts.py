"""What each article of a collection brings: as it was kept, where all that decides it is the same, or made."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from typing import Protocol, TypeVar

import msgspec

from kg.errors import ArticleError, KgError
from kg.graph.writing.comparison.comparing import spans_of, title_spans_of
from kg.graph.writing.parts.inputs import digest, inputs_digest, key_digests, settings_digest
from kg.graph.writing.parts.making import Asked, made
from kg.graph.writing.parts.part import OwnGraph, Part
from kg.graph.writing.scopes import Scopes
from kg.left_out import by_mistake, left_out
from kg.model import Collection
from kg.model.comparison import Comparison
from kg.model.extractions import articles_of, names_of
from kg.paths import file_name
from kg.records.packed import Keeper, PassingRecords

T = TypeVar("T", Part, OwnGraph)
_ENCODER = msgspec.msgpack.Encoder()


class PartKeeper(Keeper, Protocol):
    """Where parts are kept from build to build."""

    def keep(self, name: str) -> None:
        """What is kept under a name counts as used, though it is not read."""


class Parts:
    """What each article brings, ordered by id, as often as it is iterated; it is made once.

    Without a `keeper`, and where an editor's decision changed what was found in an article, that lasts as long as this
    object. Iterating raises UsageError for a predicate that statements may not use, StoreError where nothing can be
    written, and at the end ArticleError for the articles in which kg makes a mistake.
    """

    def __init__(
        self,
        collection: Collection,
        scopes: Scopes,
        comparison: Comparison,
        keeper: PartKeeper | None,
        *,
        mentions: bool,
        trig: bool,
    ) -> None:
        """With `trig` each graph comes as TriG, too."""
        self._collection = collection
        self._scopes = scopes
        self._compared, self._titles = spans_of(comparison, scopes), title_spans_of(comparison)
        self._mentions = mentions
        self._prefixes = scopes.vocabulary.prefixes if trig else None
        self._keeper = keeper
        self._passing = PassingRecords()
        self._names: dict[str, str] = {} if keeper is None else self._named()

    def __iter__(self) -> Iterator[Part]:
        failed = list[ArticleError]()
        for article in self._scopes.names:
            try:
                part = self._kept(article, Part) or self._made(article)[0]
            except ArticleError as error:
                failed.append(error)
            else:
                yield part
        if failed:  # all at once, since each time all else is done again
            failed[0].others = tuple(failed[1:])
            raise failed[0]

    def keep_graph(self, article: str) -> None:
        """The graph of an article, by its id, stays kept, though nobody asks for it this time."""
        if self._keeper is not None and article in self._names:
            self._keeper.keep(self._place(article, OwnGraph)[1])

    def graph(self, article: str) -> OwnGraph:
        """The graph of an article by its id."""
        graph = self._kept(article, OwnGraph)
        if graph is None or (graph.trig is None and self._prefixes is not None):
            _, graph = self._made(article)
        return graph

    def _kept(self, article: str, kind: type[T]) -> T | None:
        keeper, name = self._place(article, kind)
        kept = keeper.read(name)
        if kept is not None:
            with suppress(msgspec.DecodeError, ValueError):
                found: tuple[str, T] = msgspec.msgpack.decode(kept, type=tuple[str, kind])  # type: ignore[valid-type]
                if found[0] == name:
                    return found[1]
        return None

    def _made(self, article: str) -> tuple[Part, OwnGraph]:
        scope = self._scopes.made(article)
        try:
            part, graph = made(scope, self._asked(article))
        except (KgError, OSError):
            raise
        except Exception as error:
            told = left_out(scope.article, f"{by_mistake(error, 'where it is written')};")
            told.article = article
            raise told from error
        for each in (part, graph):
            keeper, name = self._place(article, type(each))
            keeper.put(name, _ENCODER.encode((name, each)))
        return part, graph

    def _place(self, article: str, kind: type[Part] | type[OwnGraph]) -> tuple[Keeper, str]:
        """Where something of an article is kept, and under which name."""
        if self._keeper is None or article not in self._names:
            return self._passing, f"{kind.__name__} {article}"
        return self._keeper, digest(kind.__name__, self._names[article])

    def _named(self) -> dict[str, str]:
        """By article, what stands for all that decides what it brings; none where decisions changed what was found."""
        collection, extractions = self._collection, self._collection.extractions
        settings, keys = settings_digest(self._scopes.vocabulary, self._mentions), key_digests(collection)
        return {
            article.id: inputs_digest(
                settings,
                found,
                file_name(article.path),
                collection.outlet_of.get(article.id),
                keys.get(article.id, 0),
                self._scopes.happenings(article.id),
                self._asked(article.id),
            )
            for article, found in zip(articles_of(extractions), names_of(extractions), strict=True)
            if found is not None
        }

    def _asked(self, article: str) -> Asked:
        return Asked(
            self._collection.authors_of.get(article, ()),
            self._compared.get(article, set()),
            self._titles.get(article, set()),
            self._mentions,
            self._prefixes,
        )
