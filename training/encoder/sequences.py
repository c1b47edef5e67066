"""The loss of tag sequences: a linear-chain conditional random field (Lafferty, McCallum and Pereira, 2001).

Its gold may leave tags open (Tsuboi and others, 2008): the probability of all sequences that it allows counts.
"""

from __future__ import annotations

from collections.abc import Sequence

import torch
from torch import Tensor

from kg.language.parsing.encoder.tag_sequences import closes, follows, opens

#: What an impossible step costs.
_NEVER = -1e4


class Steps:
    """Which tags may open, follow and close, as scores to add."""

    def __init__(self, tags: Sequence[str]) -> None:
        self.first = _scores([opens(t) for t in tags])
        self.last = _scores([closes(t) for t in tags])
        self.between = _scores([[follows(a, b) for b in tags] for a in tags])


def sequence_loss(scores: Tensor, steps: Tensor, allowed: Tensor, lengths: Tensor, rules: Steps) -> Tensor:
    """The mean loss by word of `scores` [batch, words, tags] with learnt `steps` [tags, tags].

    `allowed` [batch, words, tags] are the tags that each word may have, and `lengths` [batch] how many words are real.
    """
    between = steps + rules.between
    gold = scores.masked_fill(~allowed, _NEVER)
    both = torch.stack([scores, gold])
    total = rules.first + both[:, :, 0]
    for i in range(1, scores.shape[1]):
        onward = torch.logsumexp(total[..., :, None] + between, -2) + both[:, :, i]
        total = torch.where((i < lengths)[None, :, None], onward, total)
    every, right = torch.logsumexp(total + rules.last, -1)
    return (every - right).sum() / lengths.sum()


def _scores(possible: object) -> Tensor:
    return torch.where(torch.tensor(possible), 0.0, _NEVER)
