"""Learns kg/extraction/relations/weights.npz from the project's own corpus, with the shipped pipeline."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

import torch
from spacy.tokens import Doc

from benchmarks.statements.corpus import labelled
from benchmarks.statements.labels import LabelledArticle
from kg.language import load_pipeline
from training.corpus.articles import FOLDER, path_of, read_articles
from training.relations.learning import learn


def main() -> int:
    """Command line; returns the exit status."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--corpus", type=Path, default=FOLDER, help="folder of the packed corpus")
    parser.add_argument("--out", type=Path, default=Path("kg/extraction/relations/weights.npz"))
    options = parser.parse_args()
    torch.set_num_threads(1)
    learnt = [*_analysed("train", options.corpus), *_analysed("more", options.corpus)]
    learn(learnt, _analysed("dev", options.corpus), options.out)
    return 0


def _analysed(part: str, corpus: Path) -> Sequence[tuple[LabelledArticle, Doc]]:
    pipeline = load_pipeline()
    articles = [labelled(article) for article in read_articles(path_of(part, corpus))]
    return [(one, pipeline.analyse(one.article)) for one in articles]


if __name__ == "__main__":
    sys.exit(main())
