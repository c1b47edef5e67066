"""The processes that answer what is asked of one store: so many at once, each within its time and memory.

A query cannot be interrupted from Python, but a process can be killed; another one takes its place.
"""

from __future__ import annotations

import asyncio
import json
from asyncio.subprocess import DEVNULL, PIPE, Process
from collections import deque
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from tempfile import SpooledTemporaryFile
from typing import IO, Any

from kg.child_process import module_command
from kg.graph.store.layout import STORE
from kg.limits import held_by
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
class Told:
    """An answer: its status and type of HTTP, and its content, `length` bytes of a file."""

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
        self._retired: Callable[[], None] | None = None

    async def ask(self, question: Mapping[str, Any]) -> Told:
        """What a process answers (`kg.serving.worker`). Raises RefusedError where that goes beyond a limit, and
        GoneError where one has to be started and the store is gone.

        Whoever is cancelled while it waits has its query ended.
        """
        if self._asked >= self._limits.waiting:
            raise RefusedError(503, "too many queries are waiting; try again later")
        self._asked += 1
        try:
            async with self._free, self._worker() as worker:
                return await self._answer(worker, json.dumps(question).encode() + b"\n")
        finally:
            self._asked -= 1
            self._end_if_done()

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
        try:
            yield worker
        except BaseException:
            _kill(worker)
            raise
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

    async def _answer(self, worker: Process, question: bytes) -> Told:
        asked, told = surely(worker.stdin, "way to ask the process"), surely(worker.stdout, "way to hear it")
        watch = asyncio.create_task(self._watched(worker))
        try:
            async with asyncio.timeout(self._limits.seconds):
                with suppress(ConnectionError):  # of a process that has ended; what it tells is that it tells nothing
                    asked.write(question)
                    await asked.drain()
                line = await told.readline()
                if not line.endswith(b"\n"):
                    raise RefusedError(*self._why(watch))
                head = json.loads(line)
                if head["status"] >= 500 and not self._store.exists():
                    raise GoneError
                content = SpooledTemporaryFile(_IN_MEMORY)  # noqa: SIM115 - whoever sends it closes it
                left = head["length"]
                while left:
                    piece = await told.read(min(left, PIECE))
                    if not piece:
                        raise RefusedError(*self._why(watch))
                    content.write(piece)
                    left -= len(piece)
                content.seek(0)
                return Told(head["status"], head["type"], head["length"], content)
        except TimeoutError:
            raise RefusedError(503, f"the query took longer than {self._limits.seconds:g} s; narrow it") from None
        finally:
            watch.cancel()

    async def _watched(self, worker: Process) -> bool:
        """Kills a process that takes more memory than it may; ends with True then."""
        while self._limits.memory is not None:
            await asyncio.sleep(_LOOK)
            if (held_by(worker.pid) or 0) > self._limits.memory:
                _kill(worker)
                return True
        return False

    def _why(self, watch: asyncio.Task[bool]) -> tuple[int, str]:
        """Why a process ended before it had answered."""
        if watch.done() and watch.result() and self._limits.memory is not None:
            return 503, f"the query took more than {self._limits.memory / 1e6:,.0f} MB of memory; narrow it"
        return 500, "the query's process ended early; it may have run out of memory, so narrow the query"


def _kill(worker: Process) -> None:
    with suppress(ProcessLookupError):
        worker.kill()
