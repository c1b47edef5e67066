"""Lines in order and without doubles, however many there are: an external merge sort (Knuth, TAOCP 3, 5.4)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from heapq import merge
from itertools import islice
from pathlib import Path
from tempfile import TemporaryFile
from types import TracebackType
from typing import IO

#: How many lines are held in memory, about 80 MB of them.
HELD = 250_000
#: How many runs are merged at once, each an open file.
RUNS = 100
_BATCH = 10_000


class SortedLines:
    """Takes lines in, each with its end of line, and gives them back sorted by code points, each once.

    Up to `held` lines (`HELD` if None) are kept in memory; more go, as sorted runs, to files without a name in `folder`
    (the system's own for such files if None), which are gone when this is closed, also where the process is killed. A
    context manager that closes itself. Raises OSError where a run cannot be written.
    """

    def __init__(self, folder: Path | None = None, held: int | None = None) -> None:
        self._folder, self._held = folder, held or HELD
        self._lines: list[str] = []
        self._runs: list[IO[str]] = []
        self._files = ExitStack()

    def __enter__(self) -> SortedLines:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._files.close()

    def add(self, lines: Iterable[str]) -> None:
        """Takes lines in, quickest where they come sorted."""
        coming = iter(lines)
        while some := list(islice(coming, self._held - len(self._lines))):
            self._lines += some
            if len(self._lines) >= self._held:
                self._spill()

    def __iter__(self) -> Iterator[str]:
        """All lines, once nothing more comes; for one reader at a time."""
        self._lines.sort()
        return _each_once(merge(*map(_read, self._runs), self._lines) if self._runs else self._lines)

    def batches(self) -> Iterator[list[str]]:
        """The same, many lines at a time."""
        lines = iter(self)
        while batch := list(islice(lines, _BATCH)):
            yield batch

    def _spill(self) -> None:
        if len(self._runs) == RUNS:  # one long run in place of many keeps the number of open files small
            whole = self._run(_each_once(merge(*map(_read, self._runs))))
            for run in self._runs:
                run.close()
            self._runs = [whole]
        self._lines.sort()
        self._runs.append(self._run(_each_once(self._lines)))
        self._lines.clear()

    def _run(self, lines: Iterable[str]) -> IO[str]:
        run = TemporaryFile("w+", encoding="utf-8", newline="\n", dir=self._folder)  # noqa: SIM115  closed with all
        self._files.enter_context(run)
        run.writelines(lines)
        return run


def _read(run: IO[str]) -> Iterator[str]:
    run.seek(0)
    return run


def _each_once(lines: Iterable[str]) -> Iterator[str]:
    """The lines of a sorted sequence without those that are equal to the one before."""
    before = None
    for line in lines:
        if line != before:
            yield line
            before = line
