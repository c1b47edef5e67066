"""The network: encoded stretches in, arrays out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from kg.language.parsing.encoder.lists import LISTS
from kg.language.parsing.encoder.pieces import Encoded
from kg.language.parsing.encoder.runtime import open_network

#: Pieces of a batch with its padding, which bounds the memory of one run, and how much of it may be padding.
BATCH_PIECES, PADDING = 1024, 0.08


@dataclass(slots=True)
class Scores:
    """What the network says of one stretch of n words.

    `upos`, `xpos` and `feats` are label numbers, [n]. `starts` are the log-odds that a word opens a sentence, [n].
    `names` scores each tag of a name, [n, tags]. `arcs` scores heads, [n, n + 1], column 0 for the root. `rel_dep`
    and `rel_head` are what `Network.relations` needs, [n, width] and [n + 1, width]. `predicates` are the log-odds
    that a word tells of something, [n]; `senses`, `role_pred` and `role_arg` are what `kg_roles` makes rolesets and
    arguments of, [n, width] each. `refs` is what tells whom a word means: as the one that asks and, behind, as the one
    that is asked, [n, width].
    """

    upos: NDArray[np.int64]
    xpos: NDArray[np.int64]
    feats: NDArray[np.int64]
    starts: NDArray[np.float32]
    names: NDArray[np.float32]
    arcs: NDArray[np.float32]
    rel_dep: NDArray[np.float32]
    rel_head: NDArray[np.float32]
    predicates: NDArray[np.float32]
    senses: NDArray[np.float32]
    role_pred: NDArray[np.float32]
    role_arg: NDArray[np.float32]
    refs: NDArray[np.float32]


#: The encoder graph's outputs; the export names them so.
OUTPUTS = tuple(Scores.__slots__)
_REL_HEAD = OUTPUTS.index("rel_head")


class Network:
    """Two ONNX graphs: the encoder with its heads, and the relation of a word to a given head."""

    def __init__(self, encoder: bytes, relations: bytes) -> None:
        self._encoder = open_network(encoder)
        self._relations = open_network(relations)
        #: how wide each output is that has a vector for each word
        self.widths = {one.name: one.shape[-1] for one in self._encoder.get_outputs() if isinstance(one.shape[-1], int)}

    def scores(self, stretches: Sequence[Encoded]) -> list[Scores]:
        """The scores of each stretch, in the order given; stretches of alike length run together."""
        out: list[Scores | None] = [None] * len(stretches)
        for numbers in _batches([len(s.pieces) for s in stretches]):
            chosen = [stretches[i] for i in numbers]
            arrays = self._encoder.run(OUTPUTS, padded(chosen))
            for row, (number, stretch) in enumerate(zip(numbers, chosen, strict=True)):
                n = len(stretch.first)
                own = {name: array[row, :n] for name, array in zip(OUTPUTS, arrays, strict=True)}
                own["arcs"] = own["arcs"][:, : n + 1]
                own["rel_head"] = arrays[_REL_HEAD][row, : n + 1]
                out[number] = Scores(**own)
        return [s for s in out if s is not None]

    def relations(self, scores: Scores, heads: NDArray[np.intp]) -> NDArray[np.float32]:
        """[n, relations]: how well each relation fits between each word and its head (0 the root, i + 1 word i)."""
        inputs = {"rel_dep": scores.rel_dep, "rel_head": scores.rel_head[heads]}
        found: NDArray[np.float32] = self._relations.run(None, inputs)[0]
        return found


def _batches(lengths: Sequence[int]) -> Iterator[list[int]]:
    order = sorted(range(len(lengths)), key=lambda i: (lengths[i], i))
    batch: list[int] = []
    total = 0
    for i in order:
        size = (len(batch) + 1) * lengths[i]
        if batch and (size > BATCH_PIECES or size - total - lengths[i] > PADDING * size):
            yield batch
            batch, total = [], 0
        batch.append(i)
        total += lengths[i]
    if batch:
        yield batch


def padded(stretches: Sequence[Encoded]) -> dict[str, NDArray[np.generic]]:
    """The encoder graph's inputs for a batch, filled up with zeros to the longest of its stretches."""
    pieces = max(len(s.pieces) for s in stretches)
    words = max(len(s.first) for s in stretches)
    numbers: dict[str, NDArray[np.int64]] = {}
    widths = (("pieces", pieces), ("forms", pieces), ("first", words), ("last", words), ("lists", words))
    for name, width in widths:
        array = np.zeros((len(stretches), width), dtype=np.int64)
        for row, stretch in enumerate(stretches):
            values = getattr(stretch, name)
            array[row, : len(values)] = values
        numbers[name] = array
    lists = (numbers.pop("lists")[:, :, None] >> np.arange(len(LISTS)) & 1).astype(np.float32)
    return {**numbers, "lists": lists}
