"""`kg extract`: articles to JSON Lines, without a graph."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Annotated

import typer

from kg.cli.files_from import all_paths
from kg.cli.options import (
    MEMORY,
    TIMEOUT,
    AnyLanguage,
    ArticleMemory,
    Articles,
    ArticleTimeout,
    Engine,
    FilesFrom,
    Frames,
    Jobs,
    Metadata,
    Pipeline,
    Quiet,
    Scheduler,
    Strict,
    Verbose,
    engine_of,
    jobs_of,
    limits_of,
)
from kg.cli.streams import is_terminal, stdin, write


def extract(
    paths: Articles = None,
    files_from: FilesFrom = None,
    metadata: Metadata = None,
    frames: Frames = None,
    pipeline: Pipeline = None,
    any_language: AnyLanguage = False,
    jobs: Jobs = None,
    engine: Engine = None,
    scheduler: Scheduler = None,
    cache: Annotated[
        Path | None,
        typer.Option(
            "--cache",
            metavar="DIR",
            show_default=False,
            help="A folder in which what is found is kept, so that the next run reads only what is new or has changed.",
        ),
    ] = None,
    out: Annotated[
        Path | None,
        typer.Option(
            "--out",
            metavar="DIR",
            show_default=False,
            help="Keep what is found in this folder and print nothing; kg build --from makes the graph of it.",
        ),
    ] = None,
    shard: Annotated[
        str | None,
        typer.Option(
            "--shard",
            metavar="I/N",
            show_default=False,
            help="With --out, only the articles of part I of N, so that N machines share the work. [default: 1/1]",
        ),
    ] = None,
    article_timeout: ArticleTimeout = TIMEOUT,
    article_memory: ArticleMemory = MEMORY,
    strict: Strict = False,
    quiet: Quiet = False,
    verbose: Verbose = 0,
) -> None:
    """Print what is found in each article as JSON Lines.

    One object a line, in the order of the articles; no graph is built. With --out what is found is kept in a folder
    instead, from which kg build --from makes a graph.
    """
    from kg import sharding, workflow
    from kg.cli.messages import Messages, counted
    from kg.cli.outcome import INPUT_FAILED
    from kg.cli.progress import progress
    from kg.errors import KgError, UsageError
    from kg.jobs import Shard
    from kg.records import to_json

    if shard is not None and out is None:
        raise UsageError("--shard needs a folder to keep what is found; name one with --out")
    if out is not None and cache is not None:
        raise UsageError("--out keeps what is found, and takes it from there the next time; leave --cache out")
    articles = all_paths(paths, files_from)
    messages = Messages(quiet, verbose, strict)
    part = Shard.parse(shard or "1/1")
    failures = 0

    def failed(error: KgError) -> None:
        nonlocal failures
        failures += 1
        messages.failure(error)

    if out is not None:
        with progress(quiet) as advance:
            report = sharding.extract_shard(
                articles,
                out,
                part.number,
                part.of,
                metadata=metadata,
                frames=frames or (),
                pipeline=pipeline,
                any_language=any_language,
                jobs=jobs_of(jobs),
                engine=engine_of(engine, jobs, scheduler),
                scheduler=scheduler,
                limits=limits_of(article_timeout, article_memory),
                stdin=stdin(),
                on_failure=failed,
                on_notice=messages.notice,
                on_progress=advance,
            )
        left_out = f", {failures} failed" if failures else ""
        messages.notice(
            f"shard {part.number}/{part.of}: {report.articles} of {counted(report.read, 'article')}{left_out}, in {out}"
        )
        if failures:
            raise typer.Exit(INPUT_FAILED)
        return
    with progress(quiet or is_terminal(sys.stdout)) as advance:  # lines on the same terminal show enough
        for extraction in workflow.extract(
            articles,
            metadata=metadata,
            frames=frames or (),
            pipeline=pipeline,
            any_language=any_language,
            jobs=jobs_of(jobs),
            engine=engine_of(engine, jobs, scheduler),
            scheduler=scheduler,
            limits=limits_of(article_timeout, article_memory),
            cache=cache,
            stdin=stdin(),
            on_failure=failed,
            on_notice=messages.notice,
            on_progress=advance,
        ):
            write(json.dumps(to_json(extraction), ensure_ascii=False) + "\n")
            sys.stdout.flush()
    if failures:
        raise typer.Exit(INPUT_FAILED)
