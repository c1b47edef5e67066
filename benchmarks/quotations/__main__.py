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

from benchmarks.quotations.gum import measure_gum
from benchmarks.quotations.litbank import measure_litbank
from benchmarks.quotations.measured import Measured
from benchmarks.quotations.polnear_board import measure_polnear, open_board
from benchmarks.quotations.running import Runner
from benchmarks.quotations.speakers import LABELS, SCORED, measure_speakers
from kg.errors import KgError
from training.evaluate import meta_digest
from training.floors import compare, record

FLOORS = Path(__file__).parents[1] / "floors"


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
    parser.add_argument("--update", action="store_true", help="record the figures as the new floors")
    parser.add_argument("--allow-regression", action="store_true", help="with --update: let floors sink")
    parser.add_argument("--reason", default="", help="with --allow-regression: why, for the record")
    parser.add_argument("--floors", type=Path, default=FLOORS, help=argparse.SUPPRESS)
    parser.add_argument("--labels", type=Path, nargs=2, default=(LABELS, SCORED), help=argparse.SUPPRESS)
    options = parser.parse_args(arguments)
    if options.allow_regression != bool(options.reason.strip()):
        parser.error("--allow-regression and --reason go together")
    if options.allow_regression and not options.update:
        parser.error("--allow-regression goes with --update")
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
            path = options.floors / f"{part}.json"
            gold, figures = measured.gold_sha256, measured.figures
            if options.update:
                worst = max(worst, record(path, figures, gold, _pipeline(), options.reason.strip(), part))
            else:
                worst = max(worst, compare(path, figures, gold, _pipeline()[1], part))
        if errors is not None and "polnear" in chosen:
            print("\n".join(open_board(corpora, Runner(), every=options.all, examples=errors)))
    except OSError as error:
        print(f"{error}\nWhere the data come from: benchmarks/README.md", file=sys.stderr)
        return 2
    except KgError as error:
        print(error, file=sys.stderr)
        return 2
    return worst


def _pipeline() -> tuple[str, str]:
    nlp = Runner().pipeline.nlp
    return f"{nlp.meta['lang']}_{nlp.meta['name']} {nlp.meta['version']}", meta_digest(nlp)


if __name__ == "__main__":
    sys.exit(main())
