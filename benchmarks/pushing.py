"""Measures `kg push` beside curl: `python -m benchmarks.pushing --graph DIR`.

In pairs, one after the other in turn, so that what else the machine does falls on both: the whole command `kg push`
of the graph into an empty Oxigraph server, and `curl` putting the same bytes, those of graph.trig, into another empty
one. Prints the medians and the median ratio, and compares it with the limit in benchmarks/floors/pushing.json. Ends
with 1 where the ratio is above it, and with 2 where it cannot measure.
"""

from __future__ import annotations

import argparse
import json
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from statistics import median
from time import perf_counter

from benchmarks.serving.servers import oxigraph_keeps
from kg.errors import KgError
from kg.graph.store.layout import TRIG, read_meta
from kg.graph.store.output import current_build

LIMITS = Path(__file__).parent / "floors" / "pushing.json"
_TYPE = "Content-Type: application/trig"


def seconds(command: list[str]) -> float:
    """Wall seconds of a process; raises CalledProcessError where it fails."""
    start = perf_counter()
    subprocess.run(command, stdout=subprocess.DEVNULL, check=True)
    return perf_counter() - start


def by_kg(graph: Path, folder: Path) -> float:
    """Seconds of `kg push` of a graph that was pushed nowhere before into an empty store in a folder."""
    shutil.rmtree(graph / ".pushed", ignore_errors=True)
    with oxigraph_keeps(folder) as address:
        return seconds([sys.executable, "-m", "kg", "push", f"{address}/store", "--graph", str(graph), "--quiet"])


def by_curl(trig: Path, folder: Path) -> float:
    """Seconds of curl, the same way."""
    with oxigraph_keeps(folder) as address:
        return seconds(["curl", "-sS", "--fail", "-X", "PUT", "-H", _TYPE, "-T", str(trig), f"{address}/store"])


def measured(graph: Path, pairs: int) -> list[tuple[float, float]]:
    """Seconds of both, pair by pair; one pair before them warms up and is not counted."""
    runs = list[tuple[float, float]]()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        shutil.copytree(graph, folder / "graph", symlinks=True)
        trig = current_build(folder / "graph") / TRIG
        for turn in range(pairs + 1):
            first, second = folder / f"a{turn}", folder / f"b{turn}"
            if turn % 2:
                one = by_kg(folder / "graph", first)
                other = by_curl(trig, second)
            else:
                other = by_curl(trig, second)
                one = by_kg(folder / "graph", first)
            shutil.rmtree(first)
            shutil.rmtree(second)
            runs.append((one, other))
    return runs[1:]


def main(arguments: list[str] | None = None) -> int:
    """Command line; returns the exit status."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--graph", type=Path, default=Path("output"), help="a graph (default: %(default)s)")
    parser.add_argument("--pairs", type=int, default=5, help="so many pairs (default: %(default)s)")
    parser.add_argument("--limits", type=Path, default=LIMITS, help=argparse.SUPPRESS)
    options = parser.parse_args(arguments)
    if options.pairs < 1:
        parser.error("--pairs takes 1 or more")
    try:
        limit = float(json.loads(options.limits.read_text(encoding="utf-8"))["kg_push_by_curl_put"])
        quads = read_meta(current_build(options.graph)).counts["quads"]
        runs = measured(options.graph, options.pairs)
    except (OSError, KeyError, ValueError, KgError, subprocess.CalledProcessError) as error:
        print(error, file=sys.stderr)
        return 2
    ratios = sorted(one / other for one, other in runs)
    print(f"{'kg push':<10}{median(one for one, _ in runs):>7.2f} s   (median of {len(runs)}, {quads:,} quads)")
    print(f"{'curl PUT':<10}{median(other for _, other in runs):>7.2f} s")
    print(f"{'ratio':<10}{median(ratios):>7.2f}     ({ratios[0]:.2f} to {ratios[-1]:.2f}; limit {limit})")
    if median(ratios) > limit:
        print(f"kg push takes more than {limit} times as long as curl", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
