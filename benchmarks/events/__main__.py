"""Measures how much of the news a graph holds: `python -m benchmarks.events`.

Prints which share of the facts that readers pinned on a wall chart kg holds fully, in part and not at all, and which it
contradicts, and compares the figures of the scored part with benchmarks/floors/events.json. Ends with 1 where a figure
lies more than .002 under its floor, and with 2 where it cannot measure.
"""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path

# numpy's BLAS reads this when it is loaded; its threads wait for each other busily
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

from benchmarks.events.board import measure, report
from benchmarks.events.errors import errors_of
from benchmarks.events.labels import DATA, PARTS, is_scored, read_facts
from benchmarks.gate import add_floor_options, check_floor_options, held, names_of
from benchmarks.lacking import lacking
from kg.errors import KgError
from kg.language import load_pipeline
from training.corpus.articles import FOLDER


def main(arguments: list[str] | None = None) -> int:
    """Command line; returns the exit status."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--part", default=",".join(PARTS), help="parts to measure (default: %(default)s)")
    parser.add_argument(
        "--errors", type=int, nargs="?", const=0, metavar="N",
        help="also show what is contradicted, missing and held in part in the open articles, N of each (default: all)",
    )  # fmt: skip
    add_floor_options(parser)
    parser.add_argument("--data", type=Path, default=DATA, help=argparse.SUPPRESS)
    parser.add_argument("--corpus", type=Path, default=FOLDER, help=argparse.SUPPRESS)
    options = parser.parse_args(arguments)
    parts = [part.strip() for part in options.part.split(",") if part.strip()]
    if not parts or set(parts) - set(PARTS):
        parser.error(f"--part takes {', '.join(PARTS)}, not {options.part}")
    if options.errors is not None and all(is_scored(part) for part in parts):
        parser.error("--errors goes with an open part: the errors of a scored part are not for reading")
    check_floor_options(parser, options)
    if options.update and not any(is_scored(part) for part in parts):
        parser.error("--update goes with a scored part")
    status = 0
    try:
        charted = {name: read_facts(name, options.data, options.corpus) for name in parts}
        pipeline = load_pipeline(None)
        names = names_of(pipeline)
        for name, articles in charted.items():
            part = measure(name, articles, pipeline)
            measured = report(part)
            print("\n".join(measured.lines), flush=True)
            if not is_scored(name):
                if options.errors is not None:
                    print("\n".join(errors_of(part, options.errors)))
                continue
            status = max(status, held(measured, "events", "events", names, options))
    except OSError as error:
        print(lacking(error), file=sys.stderr)
        return 2
    except KgError as error:
        print(error, file=sys.stderr)
        return 2
    return status


if __name__ == "__main__":
    sys.exit(main())
