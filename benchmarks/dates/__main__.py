"""Measures the dates that kg finds and resolves: `python -m benchmarks.dates`.

Prints a table and compares the figures with benchmarks/floors/dates.json. Ends with 1 where a figure lies more than
.002 under its floor, and with 2 where it cannot measure.
"""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path

# numpy's BLAS reads this when it is loaded; its threads wait for each other busily
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

from benchmarks.dates.board import measure_dates
from benchmarks.gate import add_floor_options, check_floor_options, held, names_of
from benchmarks.lacking import lacking
from kg.errors import KgError
from kg.language import load_pipeline

#: GUM's training part may be looked at, its development part is only scored.
OPEN, SCORED = "train", "dev"


def main(arguments: list[str] | None = None) -> int:
    """Command line; returns the exit status."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--corpora", type=Path, default=Path("../shared/corpora"), help="folder of the corpora")
    parser.add_argument("--part", default=f"{OPEN},{SCORED}", help="parts to measure (default: %(default)s)")
    parser.add_argument("--errors", action="store_true", help=f"also show each error in {OPEN}")
    add_floor_options(parser)
    options = parser.parse_args(arguments)
    parts = [part.strip() for part in options.part.split(",") if part.strip()]
    if not parts or set(parts) - {OPEN, SCORED}:
        parser.error(f"--part takes {OPEN}, {SCORED}, not {options.part}")
    check_floor_options(parser, options)
    if options.update and SCORED not in parts:
        parser.error(f"--update goes with {SCORED}")
    status = 0
    try:
        pipeline = load_pipeline(None)
        for part in parts:
            measured = measure_dates(options.corpora, part, pipeline, errors=options.errors and part == OPEN)
            print("\n".join(measured.lines), flush=True)
            if part != SCORED:
                continue
            status = held(measured, "dates", "dates", names_of(pipeline), options)
    except OSError as error:
        print(lacking(error), file=sys.stderr)
        return 2
    except KgError as error:
        print(error, file=sys.stderr)
        return 2
    return status


if __name__ == "__main__":
    sys.exit(main())
