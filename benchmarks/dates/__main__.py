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
from kg.errors import KgError
from kg.language import load_pipeline
from training.evaluate import meta_digest
from training.floors import compare, record

FLOORS = Path(__file__).parents[1] / "floors"
#: GUM's training part may be looked at, its development part is only scored.
OPEN, SCORED = "train", "dev"


def main(arguments: list[str] | None = None) -> int:
    """Command line; returns the exit status."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--corpora", type=Path, default=Path("../shared/corpora"), help="folder of the corpora")
    parser.add_argument("--part", default=f"{OPEN},{SCORED}", help="parts to measure (default: %(default)s)")
    parser.add_argument("--errors", action="store_true", help=f"also show each error in {OPEN}")
    parser.add_argument("--update", action="store_true", help="record the figures as the new floors")
    parser.add_argument("--allow-regression", action="store_true", help="with --update: let floors sink")
    parser.add_argument("--reason", default="", help="with --allow-regression: why, for the record")
    parser.add_argument("--floors", type=Path, default=FLOORS, help=argparse.SUPPRESS)
    options = parser.parse_args(arguments)
    parts = [part.strip() for part in options.part.split(",") if part.strip()]
    if not parts or set(parts) - {OPEN, SCORED}:
        parser.error(f"--part takes {OPEN}, {SCORED}, not {options.part}")
    if options.allow_regression != bool(options.reason.strip()):
        parser.error("--allow-regression and --reason go together")
    if options.allow_regression and not options.update:
        parser.error("--allow-regression goes with --update")
    if options.update and SCORED not in parts:
        parser.error(f"--update goes with {SCORED}")
    status = 0
    try:
        pipeline = load_pipeline(None)
        meta = pipeline.nlp.meta
        kept = (f"{meta['lang']}_{meta['name']} {meta['version']}", meta_digest(pipeline.nlp))
        for part in parts:
            measured = measure_dates(options.corpora, part, pipeline, errors=options.errors and part == OPEN)
            print("\n".join(measured.lines), flush=True)
            if part != SCORED:
                continue
            path, gold, figures = options.floors / "dates.json", measured.gold_sha256, measured.figures
            if options.update:
                status = record(path, figures, gold, kept, options.reason.strip(), "dates")
            else:
                status = compare(path, figures, gold, kept[1], "dates")
    except OSError as error:
        print(f"{error}\nWhere the data come from: benchmarks/README.md", file=sys.stderr)
        return 2
    except KgError as error:
        print(error, file=sys.stderr)
        return 2
    return status


if __name__ == "__main__":
    sys.exit(main())
