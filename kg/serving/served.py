"""The graph that is served: the current build of a folder, and the next one as soon as that has taken its place."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from kg.errors import StoreError
from kg.graph.store.digests import digest_of
from kg.graph.store.layout import META, SEAL, Meta, read_meta
from kg.graph.store.output import current_build, current_name
from kg.graph.store.seal import check_store, check_whole
from kg.serving.index.indexing import Indexing
from kg.serving.refused import RefusedError
from kg.serving.workers import Limits, Workers
from kg.vocabulary.iris import Vocabulary


@dataclass(frozen=True, slots=True)
class Opened:
    """A build that is served: its folder, what it says of itself, and the processes that answer for it.

    `id` is another one for each build, and `since` when this one was made, in seconds since 1970.
    """

    folder: Path
    meta: Meta
    workers: Workers
    index: Indexing
    id: str
    since: float

    def retire(self) -> None:
        """Has all that answers for it end as soon as nothing is asked of it any more."""
        self.workers.retire(self.index.end)


class Served:
    """The graph in a folder. `tell` hears, as a line, of a new build that is served, or cannot be."""

    def __init__(self, folder: Path, count: int, limits: Limits, tell: Callable[[str], None]) -> None:
        """Opens the current build. Raises StoreError where there is none, or it is damaged."""
        self._folder = folder
        self._count = count
        self._limits = limits
        self._tell = tell
        self._seen = current_name(folder)
        self._opened = self._open()
        self._opening: asyncio.Task[None] | None = None

    def now(self) -> Opened:
        """The build to ask. Where another has taken its place that is opened beside, and asked once it is open."""
        if (name := current_name(self._folder)) != self._seen and self._opening is None:
            self._seen = name
            self._opening = asyncio.create_task(self._reopen())
        return self._opened

    async def renewed(self, gone: Opened) -> Opened:
        """The build that has taken the place of one that is gone. Raises RefusedError where none can be opened."""
        if self.now() is gone and self._opening is not None:
            await asyncio.shield(self._opening)  # others wait for it, too
        if self._opened is gone:
            raise RefusedError(503, "the graph is gone, and no other one can be opened; try again later")
        return self._opened

    def end(self) -> None:
        """Ends all that answers."""
        self._opened.retire()

    def _open(self) -> Opened:
        folder = current_build(self._folder).resolve()
        check_store(folder)
        check_whole(folder)  # of what is damaged a query may take ever more memory
        meta = read_meta(folder)
        prefixes = Vocabulary(meta.base_iri).prefixes
        return Opened(
            folder,
            meta,
            Workers(folder, prefixes, self._count, self._limits),
            Indexing(folder, self._limits.seconds),
            digest_of(folder / SEAL)[:16],
            (folder / META).stat().st_mtime,
        )

    async def _reopen(self) -> None:
        try:
            opened = await asyncio.to_thread(self._open)
        except StoreError as error:
            self._tell(f"the new graph is not served, and the one before goes on: {error}")
        else:
            before, self._opened = self._opened, opened
            before.retire()
            self._tell("a new graph has taken the place of the one before, and is served")
        finally:
            self._opening = None
