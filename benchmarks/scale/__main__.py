"""Measures how time, memory and disk grow with the number of articles: `python -m benchmarks.scale`.

For each size it builds a graph of so many articles of the sample, in a random order that is always the same: by one
process, stage by stage, and by several with a cache, and then again with nothing and with one article changed. Every
build and `kg verify` is a process of its own. There are no floors.
"""

from __future__ import annotations

import argparse
import gzip
import json
import os
import random
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter
from typing import Any

from benchmarks.lacking import lacking
from benchmarks.scale.timed import Seconds
from kg.graph import open_graph

SAMPLE = "articles_sample.jsonl.gz"
ADDED = "\nJane Roe said so on Monday."


@dataclass(frozen=True, slots=True)
class Run:
    """A whole process: what it printed, its seconds (those of the processor with its children's) and peak MiB."""

    stages: Seconds
    processor: float
    wall: float
    peak: float


def sample(corpora: Path, seed: int) -> list[str]:
    """The lines of the sample in a random order. Raises OSError."""
    with gzip.open(corpora / SAMPLE, "rt", encoding="utf-8") as lines:
        found = sorted(lines)
    random.Random(seed).shuffle(found)
    return found


def sizes_in(given: str) -> list[int]:
    """The numbers of articles that were asked for, as `100,400`; none where one of them is no number of 1 or more."""
    sizes = given.split(",")
    return [int(size) for size in sizes] if all(size.isdecimal() and int(size) for size in sizes) else []


def run(*arguments: str) -> Run:
    """One process of `benchmarks.scale.timed`; raises RuntimeError where it fails."""
    start = perf_counter()
    with tempfile.TemporaryFile() as printed:
        process = subprocess.Popen([sys.executable, "-m", "benchmarks.scale.timed", *arguments], stdout=printed)
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        wall = perf_counter() - start
        if process.returncode:
            raise RuntimeError(f"{' '.join(arguments)} ended with {process.returncode}")
        printed.seek(0)
        stages = json.loads(printed.read())
    unit = 1 if sys.platform == "darwin" else 1024  # getrusage has bytes there, and KiB elsewhere
    return Run(stages, usage.ru_utime + usage.ru_stime, wall, usage.ru_maxrss * unit / 2**20)


def measured(lines: list[str], jobs: int, folder: Path) -> dict[str, Any]:
    """The figures of one size, made in an empty folder."""
    articles, alone, shared = folder / "articles.jsonl", folder / "alone", folder / "shared"
    articles.write_text("".join(lines), encoding="utf-8", newline="\n")
    one = run("build", str(articles), str(alone))
    verified = run("verify", str(alone))
    several = ("build", str(articles), str(shared), "--jobs", str(jobs), "--cache", str(shared / ".records"))
    first, same = run(*several), run(*several)
    changed = json.loads(lines[0])
    changed["text"] += ADDED
    articles.write_text("".join([json.dumps(changed) + "\n", *lines[1:]]), encoding="utf-8", newline="\n")
    other = run(*several)
    graph = open_graph(alone)
    return {
        "articles": len(lines),
        "stages": one.stages | verified.stages,
        "jobs": jobs,
        "extraction_by_jobs": first.stages["extraction"]["wall"],
        "peak_mib": one.peak,
        "peak_mib_verify": verified.peak,
        "quads_an_article": len(graph.store) / len(lines),
        "bytes_an_article": sum(f.stat().st_size for f in graph.folder.rglob("*") if f.is_file()) / len(lines),
        "nothing_changed": same.processor / first.processor,
        "nothing_changed_wall": same.wall / first.wall,
        "one_changed": other.processor / first.processor,
        "one_changed_wall": other.wall / first.wall,
    }


def rows(found: dict[str, Any]) -> list[str]:
    """The figures of one size, a line each."""
    stages: Seconds = found["stages"]
    build = sum(spent["processor"] for stage, spent in stages.items() if stage != "verify")
    lines = [f"{found['articles']} articles{'processor s':>24}{'wall s':>10}{'of the build':>14}"]
    for stage, spent in stages.items():
        lines.append(
            f"  {stage:<20}{spent['processor']:>14.2f}{spent['wall']:>10.2f}{spent['processor'] / build:>14.3f}"
        )
    wall, several = stages["extraction"]["wall"], found["extraction_by_jobs"]
    lines += [
        f"  extraction, {found['jobs']} jobs  {several:>24.2f}   {wall / several:.2f} times as fast as one",
        f"  peak memory           {found['peak_mib']:>12.0f} MiB, of verify {found['peak_mib_verify']:.0f} MiB",
        f"  an article            {found['quads_an_article']:>12.0f} quads, {found['bytes_an_article']:.0f} bytes",
    ]
    for name, what in (("nothing_changed", "nothing changed"), ("one_changed", "one changed")):
        lines.append(f"  again, {what:<15}{found[name]:>12.3f} of the build, {found[f'{name}_wall']:.3f} by the wall")
    return lines


def main(arguments: list[str] | None = None) -> int:
    """Command line; returns the exit status."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", default="100,200,400", metavar="N,N,...", help="sizes (default: %(default)s)")
    parser.add_argument("--corpora", type=Path, default=Path("../shared/corpora"), metavar="DIR")
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1, help="so many processes beside one")
    parser.add_argument("--seed", type=int, default=1, help="of the order of the articles (default: %(default)s)")
    parser.add_argument("--json", type=Path, metavar="FILE", help="writes the figures there, too")
    options = parser.parse_args(arguments)
    sizes = sizes_in(options.articles)
    if not sizes or options.jobs < 1:
        parser.error("--articles takes numbers of 1 or more with commas between them, --jobs one number")
    found = []
    try:
        lines = sample(options.corpora, options.seed)
        if max(sizes) > len(lines):
            parser.error(f"{SAMPLE} has {len(lines)} articles")
        for size in sizes:
            with tempfile.TemporaryDirectory() as folder:
                found.append(measured(lines[:size], options.jobs, Path(folder)))
            print("\n".join(rows(found[-1])), flush=True)
    except OSError as error:
        print(lacking(error), file=sys.stderr)
        return 2
    except RuntimeError as error:
        print(error, file=sys.stderr)
        return 2
    if options.json:
        options.json.write_text(json.dumps(found, indent=2) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
