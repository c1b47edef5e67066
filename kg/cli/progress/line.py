"""How far a run is, on stderr, only where a person looks at it."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager

from kg.cli.streams import is_terminal
from kg.progress import OnProgress

#: The line is renewed so many times a second.
_RENEWED = 4


@contextmanager
def progress(quiet: bool) -> Iterator[OnProgress]:
    """Gives a function to call with how far the run is; it draws one line, and nothing when quiet or piped."""
    if quiet or not is_terminal(sys.stderr):
        yield lambda _: None
        return

    from rich.console import Console
    from rich.live import Live
    from rich.text import Text

    from kg.cli.progress.pace import Pace

    pace = Pace()
    with Live(
        get_renderable=lambda: Text(pace.line(), no_wrap=True, overflow="ellipsis"),
        console=Console(file=sys.stderr),
        refresh_per_second=_RENEWED,
        transient=True,
        redirect_stdout=False,
    ):
        yield pace.hear
