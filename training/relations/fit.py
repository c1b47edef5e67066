"""Learning: one hidden layer over features, several networks from different beginnings."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn
from torch.nn import functional as F

from kg.extraction.relations.network import Floats, known_places
from training.relations.examples import IMPOSSIBLE, YES, Examples

HIDDEN, EPOCHS, RATE, DECAY = 64, 12, 3e-3, 0.02
#: In how many articles a feature must be seen.
SEEN = 5
#: Shares of features and of hidden numbers that are left out at random.
_NO_KEY, _NO_HIDDEN = 0.25, 0.4
_BATCH = 256
#: The share of pairs without any relation that is shown in an epoch.
_EMPTY = 0.35


def seen_keys(examples: Sequence[Examples]) -> NDArray[np.uint32]:
    """The features that are seen in several articles, in order."""
    count: Counter[int] = Counter()
    for one in examples:
        count.update({key for keys in one.keys for key in keys})
    return np.array(sorted(key for key, n in count.items() if n >= SEEN), dtype=np.uint32)


class Net(nn.Module):
    """The network in PyTorch."""

    def __init__(self, keys: int, predicates: int) -> None:
        super().__init__()
        self.keys = nn.EmbeddingBag(keys + 1, HIDDEN, mode="sum", padding_idx=keys)
        self.bias = nn.Parameter(torch.zeros(HIDDEN))
        self.out = nn.Linear(HIDDEN, predicates)
        with torch.no_grad():
            nn.init.normal_(self.keys.weight, std=0.05)
            self.keys.weight[keys] = 0
            nn.init.constant_(self.out.bias, -4.0)

    def forward(self, keys: Tensor) -> Tensor:
        """[pairs, predicates] log odds of rows of features, padded."""
        hidden = F.relu(self.keys(keys) + self.bias)
        out: Tensor = self.out(F.dropout(hidden, _NO_HIDDEN, self.training))
        return out


class Table:
    """All pairs of many articles: `keys` [pairs, most features], padded, and `labels` [pairs, predicates]."""

    def __init__(self, examples: Sequence[Examples], known: NDArray[np.uint32]) -> None:
        rows = [known_places(known, features) for one in examples for features in one.keys]
        padded = np.full((len(rows), max(map(len, rows))), len(known), dtype=np.int64)
        for number, row in enumerate(rows):
            padded[number, : len(row)] = row
        self.padding = len(known)
        self.keys = torch.from_numpy(padded)
        self.labels = torch.from_numpy(np.concatenate([one.labels for one in examples]))


def fit(table: Table, predicates: int, seed: int, epochs: int = EPOCHS) -> Net:
    """One network."""
    torch.manual_seed(seed)
    chance = np.random.default_rng(seed)
    net = Net(table.padding, predicates)
    optimizer = torch.optim.AdamW(net.parameters(), lr=RATE, weight_decay=DECAY)
    told = (table.labels == YES).any(1).numpy()
    possible = (table.labels != IMPOSSIBLE).any(1).numpy()
    some, none = np.flatnonzero(told), np.flatnonzero(~told & possible)
    for epoch in range(epochs):
        order = np.concatenate([some, chance.permutation(none)[: int(len(none) * _EMPTY)]])
        order = chance.permutation(order)
        starts = range(0, len(order), _BATCH)
        for step, start in enumerate(starts):
            done = (epoch + step / len(starts)) / epochs
            for group in optimizer.param_groups:
                group["lr"] = RATE * min(1.0, 20 * done) * (1 - done) + 1e-5
            which = torch.from_numpy(order[start : start + _BATCH])
            keys = table.keys[which]
            keys = torch.where(torch.rand(keys.shape) < _NO_KEY, table.padding, keys)
            labels = table.labels[which]
            loss = F.binary_cross_entropy_with_logits(
                net(keys), labels.clamp(min=0).float(), weight=(labels >= 0).float(), reduction="sum"
            )
            optimizer.zero_grad()
            (loss / len(which)).backward()
            nn.utils.clip_grad_norm_(net.parameters(), 5.0)
            optimizer.step()
    net.eval()
    return net


def weights_of(net: Net, name: str) -> dict[str, Floats]:
    """The weights of one network as `kg.extraction.relations.network` calls them."""
    found = {"keys": net.keys.weight[:-1], "bias": net.bias, "out": net.out.weight.T, "out_bias": net.out.bias}
    return {f"{name}.{layer}": value.detach().numpy() for layer, value in found.items()}
