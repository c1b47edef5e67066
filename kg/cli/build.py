"""`kg build`: articles to graph."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kg.cli.messages import Messages, counted
from kg.cli.options import AnyLanguage, Articles, Frames, Jobs, Metadata, Pipeline, Quiet, Verbose, jobs_of
from kg.cli.streams import stdin

if TYPE_CHECKING:
    from kg.building import BuildReport

#: So many types of events the table names.
MOST_TYPES = 5
#: Where records are kept in an output folder.
OWN_RECORDS = ".records"


def build(
    paths: Articles,
    output: Annotated[
        Path, typer.Option("--output", "-o", metavar="DIR", help="Where the graph goes; an older one is replaced.")
    ] = Path("output"),
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
    pipeline: Pipeline = None,
    any_language: AnyLanguage = False,
    jobs: Jobs = None,
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
    quiet: Quiet = False,
    verbose: Verbose = 0,
) -> None:
    """Read articles and write the graph of what they say.

    Ends with a short table of what was found; -v adds every predicate and type of event. When some articles cannot be
    read, the graph is built of the others and the exit code is 3.
    """
    from kg import building
    from kg.cli.outcome import INPUT_FAILED
    from kg.cli.progress import progress
    from kg.errors import UsageError

    if cache is not None and no_cache:
        raise UsageError("--cache names a folder for what is found, and --no-cache asks for none; give one of them")
    messages = Messages(quiet, verbose)
    with progress(quiet) as advance:
        report = building.build(
            paths,
            output,
            metadata=metadata,
            decisions=decisions,
            frames=frames or (),
            base_iri=base_iri,
            story=story,
            pipeline=pipeline,
            any_language=any_language,
            jobs=jobs_of(jobs),
            cache=None if no_cache else cache or output / OWN_RECORDS,
            stdin=stdin(),
            on_failure=messages.failure,
            on_notice=messages.notice,
            on_progress=advance,
        )
    _print_report(report, verbose)
    if report.failures:
        raise typer.Exit(INPUT_FAILED)


def _print_report(report: BuildReport, verbose: int) -> None:
    reports = counted(sum(report.event_reports.values()), "report")
    print(f"{'articles':<12}{report.articles:>7}   from {counted(report.outlets, 'known outlet')}")
    print(f"{'entities':<12}{sum(report.entities.values()):>7}   {_by_count(report.entities)}".rstrip())
    if report.events:
        print(f"{'events':<12}{report.events:>7}   in {reports}: {_by_count(report.event_reports)}")
        if report.event_types and not verbose:
            print(f"{'':<19}   mostly {_by_count(report.event_types, MOST_TYPES)}")
    if verbose:
        _print_each(report.event_types)
    print(f"{'quotations':<12}{report.quotations:>7}")
    print(f"{'statements':<12}{sum(report.statements.values()):>7}   {_by_count(report.statements)}".rstrip())
    if verbose:
        _print_each(report.predicates)
    if report.stories:
        told = ", ".join(filter(None, (_shared(report.utterances, "utterance"), _shared(report.conflicts, "conflict"))))
        print(f"{'stories':<12}{report.stories:>7}   {told}".rstrip())
    if report.revisions:
        print(f"{'revisions':<12}{report.revisions:>7}")
    if report.failures:
        print(f"{'left out':<12}{report.failures:>7}")
    print(f"{'graph':<12}{'':>7}   {report.out}{', as before' if report.unchanged else ''}")


def _shared(count: int, what: str) -> str:
    return counted(count, what) if count else ""


def _print_each(counts: dict[str, int]) -> None:
    for name, count in sorted(counts.items(), key=_largest_first):
        print(f"  {name:<20}{count:>5}")


def _by_count(counts: dict[str, int], most: int | None = None) -> str:
    ordered = sorted(counts.items(), key=_largest_first)[:most]
    return ", ".join(f"{name} {count}" for name, count in ordered if count)


def _largest_first(item: tuple[str, int]) -> tuple[int, str]:
    return -item[1], item[0]
