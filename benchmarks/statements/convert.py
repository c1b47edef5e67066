"""Packs labels written by hand: `python -m benchmarks.statements.convert FOLDER --out FILE.jsonl`.

Ends with 1, and writes nothing, where a file of labels cannot be used.
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

from benchmarks.statements.handwritten import LabelsError, find_labels, read_handwritten
from benchmarks.statements.labels import to_row


def main(arguments: list[str] | None = None) -> int:
    """Command line; returns the exit status."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path, help="holds K.toml, K.txt and K.json, at any depth")
    parser.add_argument("--out", type=Path, required=True, help="one line an article: offsets, names and values")
    options = parser.parse_args(arguments)
    lines, problems = [], []
    for path in find_labels(options.folder):
        try:
            labels = read_handwritten(path).labels
        except (LabelsError, OSError) as error:
            problems.append(str(error))
        else:
            lines.append(json.dumps(to_row(labels), ensure_ascii=False) + "\n")
    if problems or not lines:
        print("\n".join(problems or [f"{options.folder}: no labels"]), file=sys.stderr)
        return 1
    options.out.write_text("".join(lines), encoding="utf-8", newline="\n")
    print(f"{options.out.name}: {len(lines)} articles")
    return 0


if __name__ == "__main__":
    sys.exit(main())
