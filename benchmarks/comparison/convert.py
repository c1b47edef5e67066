"""Stories as they were labelled, with the exact words, to offsets: `python -m benchmarks.comparison.convert`.

Each folder holds `story.json`, the texts `A.txt`, `B.txt` ... and `labels.jsonl`. Words that are not in their text are
told and left out.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any


def main(arguments: list[str] | None = None) -> int:
    """Command line; returns the exit status."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", nargs="+", type=Path, metavar="FOLDER")
    parser.add_argument("--out", type=Path, required=True, metavar="FILE")
    options = parser.parse_args(arguments)
    rows = [row_of(folder) for folder in options.folders]
    options.out.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return 0


def row_of(folder: Path) -> dict[str, Any]:
    """The row of one story."""
    told = json.loads((folder / "story.json").read_text(encoding="utf-8"))
    letters = [article["letter"] for article in told["articles"]]
    texts = {letter: (folder / f"{letter}.txt").read_text(encoding="utf-8") for letter in letters}
    labels = [json.loads(line) for line in (folder / "labels.jsonl").read_text(encoding="utf-8").splitlines() if line]
    return {
        "story": f"{told['group']}|{told['similar']}",
        "articles": [
            {"id": one["id"], "sha256": hashlib.sha256(texts[one["letter"]].encode()).hexdigest()}
            for one in told["articles"]
        ],
        "utterances": [
            _places([(m[0], m[1], m[2]) for m in label["in"]], texts, letters) for label in labels if "u" in label
        ],
        "conflicts": [
            _places([(s[0], s[1]) for s in label["sides"]], texts, letters) for label in labels if "c" in label
        ],
        "origins": sorted({_pair(label["pair"], letters) for label in labels if "o" in label}),
    }


def _pair(pair: Sequence[str], letters: Sequence[str]) -> tuple[int, int]:
    one, other = sorted(letters.index(letter) for letter in pair)
    return one, other


def _places(members: Sequence[tuple[Any, ...]], texts: Mapping[str, str], letters: Sequence[str]) -> list[list[Any]]:
    found = []
    for letter, words, *kind in members:
        spans, at = [], 0
        for string in [words] if isinstance(words, str) else words:
            start = texts[letter].find(string, at)
            start = texts[letter].find(string) if start < 0 else start
            if start < 0:
                print(f"not in {letter}: {string!r}", file=sys.stderr)
                continue
            at = start + len(string)
            spans.append([start, at])
        if spans:
            found.append([letters.index(letter), spans, *kind])
    return found


if __name__ == "__main__":
    sys.exit(main())
