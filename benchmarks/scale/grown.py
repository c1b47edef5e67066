"""Measures how what comes after extraction grows: `python -m benchmarks.scale.grown --records DIR`.

From records of the sample, as `kg extract --cache DIR` keeps them, it makes as many as asked, each a copy of an article
with other names in other years (`benchmarks.scale.renamed`), and builds a graph of them, without `graph.trig` and
`graph.ttl`: a process of its own, which reads records and extracts nothing. It tells seconds and bytes an article, peak
memory, and how much longer an article of the largest takes than one of the smallest. There are no floors.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import count, islice
from pathlib import Path
from typing import Any

from benchmarks.scale.__main__ import run, sample, sizes_in
from benchmarks.scale.renamed import renamed
from kg.extracting import read_frames
from kg.graph import open_graph
from kg.jobs import RecordStore, Rules, rules_of
from kg.model import Article, Extraction
from kg.reading import read
from kg.records.kept import to_bytes
from kg.workflow import ignore

#: So many copies are held at once.
_AT_ONCE = 500


def read_here(file: Path) -> Iterator[Article]:
    """The articles of a file that can be read."""
    return read([file], on_failure=ignore, on_notice=ignore, any_language=True)


def kept_of_sample(lines: Sequence[str], store: RecordStore, rules: Rules, folder: Path) -> list[Extraction]:
    """What the store keeps of the articles of the sample; raises RuntimeError where it keeps nothing of them."""
    file = folder / "sample.jsonl"
    file.write_text("".join(lines), encoding="utf-8", newline="\n")
    found = [
        each for article in read_here(file) if (each := store.get(rules.name_of(article), article.path)) is not None
    ]
    if not found:
        raise RuntimeError(f"{store.folder} keeps no record of these articles; run kg extract --cache there, once")
    return found


def line_of(article: Article) -> str:
    """An article as a line that kg reads."""
    known = {
        "text": article.text, "title": article.title, "outlet": article.outlet, "authors": list(article.authors),
        "published": article.published, "url": article.url,
    }  # fmt: skip
    return json.dumps({key: value for key, value in known.items() if value}) + "\n"


def prepare(found: Sequence[Extraction], size: int, rules: Rules, folder: Path) -> tuple[Path, Path]:
    """A file of so many articles, and a store with a record of each."""
    articles, store = folder / "articles.jsonl", RecordStore(folder / "records")
    copies = islice((renamed(each, copy) for copy in count(1) for each in found), size)
    with articles.open("w", encoding="utf-8", newline="\n") as file:
        while some := list(islice(copies, _AT_ONCE)):
            # as they are read, so that a build takes the record for its own
            lines = "".join(line_of(each.article) for each in some)
            (folder / "some.jsonl").write_text(lines, encoding="utf-8", newline="\n")
            for article, each in zip(read_here(folder / "some.jsonl"), some, strict=True):
                name = rules.name_of(article)
                store.put(name, to_bytes(replace(each, article=article), name))
            file.write(lines)
    return articles, folder / "records"


def measured(found: Sequence[Extraction], size: int, rules: Rules) -> dict[str, Any]:
    """The figures of one size."""
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        articles, records = prepare(found, size, rules, folder)
        built = run("build", str(articles), str(folder / "out"), "--cache", str(records), "--files", "few")
        graph = open_graph(folder / "out")
        return {
            "articles": size,
            "stages": built.stages,
            "processor": built.processor,
            "wall": built.wall,
            "peak_mib": built.peak,
            "quads_an_article": len(graph.store) / size,
            "bytes_an_article": sum(f.stat().st_size for f in graph.folder.rglob("*") if f.is_file()) / size,
        }


def row(figures: dict[str, Any]) -> str:
    """The figures of one size on a line; milliseconds of the processor an article, by stage."""
    size = figures["articles"]
    stages = "  ".join(f"{name} {spent['processor'] / size * 1000:.1f}" for name, spent in figures["stages"].items())
    return (
        f"{size} articles: {figures['processor'] / size * 1000:.1f} ms an article ({stages}), peak "
        f"{figures['peak_mib']:.0f} MiB, {figures['quads_an_article']:.0f} quads and "
        f"{figures['bytes_an_article'] / 1000:.0f} kB an article"
    )


def main(arguments: list[str] | None = None) -> int:
    """Command line; returns the exit status."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--records", type=Path, required=True, metavar="DIR", help="what is kept of the sample")
    parser.add_argument("--articles", default="1000,5000", metavar="N,N,...", help="sizes (default: %(default)s)")
    parser.add_argument("--corpora", type=Path, default=Path("../shared/corpora"), metavar="DIR")
    parser.add_argument("--seed", type=int, default=1, help="of the order of the articles (default: %(default)s)")
    parser.add_argument("--json", type=Path, metavar="FILE", help="writes the figures there, too")
    options = parser.parse_args(arguments)
    sizes = sizes_in(options.articles)
    if not sizes:
        parser.error("--articles takes numbers of 1 or more with commas between them")
    figures = []
    try:
        rules = rules_of(None, read_frames(()))
        with tempfile.TemporaryDirectory() as folder:
            lines = sample(options.corpora, options.seed)
            found = kept_of_sample(lines, RecordStore(options.records), rules, Path(folder))
        print(f"{len(found)} articles of the sample are kept", flush=True)
        for size in sizes:
            figures.append(measured(found, size, rules))
            print(row(figures[-1]), flush=True)
    except (OSError, RuntimeError) as error:
        print(error, file=sys.stderr)
        return 2
    if len(figures) > 1:
        first, last = (each["processor"] / each["articles"] for each in (figures[0], figures[-1]))
        print(f"an article of {sizes[-1]} takes {last / first:.2f} times as long as one of {sizes[0]}")
    if options.json:
        options.json.write_text(json.dumps(figures, indent=2) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
