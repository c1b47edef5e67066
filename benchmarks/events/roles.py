"""Reports of events against the event labels of the project's own corpus: `python -m benchmarks.events.roles`.

Prints words, rolesets, statuses and participants in per cent. Of the part `scored` no errors are told.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from pathlib import Path

# numpy's BLAS reads this when it is loaded; its threads wait for each other busily
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

from benchmarks.coreference.running import Remembering
from benchmarks.events.label_scores import EventScores
from benchmarks.events.labels import as_article
from kg.extraction.events.reporting import considered
from kg.extraction.frames import analysis_of
from kg.extraction.quotations import extract_quotations
from kg.extraction.quotations.index import cue_spans
from training.corpus.articles import CorpusArticle, path_of, read_articles

#: What each part is made of.
PARTS = {"open": ("dev", "train", "more"), "scored": ("scored",)}
KINDS = ("missed word", "extra word", "roleset", "status", "missed participant", "extra participant")


def main(arguments: list[str] | None = None) -> int:
    """Command line; returns the exit status."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--part", choices=PARTS, default="open", help="what is measured (default: %(default)s)")
    parser.add_argument("--articles", type=int, metavar="N", help="only N articles, spread over the part")
    parser.add_argument("--cache", type=Path, metavar="DIR", help="keep parses in DIR, outside the repository")
    parser.add_argument("--errors", type=int, nargs=2, metavar=("KINDS", "N"), help="show kinds of errors, N of each")
    options = parser.parse_args(arguments)
    if options.errors and options.part == "scored":
        parser.error("errors of scored articles are not told")
    scores, pipeline = EventScores(), Remembering(options.cache)
    for article in _spread([a for name in PARTS[options.part] for a in read_articles(path_of(name))], options.articles):
        read = as_article(article)
        doc = pipeline.analyse(read)
        cues = list(cue_spans(extract_quotations(doc, read)))
        reports = [one.report for one in considered(analysis_of(doc, read)) if one.report is not None]
        scores.add(article, doc, reports, cues)
    print("\n".join(scores.table()))
    for kind in KINDS if options.errors else ():
        print("\n".join(scores.most(kind, *options.errors)))
    return 0


def _spread(articles: Sequence[CorpusArticle], number: int | None) -> Sequence[CorpusArticle]:
    if number is None or number >= len(articles):
        return articles
    return [articles[i * len(articles) // number] for i in range(number)]


if __name__ == "__main__":
    sys.exit(main())
