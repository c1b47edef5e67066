"""How far a run is, on stderr, only where a person looks at it."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import PurePath

from kg.cli.streams import is_terminal
from kg.plain_text.printable import printable


@contextmanager
def progress(quiet: bool) -> Iterator[Callable[[str], None]]:
    """Gives a function to call with the path of each article that is done; it draws nothing when quiet or piped."""
    if quiet or not is_terminal(sys.stderr):
        yield lambda path: None
        return

    from rich.console import Console
    from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    columns = (SpinnerColumn("line"), TextColumn("{task.description}", markup=False), TimeElapsedColumn())
    with Progress(*columns, console=Console(file=sys.stderr), transient=True, redirect_stdout=False) as bar:
        task = bar.add_task("starting")
        done = 0

        def advance(path: str) -> None:
            nonlocal done
            done += 1
            bar.update(task, description=printable(f"{done} read, last {PurePath(path).name}"))

        yield advance
