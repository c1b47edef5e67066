"""Measures outlets side by side: `python -m benchmarks.comparison`.

Prints how many of the renderings of one utterance, of the conflicts and of the common origins that readers found in
stories kg finds too, and how many changes in copies it notices; compares the figures of the scored part with
benchmarks/floors/comparison.json. Ends with 1 where a figure lies more than .002 under its floor, and with 2 where it
cannot measure.
"""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path

# numpy's BLAS reads this when it is loaded; its threads wait for each other busily
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

from benchmarks.comparison.board import measure, report
from benchmarks.comparison.labels import DATA, PARTS, read_stories
from benchmarks.gate import add_floor_options, check_floor_options, held, names_of
from benchmarks.lacking import lacking
from kg.errors import KgError
from kg.language import load_pipeline


def main(arguments: list[str] | None = None) -> int:
    """Command line; returns the exit status."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--part", default=",".join(PARTS), help="parts to measure (default: %(default)s)")
    parser.add_argument("--corpora", type=Path, default=Path("../shared/corpora"), metavar="DIR")
    parser.add_argument("--no-copies", action="store_true", help="leave the changed copies out")
    add_floor_options(parser)
    parser.add_argument("--data", type=Path, default=DATA, help=argparse.SUPPRESS)
    options = parser.parse_args(arguments)
    parts = [part.strip() for part in options.part.split(",") if part.strip()]
    if not parts or set(parts) - set(PARTS):
        parser.error(f"--part takes {', '.join(PARTS)}, not {options.part}")
    check_floor_options(parser, options)
    if options.update and ("scored" not in parts or options.no_copies):
        parser.error("--update goes with the whole scored part")
    status = 0
    try:
        stories = {part: read_stories(part, options.corpora, options.data) for part in parts}
        pipeline = load_pipeline(None)
        names = names_of(pipeline)
        for part, labelled in stories.items():
            measured = report(measure(part, labelled, pipeline, injected=not options.no_copies))
            print("\n".join(measured.lines), flush=True)
            if part == "scored" and not options.no_copies:
                status = max(status, held(measured, "comparison", "comparison", names, options))
    except (OSError, ValueError) as error:
        print(lacking(error), file=sys.stderr)
        return 2
    except KgError as error:
        print(error, file=sys.stderr)
        return 2
    return status


if __name__ == "__main__":
    sys.exit(main())
