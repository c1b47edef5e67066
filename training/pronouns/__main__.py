"""Learns kg/language/lexicon/data/pronouns.npz from GAP, GUM, LitBank and our news, with the shipped pipeline.

Parses are kept with `--cache`, so that learning anew after a change above them takes minutes.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable
from itertools import chain, islice
from pathlib import Path

import torch

from benchmarks.coreference.running import Remembering
from training.pronouns.examples import examples
from training.pronouns.fit import NETWORKS, fit, write
from training.pronouns.gold import Passage, Text, read_gap, read_gum, read_litbank, read_news


def main() -> int:
    """Command line; returns the exit status."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--corpora", type=Path, default=Path("../shared/corpora"), help="folder of the corpora")
    parser.add_argument("--out", type=Path, default=Path("kg/language/lexicon/data/pronouns.npz"))
    parser.add_argument("--cache", type=Path, metavar="DIR", help="keep parses in DIR, outside the repository")
    parser.add_argument("--novels", type=int, default=80, help="so many texts of LitBank (default: %(default)s, all)")
    options = parser.parse_args()
    torch.set_num_threads(1)
    items: Iterable[Passage | Text] = chain(
        read_gap(options.corpora, "validation"),
        (passage for passage in read_gap(options.corpora, "development") if not passage.scored),
        read_gum(options.corpora, "train"),
        read_news("train"),
        read_news("more"),
        islice((text for text in read_litbank(options.corpora) if not text.scored), options.novels),
    )
    learnt = list(examples(items, Remembering(options.cache)))
    print(f"{len(learnt)} passages and texts")
    write([fit(learnt, seed) for seed in range(NETWORKS)], options.out)
    return 0


if __name__ == "__main__":
    sys.exit(main())
