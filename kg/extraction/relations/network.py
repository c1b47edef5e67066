"""The network that scores pairs of mentions: what it is, its weights, and its scores without PyTorch.

One hidden layer over the features of a pair; the mean of several networks counts. `training.relations` makes the
weights. It reads no vectors of the encoder: those brought nothing that could be measured, and without them the weights
serve the next encoder too.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import as_file, files
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
#: Digits of a score that count: the ones behind may differ between processors.
DIGITS = 3
_LAYERS = ("keys", "bias", "out", "out_bias")


@dataclass(frozen=True)
class Network:
    """The known features, `keys` in order, and the weights of each network by name: `N.keys` [keys, hidden], `N.bias`,
    `N.out` [hidden, predicates], `N.out_bias`.

    `predicates` are the names of the columns; `needed` is the least score, 0 to 1, that a proposal of each needs, above
    1 for those that are never proposed.
    """

    keys: NDArray[np.uint32]
    weights: Mapping[str, Floats]
    predicates: tuple[str, ...]
    needed: Floats

    def scores(self, pairs: Sequence[Sequence[int]]) -> NDArray[np.float64]:
        """[pairs, predicates]: how likely each predicate is of each pair, given by its features, 0 to 1, rounded."""
        rows = [known_places(self.keys, features) for features in pairs]
        names = sorted({name.partition(".")[0] for name in self.weights})
        total = np.zeros((len(pairs), len(self.predicates)), dtype=np.float64)
        for name in names:
            keys, bias, out, out_bias = (self.weights[f"{name}.{layer}"] for layer in _LAYERS)
            hidden = np.zeros((len(pairs), len(bias)), dtype=np.float32)
            for number, row in enumerate(rows):
                hidden[number] = keys[row].sum(0, dtype=np.float32) + bias
            total += np.maximum(hidden, 0.0) @ out + out_bias
        rounded: NDArray[np.float64] = np.round(1 / (1 + np.exp(-total / max(1, len(names)))), DIGITS)
        return rounded


def known_places(known: NDArray[np.uint32], features: Sequence[int]) -> NDArray[np.int64]:
    """The places of those features that are among the known ones, which are in order."""
    if not len(known):
        return np.zeros(0, dtype=np.int64)
    wanted = np.asarray(features, dtype=np.uint32)
    at = np.searchsorted(known, wanted)
    at[at == len(known)] = 0
    found: NDArray[np.int64] = at[known[at] == wanted]
    return found


def write(network: Network, path: Path) -> None:
    """The network as a file, its weights in half precision."""
    halves = {name: value.astype(np.float16) for name, value in network.weights.items()}
    arrays = {"keys": network.keys, "predicates": np.array(network.predicates), "needed": network.needed, **halves}
    np.savez_compressed(path, allow_pickle=False, **arrays)


@cache
def shipped() -> Network:
    """The network that comes with kg."""
    with as_file(files("kg.extraction.relations").joinpath("weights.npz")) as path, np.load(path) as found:
        weights = {name: found[name].astype(np.float32) for name in found.files if "." in name}
        return Network(found["keys"], weights, tuple(map(str, found["predicates"])), found["needed"])
