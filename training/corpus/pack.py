"""Packs labels as they are written: `python -m training.corpus.pack LABELS --corpora CORPORA`.

LABELS holds `ANNOTATOR/ID.ann`; CORPORA the articles, `wikinews/wikinews.jsonl.gz`, and LABELS/articles.jsonl others in
the same form, where there are any. parts.json says which part an article belongs to and which ones are labelled twice:
the label of the first annotator, in the order of their names, counts, and that of the next goes to second.jsonl. Writes
the packed files and ATTRIBUTION.tsv. Ends with 1, and writes nothing, where labels have faults; with `--drop` faulty
labels are left out, and it is said how many. What a ruling adds (rulings.py) is marked.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from collections.abc import Iterable, Mapping
from pathlib import Path

from training.corpora import open_text
from training.corpus.articles import FOLDER, PARTS, SECOND, CorpusArticle, path_of, write_articles
from training.corpus.check import check_written
from training.corpus.mending import mended
from training.corpus.rolesets import Rolesets, read_rolesets
from training.corpus.rulings import with_offices

ARTICLES = Path("wikinews/wikinews.jsonl.gz")
_HEAD = ("article", "title", "outlet", "published", "address", "licence of the text")
_LICENCE = "https://creativecommons.org/licenses/by/2.5/"


def main(arguments: list[str] | None = None) -> int:
    """Command line; returns the exit status."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("labels", type=Path, help="folder of the annotators' folders")
    parser.add_argument("--corpora", type=Path, default=Path("../shared/corpora"), help="folder of the corpora")
    parser.add_argument("--out", type=Path, default=FOLDER, help="where the packed files go (default: %(default)s)")
    parser.add_argument("--drop", action="store_true", help="leave faulty labels out instead of packing nothing")
    options = parser.parse_args(arguments)
    try:
        bare, rolesets = read_bare(options.corpora / ARTICLES), read_rolesets(options.corpora)
        others = options.labels / "articles.jsonl"
        bare |= read_bare(others) if others.exists() else {}
        belongs = json.loads((options.out / "parts.json").read_text(encoding="utf-8"))
    except OSError as error:
        print(f"{error}\nWhere the corpora come from: training/README.md", file=sys.stderr)
        return 2
    packer = _Packer(bare, rolesets, belongs)
    for path in sorted(options.labels.glob("*/*.ann")):
        packer.add(path)
    if packer.faults.total() and not options.drop:
        print(f"{packer.faults.total()} faults: see python -m training.corpus.check", file=sys.stderr)
        return 1
    for part in (*PARTS, SECOND):
        articles = sorted(packer.articles[part], key=lambda a: a.id)
        write_articles(path_of(part, options.out), articles)
        of = len(belongs[part])
        print(f"{part}: {len(articles)} of {of} articles; left out: {_told(packer.gone[part])}")
    _attribute(options.out / "ATTRIBUTION.tsv", (a for part in PARTS for a in packer.articles[part]))
    return 0


def read_bare(path: Path) -> dict[str, CorpusArticle]:
    """The articles by id, without labels."""
    rows = map(json.loads, open_text(path))
    return {
        row["id"]: CorpusArticle(**{key: row[key] for key in ("id", "title", "outlet", "published", "url", "text")})
        for row in rows
    }


class _Packer:
    def __init__(self, bare: Mapping[str, CorpusArticle], rolesets: Rolesets, belongs: Mapping[str, list[str]]) -> None:
        self.bare, self.rolesets = bare, rolesets
        self.part_of = {article: part for part in PARTS for article in belongs[part]}
        self.twice = frozenset(belongs[SECOND])
        self.articles: dict[str, list[CorpusArticle]] = {part: [] for part in (*PARTS, SECOND)}
        self.gone: dict[str, Counter[str]] = {part: Counter() for part in self.articles}
        self.faults: Counter[str] = Counter()
        self._seen: Counter[str] = Counter()

    def add(self, path: Path) -> None:
        """Reads one file of labels; those of an article that no part has, or beyond the second ones, are passed by."""
        article = path.stem
        part = self.part_of.get(article)
        if part is not None and self._seen[article]:
            part = SECOND if article in self.twice and self._seen[article] == 1 else None
        self._seen[article] += 1
        if part is None:
            return
        written, others = check_written(path.read_text(encoding="utf-8"), self.bare[article], self.rolesets)
        whole, gone = mended(written.article, self.rolesets)
        gone["lines or marks"] += len(written.faults)
        self.faults[article] += len(written.faults) + sum(not fault.doubt for fault in others)
        self.gone[part] += gone
        self.articles[part].append(with_offices(whole))


def _told(gone: Counter[str]) -> str:
    return ", ".join(f"{n} {layer}" for layer, n in sorted(gone.items()) if n) or "nothing"


def _attribute(path: Path, articles: Iterable[CorpusArticle]) -> None:
    rows = [(a.id, a.title, a.outlet, a.published, a.url, _LICENCE) for a in sorted(articles, key=lambda a: a.id)]
    text = "".join("\t".join(row) + "\n" for row in (_HEAD, *rows))
    path.write_text(text, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    sys.exit(main())
