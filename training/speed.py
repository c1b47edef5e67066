"""How fast pipelines are, side by side: `python -m training.speed ARTICLES [--beside NAME-or-FOLDER ...]`.

ARTICLES is a file of JSON lines with a `text` each. Each pipeline runs in processes of its own: one, then two at once.
Printed are words a second by the clock on the wall, the seconds it takes to load, and the most memory a process held.
The pipelines take turns, and the best of the rounds counts, because other work on the machine only ever slows.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
from itertools import islice
from pathlib import Path


def one(name: str, articles: Path, skip: int, many: int) -> dict[str, float]:
    """In this process: load the pipeline called `name` ("" is the shipped one) and parse `many` articles."""
    import resource
    from time import perf_counter

    import spacy  # noqa: F401  (its own import is not the pipeline's)

    from kg.language import load_pipeline
    from kg.model import Article, Span

    with articles.open(encoding="utf-8") as lines:
        texts = [json.loads(line)["text"] for line in islice(lines, skip, skip + many)]
    at = perf_counter()
    pipeline = load_pipeline(name or None)
    loaded = perf_counter()
    words = 0
    for number, text in enumerate(texts):
        doc = pipeline.parse(Article(str(number), str(number), text, str(number), body=(Span(0, len(text)),)))
        words += sum(not t.is_space for t in doc)
    done = perf_counter()
    # kibibytes on Linux
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return {"load": loaded - at, "seconds": done - loaded, "words": words, "memory": memory}


def together(name: str, articles: Path, many: int, processes: int) -> dict[str, float]:
    """The same in fresh processes at once, each with articles of its own; words a second of all."""
    env = os.environ | {"OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1"}
    command = [sys.executable, "-m", "training.speed", str(articles), "--many", str(many), "--one", name]
    running = [
        subprocess.Popen([*command, "--skip", str(k * many)], stdout=subprocess.PIPE, env=env) for k in range(processes)
    ]
    found = [json.loads(p.communicate()[0]) for p in running]
    return {
        "speed": sum(f["words"] / f["seconds"] for f in found),
        "load": min(f["load"] for f in found),
        "memory": max(f["memory"] for f in found),
    }


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("articles", type=Path)
    parser.add_argument("--beside", nargs="*", default=[], help="other pipelines to run in turn with the shipped one")
    parser.add_argument("--many", type=int, default=40, help="articles for each process")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--one", help=argparse.SUPPRESS)
    parser.add_argument("--skip", type=int, default=0, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.one is not None:
        print(json.dumps(one(options.one, options.articles, options.skip, options.many)))
        return
    names = ["", *options.beside]
    print(f"{'':<32}{'words/s, one':>14}{'two':>10}{'load s':>10}{'MiB':>8}")
    best: dict[tuple[str, int], dict[str, float]] = {}
    for _ in range(options.rounds):
        for name in names:
            for processes in (1, 2):
                found = together(name, options.articles, options.many, processes)
                old = best.get((name, processes))
                if old is None or found["speed"] > old["speed"]:
                    best[name, processes] = found
    for name in names:
        alone, both = best[name, 1], best[name, 2]
        speeds = f"{alone['speed']:14,.0f}{both['speed']:10,.0f}"
        print(f"{name[-30:] or 'shipped':<32}{speeds}{alone['load']:10.2f}{alone['memory']:8.0f}")


if __name__ == "__main__":
    main()
