"""Measures how the time of laying outlets side by side grows: `python -m benchmarks.comparison.scale`.

Over 10 to 1,000 invented stories of three to six articles: processor seconds of finding the stories and comparing their
articles, and the exponent by which they grow with the stories (1 is linear). Over one story that ever more articles
tell: the same. And of stories of six articles, how much of the time of reading them it takes to compare them. Ends
with 1 where a figure is above its limit in benchmarks/floors/comparison_scale.json, and with 2 where it cannot measure.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections.abc import Iterator, Sequence
from math import log
from pathlib import Path
from time import process_time

# numpy's BLAS reads this when it is loaded; its threads wait for each other busily, which would spoil the clock
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

from benchmarks.comparison.invented import Read, read_tellings, stories
from benchmarks.gate import FLOORS
from kg.comparison import compare
from kg.errors import KgError
from kg.language import load_pipeline
from kg.model import Extraction
from kg.resolution import resolve_collection

LIMITS = FLOORS / "comparison_scale.json"
SIZES = (10, 30, 100, 300, 1_000)
#: So many articles tell one story.
WIDTHS = (3, 6, 12, 24, 48)
#: The fastest of so many runs counts where one takes less than a second.
_RUNS = 3
Point = tuple[int, float]


def exponent(points: Sequence[Point]) -> float:
    """The slope of the line through the logarithms of sizes and seconds, by least squares."""
    sizes, seconds = ([log(value) for value in each] for each in zip(*points, strict=True))
    middle, height = sum(sizes) / len(sizes), sum(seconds) / len(seconds)
    rise = sum((size - middle) * (each - height) for size, each in zip(sizes, seconds, strict=True))
    return rise / sum((size - middle) ** 2 for size in sizes)


def over_stories(tellings: Sequence[Sequence[Read]], sizes: Sequence[int]) -> Iterator[Point]:
    """Sizes with the processor seconds that finding and comparing so many stories takes, once entities are resolved."""
    everything = stories(tellings, max(sizes))
    for size in sizes:
        collection = resolve_collection(each for story in everything[:size] for each in story)
        start = process_time()
        compare(collection)
        yield size, process_time() - start


def over_articles(tellings: Sequence[Read], widths: Sequence[int]) -> Iterator[Point]:
    """Numbers of articles with the processor seconds that it takes to compare them as one story."""
    for width in widths:
        yield width, _alone([each.extraction for each in tellings[:width]])


def share(tellings: Sequence[Read]) -> float:
    """The seconds of comparing the tellings of a story, by those of reading them."""
    return _alone([each.extraction for each in tellings]) / sum(each.seconds for each in tellings)


def _alone(extractions: Sequence[Extraction]) -> float:
    collection = resolve_collection(extractions)
    together = [[each.article.id for each in extractions]]
    runs = []
    for _ in range(_RUNS):
        start = process_time()
        compare(collection, together)
        runs.append(process_time() - start)
    return min(runs)


def main(arguments: list[str] | None = None) -> int:
    """Command line; returns the exit status."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", type=int, nargs="+", default=SIZES, help="so many stories (default: 10 to 1,000)")
    parser.add_argument("--widths", type=int, nargs="+", default=WIDTHS, help=argparse.SUPPRESS)
    parser.add_argument("--limits", type=Path, default=LIMITS, help=argparse.SUPPRESS)
    options = parser.parse_args(arguments)
    if len({*options.sizes}) < 2 or min(options.sizes) < 1:
        parser.error("--sizes takes two numbers of stories or more, each 1 or more")
    try:
        limits = json.loads(options.limits.read_text(encoding="utf-8"))
        most = {name: float(limits[name]) for name in ("exponent", "share_of_extraction")}
        pipeline = load_pipeline(None)
    except (OSError, KeyError, ValueError, KgError) as error:
        print(error, file=sys.stderr)
        return 2
    tellings = read_tellings(pipeline)
    found = {"share_of_extraction": max(map(share, tellings))}
    print(f"comparing six articles takes up to {found['share_of_extraction']:.3f} of the time of reading them")
    wide = read_tellings(pipeline, max(options.widths), 1)[0]
    _table("articles of one story", over_articles(wide, sorted(options.widths)))
    found["exponent"] = _table("stories", over_stories(tellings, sorted(options.sizes)))
    above = [name for name, limit in most.items() if found[name] > limit]
    for name in above:
        print(f"{name} is {found[name]:.3f}, above its limit of {most[name]}", file=sys.stderr)
    return int(bool(above))


def _table(name: str, points: Iterator[Point]) -> float:
    """Prints the seconds and their exponent, which it returns."""
    print(f"\n{name:>22}{'seconds':>10}{'ms each':>10}")
    told = []
    for size, seconds in points:
        told.append((size, seconds))
        print(f"{size:>22,}{seconds:>10.2f}{1000 * seconds / size:>10.1f}", flush=True)
    print(f"{'exponent':>22}{exponent(told):>10.2f}")
    return exponent(told)


if __name__ == "__main__":
    sys.exit(main())
