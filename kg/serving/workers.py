"""The processes that answer what is asked of one store: so many at once, each within its time and memory.

A query cannot be interrupted from Python, but a process can be killed; another one takes its place.
"""

from __future__ import annotations

import asyncio
import json
from asyncio import StreamReader
from asyncio.subprocess import DEVNULL, PIPE, Process
from collections import deque
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryFile
from typing import IO, Any

from kg.child_process import module_command
from kg.graph.store.layout import STORE
from kg.limits import held_by
from kg.serving.answer import Answer
from kg.serving.kept import Kept
from kg.serving.refused import GoneError, RefusedError
from kg.surely import surely

#: So often is looked at what a query holds, in seconds.
_LOOK = 0.05
#: So many bytes are read at once, and so many of an answer are kept in memory; the rest goes on the disk.
PIECE, _IN_MEMORY = 1 << 16, 1 << 20


@dataclass(frozen=True, slots=True)
class Limits:
    """What a question may take: seconds and bytes of memory, None as much as it takes; and how many wait at most."""

    seconds: float | None = 60.0
    memory: int | None = 10**9
    waiting: int = 1000


@dataclass(frozen=True, slots=True)
class Long:
    """An answer that is too long for memory: its status and type of HTTP, and its content, `length` bytes of a file."""

    status: int
    type: str
    length: int
    content: IO[bytes]


class Workers:
    """At most `count` processes over the store of a build, of which each is started when it is first needed."""

    def __init__(self, build: Path, prefixes: Mapping[str, str], count: int, limits: Limits) -> None:
        self._store = build / STORE
        self._opening = json.dumps({"build": str(build), "prefixes": dict(prefixes)}).encode() + b"\n"
        self._limits = limits
        self._free = asyncio.Semaphore(count)
        self._idle = deque[Process]()
        self._asked = 0
        self._busy = set[Process]()
        self._too_large = set[Process]()
        self._watching: asyncio.Task[None] | None = None
        self._kept = Kept()
        self._retired: Callable[[], None] | None = None

    def known(self, question: Mapping[str, Any]) -> Answer | None:
        """The answer where the same was asked before and is still kept."""
        return self._kept.get(_as_line(question))

    async def ask(self, question: Mapping[str, Any]) -> Answer | Long:
        """What a process answers (`kg.serving.worker`). Raises RefusedError where that goes beyond a limit, and
        GoneError where one has to be started and the store is gone.

        Whoever is cancelled while it waits has its query ended.
        """
        if self._asked >= self._limits.waiting:
            raise RefusedError(503, "too many queries are waiting; try again later")
        line = _as_line(question)
        self._asked += 1
        try:
            async with self._free, self._worker() as worker:
                answer = await self._answer(worker, line)
        finally:
            self._asked -= 1
            self._end_if_done()
        if isinstance(answer, Answer):
            self._kept.keep(question, line, answer)
        return answer

    def retire(self, ended: Callable[[], None]) -> None:
        """Has the processes end as soon as nothing is asked of them any more, and calls `ended` then."""
        self._retired = ended
        self._end_if_done()

    def _end_if_done(self) -> None:
        if self._retired is None or self._asked:
            return
        while self._idle:
            _kill(self._idle.pop())
        self._retired()

    @asynccontextmanager
    async def _worker(self) -> AsyncIterator[Process]:
        """A process that is asked nothing else in the block, and killed where the block does not end well."""
        worker = (
            next((each for each in iter(self._taken, None) if each.returncode is None), None) or await self._started()
        )
        self._busy.add(worker)
        if self._watching is None and self._limits.memory is not None:
            self._watching = asyncio.create_task(self._watch(self._limits.memory))
        try:
            yield worker
        except BaseException:
            _kill(worker)
            raise
        finally:
            self._busy.discard(worker)
            self._too_large.discard(worker)
        if worker.returncode is None:
            self._idle.append(worker)

    def _taken(self) -> Process | None:
        return self._idle.pop() if self._idle else None

    async def _started(self) -> Process:
        if not self._store.exists():
            raise GoneError
        command, environment = module_command("kg.serving.worker")
        worker = await asyncio.create_subprocess_exec(
            *command, stdin=PIPE, stdout=PIPE, stderr=DEVNULL, env=environment
        )
        surely(worker.stdin, "way to ask the process").write(self._opening)
        return worker

    async def _answer(self, worker: Process, question: bytes) -> Answer | Long:
        asked, told = surely(worker.stdin, "way to ask the process"), surely(worker.stdout, "way to hear it")
        try:
            async with asyncio.timeout(self._limits.seconds):
                with suppress(ConnectionError):  # of a process that has ended; what it tells is that it tells nothing
                    asked.write(question)
                    await asked.drain()
                line = await told.readline()
                if not line.endswith(b"\n"):
                    raise RefusedError(*self._why(worker))
                head = json.loads(line)
                if head["status"] >= 500 and not self._store.exists():
                    raise GoneError
                if head["length"] <= _IN_MEMORY:
                    return Answer(head["status"], head["type"], await told.readexactly(head["length"]))
                return Long(head["status"], head["type"], head["length"], await self._in_file(told, head["length"]))
        except asyncio.IncompleteReadError:
            raise RefusedError(*self._why(worker)) from None
        except TimeoutError:
            raise RefusedError(503, f"it took longer than {self._limits.seconds:g} s; ask for less") from None

    @staticmethod
    async def _in_file(told: StreamReader, left: int) -> IO[bytes]:
        content = TemporaryFile()  # noqa: SIM115 - whoever sends it closes it
        try:
            while left:
                left -= content.write(await told.readexactly(min(left, PIECE)))
        except BaseException:
            content.close()
            raise
        content.seek(0)
        return content

    async def _watch(self, memory: int) -> None:
        """Kills processes that take more memory than they may, for as long as any is asked."""
        while self._busy:
            await asyncio.sleep(_LOOK)
            for worker in list(self._busy):
                if (held_by(worker.pid) or 0) > memory:
                    self._too_large.add(worker)
                    _kill(worker)
        self._watching = None

    def _why(self, worker: Process) -> tuple[int, str]:
        """Why a process ended before it had answered."""
        if worker in self._too_large and self._limits.memory is not None:
            return 503, f"it took more than {self._limits.memory / 1e6:,.0f} MB of memory; ask for less"
        return 500, "its process ended early; it may have run out of memory, so ask for less"


def _as_line(question: Mapping[str, Any]) -> bytes:
    return json.dumps(question).encode() + b"\n"


def _kill(worker: Process) -> None:
    with suppress(ProcessLookupError):
        worker.kill()
