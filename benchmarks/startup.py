"""Measures how soon `kg --help` is there: `python -m benchmarks.startup`.

Whole processes in pairs, `python -m kg --help` and `python -c "import typer"`, one after the other, so that what else
the machine does falls on both. Prints the medians and the median ratio of the pairs, and compares it with the limit in
benchmarks/floors/startup.json. Ends with 1 where the ratio is above it, and with 2 where it cannot measure.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from statistics import median
from time import perf_counter

LIMITS = Path(__file__).parent / "floors" / "startup.json"
HELP = ("-m", "kg", "--help")
YARDSTICK = ("-c", "import typer")


def seconds(arguments: Sequence[str]) -> float:
    """Wall seconds of one Python process with these arguments; raises CalledProcessError where it fails."""
    start = perf_counter()
    subprocess.run([sys.executable, *arguments], stdout=subprocess.DEVNULL, check=True)
    return perf_counter() - start


def measured(pairs: int) -> list[tuple[float, float]]:
    """Seconds of `kg --help` and of the yardstick, pair by pair; one pair before them warms up and is not counted."""
    return [(seconds(HELP), seconds(YARDSTICK)) for _ in range(pairs + 1)][1:]


def main(arguments: list[str] | None = None) -> int:
    """Command line; returns the exit status."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pairs", type=int, default=20, help="so many pairs of processes (default: %(default)s)")
    parser.add_argument("--limits", type=Path, default=LIMITS, help=argparse.SUPPRESS)
    options = parser.parse_args(arguments)
    if options.pairs < 1:
        parser.error("--pairs takes 1 or more")
    try:
        limit = float(json.loads(options.limits.read_text(encoding="utf-8"))["kg_help_by_import_typer"])
        runs = measured(options.pairs)
    except (OSError, KeyError, ValueError, subprocess.CalledProcessError) as error:
        print(error, file=sys.stderr)
        return 2
    ratios = sorted(one / other for one, other in runs)
    print(f"{'kg --help':<14}{median(one for one, _ in runs):>7.3f} s   (median of {len(runs)})")
    print(f"{'import typer':<14}{median(other for _, other in runs):>7.3f} s")
    print(f"{'ratio':<14}{median(ratios):>7.2f}     ({ratios[0]:.2f} to {ratios[-1]:.2f}; limit {limit})")
    if median(ratios) > limit:
        print(f"kg --help takes more than {limit} times as long as import typer", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
