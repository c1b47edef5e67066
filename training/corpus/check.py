"""Checks the corpus: `python -m training.corpus.check [FILE ...]`.

Packed files (`.jsonl`; without any, those of the corpus) are checked for offsets, ids and vocabulary. Of labels as they
are written (`ID.ann`, beside `ID.txt`) the text is compared, too. Prints a line for each fault, of packed files without
words of the text; what is "doubtful" may be right. Ends with 1 where there are faults, with 2 where it cannot read.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path

from training.corpus.articles import PARTS, SECOND, CorpusArticle, path_of, read_articles
from training.corpus.rolesets import Rolesets, read_rolesets
from training.corpus.rules import Fault, faults
from training.corpus.written import Written, read_written


def main(arguments: list[str] | None = None) -> int:
    """Command line; returns the exit status."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", type=Path, nargs="*", help="packed files or written labels (default: the corpus)")
    parser.add_argument("--corpora", type=Path, default=Path("../shared/corpora"), help="folder with propbank_frames/")
    options = parser.parse_args(arguments)
    try:
        rolesets: Rolesets | None = read_rolesets(options.corpora)
    except OSError:
        rolesets = None
        print("rolesets are not checked: no propbank_frames/rolesets.jsonl.gz; see training/README.md", file=sys.stderr)
    wrong = 0
    for path in options.files or [path_of(part) for part in (*PARTS, SECOND)]:
        try:
            found = list(_written(path, rolesets) if path.suffix == ".ann" else _packed(path, rolesets))
        except (OSError, ValueError, KeyError) as error:
            print(f"{path.name}: cannot be read: {error!r}", file=sys.stderr)
            return 2
        for doubt, line in found:
            print(f"{path.name}:{line}")
            wrong += not doubt
    print(f"{wrong} faults" if wrong else "no faults")
    return 1 if wrong else 0


def told(fault: Fault) -> str:
    """A fault in words; the layer and place are told elsewhere."""
    return f"doubtful: {fault.words}" if fault.doubt else fault.words


def check_written(source: str, bare: CorpusArticle, rolesets: Rolesets | None) -> tuple[Written, list[Fault]]:
    """What was read and what is wrong with it beyond `Written.faults`."""
    written = read_written(source, bare)
    return written, list(faults(written.article, rolesets))


def _written(path: Path, rolesets: Rolesets | None) -> Iterator[tuple[bool, str]]:
    with path.with_suffix(".txt").open(encoding="utf-8", newline="") as file:
        bare = CorpusArticle(path.stem, "", "", "", "", file.read())
    written, others = check_written(path.read_text(encoding="utf-8"), bare, rolesets)
    lines = [(line, False, words) for line, words in written.faults]
    lines += [(written.lines.get((f.layer, f.number), 0), f.doubt, told(f)) for f in others]
    for line, doubt, words in sorted(lines):
        yield doubt, f"{line}: {words}"


def _packed(path: Path, rolesets: Rolesets | None) -> Iterator[tuple[bool, str]]:
    for number, article in enumerate(read_articles(path), 1):
        for fault in faults(article, rolesets):
            yield fault.doubt, f"{number}: {article.id}: {fault.layer}[{fault.number}]: {told(fault)}"


if __name__ == "__main__":
    sys.exit(main())
