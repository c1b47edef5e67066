"""`kg compare`: outlets side by side."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kg.cli.options import Graph, Quiet, Raw, Verbose, raw_of
from kg.cli.output_file import STDOUT, chosen_format
from kg.cli.streams import write

if TYPE_CHECKING:
    from kg.graph.views.comparison.sheet import StorySheet

_FORMATS = {"table": [".txt"], "md": [".md"], "html": [".html"], "json": [".json"], "csv": [".csv"]}


def compare(
    story: Annotated[
        str | None,
        typer.Argument(
            metavar="STORY",
            show_default=False,
            help="The id of a story or its beginning, or part of a title of one of its articles. [default: all]",
        ),
    ] = None,
    output_format: Annotated[
        str | None,
        typer.Option(
            "--format",
            "-f",
            metavar="FORMAT",
            show_default=False,
            help="table, md, html, json or csv. [default: what the name of the file says; table on stdout]",
        ),
    ] = None,
    output: Annotated[str, typer.Option("--output", "-o", metavar="FILE", help="The file; - is stdout.")] = "-",
    raw: Raw = False,
    graph: Graph = Path("output"),
    quiet: Quiet = False,
    verbose: Verbose = 0,
) -> None:
    """Print what outlets have in common and where they differ, story by story.

    The same words with their differences, values that are told differently, who draws on whom, what later versions of
    an article tell otherwise, and how much of the story each outlet has; -v prints the sentences of what is told
    differently. As html it is one page with all of it in columns, which loads nothing from anywhere.
    """
    chosen = chosen_format(output_format, output, _FORMATS, on_stdout="table")
    as_is = raw_of(raw, chosen)

    from kg.graph import open_graph
    from kg.graph.store.replacing import replacing

    text = _written(open_graph(graph).compare(story), chosen, whole_sentences=verbose > 0, raw=as_is)
    if output == STDOUT:
        write(text)
    else:
        with replacing(Path(output)) as stream:
            stream.write(text.encode("utf-8", "backslashreplace"))


def _written(sheet: StorySheet, output_format: str, *, whole_sentences: bool, raw: bool) -> str:
    from kg.viewer.stories import stories_page

    if output_format == "html":
        return stories_page(sheet)
    return sheet.text(output_format, whole_sentences=whole_sentences, raw=raw) + "\n"
