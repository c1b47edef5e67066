"""`kg add`: more articles in a graph."""

from __future__ import annotations

from pathlib import Path

from kg.cli.building.report import print_report
from kg.cli.files_from import all_paths
from kg.cli.messages import Messages
from kg.cli.options import (
    MEMORY,
    TIMEOUT,
    AnyLanguage,
    ArticleMemory,
    Articles,
    ArticleTimeout,
    Cache,
    Engine,
    FilesFrom,
    Jobs,
    Metadata,
    OtherDecisions,
    Output,
    Quiet,
    SamePipeline,
    Scheduler,
    Strict,
    Verbose,
    engine_of,
    jobs_of,
    limits_of,
)
from kg.cli.streams import stdin


def add(
    paths: Articles = None,
    files_from: FilesFrom = None,
    output: Output = Path("output"),
    metadata: Metadata = None,
    decisions: OtherDecisions = None,
    pipeline: SamePipeline = None,
    any_language: AnyLanguage = False,
    jobs: Jobs = None,
    engine: Engine = None,
    scheduler: Scheduler = None,
    cache: Cache = None,
    article_timeout: ArticleTimeout = TIMEOUT,
    article_memory: ArticleMemory = MEMORY,
    strict: Strict = False,
    quiet: Quiet = False,
    verbose: Verbose = 0,
) -> None:
    """Read articles and write the graph of what it was built of and of them.

    Only the new articles are read. The graph is the one that kg build makes of all of them, with the frames, decisions
    and the rest that it was built with. Where none can be read it stays as it is.
    """
    from kg import amending
    from kg.cli.progress import progress

    articles = all_paths(paths, files_from)
    messages = Messages(quiet, verbose, strict)
    with progress(quiet) as advance:
        report = amending.add(
            articles,
            output,
            metadata=metadata,
            decisions=decisions,
            pipeline=pipeline,
            any_language=any_language,
            jobs=jobs_of(jobs),
            engine=engine_of(engine, jobs, scheduler),
            scheduler=scheduler,
            limits=limits_of(article_timeout, article_memory),
            cache=cache,
            stdin=stdin(),
            on_failure=messages.failure,
            on_notice=messages.notice,
            on_progress=advance,
        )
    print_report(report, verbose)
