"""The network that scores pairs of pronoun and mention, and how scores become trust.

kg/language/coreference/pronoun_ranker.py does the same without PyTorch.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn
from torch.nn import functional as F

from kg.language.coreference.pronoun_features import REFERENCE, TOPIC
from training.pronouns.examples import Example


@dataclass(slots=True)
class Batch:
    """Examples side by side, padded to the same numbers of pronouns (J), units (U) and chains (C).

    `unit` and `pronoun` are places in all units and all pronouns of the batch, pair by pair; `row`, `column` and
    `example` are the pair's place in the padded tables. `member` [B, U, C] tells the chain of each unit, `asking`
    [B, J] the unit of each pronoun, `real` [B, J] which pronouns are no padding, `other` [B, J, J] which are of the
    other gender.
    """

    own: Tensor
    asks: Tensor
    between: Tensor
    unit: Tensor
    pronoun: Tensor
    example: Tensor
    row: Tensor
    column: Tensor
    member: Tensor
    asking: Tensor
    real: Tensor
    other: Tensor

    @classmethod
    def of(cls, examples: Sequence[Example], *, blind: Sequence[bool] = (), untitled: Sequence[bool] = ()) -> Batch:
        """`blind` examples lose what the encoder says and `untitled` ones their headline, to learn to do without."""
        asked = [np.unique(e.pairs.pronoun) for e in examples]
        units = [len(e.pairs.own) for e in examples]
        ends = np.cumsum([0, *units])
        first = np.cumsum([0, *(len(a) for a in asked)])
        shape = len(examples), max(len(a) for a in asked), max(units), max(e.chains for e in examples)
        member = torch.zeros(shape[0], shape[2], shape[3])
        asking, genders = torch.zeros(shape[:2], dtype=torch.long), torch.zeros(shape[:2], dtype=torch.long)
        rows = [np.searchsorted(a, e.pairs.pronoun) for a, e in zip(asked, examples, strict=True)]
        own = [_floats(e.pairs.own) for e in examples]
        between = [_floats(e.pairs.between) for e in examples]
        for i, (e, a) in enumerate(zip(examples, asked, strict=True)):
            chain = e.pairs.units.chain
            member[i, np.flatnonzero(chain >= 0), chain[chain >= 0]] = 1.0
            asking[i, : len(a)] = torch.from_numpy(a)
            genders[i, : len(a)] = torch.from_numpy(e.pairs.units.gender[a])
            if blind and blind[i]:
                between[i][:, REFERENCE] = 0.0
            if untitled and untitled[i]:
                own[i][:, TOPIC] = 0.0
        real = (genders > 0).float()
        other = (genders[:, :, None] != genders[:, None]).float() * real[:, None] * real[:, :, None]
        return cls(
            own=torch.cat(own),
            asks=torch.cat([_floats(e.pairs.asking[a]) for e, a in zip(examples, asked, strict=True)]),
            between=torch.cat(between),
            unit=_joined([e.pairs.unit + end for e, end in zip(examples, ends, strict=False)]),
            pronoun=_joined([row + start for row, start in zip(rows, first, strict=False)]),
            example=_joined([np.full(len(row), i) for i, row in enumerate(rows)]),
            row=_joined(rows),
            column=_joined([e.pairs.unit for e in examples]),
            member=member,
            asking=asking,
            real=real,
            other=other,
        )


def _floats(array: NDArray[np.floating]) -> Tensor:
    return torch.from_numpy(array.astype(np.float32))


def _joined(arrays: Sequence[NDArray[np.int64]]) -> Tensor:
    return torch.from_numpy(np.concatenate(arrays))


class Network(nn.Module):
    """Scores pairs; `sizes` are the numbers of features of a unit, a pronoun and a pair."""

    def __init__(self, sizes: tuple[int, int, int], *, hidden: int = 128, dropout: float = 0.3) -> None:
        super().__init__()
        self.against = nn.Parameter(torch.tensor(2.0))
        self.own, self.asking = nn.Linear(sizes[0], hidden), nn.Linear(sizes[1], hidden, bias=False)
        self.between = nn.Linear(sizes[2], hidden, bias=False)
        self.inner, self.outer = nn.Linear(hidden, hidden // 2), nn.Linear(hidden // 2, 1)
        self.dropout = nn.Dropout(dropout)

    def forward(self, batch: Batch) -> Tensor:
        """The score of each pair."""
        x = self.own(batch.own)[batch.unit] + self.asking(batch.asks)[batch.pronoun] + self.between(batch.between)
        x = self.dropout(F.relu(self.inner(self.dropout(F.relu(x)))))
        out: Tensor = self.outer(x)[:, 0]
        return out


def spread(batch: Batch, scores: Tensor, against: Tensor) -> tuple[Tensor, Tensor]:
    """Log-probabilities of the second round, [B, J, U + 1], the last one nobody, and the trust in chains, [B, J, C]."""
    (size, pronouns), units = batch.asking.shape, batch.member.shape[1]
    table = scores.new_full((size, pronouns, units + 1), -1e4)
    table[:, :, -1] = 0.0
    table = table.index_put((batch.example, batch.row, batch.column), scores).log_softmax(2)
    held = (batch.other @ _trust(batch, table)).clamp(max=1.0) @ batch.member.transpose(1, 2)
    table = (table - F.pad(against * held, (0, 1))).log_softmax(2)
    return table, _trust(batch, table)


def _trust(batch: Batch, table: Tensor) -> Tensor:
    """What falls on earlier pronouns goes on to those whom they mean."""
    shares = table.exp()[:, :, :-1]
    size, pronouns = batch.asking.shape
    passed = shares.gather(2, batch.asking[:, None].expand(size, pronouns, pronouns)) * batch.real[:, None]
    out: Tensor = torch.linalg.solve_triangular(
        torch.eye(pronouns) - passed.tril(-1), shares @ batch.member, upper=False, unitriangular=True
    )
    return out
