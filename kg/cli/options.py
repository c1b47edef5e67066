"""The options that several commands share, each in one place."""

from __future__ import annotations

import os
from dataclasses import dataclass
from math import inf
from pathlib import Path
from typing import Annotated

import typer

from kg.errors import UsageError
from kg.limits import Limits, bytes_of


@dataclass(frozen=True, slots=True)
class Settings:
    """What was said before the command's name: `kg -v build` means the same as `kg build -v`."""

    quiet: bool = False
    verbose: int = 0


def _or_said_before(context: typer.Context, value: bool) -> bool:
    return value or (isinstance(context.obj, Settings) and context.obj.quiet)


def _added_to_what_was_said_before(context: typer.Context, value: int) -> int:
    return value + (context.obj.verbose if isinstance(context.obj, Settings) else 0)


Quiet = Annotated[
    bool,
    typer.Option("--quiet", metavar="", callback=_or_said_before, help="Say nothing on stderr but errors."),
]
Verbose = Annotated[
    int,
    typer.Option(
        "--verbose",
        "-v",
        count=True,
        metavar="",
        show_default=False,
        callback=_added_to_what_was_said_before,
        help="Say more; -vv adds the traceback of an error.",
    ),
]
Graph = Annotated[
    Path,
    typer.Option("--graph", metavar="DIR", help="The folder that kg build wrote."),
]
Nodes = Annotated[
    int | None,
    typer.Option(
        "--nodes",
        metavar="N",
        min=0,
        show_default=False,
        help="Make the page anew, of the N entities that are told of most; 0 for all. [default: 1500]",
    ),
]
_ARTICLES = typer.Argument(
    metavar="PATH",
    show_default=False,
    help="Articles, in any format that kg formats lists; folders are read with all below them; - reads stdin.",
)
Articles = Annotated[list[str] | None, _ARTICLES]
FilesFrom = Annotated[
    str | None,
    typer.Option(
        "--files-from",
        metavar="FILE",
        show_default=False,
        help="A file that names articles, one a line, to be read behind those of PATH; - reads the names from stdin.",
    ),
]
Metadata = Annotated[
    Path | None,
    typer.Option(
        "--metadata",
        metavar="FILE",
        show_default=False,
        help="A TOML or CSV file that adds outlet, date and address by file name.",
    ),
]
Frames = Annotated[
    list[Path] | None,
    typer.Option(
        "--frames",
        metavar="FILE",
        show_default=False,
        help="A TOML file of your own frames, which add words or predicates (docs/frames.md); may be given repeatedly.",
    ),
]
Pipeline = Annotated[
    str | None,
    typer.Option(
        "--pipeline",
        metavar="NAME",
        show_default=False,
        help="Another spaCy pipeline, by its package name or folder, instead of the one that comes with kg.",
    ),
]
Output = Annotated[
    Path,
    typer.Option("--output", "-o", metavar="DIR", help="The folder of the graph, which is replaced."),
]
Cache = Annotated[
    Path | None,
    typer.Option(
        "--cache",
        metavar="DIR",
        show_default=False,
        help="Where kg build kept what it found, if it was told so. [default: .records in the output folder]",
    ),
]
OtherDecisions = Annotated[
    Path | None,
    typer.Option(
        "--decisions",
        metavar="FILE",
        show_default=False,
        help="A TOML file of decisions, in the place of those that the graph was built with.",
    ),
]
SamePipeline = Annotated[
    str | None,
    typer.Option(
        "--pipeline",
        metavar="NAME",
        show_default=False,
        help="The spaCy pipeline that the graph was built with, only where that lies in a folder.",
    ),
]
AnyLanguage = Annotated[
    bool,
    typer.Option("--any-language", metavar="", help="Also read what does not seem to be English."),
]
Jobs = Annotated[
    int | None,
    typer.Option(
        "--jobs",
        "-j",
        metavar="N",
        show_default=False,
        help="How many processes share the work. [default: one for each core]",
    ),
]

Engine = Annotated[
    str | None,
    typer.Option(
        "--engine",
        metavar="NAME",
        show_default=False,
        help="Who starts the processes: processes, or dask for a Dask cluster. [default: processes]",
    ),
]
Scheduler = Annotated[
    str | None,
    typer.Option(
        "--scheduler",
        metavar="ADDRESS",
        show_default=False,
        help="With --engine dask, the cluster to use, as tcp://host:8786. [default: one on this machine, of --jobs]",
    ),
]

DefaultGraph = Annotated[
    str | None,
    typer.Option(
        "--default-graph",
        metavar="IRI",
        show_default=False,
        help="The named graph of the store that stands for the default graph, where the store has none of its own.",
    ),
]

Raw = Annotated[
    bool,
    typer.Option("--raw", metavar="", help="In csv, every cell as it is: for programs, not for spreadsheets."),
]


def raw_of(wanted: bool, output_format: str | None) -> bool:
    """Whether cells are written as they are. Raises UsageError where that was asked for of another format than csv."""
    if wanted and output_format != "csv":
        raise UsageError("--raw is for csv, the one format that kg changes cells in; add --format csv, or leave it out")
    return wanted


ArticleTimeout = Annotated[
    float,
    typer.Option(
        "--article-timeout",
        metavar="SECONDS",
        min=0,
        help="Leave out an article that takes more seconds of the processor than these; 0 for no limit.",
    ),
]
ArticleMemory = Annotated[
    str,
    typer.Option(
        "--article-memory",
        metavar="SIZE",
        help="Leave out an article that takes more memory than that, as 500M or 2G, or none.",
    ),
]
Strict = Annotated[
    bool,
    typer.Option("--strict", metavar="", help="Stop at the first article or file that cannot be used."),
]
TIMEOUT, MEMORY = 60.0, "2G"


def limits_of(timeout: float, memory: str) -> Limits:
    """What one article may take. Raises UsageError for what is no amount of memory."""
    return Limits(timeout if 0 < timeout < inf else None, bytes_of(memory))


def engine_of(wanted: str | None, jobs: int | None, scheduler: str | None) -> str:
    """The engine that was asked for, or else processes. Raises UsageError for options that do not go together."""
    if scheduler is not None and wanted != "dask":
        raise UsageError("--scheduler is the address of a Dask cluster; give --engine dask too, or leave it out")
    if scheduler is not None and jobs is not None:
        raise UsageError(
            "--jobs is for processes of this machine; leave it out with --scheduler, which has its workers"
        )
    return wanted or "processes"


def jobs_of(wanted: int | None) -> int:
    """The number that was asked for, or else that of the cores this process may use."""
    return wanted if wanted is not None else available_cores()


def available_cores() -> int:
    """How many cores this process may use."""
    if hasattr(os, "sched_getaffinity"):  # some may be given to others
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
