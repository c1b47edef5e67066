"""The network: MiniLM (Wang et al., 2020) with heads for tags, trees, sentence starts, names, semantic roles and
coreference.

Trees are scored as by Dozat and Manning (2017): a biaffine score for every pair of words, and the relation from the
two words' own projections once the head is known. Roles are scored as their semantic dependencies (2018): for each
predicate and each word the label of the edge between them, or none. The roleset of a predicate is the one among its
lemma's whose vector fits best; that vector is made of the roleset's description and of what was learnt about it alone.
Whom a word means is scored for every pair of words (word-level coreference; Dobrovolskii, 2021).
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import torch
from torch import Tensor, nn
from torch.nn import functional as F

from kg.language.parsing.encoder.forms import BLANKS, FORMS
from kg.language.parsing.encoder.lists import LISTS
from training.base_weights import base_weights

WIDTH, LAYERS, HEADS, INNER, POSITIONS = 384, 6, 12, 1536, 512
#: The groups of heads, each with its own mixture of the layers.
MIXES = ("tags", "tree", "names", "roles", "refs")


@dataclass(frozen=True)
class Sizes:
    """How many labels each head has, and how wide the projections of the parser are."""

    upos: int
    xpos: int
    feats: int
    rels: int
    names: int
    roles: int
    rolesets: int
    arc: int = 256
    rel: int = 256
    sense: int = 128
    role: int = 128
    ref: int = 128


class Layer(nn.Module):
    """One layer of BERT."""

    def __init__(self, dropout: float, attention: float) -> None:
        super().__init__()
        self.query, self.key, self.value, self.mixed = (nn.Linear(WIDTH, WIDTH) for _ in range(4))
        self.inner, self.outer = nn.Linear(WIDTH, INNER), nn.Linear(INNER, WIDTH)
        self.norm1, self.norm2 = nn.LayerNorm(WIDTH, 1e-12), nn.LayerNorm(WIDTH, 1e-12)
        self.dropout = nn.Dropout(dropout)
        self.rate = attention

    def forward(self, x: Tensor, bias: Tensor) -> Tensor:
        batch, length = x.shape[0], x.shape[1]

        def split(y: Tensor) -> Tensor:
            return y.view(batch, length, HEADS, WIDTH // HEADS).transpose(1, 2)

        query, key, value = split(self.query(x)), split(self.key(x)), split(self.value(x))
        if self.training and not self.rate:
            mixed = F.scaled_dot_product_attention(query, key, value, attn_mask=bias)
            return self._rest(x, mixed)
        scores = query @ key.transpose(2, 3) * (WIDTH // HEADS) ** -0.5 + bias
        mixed = F.dropout(scores.softmax(-1), self.rate, self.training) @ value
        return self._rest(x, mixed)

    def _rest(self, x: Tensor, mixed: Tensor) -> Tensor:
        mixed = mixed.transpose(1, 2).reshape(x.shape)
        x = self.norm1(x + self.dropout(self.mixed(mixed)))
        out: Tensor = self.norm2(x + self.dropout(self.outer(F.gelu(self.inner(x)))))
        return out


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
        self,
        sizes: Sizes,
        *,
        dropout: float = 0.1,
        attention: float = 0.1,
        head_dropout: float = 0.3,
        vocabulary: int = 30522,
    ) -> None:
        """`dropout`, `attention`, `head_dropout`: shares dropped behind products, of attention and in the heads."""
        super().__init__()
        self.sizes = sizes
        self.words, self.positions = nn.Embedding(vocabulary, WIDTH), nn.Embedding(POSITIONS, WIDTH)
        self.shapes, self.blanks = nn.Embedding(FORMS // BLANKS, WIDTH), nn.Embedding(BLANKS, WIDTH)
        self.norm, self.dropout = nn.LayerNorm(WIDTH, 1e-12), nn.Dropout(dropout)
        self.layers = nn.ModuleList(Layer(dropout, attention) for _ in range(LAYERS))
        self.mixes = nn.ModuleDict({name: Mix() for name in MIXES})
        self.tagger = Project(WIDTH, head_dropout)
        self.upos, self.xpos = nn.Linear(WIDTH, sizes.upos), nn.Linear(WIDTH, sizes.xpos)
        self.feats, self.starts = nn.Linear(WIDTH, sizes.feats), nn.Linear(WIDTH, 1)
        self.namer = Project(WIDTH, head_dropout)
        self.names, self.lists = nn.Linear(WIDTH, sizes.names), nn.Linear(len(LISTS), WIDTH, bias=False)
        self.names_steps = nn.Parameter(torch.zeros(sizes.names, sizes.names))
        nn.init.zeros_(self.lists.weight)
        self.arc_dep, self.arc_head = Project(sizes.arc, head_dropout), Project(sizes.arc, head_dropout)
        self.arc_pair = nn.Linear(sizes.arc, sizes.arc)
        self.arc_prior = nn.Linear(sizes.arc, 1, bias=False)
        self.rel_dep, self.rel_head = nn.Linear(WIDTH, sizes.rel), nn.Linear(WIDTH, sizes.rel)
        self.rel_dropout, self.rels = nn.Dropout(head_dropout), nn.Linear(sizes.rel, sizes.rels)
        self.evoker = Project(WIDTH, head_dropout)
        self.predicates, self.senses = nn.Linear(WIDTH, 1), nn.Linear(WIDTH, sizes.sense)
        self.role_pred, self.role_arg = Project(sizes.role, head_dropout), Project(sizes.role, head_dropout)
        self.role_pair = nn.Parameter(torch.zeros(sizes.role + 1, sizes.roles, sizes.role + 1))
        # not learnt: what the frame files say of each roleset
        self.register_buffer("glosses", torch.zeros(sizes.rolesets, WIDTH), persistent=False)
        self.gloss = nn.Linear(WIDTH, sizes.sense, bias=False)
        self.own_sense = nn.Embedding(sizes.rolesets, sizes.sense + 1)
        self.ref_from, self.ref_to = Project(sizes.ref, head_dropout), Project(sizes.ref, head_dropout)
        self.ref_query, self.ref_key = nn.Linear(sizes.ref, sizes.ref), nn.Linear(sizes.ref, sizes.ref)
        self.ref_none = nn.Linear(sizes.ref, 1)
        nn.init.zeros_(self.own_sense.weight)
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

    def encode(self, pieces: Tensor, forms: Tensor | None, lower: Tensor | None = None) -> Tensor:
        """[layers, batch, pieces, width]; a piece 0 is padding. Without `forms` as the published model reads.

        `lower`: what the first layers gave for the same pieces; only the others are run then.
        """
        bias = (pieces == 0).to(self.norm.weight.dtype)[:, None, None, :] * -1e4
        if lower is not None:
            return torch.cat([lower, self._run(lower[-1], bias, range(len(lower), LAYERS))])
        return self._run(self._embed(pieces, forms), bias, range(LAYERS))

    def encode_lower(self, pieces: Tensor, forms: Tensor, layers: int) -> Tensor:
        """The outputs of the first `layers` layers."""
        bias = (pieces == 0).to(self.norm.weight.dtype)[:, None, None, :] * -1e4
        return self._run(self._embed(pieces, forms), bias, range(layers))

    def _embed(self, pieces: Tensor, forms: Tensor | None) -> Tensor:
        places = torch.arange(pieces.shape[1], device=pieces.device)
        x = self.words(pieces) + self.positions(places)
        if forms is not None:
            x = x + self.shapes(forms // BLANKS) + self.blanks(forms % BLANKS)
        embedded: Tensor = self.dropout(self.norm(x))
        return embedded

    def _run(self, x: Tensor, bias: Tensor, numbers: range) -> Tensor:
        out = []
        for number in numbers:
            x = self.layers[number](x, bias)
            out.append(x)
        return torch.stack(out)

    def forward(
        self,
        pieces: Tensor,
        forms: Tensor,
        first: Tensor,
        last: Tensor,
        lists: Tensor,
        lower: Tensor | None = None,
    ) -> dict[str, Tensor]:
        """Scores for a batch of stretches.

        `pieces` and `forms` are [batch, pieces]; `first` and `last` [batch, words] with the places of each word's
        first and last piece, `lists` [batch, words, LISTS] what lists say of each word, 0 or 1. A word is the mean of
        its two pieces. The root is the vector of [CLS].
        """
        layers = self.encode(pieces, forms, lower)

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
        names = self.namer(of_words(self.mixes["names"](layers)) + self.lists(lists))
        played = self.dropout(of_words(self.mixes["roles"](layers)))
        evoked = self.evoker(played)
        meant = self.dropout(of_words(self.mixes["refs"](layers)))
        ref_query = self.ref_query(self.ref_from(meant))
        return {
            "upos": self.upos(tags),
            "xpos": self.xpos(tags),
            "feats": self.feats(tags),
            "starts": self.starts(tags).squeeze(2),
            "names": self.names(names),
            "arcs": arcs,
            "rel_dep": self.rel_dep(words),
            "rel_head": self.rel_head(with_root),
            "predicates": self.predicates(evoked).squeeze(2),
            "senses": self.senses(evoked),
            "role_pred": self.role_pred(played),
            "role_arg": self.role_arg(played),
            "ref_query": ref_query,
            "ref_key": self.ref_key(self.ref_to(meant)),
            "ref_none": self.ref_none(ref_query).squeeze(2),
        }

    def relations(self, rel_dep: Tensor, rel_head: Tensor, heads: Tensor) -> Tensor:
        """[batch, words, relations] for given heads (0 is the root, i + 1 the word i)."""
        chosen = rel_head.gather(1, heads[:, :, None].expand(-1, -1, rel_head.shape[2]))
        out: Tensor = self.rels(self.rel_dropout(F.gelu(rel_dep + chosen)))
        return out

    def roles(self, role_pred: Tensor, role_arg: Tensor) -> Tensor:
        """[predicates, words, roles] for `role_pred` [predicates, width] and `role_arg` [predicates, words, width]."""
        one = role_pred.new_ones(len(role_pred), 1)
        half = torch.cat([role_pred, one], 1) @ self.role_pair.flatten(1)
        half = half.view(len(role_pred), self.sizes.roles, self.sizes.role + 1)
        words = torch.cat([role_arg, one[:, None].expand(-1, role_arg.shape[1], -1)], 2)
        return words @ half.transpose(1, 2)

    def roleset_vectors(self, numbers: Tensor) -> Tensor:
        """[n, sense + 1] of rolesets by number; the last column is what the roleset weighs by itself."""
        own: Tensor = self.own_sense(numbers)
        described = self.gloss(self.glosses[numbers])  # type: ignore[index]
        return own + F.pad(described, (0, 1))
