"""Measures whom kg takes pronouns to mean: `python -m benchmarks.coreference`.

Prints tables and compares their figures with benchmarks/floors/coreference_*.json. Ends with 1 where a figure lies more
than .002 under its floor, and with 2 where it cannot measure.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable
from pathlib import Path

# numpy's BLAS reads this when it is loaded; its threads wait for each other busily
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

from benchmarks.coreference.gap import measure_gap
from benchmarks.coreference.running import Remembering
from benchmarks.coreference.texts import measure_gum, measure_litbank, measure_news
from benchmarks.quotations.measured import Measured
from training.floors import compare, record

FLOORS = Path(__file__).parents[1] / "floors"
PARTS: dict[str, Callable[[Path, Remembering], Measured]] = {
    "gap": measure_gap,
    "gum": measure_gum,
    "litbank": measure_litbank,
    "news": measure_news,
}


def main(arguments: list[str] | None = None) -> int:
    """Command line; returns the exit status."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--corpora", type=Path, default=Path("../shared/corpora"), help="folder of the corpora")
    parser.add_argument("--part", default=",".join(PARTS), help="parts to measure (default: %(default)s)")
    parser.add_argument("--cache", type=Path, metavar="DIR", help="keep parses in DIR, outside the repository")
    parser.add_argument("--update", action="store_true", help="record the figures as the new floors")
    parser.add_argument("--allow-regression", action="store_true", help="with --update: let floors sink")
    parser.add_argument("--reason", default="", help="with --allow-regression: why, for the record")
    parser.add_argument("--floors", type=Path, default=FLOORS, help=argparse.SUPPRESS)
    options = parser.parse_args(arguments)
    reason = options.reason.strip()
    if options.allow_regression != bool(reason):
        parser.error("--allow-regression and --reason go together")
    if options.allow_regression and not options.update:
        parser.error("--allow-regression goes with --update")
    chosen = [part.strip() for part in options.part.split(",") if part.strip()]
    if unknown := [part for part in chosen if part not in PARTS] or not chosen:
        parser.error(f"--part takes {', '.join(PARTS)}, not {unknown}")
    pipeline = Remembering(options.cache)
    worst = 0
    try:
        for part in chosen:
            measured = PARTS[part](options.corpora, pipeline)
            print("\n".join(measured.lines), flush=True)
            path = options.floors / f"coreference_{part}.json"
            gold, figures = measured.gold_sha256, measured.figures
            if options.update:
                worst = max(worst, record(path, figures, gold, (pipeline.label, pipeline.digest), reason, part))
            else:
                worst = max(worst, compare(path, figures, gold, pipeline.digest, part))
    except OSError as error:
        print(f"{error}\nWhere the data come from: benchmarks/README.md", file=sys.stderr)
        return 2
    return worst


if __name__ == "__main__":
    sys.exit(main())
