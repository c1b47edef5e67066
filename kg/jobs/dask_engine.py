"""Articles shared out among the workers of a Dask cluster (https://distributed.dask.org), each as one task.

As in `kg.jobs.pool`, answers come in the order of the articles, and a worker that dies costs its article at most.
"""

from __future__ import annotations

import logging
import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import CancelledError
from contextlib import ExitStack, contextmanager, suppress
from itertools import islice
from multiprocessing import resource_tracker
from time import monotonic
from typing import TYPE_CHECKING, TypeAlias
from uuid import uuid4

from kg.errors import UsageError
from kg.jobs.dask_worker import (
    OtherKg,
    Said,
    packed_article,
    packed_rules,
    read_on_worker,
    rules_on_worker,
)
from kg.jobs.main_guard import marked
from kg.jobs.pool import Answer, Task, deadly, deaf_to_interrupts
from kg.jobs.rules import Rules
from kg.limits import NO_LIMITS, Limits
from kg.model import Extraction
from kg.version import __version__

if TYPE_CHECKING:
    from distributed import Client, Future

#: So many articles for each thread of a worker are at work or wait for one before them.
_AHEAD = 4
#: Seconds: in which a scheduler must answer, after which it is told that there is no worker, until that is an error.
_CONNECTING, _WAITING, _NOBODY = 10.0, 5.0, 600.0
#: More than any message has.
_SILENT = logging.CRITICAL + 1
#: Whose messages would stand among those of kg.
_LOGGERS = ("distributed", "tornado")

_Place: TypeAlias = "tuple[Task, Extraction | Future[Said]]"
"""A task, and what is kept of it, or where its answer will be."""


def extract_on_dask(
    tasks: Iterable[Task],
    rules: Rules,
    jobs: int,
    scheduler: str | None,
    on_notice: Callable[[str], None],
    limits: Limits = NO_LIMITS,
    work: Callable[[bytes, bytes], Said] = read_on_worker,
) -> Iterator[tuple[Task, Answer]]:
    """Each task with its answer, in the order of the tasks, worked on by a Dask cluster.

    It is the one whose scheduler has that address, as `tcp://host:8786`; without one, a cluster of `jobs` processes of
    this machine, which listens to this machine alone and ends with the iterator. What is kept already passes through in
    its place. Few articles are in memory at a time, however many there are. An article on which workers died as often
    as the scheduler allows is tried once more, alone, and if that fails too, the answer is an ArticleError; so it is
    for an article that takes more than the `limits`. `on_notice` hears that there is no worker. `work` is what a worker
    does.

    Raises UsageError, which says what to do, where `distributed` is not installed, the scheduler cannot be reached or
    goes away, no worker comes, or one has another kg.
    """
    try:
        import distributed  # noqa: F401
    except ImportError as error:
        raise UsageError(
            f'the engine dask needs the package distributed ({error}); install it with: pip install "kg-news[dask]"'
        ) from error
    with _silence(), ExitStack() as stack:
        client = stack.enter_context(_local(jobs) if scheduler is None else _remote(scheduler))
        yield from _Run(client, rules, limits, scheduler or "of this machine", on_notice, work).answers(iter(tasks))


class _Run:
    """The articles of a run that are at work or wait for one before them."""

    def __init__(
        self,
        client: Client,
        rules: Rules,
        limits: Limits,
        where: str,
        on_notice: Callable[[str], None],
        work: Callable[[bytes, bytes], Said],
    ) -> None:
        self._client = client
        self._work = work
        self._rules = packed_rules(rules, limits)
        self._digest = rules.digest
        self._pipeline = rules.pipeline
        self._where = where
        self._on_notice = on_notice
        self._order: deque[_Place] = deque()
        # nobody else's tasks may be taken for these
        self._name = f"kg-{uuid4().hex}"
        self._given = 0

    def answers(self, tasks: Iterator[Task]) -> Iterator[tuple[Task, Answer]]:
        """All tasks with their answers, in order."""
        with self._lost_is_told():
            self._check_workers()
        while True:
            for task in islice(tasks, max(0, self._most() - len(self._order))):
                self._order.append((task, task.kept or self._submitted(task)))
            if not self._order:
                return
            task, there = self._order.popleft()
            if isinstance(there, Extraction):
                yield task, there
            else:
                with self._lost_is_told():
                    answer = self._answer(task, there)
                yield task, answer

    def _most(self) -> int:
        """So many articles may be at work or wait, as many workers as there are now."""
        with self._lost_is_told():
            threads: dict[str, int] = self._client.nthreads()
            return _AHEAD * max(1, sum(threads.values()))

    def _submitted(self, task: Task) -> Future[Said]:
        self._given += 1
        asked = packed_article(task.article, task.name)
        key = f"{self._name}-{self._given}"
        with self._lost_is_told():
            return self._client.submit(self._work, self._rules, asked, key=key, pure=False)

    def _answer(self, task: Task, future: Future[Said]) -> Answer:
        """What a worker says, also when others died of it; where those die that try it alone, that it is left out."""
        from distributed import KilledWorker

        try:
            return self._checked(self._said(future))
        except KilledWorker as killed:
            often = killed.allowed_failures + 1
        for _, each in self._order:  # alone means that all others are done
            if not isinstance(each, Extraction):
                with suppress(KilledWorker):
                    self._said(each)
        try:
            return self._checked(self._said(self._submitted(task)))
        except KilledWorker as killed:
            often += killed.allowed_failures + 1
            return deadly(task.article, often, f"last the Dask worker {killed.last_worker.address}")

    def _said(self, future: Future[Said]) -> Said:
        """Waits for what a worker says. Raises UsageError where there has been no worker for long."""
        since, told = None, False
        while True:
            try:
                said: Said = future.result(timeout=_WAITING)
                return said
            except TimeoutError:
                if self._client.nthreads():
                    since = None
                    continue
            since = since or monotonic()
            if not told:
                told = True
                self._on_notice(f"the Dask cluster {self._where} has no worker; waiting for one")
            if monotonic() - since > _NOBODY:
                raise UsageError(
                    f"the Dask cluster {self._where} has had no worker for {_NOBODY / 60:.0f} minutes; start some "
                    "(dask worker ADDRESS) and run again"
                )

    def _checked(self, said: Said) -> Answer:
        if isinstance(said, OtherKg):
            raise self._other(said.worker, f"kg {said.version}")
        return said

    def _check_workers(self) -> None:
        """Raises UsageError where a worker that is there now has another kg; one that comes later tells it itself."""
        told = self._client.run(rules_on_worker, self._rules, on_error="return")
        for worker, said in sorted(told.items()):
            if isinstance(said, OSError):  # it went away meanwhile
                continue
            if isinstance(said, Exception):
                raise self._other(worker, f"no kg that could be asked ({type(said).__name__}: {said})") from said
            version, digest = said
            if digest != self._digest:
                raise self._other(worker, f"kg {version}")

    def _other(self, worker: str, theirs: str) -> UsageError:
        here = f"kg {__version__}"
        same = ", but with other code or data, or other versions of the packages that compute" if theirs == here else ""
        pipeline = "" if self._pipeline is None else f" and the pipeline {self._pipeline}"
        return UsageError(
            f"the Dask worker {worker} has {theirs}, and this is {here}{same}; install the same kg, packages"
            f"{pipeline} there, start the worker again and run again"
        )

    @contextmanager
    def _lost_is_told(self) -> Iterator[None]:
        """Raises UsageError where the scheduler does not answer any more."""
        try:
            yield
        except (CancelledError, OSError) as error:
            raise UsageError(
                f"the Dask scheduler {self._where} went away or dropped the work ({_words(error)}); see that it is "
                "running and run again; what was found so far is kept where kg keeps it"
            ) from error


@contextmanager
def _remote(scheduler: str) -> Iterator[Client]:
    """A client of the scheduler at an address. Raises UsageError where none answers there."""
    from distributed import Client
    from distributed.comm.addressing import resolve_address

    try:
        resolve_address(scheduler)  # a client that was never connected waits for long before it goes
        client = Client(scheduler, timeout=_CONNECTING, set_as_default=False)
    except Exception as error:  # of many classes: no such host, no scheduler, no address, another protocol
        raise UsageError(
            f"the Dask scheduler {scheduler} cannot be reached ({_words(error)}); give the address that dask scheduler "
            "prints when it starts, as tcp://host:8786"
        ) from error
    with client:
        yield client


@contextmanager
def _local(jobs: int) -> Iterator[Client]:
    """A client of a cluster of processes of this machine. Raises UsageError where it does not start."""
    import dask
    from distributed import Client, LocalCluster

    # pages about workers and tasks, which nobody asked for
    without_pages: dict[str, object] = {f"distributed.{who}.http.routes": [] for who in ("scheduler", "worker")}
    with dask.config.set(without_pages), marked():
        _track_quietly()
        try:
            with deaf_to_interrupts():  # and so are the threads of Dask, which start its processes
                cluster = LocalCluster(
                    n_workers=jobs,
                    threads_per_worker=1,
                    processes=True,
                    host="127.0.0.1",
                    silence_logs=_SILENT,
                    dashboard_address=None,
                    # as in the pool, an article is tried twice
                    scheduler_kwargs={"allowed_failures": 0, "dashboard_address": "127.0.0.1:0"},
                    worker_dashboard_address=None,
                    memory_limit=0,
                )
        except Exception as error:
            raise UsageError(
                f"the Dask cluster of this machine does not start ({_words(error)}); leave the engine out, or, where "
                f'that happens in a script, see that the call stands below if __name__ == "__main__":'
            ) from error
        with cluster, Client(cluster, set_as_default=False) as client:
            yield client


def _track_quietly() -> None:
    """Starts what cleans up behind Python's processes, if it does not run yet, so that it does not tell of it.

    A run that a signal ends does not wait until Dask has taken everything down.
    """
    before = os.environ.get("PYTHONWARNINGS")
    os.environ["PYTHONWARNINGS"] = "ignore"
    try:
        resource_tracker.ensure_running()
    finally:
        if before is None:
            del os.environ["PYTHONWARNINGS"]
        else:
            os.environ["PYTHONWARNINGS"] = before


@contextmanager
def _silence() -> Iterator[None]:
    """Dask's own messages go nowhere meanwhile."""
    known = logging.root.manager.loggerDict
    loggers = [logging.getLogger(name) for name in (*_LOGGERS, *known) if name.partition(".")[0] in _LOGGERS]
    before = [(logger, logger.level) for logger in loggers]
    for logger, _ in before:
        logger.setLevel(_SILENT)
    try:
        yield
    finally:
        for logger, level in reversed(before):
            logger.setLevel(level)


def _words(error: BaseException) -> str:
    """An exception in one line."""
    return " ".join(f"{type(error).__name__}: {error}".rstrip(": ").split())
