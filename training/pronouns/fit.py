"""Learning: mention ranking with hidden antecedents, several networks from different beginnings."""

from __future__ import annotations

import random
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import torch
from torch import Tensor, nn

from training.pronouns.examples import Example, Ints
from training.pronouns.network import Batch, Network, spread

NETWORKS, EPOCHS, RATE, DECAY = 3, 6, 1e-3, 0.02
#: Passages learnt from together; texts are long enough one by one.
_PASSAGES = 16
#: What a pronoun weighs that means nobody spoken of, and the shares of examples shown without what the encoder says of
#: them and without headline.
_NOBODY, _BLIND, _UNTITLED = 0.3, 0.1, 0.35
_LAYERS = ("own", "asking", "between", "inner", "outer")


def loss(examples: Sequence[Example], table: Tensor, trust: Tensor) -> tuple[Tensor, float]:
    """The sum over what is asked, and its weight."""
    total, weight = torch.zeros(()), 0.0
    for i, example in enumerate(examples):
        asked = np.unique(example.pairs.pronoun)
        if example.gold is not None:
            right, weights = _right(example, example.gold, asked)
            total = (
                total
                - (
                    (table[i, : len(asked), : right.shape[1] - 1].exp() * right[:, :-1]).sum(1)
                    + table[i, : len(asked), -1].exp() * right[:, -1]
                    + 1e-6
                ).log()
                @ weights
            )
            weight += float((weights > 0).sum())
        else:
            meant = trust[i, int(np.searchsorted(asked, example.target))]
            if example.wanted:
                total = total - torch.log(meant[list(example.wanted)].sum() + 1e-6)
            else:
                total = total - torch.log(1 - meant[list(example.unwanted)].sum().clamp(max=1.0) + 1e-4)
            weight += 1.0
    return total, weight


def _right(example: Example, gold: Ints, asked: Ints) -> tuple[Tensor, Tensor]:
    """For each pronoun of a text the units of its gold chain, nobody last, and the pronoun's weight."""
    pronoun, unit = example.pairs.pronoun, example.pairs.unit
    right = torch.zeros(len(asked), len(gold) + 1)
    same = (gold[pronoun] == gold[unit]) & (gold[pronoun] >= 0)
    right[np.searchsorted(asked, pronoun[same]), unit[same]] = 1.0
    nobody = right.sum(1) == 0
    right[nobody, -1] = 1.0
    known = torch.from_numpy(gold[asked] >= 0).float()
    return right, torch.where(nobody, _NOBODY, 1.0) * known


def fit(examples: Sequence[Example], seed: int) -> Network:
    """One network."""
    torch.manual_seed(seed)
    chance = random.Random(seed)
    first = examples[0].pairs
    network = Network((first.own.shape[1], first.asking.shape[1], first.between.shape[1]))
    others = [p for name, p in network.named_parameters() if name != "against"]
    groups = [{"params": others, "weight_decay": DECAY}, {"params": [network.against], "weight_decay": 0.0}]
    optimizer = torch.optim.AdamW(groups, lr=RATE)
    passages = [e for e in examples if e.gold is None]
    texts = [[e] for e in examples if e.gold is not None]
    for epoch in range(EPOCHS):
        chance.shuffle(passages)
        batches = [passages[i : i + _PASSAGES] for i in range(0, len(passages), _PASSAGES)] + texts
        chance.shuffle(batches)
        for step, chosen in enumerate(batches):
            done = (epoch + step / len(batches)) / EPOCHS
            for group in optimizer.param_groups:
                group["lr"] = RATE * min(1.0, 20 * done) * (1 - done) + 1e-5
            blind, untitled = ([chance.random() < share for _ in chosen] for share in (_BLIND, _UNTITLED))
            batch = Batch.of(chosen, blind=blind, untitled=untitled)
            total, weight = loss(chosen, *spread(batch, network(batch), network.against))
            if weight:
                optimizer.zero_grad()
                (total / max(weight, _PASSAGES)).backward()  # type: ignore[no-untyped-call]
                nn.utils.clip_grad_norm_(network.parameters(), 1.0)
                optimizer.step()
    return network.eval()


def write(networks: Sequence[Network], path: Path) -> None:
    """The weights in half precision, named as `kg.language.coreference.pronoun_ranker` reads them."""
    weights = {"against": torch.stack([n.against for n in networks]).mean(0, keepdim=True)}
    for number, network in enumerate(networks):
        for layer in _LAYERS:
            linear = network.get_submodule(layer)
            weights[f"{number}.{layer}"] = linear.get_parameter("weight").T
            if layer in {"inner", "outer"}:
                weights[f"{number}.{layer}_bias"] = linear.get_parameter("bias")
        weights[f"{number}.bias"] = network.own.bias
    arrays = {name: value.detach().numpy().astype(np.float16) for name, value in weights.items()}
    np.savez_compressed(path, allow_pickle=False, **arrays)
