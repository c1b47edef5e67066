"""`kg extract`: articles to JSON Lines, without a graph."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Annotated

import typer

from kg.cli.options import AnyLanguage, Articles, Frames, Jobs, Metadata, Pipeline, Quiet, Verbose, jobs_of
from kg.cli.streams import is_terminal, stdin, write


def extract(
    paths: Articles,
    metadata: Metadata = None,
    frames: Frames = None,
    pipeline: Pipeline = None,
    any_language: AnyLanguage = False,
    jobs: Jobs = None,
    cache: Annotated[
        Path | None,
        typer.Option(
            "--cache",
            metavar="DIR",
            show_default=False,
            help="A folder in which what is found is kept, so that the next run reads only what is new or has changed.",
        ),
    ] = None,
    quiet: Quiet = False,
    verbose: Verbose = 0,
) -> None:
    """Print what is found in each article as JSON Lines.

    One object a line, in the order of the articles; no graph is built.
    """
    from kg import workflow
    from kg.cli.messages import Messages
    from kg.cli.outcome import INPUT_FAILED
    from kg.cli.progress import progress
    from kg.errors import KgError
    from kg.records import to_json

    messages = Messages(quiet, verbose)
    failures = 0

    def failed(error: KgError) -> None:
        nonlocal failures
        failures += 1
        messages.failure(error)

    with progress(quiet or is_terminal(sys.stdout)) as advance:  # lines on the same terminal show enough
        for extraction in workflow.extract(
            paths,
            metadata=metadata,
            frames=frames or (),
            pipeline=pipeline,
            any_language=any_language,
            jobs=jobs_of(jobs),
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
