"""The index of a build that is served: made in a process of its own when it is first needed."""

from __future__ import annotations

import asyncio
import json
import shutil
import tempfile
from asyncio.subprocess import DEVNULL, PIPE, Process
from contextlib import suppress
from pathlib import Path

from kg.child_process import module_command
from kg.serving.refused import GoneError, RefusedError
from kg.surely import surely


class Indexing:
    """Makes the index of a build, once, in a folder of temporary files that goes with it."""

    def __init__(self, build: Path, patience: float | None) -> None:
        """`patience` is for how many seconds a request waits for it, None for as long as it takes."""
        self._build = build
        self._patience = patience
        self._folder: Path | None = None
        self._process: Process | None = None
        self._making: asyncio.Task[Path] | None = None
        self._ended = False

    def begin(self) -> None:
        """Has the index made, where it is not yet, or its making failed."""
        failed = self._making is not None and self._making.done() and self._making.exception() is not None
        if not self._ended and (self._making is None or failed):
            self._making = asyncio.create_task(self._make())
            self._making.add_done_callback(lambda task: task.cancelled() or task.exception())  # who waits hears of it

    async def file(self) -> Path:
        """The file of the index, once it is there.

        Raises RefusedError where it cannot be made, or not in time, and GoneError where the build is gone.
        """
        try:
            return await self._made(self._patience)
        except TimeoutError:
            raise RefusedError(503, "the index of what is searched is still being made; try again later") from None

    async def file_soon(self, seconds: float) -> Path | None:
        """The same, or None where it takes longer or cannot be made."""
        try:
            return await self._made(seconds)
        except (TimeoutError, RefusedError):
            return None

    async def file_if_made(self) -> Path | None:
        """The same where it is there; where it is not it is begun, for the next request."""
        return await self.file_soon(0)

    def end(self) -> None:
        """Ends what makes it, and takes its files away."""
        self._ended = True
        if self._process is not None and self._process.returncode is None:
            with suppress(ProcessLookupError):
                self._process.kill()
        if self._folder is not None:
            shutil.rmtree(self._folder, ignore_errors=True)

    async def _made(self, patience: float | None) -> Path:
        self.begin()
        if self._making is not None and not self._making.done():
            async with asyncio.timeout(patience):
                await asyncio.wait({self._making})
        if self._ended or self._making is None:
            raise GoneError
        return self._making.result()

    async def _make(self) -> Path:
        if not self._build.exists():
            raise GoneError
        try:
            self._folder = self._folder or Path(tempfile.mkdtemp(prefix="kg-serve-"))
            file = self._folder / "index.sqlite"
            file.unlink(missing_ok=True)
        except OSError as error:
            raise RefusedError(503, f"there is no room for an index of what is searched: {error}") from None
        command, environment = module_command("kg.serving.index.making")
        self._process = await asyncio.create_subprocess_exec(
            *command, stdin=PIPE, stdout=PIPE, stderr=DEVNULL, env=environment
        )
        question = json.dumps({"folder": str(self._build), "file": str(file)}).encode() + b"\n"
        stdin = surely(self._process.stdin, "way to ask the process")
        with suppress(ConnectionError):  # of a process that has ended; what it tells is that it tells nothing
            stdin.write(question)
            await stdin.drain()
        told = await surely(self._process.stdout, "way to hear it").readline()
        if told == b"\n":
            stdin.close()
            await self._process.wait()
            return file
        if self._ended or not self._build.exists():
            raise GoneError
        why = told.decode(errors="replace").strip() or "its process ended early; it may have run out of memory"
        raise RefusedError(503, f"the index of what is searched cannot be made: {why}")
