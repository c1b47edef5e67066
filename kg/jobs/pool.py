"""Articles shared out among processes; what comes back is in the order of the articles, whoever was first."""

from __future__ import annotations

import multiprocessing
import pickle
import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from multiprocessing import resource_tracker
from multiprocessing.connection import Connection, wait
from multiprocessing.context import SpawnProcess
from time import monotonic
from typing import TypeAlias

from kg.child_process import run_in_child
from kg.errors import ArticleError, KgError, UsageError
from kg.jobs.main_guard import ADVICE, UNGUARDED, marked
from kg.jobs.rules import Rules
from kg.jobs.worker import serve
from kg.left_out import left_out
from kg.limits import NO_LIMITS, Limits
from kg.model import Article, Extraction

#: So many articles for each process are at work or wait for one before them.
_AHEAD = 4
#: A process that is told to end has so many seconds for it.
_PATIENCE = 5.0
#: An article is waited for so many times as many seconds by the clock as it may take of the processor, for a process
#: shares the machine with others; and the first of a process so many more, in which it loads its pipeline.
_BY_THE_CLOCK, _LOADING = 10.0, 60.0


@dataclass(frozen=True, slots=True)
class Task:
    """An article, the name of its record, and what is kept of it already."""

    article: Article
    name: str
    kept: Extraction | None = None


#: The record of an article, what was kept already, or why there is neither.
Answer: TypeAlias = bytes | Extraction | KgError


@dataclass(slots=True, eq=False)
class _Slot:
    """A place in the order: its task, how often a process died of it, and its answer once that is there."""

    task: Task
    answer: Answer | None = None
    deaths: int = 0


@dataclass(slots=True, eq=False)
class _Worker:
    """A process, the pipe to it, what it works on, until when by the monotonic clock, and if it ever answered."""

    process: SpawnProcess
    pipe: Connection
    slot: _Slot | None = None
    until: float | None = None
    has_loaded: bool = False


def extract_in_processes(
    tasks: Iterable[Task],
    rules: Rules,
    jobs: int,
    limits: Limits = NO_LIMITS,
    work: Callable[[Connection, tuple[Rules, Limits]], None] = serve,
) -> Iterator[tuple[Task, Answer]]:
    """Each task with its answer, in the order of the tasks, worked on by `jobs` processes.

    What is kept already passes through in its place. Few articles are in memory at a time, however many there are. A
    process that dies costs no other article: the one it worked on is tried once more, alone, and if that process dies
    too, the answer is an ArticleError; so it is for an article that takes more than the `limits`. A process that does
    not notice that itself is ended after some ten times as many seconds by the clock. Each process loads the pipeline
    for itself. Closing the iterator ends them all. `work` is what a process does.
    """
    with _Pool(rules, jobs, limits, work) as pool:
        yield from pool.answers(iter(tasks))


class _Pool:
    """The processes, and the answers that wait for one before them."""

    def __init__(
        self, rules: Rules, jobs: int, limits: Limits, work: Callable[[Connection, tuple[Rules, Limits]], None]
    ) -> None:
        self._rules = rules
        self._work, self._limits = work, limits
        self._longest = None if limits.seconds is None else limits.seconds * _BY_THE_CLOCK
        self._jobs = jobs
        # a forked process would share locks of threads that it does not have
        self._context = multiprocessing.get_context("spawn")
        self._workers: list[_Worker] = []
        self._order: deque[_Slot] = deque()
        self._waiting: deque[_Slot] = deque()
        self._again: deque[_Slot] = deque()

    def __enter__(self) -> _Pool:
        return self

    def __exit__(self, *_: object) -> None:
        for worker in self._workers:
            worker.pipe.close()
            if worker.slot is not None:
                worker.process.terminate()
        for worker in self._workers:
            worker.process.join(_PATIENCE)
            if worker.process.is_alive():
                worker.process.kill()
                worker.process.join()

    def answers(self, tasks: Iterator[Task]) -> Iterator[tuple[Task, Answer]]:
        """All tasks with their answers, in order."""
        more = True
        while more or self._order:
            while more and len(self._order) < self._jobs * _AHEAD:
                task = next(tasks, None)
                if task is None:
                    more = False
                else:
                    self._add(task)
            self._hand_out()
            while self._order and (answer := self._order[0].answer) is not None:
                yield self._order.popleft().task, answer
            if self._order and any(worker.slot is not None for worker in self._workers):
                self._collect()

    def _add(self, task: Task) -> None:
        slot = _Slot(task, task.kept)
        self._order.append(slot)
        if task.kept is None:
            self._waiting.append(slot)

    def _hand_out(self) -> None:
        """Gives work to those who have none; what killed a process is tried while nothing else is at work."""
        busy = any(worker.slot is not None for worker in self._workers)
        if self._again:
            if not busy:
                self._give(self._again.popleft(), self._idle())
            return
        while self._waiting:
            idle = self._idle()
            if idle is None:
                return
            self._give(self._waiting.popleft(), idle)

    def _idle(self) -> _Worker | None:
        """A process without work, a new one if there may be more; None where all are at work."""
        for worker in self._workers:
            if worker.slot is None:
                return worker
        if len(self._workers) >= self._jobs:
            return None
        here, there = self._context.Pipe()
        work = pickle.dumps((self._work, (self._rules, self._limits)))
        process = self._context.Process(target=run_in_child, args=(there, work), daemon=True)
        with marked(), deaf_to_interrupts():
            process.start()
        there.close()  # so that the pipe ends with the process
        self._workers.append(_Worker(process, here))
        return self._workers[-1]

    def _give(self, slot: _Slot, worker: _Worker | None) -> None:
        if worker is None:
            raise RuntimeError("no process is free")
        worker.slot = slot
        if self._longest is not None:
            worker.until = monotonic() + self._longest + (0 if worker.has_loaded else _LOADING)
        with suppress(OSError):  # one that died is noticed where its answer is waited for
            worker.pipe.send((slot.task.article, slot.task.name))

    def _collect(self) -> None:
        """Waits for an answer, or for a process to die, and takes all that are there."""
        at_work = [worker for worker in self._workers if worker.slot is not None]
        ends = [worker.until for worker in at_work if worker.until is not None]
        ready = wait([worker.pipe for worker in at_work], max(0.0, min(ends) - monotonic()) if ends else None)
        for worker in [each for each in at_work if each.pipe in ready]:
            slot, worker.slot = worker.slot, None
            if slot is None:
                continue
            try:
                slot.answer = worker.pipe.recv()
                worker.has_loaded = True
            except (EOFError, OSError):
                self._bury(worker, slot)
        for worker in [each for each in at_work if each.slot is not None]:
            if worker.until is not None and worker.until <= monotonic():
                self._end(worker)

    def _end(self, worker: _Worker) -> None:
        """Ends a process that does not come to an end with its article, which is left out."""
        slot, worker.slot = worker.slot, None
        self._workers.remove(worker)
        worker.process.kill()
        worker.process.join()
        worker.pipe.close()
        if slot is not None:
            why = f"it takes more than {self._longest:g} seconds; allow it more with --article-timeout, or"
            slot.answer = left_out(slot.task.article, why)

    def _bury(self, worker: _Worker, slot: _Slot) -> None:
        """Takes a process that died out, and puts its article aside to be tried alone, or gives it up."""
        self._workers.remove(worker)
        worker.pipe.close()
        worker.process.join(_PATIENCE)
        if worker.process.exitcode == UNGUARDED:
            raise UsageError(ADVICE) from None
        slot.deaths += 1
        if slot.deaths == 1:
            self._again.append(slot)
            return
        slot.answer = deadly(slot.task.article, slot.deaths, _why(worker.process))


def deadly(article: Article, deaths: int, how: str) -> ArticleError:
    """What is told of an article whose process died so often, at last alone, and how it did."""
    often = "twice" if deaths == 2 else f"{deaths} times"
    return left_out(article, f"the process that read it died {often} ({how}), also alone; give it more memory, or")


@contextmanager
def deaf_to_interrupts() -> Iterator[None]:
    """Processes that are started inside the block never hear of Ctrl-C, not even while they load; this one hears later.

    Else one that is still loading would print a traceback.
    """
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    resource_tracker.ensure_running()  # which, where it is started inside, lifts the block
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _why(process: SpawnProcess) -> str:
    code = process.exitcode
    if code is None:
        return "it closed its pipe"
    return f"signal {-code}" if code < 0 else f"exit code {code}"
