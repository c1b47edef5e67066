"""Learns kg/language/lexicon/data/given_names.npy: which letters make a given name a woman's or a man's.

Source: the name lists of the PyPI package Faker (MIT) in all languages written in Latin letters that tell women's from
men's names; those of English-speaking countries count threefold.
"""

from __future__ import annotations

import importlib
import pkgutil
import sys
from collections import Counter, defaultdict
from pathlib import Path

import numpy as np

from kg.language.lexicon.given_names import BUCKETS, grams

ROUNDS, RATE, DECAY = 60, 0.5, 2e-6
_ENGLISH = 3


def votes() -> dict[tuple[int, ...], Counter[str]]:
    """For the letters of each name how many lists have it as a woman's ("f") and as a man's ("m")."""
    import faker.providers.person as person

    found: dict[tuple[int, ...], Counter[str]] = defaultdict(Counter)
    for module in sorted(m.name for m in pkgutil.iter_modules(person.__path__)):
        provider = importlib.import_module(f"faker.providers.person.{module}").Provider
        lists = {g: set(getattr(provider, f"first_names_{g}", ()) or ()) for g in ("male", "female")}
        if not all(lists.values()) or sum(name.isascii() for name in lists["male"]) < 0.3 * len(lists["male"]):
            continue
        for gender, names in lists.items():
            for name in sorted(names):
                key = tuple(grams(name))
                if key and name.replace("'", "").isalpha():
                    found[key][gender[0]] += _ENGLISH if module.startswith("en") else 1
    return found


def learn() -> np.ndarray[tuple[int], np.dtype[np.float16]]:
    """The table, by gradient descent with AdaGrad on all names at once."""
    rows = sorted(votes().items())
    names = np.repeat(np.arange(len(rows)), [len(key) for key, _ in rows])
    places = np.array([place for key, _ in rows for place in key])
    share = np.array([counts["f"] / counts.total() for _, counts in rows])
    weight = np.array([min(counts.total(), 6) for _, counts in rows], dtype=np.float64)
    weight /= weight.sum()
    table, squares = np.zeros(BUCKETS + 1), np.full(BUCKETS + 1, 1e-12)
    for _ in range(ROUNDS):
        odds = np.bincount(names, table[places], len(rows)) + table[BUCKETS]
        error = (1 / (1 + np.exp(-odds)) - share) * weight
        gradient = np.bincount(places, error[names], BUCKETS + 1) + DECAY * table
        gradient[BUCKETS] = error.sum()
        squares += gradient**2
        table -= RATE * gradient / np.sqrt(squares)
    return table.astype(np.float16)


if __name__ == "__main__":
    np.save(Path(sys.argv[1]), learn())
