"""Measures the statements and entities that kg finds: `python -m benchmarks.statements`.

Prints tables of the open and the scored articles and compares the figures of the scored ones with
benchmarks/floors/statements.json, statements_second.json and statements_corpus.json. Ends with 1 where a figure lies
more than .002 under its floor, and with 2 where it cannot measure.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Iterator
from pathlib import Path

# numpy's BLAS reads this when it is loaded; its threads wait for each other busily
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

from spacy.tokens import Doc

from benchmarks.gate import add_floor_options, check_floor_options, held, names_of
from benchmarks.lacking import lacking
from benchmarks.statements.ablation import compared
from benchmarks.statements.board import measure, report
from benchmarks.statements.corpus import CORPUS_PARTS, read_corpus
from benchmarks.statements.errors import errors_of
from benchmarks.statements.handwritten import LabelsError, find_labels, read_handwritten
from benchmarks.statements.labels import DATA, PARTS, LabelledArticle, file_of, is_scored, read_labels
from kg.errors import KgError
from kg.extraction.frames import extract_statements
from kg.extraction.protocol import Finding
from kg.extraction.relations import extract_relations
from kg.language import load_pipeline
from kg.model import Article
from training.corpus.articles import FOLDER

EVERY = (*PARTS, *CORPUS_PARTS)
#: The file of floors of each scored part.
BOARDS = {"scored": "statements", "second_scored": "statements_second", "corpus_scored": "statements_corpus"}


def main(arguments: list[str] | None = None) -> int:
    """Command line; returns the exit status."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--corpora", type=Path, default=Path("../shared/corpora"), help="folder of the corpora")
    parser.add_argument("--part", default=",".join(EVERY), help="parts to measure (default: %(default)s)")
    parser.add_argument(
        "--errors", type=int, nargs="?", const=0, metavar="N",
        help="also show what is missed and wrong in the open articles, of each predicate N examples (default: all)",
    )  # fmt: skip
    parser.add_argument(
        "--labels", type=Path, metavar="DIR",
        help="read labels as they are written, DIR/PART/**/K.toml with their texts, and leave out the parts of the "
        "corpus; no floors",
    )  # fmt: skip
    parser.add_argument(
        "--ablation", action="store_true",
        help="only show what the frames of rolesets change; with --errors each statement; no floors",
    )  # fmt: skip
    parser.add_argument(
        "--second-reader", action="store_true", help="with kg.extraction.relations, to see what it brings"
    )
    add_floor_options(parser)
    parser.add_argument("--data", type=Path, default=DATA, help=argparse.SUPPRESS)
    parser.add_argument("--corpus", type=Path, default=FOLDER, help=argparse.SUPPRESS)
    options = parser.parse_args(arguments)
    parts = [part.strip() for part in options.part.split(",") if part.strip()]
    if not parts or set(parts) - set(EVERY):
        parser.error(f"--part takes {', '.join(EVERY)}, not {options.part}")
    if options.errors is not None and all(is_scored(part) for part in parts):
        parser.error("--errors goes with an open part: the errors of a scored part are not for reading")
    if options.second_reader and options.update:
        parser.error("--update measures kg as it is installed; take --second-reader out")
    check_floor_options(parser, options)
    if options.update and options.ablation:
        parser.error("--update measures all of kg, --ablation leaves out a part: give one of the two")
    if options.update and (options.labels or not any(is_scored(part) for part in parts)):
        parser.error("--update goes with a scored part and its packed labels")
    status = 0
    try:
        labelled: dict[str, list[LabelledArticle]] = {}
        for name in parts:
            if name not in CORPUS_PARTS and options.labels:
                labelled[name] = _handwritten(options.labels / name)
            elif name not in CORPUS_PARTS:
                labelled[name] = read_labels(file_of(name, options.data), options.corpora)
            elif not options.labels:
                labelled[name] = read_corpus(name, options.corpus)
        pipeline = load_pipeline(None)
        for name, articles in labelled.items():
            if options.ablation:
                tell = options.errors is not None and not is_scored(name)
                print("\n".join(compared(name, articles, pipeline, tell=tell)), flush=True)
                continue
            part = measure(name, articles, pipeline, {"frames": _both_readers} if options.second_reader else None)
            measured = report(part)
            print("\n".join(measured.lines), flush=True)
            if options.errors is not None and not is_scored(name):
                print("\n".join(errors_of(part, options.errors)))
            if is_scored(name) and not options.labels:
                status = max(status, held(measured, BOARDS[name], BOARDS[name], names_of(pipeline), options))
    except OSError as error:
        print(lacking(error), file=sys.stderr)
        return 2
    except KgError as error:
        print(error, file=sys.stderr)
        return 2
    return status


def _both_readers(doc: Doc, article: Article) -> Iterator[Finding]:
    """What the frames find, and then what the second reader adds."""
    yield from extract_statements(doc, article)
    yield from extract_relations(doc, article)


def _handwritten(folder: Path) -> list[LabelledArticle]:
    """The articles whose labels can be used; tells of the others."""
    found = []
    for path in find_labels(folder):
        try:
            found.append(read_handwritten(path))
        except LabelsError as error:
            print(f"left out: {error}", file=sys.stderr)
    return found


if __name__ == "__main__":
    sys.exit(main())
