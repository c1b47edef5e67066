"""Who shares the work, processes of this machine or the workers of a Dask cluster, and what an article may take."""

from __future__ import annotations

from dataclasses import dataclass

from kg.errors import UsageError
from kg.jobs.main_guard import ADVICE, end_if_started_by_kg, importing_the_script
from kg.limits import DEFAULT_LIMITS, Limits

#: What starts and feeds the processes.
ENGINES = ("processes", "dask")


@dataclass(frozen=True, slots=True)
class Sharing:
    """`jobs` processes of this machine; or, by the engine "dask", the workers of the cluster with that `scheduler`.

    Without a scheduler's address, "dask" is a cluster of `jobs` processes on this machine. `limits` are those of each
    article.
    """

    jobs: int = 1
    engine: str = "processes"
    scheduler: str | None = None
    limits: Limits = DEFAULT_LIMITS


def checked_sharing(
    jobs: int,
    engine: str = "processes",
    scheduler: str | None = None,
    limits: Limits = DEFAULT_LIMITS,
) -> Sharing:
    """Who is to share the work of a run that begins now.

    Raises UsageError for a number of processes or an engine that there is not, for a scheduler without Dask, and in a
    process that cannot start others, since it was spawned and still imports the script with the call.
    """
    end_if_started_by_kg()
    if jobs < 1:
        raise UsageError(f"articles cannot be shared among {jobs} processes; ask for 1 or more")
    if engine not in ENGINES:
        raise UsageError(f"there is no engine {engine!r}; choose {' or '.join(ENGINES)}")
    if scheduler is not None and engine != "dask":
        raise UsageError("the scheduler is that of a Dask cluster; ask for the engine dask too, or leave it out")
    if (jobs > 1 or engine != "processes") and importing_the_script():
        raise UsageError(ADVICE)
    return Sharing(jobs, engine, scheduler, limits)
