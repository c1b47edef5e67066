"""What the command lines of all boards share: the options that keep or move floors, and the step that holds a figure.

training/floors.py says what a floor is.
"""

from __future__ import annotations

import argparse
from pathlib import Path

from benchmarks.quotations.measured import Measured
from kg.language import Pipeline
from training.evaluate import meta_digest
from training.floors import compare, record

FLOORS = Path(__file__).parent / "floors"


def add_floor_options(parser: argparse.ArgumentParser) -> None:
    """Adds `--update`, `--allow-regression`, `--reason`, and for tests `--floors`."""
    parser.add_argument("--update", action="store_true", help="record the figures as the new floors")
    parser.add_argument("--allow-regression", action="store_true", help="with --update: let floors sink")
    parser.add_argument("--reason", default="", help="with --allow-regression: why, for the record")
    parser.add_argument("--floors", type=Path, default=FLOORS, help=argparse.SUPPRESS)


def check_floor_options(parser: argparse.ArgumentParser, options: argparse.Namespace) -> None:
    """Ends with a usage error where these options do not go together."""
    if options.allow_regression != bool(options.reason.strip()):
        parser.error("--allow-regression and --reason go together")
    if options.allow_regression and not options.update:
        parser.error("--allow-regression goes with --update")


def names_of(pipeline: Pipeline) -> tuple[str, str]:
    """The name and version of a pipeline, and the digest of its meta data."""
    meta = pipeline.nlp.meta
    return f"{meta['lang']}_{meta['name']} {meta['version']}", meta_digest(pipeline.nlp)


def held(measured: Measured, file: str, part: str, names: tuple[str, str], options: argparse.Namespace) -> int:
    """Records the figures in a file of floors, or compares them with it, as the options say; the exit status.

    `file` is its name without ending, `part` what messages call it, `names` are those of the pipeline (`names_of`).
    """
    path, figures, gold = options.floors / f"{file}.json", measured.figures, measured.gold_sha256
    if options.update:
        return record(path, figures, gold, names, options.reason.strip(), part)
    return compare(path, figures, gold, names[1], part)
