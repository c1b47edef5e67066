"""`kg remove`: fewer articles in a graph."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from kg.cli.building.report import print_report
from kg.cli.messages import Messages
from kg.cli.options import (
    MEMORY,
    TIMEOUT,
    ArticleMemory,
    ArticleTimeout,
    Cache,
    Jobs,
    OtherDecisions,
    Output,
    Quiet,
    SamePipeline,
    Strict,
    Verbose,
    jobs_of,
    limits_of,
)


def remove(
    articles: Annotated[
        list[str],
        typer.Argument(
            metavar="ARTICLE",
            show_default=False,
            help="An article's id or the beginning of it, its file name, its address or its title.",
        ),
    ],
    output: Output = Path("output"),
    decisions: OtherDecisions = None,
    pipeline: SamePipeline = None,
    jobs: Jobs = None,
    cache: Cache = None,
    article_timeout: ArticleTimeout = TIMEOUT,
    article_memory: ArticleMemory = MEMORY,
    strict: Strict = False,
    quiet: Quiet = False,
    verbose: Verbose = 0,
) -> None:
    """Write the graph of what it was built of, without some articles.

    Nothing is read anew unless kg has changed since. The graph is the one that kg build makes of the articles that are
    left, with the frames, decisions and the rest that it was built with.
    """
    from kg import amending
    from kg.cli.progress import progress

    messages = Messages(quiet, verbose, strict)
    with progress(quiet) as advance:
        report = amending.remove(
            articles,
            output,
            decisions=decisions,
            pipeline=pipeline,
            jobs=jobs_of(jobs),
            limits=limits_of(article_timeout, article_memory),
            cache=cache,
            on_failure=messages.failure,
            on_notice=messages.notice,
            on_progress=advance,
        )
    print_report(report, verbose)
