"""Loads N-Quads into a new Oxigraph store, in a thread of its own while more of them are made."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from queue import Queue
from threading import Thread
from typing import IO, cast

import pyoxigraph as ox

from kg.graph.store.engine import open_store

#: How many quads are loaded at once: they are sorted in memory, about a kilobyte for each.
QUADS_AT_ONCE = 500_000
#: How many pieces that were given may wait for the loader.
_WAITING = 16


@contextmanager
def loading(path: Path, at_once: int = QUADS_AT_ONCE) -> Iterator[Callable[[list[str]], None]]:
    """A function that takes lines of N-Quads; on leaving the block all of them are in the store at `path`, closed.

    The loader works beside the thread that gives the lines: Oxigraph lets others go on. When the block raises, what was
    given last is not loaded. Raises OSError where the store cannot be written, also at a later line.
    """
    loader = _Loader(path, at_once)
    loader.start()
    try:
        yield loader.give
    except BaseException:
        loader.stop()
        raise
    loader.end()


class _Loader:
    def __init__(self, path: Path, at_once: int) -> None:
        self._path, self._at_once = path, at_once
        self._given: Queue[tuple[int, bytes] | None] = Queue(_WAITING)
        self._error: BaseException | None = None
        self._stopped = False
        self._thread = Thread(target=self._load, name="loading", daemon=True)
        self.start = self._thread.start

    def give(self, lines: list[str]) -> None:
        if lines:
            self._given.put((len(lines), "".join(lines).encode()))
        if self._error is not None:
            raise self._error

    def end(self) -> None:
        self._given.put(None)
        self._thread.join()
        if self._error is not None:
            raise self._error

    def stop(self) -> None:
        self._stopped = True
        self._given.put(None)
        self._thread.join()

    def _load(self) -> None:
        quads = _Quads(self._given)
        try:
            store = open_store(self._path)
            while quads.next(self._at_once):
                store.bulk_load(cast(IO[bytes], quads), ox.RdfFormat.N_QUADS)
            if not self._stopped:
                store.optimize()
                store.flush()
        except RuntimeError as error:  # of RocksDB, for what is damaged on the disk
            self._error = OSError(str(error))
        except BaseException as error:
            self._error = error
        quads.drain()  # nobody waits for a loader that is done


class _Quads:
    """What was given as a file to read, so many quads of it at a time."""

    def __init__(self, given: Queue[tuple[int, bytes] | None]) -> None:
        self._given = given
        self._ended = False
        self._left = 0
        self._piece = b""
        self._at = 0

    def next(self, count: int) -> bool:
        """Lets the next quads be read, at least `count` of them where there are so many; False where there are none."""
        self._left = count
        return self._take()

    def read(self, size: int = -1) -> bytes:
        if self._at == len(self._piece) and not self._take():
            return b""
        start, self._at = self._at, len(self._piece) if size < 0 else min(self._at + size, len(self._piece))
        return self._piece[start : self._at]

    def drain(self) -> None:
        while not self._ended:
            self._ended = self._given.get() is None

    def _take(self) -> bool:
        if self._left <= 0 or self._ended:
            return False
        piece = self._given.get()
        if piece is None:
            self._ended = True
            return False
        self._left -= piece[0]
        self._piece, self._at = piece[1], 0
        return True
