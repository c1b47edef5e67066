"""Whom each "he" and "she" of an article means, and how likely: a small network over pairs of pronoun and mention.

Every pronoun spreads its trust over the mentions that it could point at and over nobody (mention ranking, Denis and
Baldridge, 2008). What falls on an earlier pronoun goes on to those whom that one means. Trust that pronouns of the
other gender put in a person counts against them in a second round. The network and what it was learnt from:
training/pronouns, kg/language/ATTRIBUTION.md.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import as_file, files
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray
from spacy.tokens import Token

from kg.language.coreference.chains import Chains
from kg.language.coreference.pronoun_features import Floats, Pairs, pairs_of

#: Weights by name, as `training.pronouns` writes them: `against`, and of each network N: `N.own`, ...
Weights = Mapping[str, Floats]
_LAYERS = ("own", "asking", "between", "bias", "inner", "inner_bias", "outer", "outer_bias")


@cache
def shipped() -> Weights:
    """The weights that come with kg."""
    with as_file(files("kg.language.lexicon").joinpath("data", "pronouns.npz")) as path, np.load(path) as found:
        return {name: found[name].astype(np.float32) for name in found.files}


def trust(chains: Chains, pronouns: Sequence[Token], weights: Weights | None = None) -> dict[int, dict[int, float]]:
    """For each of `pronouns` (token index) the chains that it may mean with their probabilities, best first.

    What is missing from one in a sum goes to nobody that the article has spoken of.
    """
    if not pronouns:
        return {}
    weights = shipped() if weights is None else weights
    pairs = pairs_of(chains, pronouns)
    if not len(pairs.pronoun):
        return {}
    odds = scores(pairs, weights)
    first = _spread(pairs, odds)
    against: dict[int, dict[int, float]] = {1: defaultdict(float), 2: defaultdict(float)}
    for place, meant in first.items():
        for index, share in meant.items():
            against[3 - int(pairs.units.gender[place])][index] += share
    force = float(weights["against"][0])
    asking, units = pairs.units.gender[pairs.pronoun].tolist(), pairs.units.chain[pairs.unit].tolist()
    held = [min(1.0, against[g].get(index, 0.0)) for g, index in zip(asking, units, strict=True)]
    second = _spread(pairs, odds - force * np.array(held))
    return {
        int(pairs.units.head[place]): dict(sorted(meant.items(), key=lambda item: (-item[1], item[0])))
        for place, meant in second.items()
    }


def scores(pairs: Pairs, weights: Weights) -> NDArray[np.float64]:
    """The score of each pair, the mean over the networks; nobody scores 0. Rounded, so that machines agree."""
    unit, pronoun = pairs.unit, pairs.pronoun
    asks = np.unique(pronoun)
    place = np.searchsorted(asks, pronoun)
    total = np.zeros(len(unit), dtype=np.float64)
    networks = sorted({name.partition(".")[0] for name in weights if "." in name})
    for network in networks:
        w = {name: weights[f"{network}.{name}"] for name in _LAYERS}
        x = (pairs.own @ w["own"] + w["bias"])[unit] + (pairs.asking[asks] @ w["asking"])[place]
        x += pairs.between @ w["between"]
        x = np.maximum(np.maximum(x, 0.0) @ w["inner"] + w["inner_bias"], 0.0)
        total += (x @ w["outer"] + w["outer_bias"])[:, 0]
    rounded: NDArray[np.float64] = np.round(total / len(networks), 3)
    return rounded


def _spread(pairs: Pairs, odds: NDArray[np.float64]) -> dict[int, dict[int, float]]:
    """For each pronoun (place in `units`) the trust that it puts in each chain, by way of earlier pronouns too."""
    meant: dict[int, dict[int, float]] = {}
    chain = pairs.units.chain
    bounds = [0, *(np.flatnonzero(np.diff(pairs.pronoun)) + 1).tolist(), len(pairs.pronoun)]
    for start, end in pairwise(bounds):
        row = odds[start:end]
        top = max(0.0, float(row.max()))
        shares = np.exp(row - top)
        shares = np.round(shares / (shares.sum() + np.exp(-top)), 5)
        out: dict[int, float] = defaultdict(float)
        near: set[int] = set()
        for unit, share in zip(pairs.unit[start:end].tolist(), shares.tolist(), strict=True):
            index = int(chain[unit])
            if index >= 0:
                out[index] += share
                near.add(index)
            else:
                for other, part in meant.get(unit, {}).items():
                    out[other] += share * part
        rounded = ((index, round(share, 5)) for index, share in out.items())
        # whom only earlier pronouns meant, and this one no more, would be handed on from pronoun to pronoun for ever
        meant[int(pairs.pronoun[start])] = {index: share for index, share in rounded if share or index in near}
    return meant
