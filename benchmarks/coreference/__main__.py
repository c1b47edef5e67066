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
from benchmarks.gate import add_floor_options, check_floor_options, held
from benchmarks.lacking import lacking
from benchmarks.quotations.measured import Measured

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
    add_floor_options(parser)
    options = parser.parse_args(arguments)
    check_floor_options(parser, options)
    chosen = [part.strip() for part in options.part.split(",") if part.strip()]
    if unknown := [part for part in chosen if part not in PARTS] or not chosen:
        parser.error(f"--part takes {', '.join(PARTS)}, not {unknown}")
    pipeline = Remembering(options.cache)
    worst = 0
    try:
        for part in chosen:
            measured = PARTS[part](options.corpora, pipeline)
            print("\n".join(measured.lines), flush=True)
            names = (pipeline.label, pipeline.digest)
            worst = max(worst, held(measured, f"coreference_{part}", part, names, options))
    except OSError as error:
        print(lacking(error), file=sys.stderr)
        return 2
    return worst


if __name__ == "__main__":
    sys.exit(main())
