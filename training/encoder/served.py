"""The network as it is served: the same sums, put together into fewer and larger products."""

from __future__ import annotations

from collections.abc import Callable

import torch
from torch import Tensor, nn
from torch.nn import functional as F

from training.encoder.network import HEADS, WIDTH, Layer, Network


class _ServedLayer(nn.Module):
    """A layer that asks for queries, keys and values at once; the scale of the scores lies in the queries' weights."""

    def __init__(self, layer: Layer) -> None:
        super().__init__()
        scale = (WIDTH // HEADS) ** -0.5
        three = ((scale, layer.query), (1.0, layer.key), (1.0, layer.value))
        self.asked = nn.Linear(WIDTH, 3 * WIDTH)
        self.asked.weight = nn.Parameter(torch.cat([factor * x.weight.detach() for factor, x in three]))
        self.asked.bias = nn.Parameter(torch.cat([factor * x.bias.detach() for factor, x in three]))
        self.mixed, self.inner, self.outer = layer.mixed, layer.inner, layer.outer
        self.norm1, self.norm2 = layer.norm1, layer.norm2

    def forward(self, x: Tensor, bias: Tensor) -> Tensor:
        batch, length = x.shape[0], x.shape[1]
        split = self.asked(x).view(batch, length, 3 * HEADS, WIDTH // HEADS).transpose(1, 2)
        query, key, value = split.split(HEADS, 1)
        mixed = (query @ key.transpose(2, 3) + bias).softmax(-1) @ value
        x = self.norm1(x + self.mixed(mixed.transpose(1, 2).reshape(batch, length, WIDTH)))
        out: Tensor = self.norm2(x + self.outer(F.gelu(self.inner(x))))
        return out


class _ServedMixes(nn.Module):
    """All mixtures of the layers as one product, made where the first of them is asked for."""

    def __init__(self, mixes: nn.ModuleDict) -> None:
        super().__init__()
        self.names = list(mixes)
        weights = [mix.weights.detach().softmax(0) for mix in mixes.values()]  # type: ignore[operator,union-attr]
        self.weights = nn.Parameter(torch.stack(weights))
        self._layers: Tensor | None = None
        self._mixed = torch.empty(0)

    def __getitem__(self, name: str) -> Callable[[Tensor], Tensor]:
        return lambda layers: self._all(layers)[self.names.index(name)]

    def _all(self, layers: Tensor) -> Tensor:
        if self._layers is not layers:
            self._layers = layers
            self._mixed = (self.weights @ layers.flatten(1)).view(len(self.names), *layers.shape[1:])
        return self._mixed


def rearrange(network: Network) -> None:
    """Changes `network` in place; it can be exported then, and no longer trained."""
    for number, layer in enumerate(network.layers):
        network.layers[number] = _ServedLayer(layer)  # type: ignore[arg-type]
    network.mixes = _ServedMixes(network.mixes)  # type: ignore[assignment]
