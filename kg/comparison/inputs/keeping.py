"""What was found in a few articles together, kept under the digest of all that it is made of, and found once only.

That is the articles, in their order, and what resolution knows of them (`kg.comparison.inputs.resolved`).
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from contextlib import suppress
from typing import TypeVar

import msgspec

from kg.comparison.inputs.parts import Parts
from kg.comparison.inputs.resolved import Resolved
from kg.errors import KgError, StoryError
from kg.left_out import asked_to_report, by_mistake
from kg.limits import NO_LIMITS, Limits, TooMuchError, within
from kg.model import Article, Collection, Extraction
from kg.model.extractions import articles_of, by_id, names_of
from kg.paths import file_name
from kg.records.kept import to_bytes
from kg.records.packed import Keeper

T = TypeVar("T")
_ENCODER = msgspec.json.Encoder()


class Keeping:
    """What is found in articles of a collection together; without a keeper it is found each time.

    What goes wrong with some of them is told to `on_failure`, or raised without one, and so it is where they take more
    than the `limits`, of time so often as there are articles.
    """

    def __init__(
        self,
        collection: Collection,
        keeper: Keeper | None = None,
        on_failure: Callable[[StoryError], None] | None = None,
        limits: Limits = NO_LIMITS,
    ) -> None:
        self._keeper, self._on_failure, self._limits = keeper, on_failure, limits
        self._parts = Parts(collection)
        self._extractions = by_id(collection.extractions)
        several = articles_of(collection.extractions)
        self._names = {each.id: name for each, name in zip(several, names_of(collection.extractions), strict=True)}

    def found(
        self, kind: type[T], articles: Sequence[str], find: Callable[[Sequence[Extraction], Resolved], T]
    ) -> T | None:
        """What `find` finds in articles, by their ids; they are read only where that is not kept, or damaged.

        `kind` is a class of values that JSON can hold. None where something went wrong, which was told.
        """
        resolved = self._parts.of(articles)
        if self._keeper is None:
            return self._made(articles, resolved, find)
        name = name_of(kind, [(each, self._name(each)) for each in articles], resolved)
        kept = self._keeper.read(name)
        if kept is not None:
            with suppress(msgspec.DecodeError, ValueError):
                found: T
                called, found = msgspec.json.decode(kept, type=tuple[str, kind])  # type: ignore[valid-type]
                if called == name:
                    return found
        made = self._made(articles, resolved, find)
        if made is not None:
            self._keeper.put(name, _ENCODER.encode((name, made)))
        return made

    def _made(
        self, articles: Sequence[str], resolved: Resolved, find: Callable[[Sequence[Extraction], Resolved], T]
    ) -> T | None:
        several = [self._extractions[name] for name in articles]
        try:
            with within(self._limits.times(len(several))):
                return find(several, resolved)
        except (KgError, OSError):
            raise
        except Exception as error:
            told = _not_compared([each.article for each in several], error)
            if self._on_failure is None:
                raise told from error
            told.__cause__ = error
            self._on_failure(told)
            return None

    def _name(self, article: str) -> str:
        """What stands for all that was found in an article."""
        name = self._names[article]
        if name is None:  # as an editor's decisions changed it
            name = self._names[article] = hashlib.sha256(to_bytes(self._extractions[article], "")).hexdigest()
        return name


def _not_compared(articles: Sequence[Article], error: Exception) -> StoryError:
    first, *others = (file_name(each.path) for each in articles)
    why = f"{error}" if isinstance(error, TooMuchError) else by_mistake(error)
    return StoryError(f"{first}: not laid beside {', '.join(others)}, {why}; {asked_to_report(*articles)}")


def name_of(kind: type[object], articles: Sequence[tuple[str, str]], resolved: Resolved) -> str:
    """What findings of this kind are called: 64 hex digits of all that they are made of.

    `articles` are the ids of the articles, each with what stands for all that was found in it.
    """
    made_of = (
        kind.__name__,
        articles,
        sorted(resolved.key_of.items()),
        resolved.entities,
        resolved.events,
        sorted(resolved.outlet_of.items()),
    )
    return hashlib.sha256(_ENCODER.encode(made_of)).hexdigest()
