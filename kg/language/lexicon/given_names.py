"""How likely a given name is a woman's or a man's, by its letters: a second opinion where nothing in the text tells.

A logistic model over the name's runs of two to four letters and the whole of it, hashed into a table that was learnt
from the name lists of Faker (training/pronouns/given_names.py). The list of English names in data/first_names.tsv is
stricter and stands above it.
"""

from __future__ import annotations

import unicodedata
from functools import cache
from importlib.resources import as_file, files
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

#: Size of the table; the last entry is the bias.
BUCKETS = 16384
_MOST = 4.0


def grams(name: str) -> list[int]:
    """The table's entries for a name; none where it has fewer than two letters of the Latin alphabet."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", name.casefold()) if c.isascii() and c.isalpha())
    if len(plain) < 2:
        return []
    word = f"^{plain}$"
    parts = {word[i : i + n] for n in (2, 3, 4) for i in range(len(word) - n + 1)} | {f"={plain}"}
    return sorted(crc32(part.encode("ascii")) % BUCKETS for part in parts)


@cache
def _table() -> NDArray[np.float32]:
    with as_file(files("kg.language.lexicon").joinpath("data", "given_names.npy")) as path:
        table: NDArray[np.float32] = np.load(path).astype(np.float32)
    return table


@cache
def leaning(name: str) -> float:
    """Log-odds that the name is a woman's, from -4 to 4; 0 where its letters tell nothing."""
    places = grams(name)
    if not places:
        return 0.0
    total = float(_table()[places].sum(dtype=np.float64) + _table()[BUCKETS])
    return round(max(-_MOST, min(_MOST, total)), 3)
