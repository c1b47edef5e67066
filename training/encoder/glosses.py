"""What rolesets mean as vectors: all-MiniLM-L6-v2 reads the frame file's description of each.

A roleset that no training sentence has can so be told from others of its word by its description (as Blevins and
Zettlemoyer, 2020, do for senses of WordNet).
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import torch
from tokenizers import Tokenizer
from torch import Tensor

from training.encoder.network import Network, Sizes

_BATCH = 64


def gloss_vectors(glosses: Sequence[str], base: Path, kept: Path) -> Tensor:
    """[glosses, width], each row the mean over the pieces of one gloss, of length 1; kept in the file `kept`."""
    if kept.exists():
        found: Tensor = torch.load(kept, weights_only=True)
        if len(found) == len(glosses):
            return found
    network = Network(Sizes(1, 1, 1, 1, 1, 1, 1)).eval()
    network.load_base(base)
    tokenizer = Tokenizer.from_file(str(base / "tokenizer.json"))
    tokenizer.enable_truncation(64)
    tokenizer.no_padding()
    ids = [e.ids for e in tokenizer.encode_batch(list(glosses))]
    order = sorted(range(len(ids)), key=lambda i: len(ids[i]))
    rows: dict[int, Tensor] = {}
    with torch.no_grad():
        for at in range(0, len(order), _BATCH):
            chosen = order[at : at + _BATCH]
            width = max(len(ids[i]) for i in chosen)
            pieces = torch.tensor([ids[i] + [0] * (width - len(ids[i])) for i in chosen])
            real = (pieces != 0).float()[:, :, None]
            last = network.encode(pieces, None)[-1]
            mean = (last * real).sum(1) / real.sum(1)
            for i, row in zip(chosen, torch.nn.functional.normalize(mean, dim=1), strict=True):
                rows[i] = row
    out = torch.stack([rows[i] for i in range(len(ids))])
    torch.save(out, kept)
    return out
