"""What a build found, as a short table."""

from __future__ import annotations

from typing import TYPE_CHECKING

import typer

from kg.cli.messages import counted
from kg.cli.outcome import INPUT_FAILED
from kg.cli.streams import write_line

if TYPE_CHECKING:
    from kg.building import BuildReport

#: So many types of events the table names.
_MOST_TYPES = 5


def print_report(report: BuildReport, verbose: int) -> None:
    """Prints the table of a build; ends with the exit code of input that failed where some did."""
    reports = counted(sum(report.event_reports.values()), "report")
    write_line(f"{'articles':<12}{report.articles:>7}   from {counted(report.outlets, 'known outlet')}")
    write_line(f"{'entities':<12}{sum(report.entities.values()):>7}   {_by_count(report.entities)}".rstrip())
    if report.events:
        write_line(f"{'events':<12}{report.events:>7}   in {reports}: {_by_count(report.event_reports)}")
        if report.event_types and not verbose:
            write_line(f"{'':<19}   mostly {_by_count(report.event_types, _MOST_TYPES)}")
    if verbose:
        _print_each(report.event_types)
    write_line(f"{'quotations':<12}{report.quotations:>7}")
    write_line(f"{'statements':<12}{sum(report.statements.values()):>7}   {_by_count(report.statements)}".rstrip())
    if verbose:
        _print_each(report.predicates)
    if report.stories:
        told = ", ".join(filter(None, (_shared(report.utterances, "utterance"), _shared(report.conflicts, "conflict"))))
        write_line(f"{'stories':<12}{report.stories:>7}   {told}".rstrip())
    if report.revisions:
        write_line(f"{'revisions':<12}{report.revisions:>7}")
    if report.failures:
        write_line(f"{'left out':<12}{report.failures:>7}")
    write_line(f"{'graph':<12}{'':>7}   {report.out}{', as before' if report.unchanged else ''}")
    if report.failures:
        raise typer.Exit(INPUT_FAILED)


def _shared(count: int, what: str) -> str:
    return counted(count, what) if count else ""


def _print_each(counts: dict[str, int]) -> None:
    for name, count in sorted(counts.items(), key=_largest_first):
        write_line(f"  {name:<20}{count:>5}")


def _by_count(counts: dict[str, int], most: int | None = None) -> str:
    ordered = sorted(counts.items(), key=_largest_first)[:most]
    return ", ".join(f"{name} {count}" for name, count in ordered if count)


def _largest_first(item: tuple[str, int]) -> tuple[int, str]:
    return -item[1], item[0]
