"""Builds or verifies a graph in this process and prints how long each stage took, as JSON.

`python -m benchmarks.scale.timed build ARTICLES OUT --jobs N [--cache DIR]` and
`python -m benchmarks.scale.timed verify OUT`; `python -m benchmarks.scale` starts them. On standard error a build tells
of each stage as it begins, with what was spent until then, so that one that is ended half way tells something, too.
"""

from __future__ import annotations

import argparse
import importlib
import json
import resource
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from functools import wraps
from pathlib import Path
from time import perf_counter, process_time
from typing import Any

from kg.building import build
from kg.graph import verify
from kg.progress import Progress, Stage

#: What a build calls for each stage; what it does beside these is its writing. What resolution needs of an article is
#: gathered as soon as that is extracted.
STAGES = {
    "reading": (("kg.reading", "read"),),
    "extraction": (("kg.jobs", "extract_many"),),
    "resolution": (("kg.resolution", "gathered"), ("kg.resolution", "resolve_collection")),
    "comparison": (("kg.comparison", "compare"),),
    "viewer": (("kg.viewer", "write_network"),),
}
Seconds = dict[str, dict[str, float]]
"""By stage: processor seconds of this process (`processor`) and those of the clock on the wall (`wall`)."""


class Watch:
    """Adds up the seconds of each stage; one stage at a time."""

    def __init__(self) -> None:
        self.seconds: Seconds = {}

    @contextmanager
    def on(self, stage: str) -> Iterator[None]:
        """Counts the seconds inside the block for a stage."""
        processor, wall = process_time(), perf_counter()
        try:
            yield
        finally:
            spent = self.seconds.setdefault(stage, {"processor": 0.0, "wall": 0.0})
            spent["processor"] += process_time() - processor
            spent["wall"] += perf_counter() - wall

    def watched(self, stage: str, function: Callable[..., Any]) -> Callable[..., Any]:
        """The same function, its seconds counted, also those of each step where it returns an iterator."""

        @wraps(function)
        def counted(*arguments: Any, **named: Any) -> Any:
            with self.on(stage):
                result = function(*arguments, **named)
            return self._steps(stage, result) if isinstance(result, Iterator) else result

        return counted

    def _steps(self, stage: str, steps: Iterator[Any]) -> Iterator[Any]:
        end = object()
        while True:
            with self.on(stage):
                step = next(steps, end)
            if step is end:
                return
            yield step


class Beginnings:
    """Prints each stage of a build as it begins: the time of day, processor seconds so far, and the peak in MiB."""

    def __init__(self) -> None:
        self._stage: Stage | None = None

    def __call__(self, progress: Progress) -> None:
        """Hears how far the build is."""
        if progress.stage is not self._stage:
            self._stage = progress.stage
            now = f"{datetime.now():%H:%M:%S} {progress.stage.value}"
            print(f"{now}, after {process_time():.0f} s of the processor and {peak_mib():.0f} MiB", file=sys.stderr)


def peak_mib() -> float:
    """The largest resident set of this process until now."""
    unit = 1 if sys.platform == "darwin" else 1024  # getrusage has bytes there, and KiB elsewhere
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit / 2**20


def timed_build(articles: Path, out: Path, jobs: int, cache: Path | None, files: str = "auto") -> Seconds:
    """Builds a graph of the articles; raises what `build` raises."""
    watch = Watch()
    kept = {}
    for stage, module, name in ((stage, *called) for stage, several in STAGES.items() for called in several):
        home = importlib.import_module(module)
        kept[home, name] = getattr(home, name)
        setattr(home, name, watch.watched(stage, getattr(home, name)))
    whole = Watch()
    try:
        with whole.on("build"):
            build(
                [articles], out, jobs=jobs, cache=cache, files=files,
                on_failure=lambda error: print(error, file=sys.stderr), on_progress=Beginnings(),
            )  # fmt: skip
    finally:
        for (home, name), function in kept.items():
            setattr(home, name, function)
    stages = {stage: watch.seconds.get(stage, {"processor": 0.0, "wall": 0.0}) for stage in STAGES}
    total = whole.seconds["build"]
    stages["writing"] = {unit: total[unit] - sum(spent[unit] for spent in stages.values()) for unit in total}
    return stages


def timed_verify(out: Path) -> Seconds:
    """Verifies a graph; raises RuntimeError where it has problems."""
    watch = Watch()
    with watch.on("verify"):
        problems = verify(out)
    if problems:
        raise RuntimeError(f"kg verify found {len(problems)} problems, such as {problems[0]}")
    return watch.seconds


def main(arguments: list[str] | None = None) -> int:
    """Command line; returns the exit status."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    commands = parser.add_subparsers(dest="command", required=True)
    building = commands.add_parser("build")
    building.add_argument("articles", type=Path)
    building.add_argument("out", type=Path)
    building.add_argument("--jobs", type=int, default=1)
    building.add_argument("--cache", type=Path)
    building.add_argument("--files", default="auto")
    commands.add_parser("verify").add_argument("out", type=Path)
    options = parser.parse_args(arguments)
    if options.command == "build":
        seconds = timed_build(options.articles, options.out, options.jobs, options.cache, options.files)
    else:
        seconds = timed_verify(options.out)
    print(json.dumps(seconds))
    return 0


if __name__ == "__main__":
    sys.exit(main())
