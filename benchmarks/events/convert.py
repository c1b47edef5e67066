"""Packs wall-chart facts written by hand: `python -m benchmarks.events.convert FOLDER ... --part PART --out FILE`.

A folder holds one file an article, `ID.jsonl`, with a fact a line: `article`, `type`, `status`, `main`, and exact words
of the text for `word`, `words` (which occur once in the article) and each of `who`, `whom`, `where`, `when`, `amount`.
Ends with 1, and writes nothing, where a fact cannot be found in its text.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from benchmarks.events.labels import KINDS, PARTS, Fact, Facts, to_row
from benchmarks.statements.labels import digest_of
from kg.model import Span, Status
from training.corpus.articles import FOLDER, path_of, read_articles


def main(arguments: list[str] | None = None) -> int:
    """Command line; returns the exit status."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", type=Path, nargs="+", metavar="FOLDER", help="holds ID.jsonl of each article")
    parser.add_argument("--part", choices=list(PARTS), required=True, help="the part, for the texts of its articles")
    parser.add_argument("--out", type=Path, required=True, help="one line an article: offsets and kinds")
    parser.add_argument("--corpus", type=Path, default=FOLDER, help=argparse.SUPPRESS)
    options = parser.parse_args(arguments)
    texts = {article.id: article.text for article in read_articles(path_of(PARTS[options.part], options.corpus))}
    packed: dict[str, Facts] = {}
    problems = []
    for path in sorted(path for folder in options.folders for path in folder.glob("*.jsonl")):
        try:
            labels = read_written(path, texts)
        except (KeyError, ValueError) as error:
            problems.append(f"{path.name}: {type(error).__name__}: {error}")
            continue
        if labels.id in packed:
            problems.append(f"{path.name}: {labels.id} is labelled twice")
        packed[labels.id] = labels
    if problems or not packed:
        print("\n".join(problems or ["no labels"]), file=sys.stderr)
        return 1
    lines = [json.dumps(to_row(packed[name]), ensure_ascii=False) + "\n" for name in sorted(packed)]
    options.out.write_text("".join(lines), encoding="utf-8", newline="\n")
    print(f"{options.out.name}: {len(packed)} articles, {sum(len(one.facts) for one in packed.values())} facts")
    return 0


def read_written(path: Path, texts: Mapping[str, str]) -> Facts:
    """The facts of a file; raises KeyError for what lacks and ValueError for words that the article does not have."""
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
    names = {row["article"] for row in rows}
    if len(names) != 1:
        raise ValueError(f"facts of {len(names)} articles")
    (name,) = names
    return Facts(name, digest_of(texts[name]), tuple(_fact(row, texts[name]) for row in rows))


def _fact(row: Mapping[str, Any], text: str) -> Fact:
    if text.count(row["words"]) != 1:
        raise ValueError(f"{row['words']!r} does not occur once")
    start = text.index(row["words"])
    words = Span(start, start + len(row["words"]))
    inside = [span for span in _occurrences(row["word"], text) if words.contains(span)]
    if not inside:
        raise ValueError(f"{row['word']!r} is not in {row['words']!r}")
    word = inside[0]
    fillers = {kind: tuple(_filler(filler, text, words, word) for filler in row[kind]) for kind in KINDS}
    return Fact(row["type"], word, words, fillers, Status(row["status"]), row["main"])


def _filler(filler: str, text: str, words: Span, word: Span) -> Span:
    """Where a filler stands: inside the words, else nearest before them, else first behind them."""
    places = _occurrences(filler, text)
    if not places:
        raise ValueError(f"{filler!r} is not in the text")
    inside = [span for span in places if words.contains(span)]
    before = [span for span in places if span.start < words.start]
    return next((s for s in inside if not s.overlaps(word)), (inside or before[-1:] or places)[0])


def _occurrences(words: str, text: str) -> Sequence[Span]:
    """All places of the words as whole words; where there are none, also those inside other words."""
    found = [Span(m.start(), m.start() + len(words)) for m in re.finditer(f"(?={re.escape(words)})", text)]
    return [span for span in found if _whole(span, text)] or found


def _whole(span: Span, text: str) -> bool:
    edges = [text[at - 1 : at + 1] for at in (span.start, span.end) if at]
    return not any(len(edge) == 2 and edge.isalnum() for edge in edges)


if __name__ == "__main__":
    sys.exit(main())
