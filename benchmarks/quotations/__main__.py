"""Measures the quotations that kg finds: `python -m benchmarks.quotations`.

Prints tables and compares their figures with benchmarks/floors/. Ends with 1 where a figure lies more than .002 under
its floor, and with 2 where it cannot measure.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable
from pathlib import Path

# numpy's BLAS reads this when it is loaded; its threads wait for each other busily, which would spoil the clock
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

from benchmarks.gate import add_floor_options, check_floor_options, held, names_of
from benchmarks.lacking import lacking
from benchmarks.quotations.gum import measure_gum
from benchmarks.quotations.litbank import measure_litbank
from benchmarks.quotations.measured import Measured
from benchmarks.quotations.polnear_board import measure_polnear, open_board
from benchmarks.quotations.running import Runner
from benchmarks.quotations.speakers import LABELS, SCORED, measure_speakers
from kg.errors import KgError


def main(arguments: list[str] | None = None) -> int:
    """Command line; returns the exit status."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--corpora", type=Path, default=Path("../shared/corpora"), help="folder of the corpora")
    parser.add_argument(
        "--part", default="polnear,gum,litbank,speakers", help="parts to measure (default: %(default)s)"
    )
    parser.add_argument(
        "--errors", type=int, nargs="?", const=0, metavar="N",
        help="also group the errors by cause, with N examples of each; of PolNeAR only the open articles",
    )  # fmt: skip
    parser.add_argument("--all", action="store_true", help="with --errors: all open articles of PolNeAR, not only 120")
    parser.add_argument("--ablation", action="store_true", help="also measure with each part of the extractor off")
    parser.add_argument("--no-peer", action="store_true", help="leave textacy out")
    add_floor_options(parser)
    parser.add_argument("--labels", type=Path, nargs=2, default=(LABELS, SCORED), help=argparse.SUPPRESS)
    options = parser.parse_args(arguments)
    check_floor_options(parser, options)
    corpora, errors = options.corpora, options.errors
    parts: dict[str, Callable[[Runner], Measured]] = {
        "polnear": lambda run: measure_polnear(corpora, run, peer=not options.no_peer, ablation=options.ablation),
        "gum": lambda run: measure_gum(corpora, run, errors=errors is not None),
        "litbank": lambda run: measure_litbank(corpora, run),
        "speakers": lambda run: measure_speakers(corpora, run, errors=errors is not None, files=options.labels),
    }
    chosen = [part.strip() for part in options.part.split(",") if part.strip()]
    if unknown := [part for part in chosen if part not in parts] or not chosen:
        parser.error(f"--part takes {', '.join(parts)}, not {unknown}")
    worst = 0
    try:
        for part in chosen:
            measured = parts[part](Runner())
            print("\n".join(measured.lines), flush=True)
            worst = max(worst, held(measured, part, part, names_of(Runner().pipeline), options))
        if errors is not None and "polnear" in chosen:
            print("\n".join(open_board(corpora, Runner(), every=options.all, examples=errors)))
    except OSError as error:
        print(lacking(error), file=sys.stderr)
        return 2
    except KgError as error:
        print(error, file=sys.stderr)
        return 2
    return worst


if __name__ == "__main__":
    sys.exit(main())
