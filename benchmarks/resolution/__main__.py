"""Measures how kg joins entities and events across articles: `python -m benchmarks.resolution`.

Prints tables and compares their figures with benchmarks/floors/. Ends with 1 where a figure lies more than .002 under
its floor or where time grows faster than the collection, and with 2 where it cannot measure.
"""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path

# numpy's BLAS reads this when it is loaded; its threads wait for each other busily, which would spoil the clock
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

from benchmarks.gate import add_floor_options, check_floor_options, held, names_of
from benchmarks.lacking import lacking
from benchmarks.quotations.measured import Measured
from benchmarks.resolution.boards import measure_ecbplus, measure_outlets
from benchmarks.resolution.events.board import measure_ecbplus_events, measure_meantime_events
from benchmarks.resolution.scale import SIZES, curve, growth
from kg.errors import KgError
from kg.language import Pipeline, load_pipeline

#: Time for an article in the largest collection, as multiples of that in the smallest.
MOST_GROWTH = 2.0
_PARTS = ("ecbplus", "outlets", "ecbplus_events", "meantime_events")


def main(arguments: list[str] | None = None) -> int:
    """Command line; returns the exit status."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--corpora", type=Path, default=Path("../shared/corpora"), help="folder of the corpora")
    parser.add_argument("--part", default="ecbplus,outlets", help="parts to measure (default: %(default)s)")
    parser.add_argument("--errors", action="store_true", help="ECB+: also what is wrong in the open topics")
    parser.add_argument("--open", action="store_true", help="ecbplus_events: only the open topics, and no floors")
    parser.add_argument("--stories", type=int, default=100, help="outlets: how many stories; 0 for all (default: 100)")
    parser.add_argument("--sample", type=int, default=0, metavar="N", help="outlets: also N pairs of each sort to read")
    parser.add_argument("--scale", action="store_true", help="only: time over up to 20,000 invented articles")
    add_floor_options(parser)
    parser.add_argument("--sizes", type=int, nargs="+", default=SIZES, help=argparse.SUPPRESS)
    options = parser.parse_args(arguments)
    check_floor_options(parser, options)
    if options.scale:
        return _scale(options.sizes)
    chosen = [part.strip() for part in options.part.split(",") if part.strip()]
    if unknown := [part for part in chosen if part not in _PARTS] or not chosen:
        parser.error(f"--part takes {', '.join(_PARTS)}, not {unknown}")
    worst = 0
    try:
        pipeline = load_pipeline(None)
        for part in chosen:
            measured = _measured(part, pipeline, options)
            print("\n".join(measured.lines), flush=True)
            if not measured.figures:
                continue
            worst = max(worst, held(measured, part, part, names_of(pipeline), options))
    except OSError as error:
        print(lacking(error), file=sys.stderr)
        return 2
    except KgError as error:
        print(error, file=sys.stderr)
        return 2
    return worst


def _measured(part: str, pipeline: Pipeline, options: argparse.Namespace) -> Measured:
    corpora = options.corpora
    if part == "outlets":
        return measure_outlets(corpora, pipeline, stories=options.stories, sample=options.sample)
    if part == "ecbplus_events":
        return measure_ecbplus_events(corpora, pipeline, only_open=options.open, errors=options.errors)
    if part == "meantime_events":
        return measure_meantime_events(corpora, pipeline)
    return measure_ecbplus(corpora, pipeline, errors=options.errors)


def _scale(sizes: list[int]) -> int:
    points = []
    print(f"{'articles':>10}{'seconds':>10}{'ms each':>10}")
    for size, seconds in curve(sizes):
        points.append((size, seconds))
        print(f"{size:>10,}{seconds:>10.1f}{1000 * seconds / size:>10.2f}", flush=True)
    times = growth(points)
    print(f"an article of {points[-1][0]:,} takes {times:.2f} times as long as one of {points[0][0]:,}")
    return int(times > MOST_GROWTH)


if __name__ == "__main__":
    sys.exit(main())
