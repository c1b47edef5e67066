"""Measures how long one article of one kind takes as it gets longer: `python -m benchmarks.lengths`.

For each kind of text (`benchmarks.lengths.things`) it reads articles of 10,000 to 100,000 characters, each in a process
of its own, and fits the exponent by which the seconds of the processor grow (1 is linear). Those of the start of the
pipeline and of a first short article, for which tables are loaded, are left out. Ends with 1 where an exponent of a
text that takes long is above the limit, or an article fails or takes too long, and with 2 where it cannot measure.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

from benchmarks.comparison.scale import exponent
from benchmarks.lengths.things import FIRST, PAGES, THINGS

#: Above it a text takes more than in proportion; below so many seconds for the longest it does not matter.
STEEPEST, SHORT = 1.15, 2.0
#: Seconds after which an article is given up.
PATIENCE = 300

_ONE = """
import json, resource, sys
from time import process_time
from kg.extracting import extract_article
from kg.language import load_pipeline
from kg.reading import read
pipeline = load_pipeline()
extract_article(*read([sys.argv[2]], on_failure=print, on_notice=print), pipeline)
start = process_time()
try:
    (article,) = read([sys.argv[1]], on_failure=print, on_notice=lambda _: None, any_language=True)
except ValueError:
    print(json.dumps({"seconds": process_time() - start, "none": True}))
    sys.exit()
known = process_time()
extract_article(article, pipeline)
print(json.dumps({"seconds": process_time() - start, "reading": known - start,
    "mib": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024}))
"""


def measured(text: str, ending: str) -> dict[str, float]:
    """Seconds and MiB of one article. Raises RuntimeError where it fails or takes too long."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / f"article{ending}"
        file.write_text(text, encoding="utf-8", newline="\n")
        first = Path(folder) / "first.txt"
        first.write_text(FIRST, encoding="utf-8")
        try:
            ran = subprocess.run(
                [sys.executable, "-c", _ONE, str(file), str(first)],
                capture_output=True,
                text=True,
                timeout=PATIENCE,
                check=False,
            )
        except subprocess.TimeoutExpired:
            raise RuntimeError(f"more than {PATIENCE} seconds") from None
    if ran.returncode:
        raise RuntimeError(ran.stderr.strip().rpartition("\n")[2] or f"exit code {ran.returncode}")
    found: dict[str, float] = json.loads(ran.stdout)
    return found


def row(kind: str, sizes: Sequence[int]) -> tuple[str, bool]:
    """A line with the figures of one kind, and whether it holds the limits."""
    make, ending = (PAGES[kind], ".html") if kind in PAGES else (THINGS[kind], ".txt")
    points, line, mib = [], f"{kind:<26}", 0.0
    for size in sizes:
        try:
            found = measured(make(size), ending)
        except RuntimeError as error:
            return f"{line}  {size}: {error}", False
        points.append((size, max(found["seconds"], 0.001)))
        mib = max(mib, found.get("mib", 0.0))
        line += f"{found['seconds']:9.2f}{'-' if 'none' in found else ' '}"
    steep = exponent(points) if len(points) > 1 else 1.0
    held = steep <= STEEPEST or points[-1][1] < SHORT
    return f"{line}  ^{steep:.2f}{' ' if held else '!'} {mib:6.0f} MiB", held


def main(arguments: list[str] | None = None) -> int:
    """Command line; returns the exit status."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", default="10000,30000,100000", metavar="N,N,...", help="default: %(default)s")
    parser.add_argument("--kind", action="append", metavar="NAME", help="only this one; may be repeated")
    options = parser.parse_args(arguments)
    kinds = options.kind or [*THINGS, *PAGES]
    unknown = [kind for kind in kinds if kind not in THINGS and kind not in PAGES]
    if unknown:
        parser.error(f"there is no kind {unknown[0]!r}; the kinds are {', '.join([*THINGS, *PAGES])}")
    sizes = [int(size) for size in options.sizes.split(",")]
    print(f"{'seconds for characters':<26}{''.join(f'{size:9} ' for size in sizes)}", flush=True)
    held = True
    for kind in kinds:
        line, good = row(kind, sizes)
        held = held and good
        print(line, flush=True)
    return 0 if held else 1


if __name__ == "__main__":
    sys.exit(main())
