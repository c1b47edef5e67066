"""`kg build`: articles to graph."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

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
from kg.cli.streams import stdin


def build(
    paths: Articles = None,
    files_from: FilesFrom = None,
    output: Annotated[
        Path, typer.Option("--output", "-o", metavar="DIR", help="Where the graph goes; an older one is replaced.")
    ] = Path("output"),
    shards: Annotated[
        list[Path] | None,
        typer.Option(
            "--from",
            metavar="DIR",
            show_default=False,
            help="Instead of reading articles, take what kg extract --out kept in a folder; each PATH is one more.",
        ),
    ] = None,
    metadata: Metadata = None,
    decisions: Annotated[
        Path | None,
        typer.Option(
            "--decisions",
            metavar="FILE",
            show_default=False,
            help="A TOML file of what to merge, split, rename, reject, and of who speaks; carried out on every build.",
        ),
    ] = None,
    frames: Frames = None,
    base_iri: Annotated[
        str | None,
        typer.Option(
            "--base-iri",
            metavar="IRI",
            show_default=False,
            help="What all IRIs of the graph begin with. [default: https://kg.example/]",
        ),
    ] = None,
    story: Annotated[
        str,
        typer.Option(
            "--story",
            metavar="WHICH",
            help="Which articles are one story, to lay beside each other: auto finds out, one takes all, off none.",
        ),
    ] = "auto",
    mentions: Annotated[
        bool,
        typer.Option(
            "--mentions", metavar="", help="Write every place of a text that points at an entity; the graph grows."
        ),
    ] = False,
    files: Annotated[
        str,
        typer.Option(
            "--files",
            metavar="WHICH",
            help="Which files there are: all, few without graph.trig and graph.ttl, auto all for up to 2,000 articles.",
        ),
    ] = "auto",
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
            help="Where what is found in articles is kept, so that the next build reads only what is new or changed. "
            "[default: .records in the output folder]",
        ),
    ] = None,
    no_cache: Annotated[
        bool, typer.Option("--no-cache", metavar="", help="Read every article anew, and keep nothing.")
    ] = False,
    article_timeout: ArticleTimeout = TIMEOUT,
    article_memory: ArticleMemory = MEMORY,
    strict: Strict = False,
    quiet: Quiet = False,
    verbose: Verbose = 0,
) -> None:
    """Read articles and write the graph of what they say.

    Ends with a short table of what was found; -v adds every predicate and type of event. When some articles cannot be
    read, the graph is built of the others and the exit code is 3.
    """
    from kg import building
    from kg.cli.progress import progress
    from kg.errors import UsageError
    from kg.jobs import OWN_RECORDS

    if cache is not None and no_cache:
        raise UsageError("--cache names a folder for what is found, and --no-cache asks for none; give one of them")
    if not paths and not shards and not files_from:
        raise UsageError(
            "nothing to build of; give a PATH of a file or folder, or with --from what kg extract --out has written"
        )
    reading = {
        "--files-from": files_from, "--metadata": metadata, "--any-language": any_language, "--jobs": jobs,
        "--engine": engine, "--scheduler": scheduler, "--cache": cache, "--no-cache": no_cache,
    }  # fmt: skip
    if shards and (given := [name for name, value in reading.items() if value]):
        raise UsageError(f"{given[0]} is for reading articles; give it to kg extract, and leave it out with --from")
    messages = Messages(quiet, verbose, strict)
    with progress(quiet) as advance:
        if shards:
            report = building.build_from(
                [*shards, *(paths or ())],
                output,
                decisions=decisions,
                frames=frames or (),
                base_iri=base_iri,
                story=story,
                mentions=mentions,
                files=files,
                pipeline=pipeline,
                limits=limits_of(article_timeout, article_memory),
                on_failure=messages.failure,
                on_notice=messages.notice,
                on_progress=advance,
            )
        else:
            report = building.build(
                all_paths(paths, files_from),
                output,
                metadata=metadata,
                decisions=decisions,
                frames=frames or (),
                base_iri=base_iri,
                story=story,
                mentions=mentions,
                files=files,
                pipeline=pipeline,
                any_language=any_language,
                jobs=jobs_of(jobs),
                engine=engine_of(engine, jobs, scheduler),
                scheduler=scheduler,
                limits=limits_of(article_timeout, article_memory),
                cache=None if no_cache else cache or output / OWN_RECORDS,
                stdin=stdin(),
                on_failure=messages.failure,
                on_notice=messages.notice,
                on_progress=advance,
            )
    print_report(report, verbose)
