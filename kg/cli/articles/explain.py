"""`kg explain`: why kg found or did not find something in a sentence."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Annotated

import typer

from kg.cli.options import Frames, Pipeline, Quiet, Verbose
from kg.cli.streams import read_stdin, stdin, write

if TYPE_CHECKING:
    from kg.cli.messages import Messages


def explain(
    sentences: Annotated[
        list[str] | None,
        typer.Argument(metavar="SENTENCE", show_default=False, help="One sentence or several; - reads stdin."),
    ] = None,
    article: Annotated[
        str | None,
        typer.Option(
            "--article",
            metavar="FILE",
            show_default=False,
            help="An article instead of sentences; of several in a file with its number, as many.jsonl#17.",
        ),
    ] = None,
    at: Annotated[
        int | None,
        typer.Option(
            "--at",
            metavar="OFFSET",
            show_default=False,
            help="Only the sentence at this code point of the article's text, counted from 0 as kg extract does.",
        ),
    ] = None,
    published: Annotated[
        str | None,
        typer.Option(
            "--published",
            metavar="DATE",
            show_default=False,
            help="The day from which words like Friday are counted, as 2023-09-30.",
        ),
    ] = None,
    frames: Frames = None,
    pipeline: Pipeline = None,
    as_json: Annotated[bool, typer.Option("--json", metavar="", help="Print one JSON object.")] = False,
    quiet: Quiet = False,
    verbose: Verbose = 0,
) -> None:
    """Print why kg found or did not find something in a sentence.

    The tree, what points at whom, dates, quotations, which words became events, the frames that matched or the key that
    failed, and the steps of each status.
    """
    from kg import explaining
    from kg.cli.messages import Messages
    from kg.errors import UsageError

    if sentences and article:
        raise UsageError("give a sentence or an article, not both; to explain one of the article's sentences add --at")
    if not sentences and not article:
        raise UsageError("give a sentence, as kg explain 'Jane Roe wrote a letter.', or an article by --article FILE")
    own = frames or ()
    if article:
        explanation = explaining.explain_file(
            article, at, published=published, frames=own, pipeline=pipeline, stdin=stdin(),
            on_notice=Messages(quiet, verbose).notice,
        )  # fmt: skip
    elif at is not None:
        raise UsageError("--at is for a place in an article; add --article FILE, or take it out")
    else:
        text = " ".join(_from_stdin(Messages(quiet, verbose)) if each == "-" else each for each in sentences or ())
        explanation = explaining.explain(text, published=published, frames=own, pipeline=pipeline)
    shown = json.dumps(explanation.to_json(), ensure_ascii=False, indent=2) if as_json else str(explanation)
    write(f"{shown}\n")


def _from_stdin(messages: Messages) -> str:
    from kg.reading.decoding import decode

    return decode(read_stdin(), "-", messages.notice)
