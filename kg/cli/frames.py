"""`kg frames`: do frame files of one's own find what their examples say?"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from kg.cli.messages import counted
from kg.cli.options import Pipeline, Quiet, Verbose
from kg.cli.outcome import NEGATIVE
from kg.cli.streams import write_line


def frames(
    files: Annotated[
        list[Path],
        typer.Argument(metavar="FILE", show_default=False, help="TOML files of your own frames (docs/frames.md)."),
    ],
    pipeline: Pipeline = None,
    quiet: Quiet = False,
    verbose: Verbose = 0,
) -> None:
    """Check frame files of your own and try their examples.

    Prints each example that fails and one line for the whole; the exit code is 1 when there is any.
    """
    from kg.extracting import read_frames
    from kg.frame_examples import failed_examples
    from kg.language import load_pipeline

    own = read_frames(files).frames
    failed = list(failed_examples(own, load_pipeline(pipeline)))
    for example in failed:
        write_line(str(example))
    count = sum(len(frame.examples) + len(frame.counterexamples) for frame in own)
    outcome = f"{len(failed) or 'none'} {'fails' if len(failed) < 2 else 'fail'}"
    write_line(f"{counted(len(own), 'frame')}, {counted(count, 'example')}: {outcome}")
    if failed:
        raise typer.Exit(NEGATIVE)
