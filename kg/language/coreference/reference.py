"""What the encoder learnt of coreference, word by word: how much one word means what another word stands for.

The encoder gives each word two vectors: what it asks for, and what it answers to where it heads a mention. The product
of both is the odds (a logarithm, up to a constant of the asking word) that the one word means the other:
word-level coreference (Dobrovolskii, 2021). Learnt with the encoder (training/encoder/meant.py).
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from spacy.tokens import Doc

Numbers = NDArray[np.float64]
Ints = NDArray[np.int64]

#: The columns of `doc.tensor`: what a word asks for, then what it answers to.
WIDTH, QUERY, KEY = 256, slice(0, 128), slice(128, 256)
#: How many words before and behind compete where the encoder learns.
_AROUND = 110
#: So many pairs are multiplied at once, with 2.5 kB each; news has no more in all.
_AT_ONCE = 10_000


def has_reference(doc: Doc) -> bool:
    """Whether the pipeline that read `doc` gave its words such vectors."""
    return doc.tensor.ndim == 2 and doc.tensor.shape == (len(doc), WIDTH)


def odds(doc: Doc, asking: Ints, meant: Ints) -> Numbers:
    """[n]: the odds that each token of `asking` means its partner in `meant`; rounded, so that machines agree."""
    parts = len(asking) // _AT_ONCE + 1
    several = zip(np.array_split(asking, parts), np.array_split(meant, parts), strict=True)
    return np.concatenate([_odds(doc, *part) for part in several])


def _odds(doc: Doc, asking: Ints, meant: Ints) -> Numbers:
    queries = np.asarray(doc.tensor[asking, QUERY], dtype=np.float64)
    return np.asarray(np.round((queries * doc.tensor[meant, KEY]).sum(1), 2), dtype=np.float64)


def around(doc: Doc, asking: int) -> float:
    """The logarithm of the sum over the odds of all words around a token."""
    first, end = max(0, asking - _AROUND), min(len(doc), asking + _AROUND + 1)
    query = np.asarray(doc.tensor[asking, QUERY], dtype=np.float64)
    fits = np.delete(np.round((query * doc.tensor[first:end, KEY]).sum(1), 2), asking - first)
    most = float(fits.max(initial=0.0))
    return most + float(np.log(np.exp(fits - most).sum() + np.exp(-most)))
