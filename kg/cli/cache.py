"""`kg cache`: what is kept of the articles of former builds."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from kg.cli.options import Quiet, Verbose
from kg.cli.streams import write_line

_DAY = 86_400
_UNITS = ("bytes", "KB", "MB", "GB", "TB")
_STEP = 1000


def cache(
    folder: Annotated[
        Path,
        typer.Argument(metavar="DIR", help="The folder that --cache named, or an output folder."),
    ] = Path("output"),
    prune: Annotated[
        float | None,
        typer.Option(
            "--prune",
            metavar="DAYS",
            show_default=False,
            help="Remove what no build has used for so many days; 0 removes all.",
        ),
    ] = None,
    quiet: Quiet = False,
    verbose: Verbose = 0,
) -> None:
    """Tell what is kept of articles that were read, or remove it.

    A build keeps what it finds in each article and each story, and the next one reads and compares only what is new or
    has changed. Removing it costs time, and kg add and kg remove need it.
    """
    import time

    from kg.errors import StoreError, UsageError
    from kg.jobs import OWN_RECORDS, RecordStore

    if prune is not None and not prune >= 0:
        raise UsageError(f"--prune takes a number of days from 0 on, not {prune:g}")
    records = folder / OWN_RECORDS if (folder / OWN_RECORDS).is_dir() else folder
    if not records.is_dir():
        raise StoreError(f"there is no folder {folder}; name one that --cache named, or the output folder of a build")
    store = RecordStore(records)
    kept = list(store.kept())
    if prune is not None:
        # seconds of a file's time are rounded by some systems
        old = [each for each in kept if prune == 0 or time.time() - each.used > prune * _DAY]
        for each in old:
            store.remove(each.name)
        write_line(f"{'removed':<12}{len(old):>7}   {_size(sum(each.size for each in old))}")
        kept = [each for each in kept if each not in old]
    write_line(f"{'records':<12}{len(kept):>7}   {_size(sum(each.size for each in kept))}")
    write_line(f"{'folder':<12}{'':>7}   {records}")


def _size(size: float) -> str:
    """A size with its unit, as `1.2 MB`."""
    unit = 0
    while size >= _STEP and unit < len(_UNITS) - 1:
        size, unit = size / _STEP, unit + 1
    return f"{size:.0f} {_UNITS[0]}" if not unit else f"{size:.1f} {_UNITS[unit]}"
