"""Measures an English pipeline on the development corpora: `python -m training.evaluate`.

Prints a table and compares it with training/floors.json, the names of the project's own corpus with
training/floors_corpus.json. Ends with 1 where a figure lies more than .002 under its floor, and with 2 where it cannot
measure.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import sys
from pathlib import Path

# numpy's BLAS reads this when it is loaded; its threads wait for each other busily, which would spoil the clock
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

from spacy.language import Language
from thinc.api import NumpyOps, set_current_ops

from kg.errors import KgError
from kg.language import Pipeline, load_pipeline
from training.corpus.articles import FOLDER
from training.floors import compare, record
from training.gold import Gold, as_article, documents, read_corpus_names, read_gold
from training.role_scores import roles_on_gold_words
from training.scores import (
    KINDS,
    Clock,
    from_gold_words,
    from_raw_text,
    names_from_text,
    names_of_annotated,
    names_on_gold_words,
    on_gold_sentences,
)

FLOORS = Path(__file__).parent / "floors.json"
#: Beside it, the floors of the names of the project's own corpus.
CORPUS_FLOORS = "floors_corpus.json"
GIVEN = ("given.upos", "given.uas", "given.las")
TREES = ("upos", "xpos", "lemma", "uas", "las", "sentences")
RAW = ("raw.words", "raw.sentences", "raw.upos", "raw.uas", "raw.las")
ROLES = ("predicates", "events", "rolesets", "arguments", "core")
CORPORA = {
    "ewt": "EWT dev",
    "gum": "GUM dev",
    "news": "GUM dev, news",
    "wnut": "WNUT17 dev",
    "meantime": "MEANTIME val",
    "corpus_dev": "Corpus dev",
    "corpus_scored": "Corpus scored",
}


def meta_digest(nlp: Language) -> str:
    """SHA-256 of the pipeline's meta data, which hold the scores of its training and so tell pipelines apart."""
    path = nlp.path / "meta.json" if nlp.path is not None else None
    meta = json.loads(path.read_text(encoding="utf-8")) if path is not None and path.exists() else nlp.meta
    return hashlib.sha256(json.dumps(meta, sort_keys=True).encode()).hexdigest()


def measure(name: str | None, gold: Gold) -> tuple[dict[str, float], Clock, Pipeline]:
    """All figures of the pipeline called `name` (None: the shipped one), the time it took, and the pipeline."""
    # thinc's BLIS falls back to a generic kernel on some processors
    set_current_ops(NumpyOps(use_blis=False))
    pipeline = load_pipeline(name)
    figures: dict[str, float] = {}
    clock = Clock()
    for corpus, runs in (("ewt", gold.ewt), ("gum", gold.gum)):
        figures |= on_gold_sentences(pipeline.nlp, runs, corpus)
        figures |= from_gold_words(pipeline.nlp, runs, corpus)
        articles = [as_article(group, f"{corpus}-{i}") for i, group in enumerate(documents(runs))]
        figures |= from_raw_text(pipeline, articles, corpus, clock)
    news = [run for run in gold.gum if run[0].sent_id.startswith("GUM_news_")]
    articles = [as_article(group, f"news-{i}") for i, group in enumerate(documents(news))]
    figures |= from_raw_text(pipeline, articles, "news", Clock())
    # posts have neither paragraphs nor full stops, so kg's own layer, made for articles, is not asked about them
    figures |= names_on_gold_words(pipeline.nlp, gold.wnut, "wnut")
    figures |= names_of_annotated(pipeline.nlp, gold.meantime, "meantime")
    figures |= roles_on_gold_words(pipeline.nlp, [s for run in gold.ewt for s in run], gold.frames)
    return figures, clock, pipeline


def table(figures: dict[str, float], clock: Clock) -> str:
    """The figures in lines for a person, in per cent."""

    def cells(keys: list[str]) -> str:
        return "".join(f"{100 * figures[k]:10.2f}" for k in keys)

    def head(title: str, columns: tuple[str, ...]) -> str:
        return f"\n{title:<26}" + "".join(f"{c:>10}" for c in columns)

    lines = []
    parts = (("Words and sentences given", GIVEN), ("Words given", TREES), ("From running text (F1)", RAW))
    for title, columns in parts:
        lines.append(head(title, tuple(c.rpartition(".")[2] for c in columns)))
        lines += [
            f"  {label:<24}" + cells([f"{c}.{x}" for x in columns])
            for c, label in CORPORA.items()
            if f"{c}.{columns[0]}" in figures
        ]
    if "roles.core" in figures:
        lines.append(head("Roles, words given", tuple(ROLES)))
        lines.append(f"  {'EWT dev':<24}" + cells([f"roles.{x}" for x in ROLES]))
    titles = {"names": "Names, recogniser alone", "layer": "Names, after kg's layer"}
    for part, title in titles.items():
        lines.append(head(title, ("precision", "recall", "F1")))
        for corpus, label in CORPORA.items():
            if f"{corpus}.{part}.ALL.f" in figures:
                lines += [
                    f"  {label + ' ' + kind:<24}" + cells([f"{corpus}.{part}.{kind}.{x}" for x in "prf"])
                    for kind in (*KINDS, "ALL")
                ]
    speed, ratio = clock.words / clock.parsing, clock.parsing / clock.tokenizing
    lines.append(f"\n{speed:,.0f} words a second of processor time; {ratio:.0f} times the time of its tokenizer alone")
    return "\n".join(lines).lstrip("\n")


def main(arguments: list[str] | None = None) -> int:
    """Command line; returns the exit status."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--corpora", type=Path, default=Path("../shared/corpora"), help="folder of the corpora")
    parser.add_argument("--pipeline", help="name or folder of a spaCy pipeline (default: the shipped one)")
    parser.add_argument("--update", action="store_true", help="record the figures as the new floors")
    parser.add_argument("--allow-regression", action="store_true", help="with --update: let floors sink")
    parser.add_argument("--reason", default="", help="with --allow-regression: why, for the record")
    parser.add_argument("--floors", type=Path, default=FLOORS, help=argparse.SUPPRESS)
    parser.add_argument("--corpus", type=Path, default=FOLDER, help=argparse.SUPPRESS)
    options = parser.parse_args(arguments)
    if options.allow_regression != bool(options.reason.strip()):
        parser.error("--allow-regression and --reason go together")
    if options.allow_regression and not options.update:
        parser.error("--allow-regression goes with --update")
    try:
        gold = read_gold(options.corpora)
        names, corpus_sha256 = read_corpus_names(options.corpus)
        figures, clock, pipeline = measure(options.pipeline, gold)
    except OSError as error:
        print(f"{error}\nWhere the corpora come from: training/README.md", file=sys.stderr)
        return 2
    except KgError as error:
        print(error, file=sys.stderr)
        return 2
    own: dict[str, float] = {}
    for part, found in names.items():
        own |= names_from_text(pipeline, found, part)
    print(table(figures | own, clock))
    meta = pipeline.nlp.meta
    kept = f"{meta['lang']}_{meta['name']} {meta['version']}", meta_digest(pipeline.nlp)
    status = 0
    for path, part, values, sha256 in (
        (options.floors, "", figures, gold.sha256),
        (options.floors.with_name(CORPUS_FLOORS), "corpus", own, corpus_sha256),
    ):
        if options.update:
            status = max(status, record(path, values, sha256, kept, options.reason.strip(), part))
        else:
            status = max(status, compare(path, values, sha256, kept[1], part))
    return status


if __name__ == "__main__":
    sys.exit(main())
