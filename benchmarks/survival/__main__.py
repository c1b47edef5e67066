"""Reads real articles and damaged pages, and tells what kg did not survive: `python -m benchmarks.survival`.

All articles of the sample are extracted, with several processes; the digest of all that is found is printed, so that
two machines, or two versions, can be held against each other. Pages are damaged at random and read, and some of them
extracted. An article or page that kg refuses with a line of its own is fine; ends with 1 where one is left out by a
mistake in kg or takes more time or memory than it may, and with 2 where it cannot be tried.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import random
import sys
import tempfile
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from benchmarks.lacking import lacking
from benchmarks.scale.__main__ import sample
from benchmarks.survival.damage import damaged
from kg.errors import InputError, KgError
from kg.records import to_json
from kg.workflow import extract

#: Every so many a damaged page is extracted, too.
_EXTRACTED = 10
_FAULTS = ("by a mistake", "it takes more", "died")


class Told:
    """Counts what fails, and keeps what is a fault of kg."""

    def __init__(self) -> None:
        self.refused = 0
        self.faults = list[str]()

    def __call__(self, error: InputError) -> None:
        """One more."""
        if any(fault in str(error) for fault in _FAULTS):
            self.faults.append(str(error))
        else:
            self.refused += 1


def articles_survived(lines: Sequence[str], jobs: int) -> Told:
    """Extracts the articles and prints how many there are and the digest of all that is found."""
    told, whole, count = Told(), hashlib.sha256(), 0
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "articles.jsonl"
        file.write_text("".join(lines), encoding="utf-8", newline="\n")
        for found in extract(file, jobs=jobs, on_failure=told, any_language=True):
            line = to_json(found)
            line["article"]["path"] = ""
            whole.update(json.dumps(line, sort_keys=True).encode())
            count += 1
    print(f"{count} articles extracted, {told.refused} refused, {len(told.faults)} faults; sha256 {whole.hexdigest()}")
    return told


def pages_survived(folder: Path, number: int, seed: int) -> Told:
    """Damages pages, reads them all and extracts some, and prints how it went."""
    from kg.limits import DEFAULT_LIMITS
    from kg.reading import read

    pages = [file.read_bytes() for file in sorted(folder.glob("*.html"))]
    if not pages:
        raise OSError(f"there is no page in {folder}")
    told, outcomes = Told(), Counter[str]()
    with tempfile.TemporaryDirectory() as temporary:
        for each in range(number):
            file = Path(temporary) / f"{each}.html"
            file.write_bytes(damaged(pages, random.Random(f"{seed} {each}")))
            if each % _EXTRACTED:
                found = list(read([file], on_failure=told, on_notice=lambda _: None, limits=DEFAULT_LIMITS))
                outcomes["read"] += len(found)
            else:
                outcomes["extracted"] += sum(1 for _ in extract(file, on_failure=told))
            file.unlink()
    print(
        f"{number} damaged pages: {outcomes['read']} read, {outcomes['extracted']} extracted, {told.refused} refused, "
        f"{len(told.faults)} faults"
    )
    return told


def main(arguments: list[str] | None = None) -> int:
    """Command line; returns the exit status."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--corpora", type=Path, default=Path("../shared/corpora"), metavar="DIR")
    parser.add_argument("--articles", type=int, default=3_000, help="how many (default: %(default)s)")
    parser.add_argument("--from", type=int, default=0, dest="first", help="leaving out so many before them")
    parser.add_argument("--pages", type=int, default=300, help="how many damaged pages (default: %(default)s)")
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1)
    parser.add_argument("--seed", type=int, default=1, help="of order and damage (default: %(default)s)")
    options = parser.parse_args(arguments)
    faults = list[str]()
    try:
        if options.articles:
            lines = sample(options.corpora, options.seed)[options.first :][: options.articles]
            faults += articles_survived(lines, options.jobs).faults
        if options.pages:
            faults += pages_survived(options.corpora / "html_pages" / "pages", options.pages, options.seed).faults
    except (OSError, KgError) as error:
        print(lacking(error) if isinstance(error, OSError) else error, file=sys.stderr)
        return 2
    print("\n".join(faults), end="\n" if faults else "")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
