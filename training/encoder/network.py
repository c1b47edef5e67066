"""The network: MiniLM (Wang et al., 2020) with heads for tags, trees, sentence starts and names.

Trees are scored as by Dozat and Manning (2017): a biaffine score for every pair of words, and the relation from the
two words' own projections once the head is known.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import torch
from torch import Tensor, nn
from torch.nn import functional as F

from kg.language.parsing.encoder.forms import BLANKS, FORMS
from training.base_weights import base_weights

WIDTH, LAYERS, HEADS, INNER, POSITIONS = 384, 6, 12, 1536, 512


@dataclass(frozen=True)
class Sizes:
    """How many labels each head has, and how wide the projections of the parser are."""

    upos: int
    xpos: int
    feats: int
    rels: int
    names: int
    arc: int = 256
    rel: int = 256


class Layer(nn.Module):
    """One layer of BERT."""

    def __init__(self, dropout: float) -> None:
        super().__init__()
        self.query, self.key, self.value, self.mixed = (nn.Linear(WIDTH, WIDTH) for _ in range(4))
        self.inner, self.outer = nn.Linear(WIDTH, INNER), nn.Linear(INNER, WIDTH)
        self.norm1, self.norm2 = nn.LayerNorm(WIDTH, 1e-12), nn.LayerNorm(WIDTH, 1e-12)
        self.dropout = nn.Dropout(dropout)
        self.rate = dropout

    def forward(self, x: Tensor, bias: Tensor) -> Tensor:
        batch, length = x.shape[0], x.shape[1]

        def split(y: Tensor) -> Tensor:
            return y.view(batch, length, HEADS, WIDTH // HEADS).transpose(1, 2)

        query, key, value = split(self.query(x)), split(self.key(x)), split(self.value(x))
        scores = query @ key.transpose(2, 3) * (WIDTH // HEADS) ** -0.5 + bias
        mixed = F.dropout(scores.softmax(-1), self.rate, self.training) @ value
        mixed = mixed.transpose(1, 2).reshape(batch, length, WIDTH)
        x = self.norm1(x + self.dropout(self.mixed(mixed)))
        return self.norm2(x + self.dropout(self.outer(F.gelu(self.inner(x)))))


class Mix(nn.Module):
    """A learnt weighted mean of the encoder's layers (Peters et al., 2018)."""

    def __init__(self) -> None:
        super().__init__()
        self.weights = nn.Parameter(torch.linspace(-1.0, 1.0, LAYERS))

    def forward(self, layers: Tensor) -> Tensor:
        return torch.tensordot(self.weights.softmax(0), layers, dims=([0], [0]))


class Project(nn.Module):
    """A projection with a bend and dropout."""

    def __init__(self, out: int, dropout: float) -> None:
        super().__init__()
        self.linear, self.dropout = nn.Linear(WIDTH, out), nn.Dropout(dropout)

    def forward(self, x: Tensor) -> Tensor:
        return self.dropout(F.gelu(self.linear(x)))


class Network(nn.Module):
    """Encoder and heads; see `forward`."""

    def __init__(
        self, sizes: Sizes, *, dropout: float = 0.1, head_dropout: float = 0.3, vocabulary: int = 30522
    ) -> None:
        super().__init__()
        self.sizes = sizes
        self.words, self.positions = nn.Embedding(vocabulary, WIDTH), nn.Embedding(POSITIONS, WIDTH)
        self.shapes, self.blanks = nn.Embedding(FORMS // BLANKS, WIDTH), nn.Embedding(BLANKS, WIDTH)
        self.norm, self.dropout = nn.LayerNorm(WIDTH, 1e-12), nn.Dropout(dropout)
        self.layers = nn.ModuleList(Layer(dropout) for _ in range(LAYERS))
        self.mixes = nn.ModuleDict({name: Mix() for name in ("tags", "tree", "names")})
        self.tagger = Project(WIDTH, head_dropout)
        self.upos, self.xpos = nn.Linear(WIDTH, sizes.upos), nn.Linear(WIDTH, sizes.xpos)
        self.feats, self.starts = nn.Linear(WIDTH, sizes.feats), nn.Linear(WIDTH, 1)
        self.namer = Project(WIDTH, head_dropout)
        self.names = nn.Linear(WIDTH, sizes.names)
        self.arc_dep, self.arc_head = Project(sizes.arc, head_dropout), Project(sizes.arc, head_dropout)
        self.arc_pair = nn.Linear(sizes.arc, sizes.arc)
        self.arc_prior = nn.Linear(sizes.arc, 1, bias=False)
        self.rel_dep, self.rel_head = nn.Linear(WIDTH, sizes.rel), nn.Linear(WIDTH, sizes.rel)
        self.rel_dropout, self.rels = nn.Dropout(head_dropout), nn.Linear(sizes.rel, sizes.rels)
        for table in (self.shapes, self.blanks):
            nn.init.normal_(table.weight, std=0.02)

    def load_base(self, folder: Path) -> None:
        """Fills the encoder with the published weights; raises ValueError where they are other ones."""
        from safetensors.torch import load_file

        base = load_file(base_weights(folder))
        names = {
            "attention.self.query": "query", "attention.self.key": "key", "attention.self.value": "value",
            "attention.output.dense": "mixed", "attention.output.LayerNorm": "norm1",
            "intermediate.dense": "inner", "output.dense": "outer", "output.LayerNorm": "norm2",
        }  # fmt: skip
        state = {
            "words.weight": base["embeddings.word_embeddings.weight"],
            # the second segment is never used, so the first one's vector belongs to every position
            "positions.weight": base["embeddings.position_embeddings.weight"]
            + base["embeddings.token_type_embeddings.weight"][0],
            "norm.weight": base["embeddings.LayerNorm.weight"],
            "norm.bias": base["embeddings.LayerNorm.bias"],
        }
        for i in range(LAYERS):
            for theirs, ours in names.items():
                for kind in ("weight", "bias"):
                    state[f"layers.{i}.{ours}.{kind}"] = base[f"encoder.layer.{i}.{theirs}.{kind}"]
        _, unexpected = self.load_state_dict(state, strict=False)
        assert not unexpected

    def encode(self, pieces: Tensor, forms: Tensor) -> Tensor:
        """[layers, batch, pieces, width]; a piece 0 is padding."""
        places = torch.arange(pieces.shape[1], device=pieces.device)
        x = self.words(pieces) + self.positions(places) + self.shapes(forms // BLANKS) + self.blanks(forms % BLANKS)
        x = self.dropout(self.norm(x))
        bias = (pieces == 0).to(x.dtype)[:, None, None, :] * -1e4
        out = []
        for layer in self.layers:
            x = layer(x, bias)
            out.append(x)
        return torch.stack(out)

    def forward(self, pieces: Tensor, forms: Tensor, first: Tensor, last: Tensor) -> dict[str, Tensor]:
        """Scores for a batch of stretches.

        `pieces` and `forms` are [batch, pieces]; `first` and `last` [batch, words] with the places of each word's
        first and last piece. A word is the mean of the two. The root is the vector of [CLS].
        """
        layers = self.encode(pieces, forms)

        def of_words(x: Tensor) -> Tensor:
            def at(places: Tensor) -> Tensor:
                return x.gather(1, places[:, :, None].expand(-1, -1, WIDTH))

            return (at(first) + at(last)) * 0.5

        tagged = self.mixes["tags"](layers)
        tags = self.tagger(of_words(tagged))
        tree = self.mixes["tree"](layers)
        words = self.dropout(of_words(tree))
        with_root = torch.cat([self.dropout(tree[:, :1]), words], 1)
        heads = self.arc_head(with_root)
        arcs = self.arc_pair(self.arc_dep(words)) @ heads.transpose(1, 2) + self.arc_prior(heads).transpose(1, 2)
        names = self.namer(of_words(self.mixes["names"](layers)))
        return {
            "upos": self.upos(tags),
            "xpos": self.xpos(tags),
            "feats": self.feats(tags),
            "starts": self.starts(tags).squeeze(2),
            "names": self.names(names),
            "arcs": arcs,
            "rel_dep": self.rel_dep(words),
            "rel_head": self.rel_head(with_root),
        }

    def relations(self, rel_dep: Tensor, rel_head: Tensor, heads: Tensor) -> Tensor:
        """[batch, words, relations] for given heads (0 is the root, i + 1 the word i)."""
        chosen = rel_head.gather(1, heads[:, :, None].expand(-1, -1, rel_head.shape[2]))
        out: Tensor = self.rels(self.rel_dropout(F.gelu(rel_dep + chosen)))
        return out
