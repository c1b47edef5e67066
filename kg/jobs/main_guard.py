"""Scripts that ask for several processes without Python's `if __name__ == "__main__":`, told once and clearly.

A process that `multiprocessing` spawns imports the script that started it before it does anything else
(https://docs.python.org/3/library/multiprocessing.html#the-spawn-and-forkserver-start-methods). A call that stands
outside the guard is made there again, and none of these processes comes to its work.
"""

from __future__ import annotations

import multiprocessing
import os
from collections.abc import Iterator
from contextlib import contextmanager

#: What a process of kg ends with that finds itself importing an unguarded call.
UNGUARDED = 78  # EX_CONFIG of sysexits.h
ADVICE = (
    'several processes were asked for outside of if __name__ == "__main__":, and each of them began the script anew; '
    "put the call below that line, or ask for one process"
)
#: Set while kg starts processes, so that they know themselves.
_STARTED_BY_KG = "KG_STARTS_PROCESSES"


def importing_the_script() -> bool:
    """Whether this process was spawned and still imports the script that it was started from."""
    return getattr(multiprocessing.current_process(), "_inheriting", False)


def end_if_started_by_kg() -> None:
    """Ends, without a word, a process that kg started and that still imports the script: who started it tells why."""
    if importing_the_script() and _STARTED_BY_KG in os.environ:
        raise SystemExit(UNGUARDED)


@contextmanager
def marked() -> Iterator[None]:
    """Processes that are started meanwhile know that kg did so."""
    os.environ[_STARTED_BY_KG] = "1"
    try:
        yield
    finally:
        os.environ.pop(_STARTED_BY_KG, None)
