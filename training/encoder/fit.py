"""The training loop: seeded, resumed from its last checkpoint, the exported weights a moving average."""

from __future__ import annotations

import json
import random
import time
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import torch
from torch import Tensor, nn
from torch.nn import functional as F

from kg.language.parsing.encoder.lists import LISTS
from kg.language.parsing.encoder.pieces import WordPieces
from training.encoder.glosses import gloss_vectors
from training.encoder.named import TAGS
from training.encoder.network import LAYERS, Network, Sizes
from training.encoder.roles import read_rolesets
from training.encoder.sequences import Steps, sequence_loss
from training.encoder.shipped import shipped_weights
from training.encoder.units import Labels, Mixture, Unit, epoch, labels_of, read_paragraphs, seen_rolesets, to_unit

_STEPS = Steps(TAGS)


@dataclass
class Batch:
    """Padded units; `pairs` says which words a word may hang on (its own sentence and the root).

    `frames` has (unit, word, numbers of rolesets, place of the right one) of each predicate and `roles` [predicates,
    words] its gold roles; `links` has (unit, word) of each mention, `meant` and `rivals` [mentions, 1 + words] what it
    may mean and what competes, column 0 for nothing.
    """

    pieces: Tensor
    forms: Tensor
    first: Tensor
    last: Tensor
    lists: Tensor
    lengths: Tensor
    starts: Tensor
    upos: Tensor
    xpos: Tensor
    feats: Tensor
    heads: Tensor
    rels: Tensor
    names: Tensor
    pairs: Tensor
    predicates: Tensor
    frames: list[tuple[int, int, list[int], int]]
    roles: Tensor
    links: list[tuple[int, int]]
    meant: Tensor
    rivals: Tensor


def _padded(rows: list[list[int]], fill: int) -> Tensor:
    width = max(map(len, rows))
    return torch.tensor([r + [fill] * (width - len(r)) for r in rows])


def _bits(numbers: Tensor) -> Tensor:
    return (numbers[:, :, None] >> torch.arange(len(LISTS)) & 1).float()


def collate(units: list[Unit]) -> Batch:
    """One batch; -100 marks what is not to be learnt."""
    width = max(len(u.first) for u in units)

    def rows(name: str) -> Tensor:
        return _padded([getattr(u, name) or [-100] * len(u.first) for u in units], -100)

    names = torch.zeros(len(units), width, len(TAGS), dtype=torch.bool)
    pairs = torch.zeros(len(units), width, width + 1, dtype=torch.bool)
    for k, u in enumerate(units):
        for i, tags in enumerate(u.names or ()):
            names[k, i, tags] = True
        at = torch.tensor(u.sentence)
        pairs[k, : len(at), 1 : len(at) + 1] = at[:, None] == at[None, :]
    pairs[:, :, 0] = True
    starts = _padded([u.starts if u.heads is not None else [-100] * len(u.first) for u in units], -100)
    return Batch(
        _padded([u.pieces for u in units], 0), _padded([u.forms for u in units], 0),
        _padded([u.first for u in units], 0), _padded([u.last for u in units], 0),
        _bits(_padded([u.lists for u in units], 0)), torch.tensor([len(u.first) for u in units]), starts,
        rows("upos"), rows("xpos"), rows("feats"), rows("heads"), rows("rels"), names, pairs, rows("predicates"),
        *_frames(units, width), *_links(units, width),
    )  # fmt: skip


def _frames(units: list[Unit], width: int) -> tuple[list[tuple[int, int, list[int], int]], Tensor]:
    frames = [(k, *frame) for k, u in enumerate(units) for frame in u.frames]
    roles = torch.full((len(frames), width), -100)
    for row, (k, _, _, _, arguments, partial) in enumerate(frames):
        if not partial:
            roles[row, : len(units[k].first)] = 0
        for word, role in arguments:
            roles[row, word] = role
    return [frame[:4] for frame in frames], roles


def _links(units: list[Unit], width: int) -> tuple[list[tuple[int, int]], Tensor, Tensor]:
    links = [(k, *link) for k, u in enumerate(units) for link in u.links]
    meant = torch.zeros(len(links), 1 + width, dtype=torch.bool)
    rivals = torch.zeros(len(links), 1 + width, dtype=torch.bool)
    for row, (k, word, right, against) in enumerate(links):
        meant[row, [1 + i for i in right] or [0]] = True
        rivals[row, 0] = True
        rivals[row, 1 : 1 + len(units[k].first)] = against is None
        rivals[row, [1 + i for i in against or ()]] = True
        rivals[row, 1 + word] = False
    return [link[:2] for link in links], meant, rivals


def batches(units: list[Unit], words: int, chance: random.Random) -> Iterator[list[Unit]]:
    """Units of alike length together, in random order."""
    chance.shuffle(units)
    pool = 64 * 40
    found: list[list[Unit]] = []
    for at in range(0, len(units), pool):
        group = sorted(units[at : at + pool], key=lambda u: len(u.pieces))
        batch: list[Unit] = []
        for u in group:
            if batch and (len(batch) + 1) * len(u.first) > words:
                found.append(batch)
                batch = []
            batch.append(u)
        if batch:
            found.append(batch)
    chance.shuffle(found)
    return iter(found)


def losses(network: Network, batch: Batch, lower: Tensor | None = None) -> dict[str, Tensor]:
    """The mean loss of each head over the words that it can learn from; `lower` as in `Network.encode`."""
    out = network(batch.pieces, batch.forms, batch.first, batch.last, batch.lists, lower)

    def cross(scores: Tensor, gold: Tensor) -> Tensor:
        flat = gold.flatten()
        if not bool((flat >= 0).any()):
            return scores.sum() * 0.0
        return F.cross_entropy(scores.flatten(0, 1), flat, ignore_index=-100)

    heads = batch.heads.clamp(min=0)
    known = batch.starts >= 0
    start_scores = out["starts"][known]
    named = batch.names.any(2)
    units = named.any(1)
    # a word of which nothing is said may have any tag
    tags = batch.names | ~named[:, :, None]
    return {
        "arcs": cross(out["arcs"].masked_fill(~batch.pairs, -1e4), batch.heads),
        "rels": cross(network.relations(out["rel_dep"], out["rel_head"], heads), batch.rels),
        "upos": cross(out["upos"], batch.upos),
        "xpos": cross(out["xpos"], batch.xpos),
        "feats": cross(out["feats"], batch.feats),
        "starts": F.binary_cross_entropy_with_logits(start_scores, batch.starts[known].float())
        if bool(known.any())
        else out["starts"].sum() * 0.0,
        "names": sequence_loss(out["names"][units], network.names_steps, tags[units], batch.lengths[units], _STEPS)
        if bool(units.any())
        else out["names"].sum() * 0.0,
        **_role_losses(network, batch, out),
        "refs": _ref_loss(batch, out),
    }


def _role_losses(network: Network, batch: Batch, out: dict[str, Tensor]) -> dict[str, Tensor]:
    """What is lost on predicates, on the right one among their rolesets, and on the edges to their arguments."""
    looked = batch.predicates >= 0
    nothing = out["predicates"].sum() * 0.0
    if not bool(looked.any()):
        return {"predicates": nothing, "senses": nothing, "roles": nothing}
    found = F.binary_cross_entropy_with_logits(out["predicates"][looked], batch.predicates[looked].float())
    if not batch.frames:
        return {"predicates": found, "senses": nothing, "roles": nothing}
    unit, word = (torch.tensor(x) for x in zip(*((k, w) for k, w, _, _ in batch.frames), strict=True))
    scores = network.roles(out["role_pred"][unit, word], out["role_arg"][unit])
    numbers, places = torch.tensor([i for f in batch.frames for i in f[2]]).unique(return_inverse=True)
    vectors = network.roleset_vectors(numbers)
    senses = F.pad(out["senses"][unit, word], (0, 1), value=1.0) @ vectors.T
    open_ones = torch.zeros_like(senses, dtype=torch.bool)
    gold, at = [], 0
    for row, (_, _, own, right) in enumerate(batch.frames):
        mine = places[at : at + len(own)]
        open_ones[row, mine] = True
        gold.append(mine[right])
        at += len(own)
    return {
        "predicates": found,
        "senses": F.cross_entropy(senses.masked_fill(~open_ones, -1e4), torch.stack(gold)),
        "roles": F.cross_entropy(scores.flatten(0, 1), batch.roles.flatten(), ignore_index=-100),
    }


def _ref_loss(batch: Batch, out: dict[str, Tensor]) -> Tensor:
    """What is lost on whom mentions mean: the probability of all right words together counts."""
    if not batch.links:
        return out["ref_none"].sum() * 0.0
    unit, word = (torch.tensor(x) for x in zip(*batch.links, strict=True))
    query = out["ref_query"][unit, word]
    fits = (out["ref_key"][unit] @ query[:, :, None]).squeeze(2)
    scores = torch.cat([out["ref_none"][unit, word][:, None], fits], 1).masked_fill(~batch.rivals, -1e4)
    right = torch.logsumexp(scores.masked_fill(~(batch.meant & batch.rivals), -1e4), 1)
    return (torch.logsumexp(scores, 1) - right).mean()


def _groups(network: Network, config: dict[str, Any]) -> list[dict[str, Any]]:
    """Parameters with their highest rates: lower layers slower, new parts faster."""
    groups: dict[tuple[float, float], list[Tensor]] = {}
    for name, parameter in network.named_parameters():
        if not parameter.requires_grad:
            continue
        if name.startswith("layers."):
            rate = config["encoder_rate"] * config["layer_decay"] ** (LAYERS - 1 - int(name.split(".")[1]))
        elif name.startswith(("words.", "positions.", "norm.")):
            rate = config["encoder_rate"] * config["layer_decay"] ** LAYERS
        else:
            rate = config["head_rate"]
        decay = config["weight_decay"] if parameter.dim() > 1 and not name.startswith("words.") else 0.0
        groups.setdefault((rate, decay), []).append(parameter)
    return [{"params": p, "lr": r, "top": r, "weight_decay": d} for (r, d), p in groups.items()]


@dataclass
class _Drawn:
    """The units of a batch, and what the layers that do not learn made of them."""

    units: list[Unit]
    lower: Tensor | None = None


def _freeze(network: Network, layers: int) -> None:
    """The embeddings and the first `layers` layers learn no more."""
    still: list[nn.Module] = [network.words, network.positions, network.shapes, network.blanks, network.norm]
    for module in (*still, *network.layers[:layers]):
        module.requires_grad_(False)


class Trainer:
    """Everything that a checkpoint holds, and one epoch after the other."""

    def __init__(
        self, config: dict[str, Any], corpora: Path, litbank: Path, base: Path, work: Path, start: Path | None = None
    ) -> None:
        """`start`: the folder of a shipped network to go on from, in place of the published encoder in `base`."""
        self.config, self.work = config, work
        work.mkdir(parents=True, exist_ok=True)
        self.mixture = Mixture(**config["mixture"])
        self.runs = read_paragraphs(corpora, litbank)
        self.labels: Labels = labels_of(self.runs)
        (work / "labels.json").write_text(json.dumps(asdict(self.labels) | {"names": TAGS}, indent=0) + "\n", "utf-8")
        frames = corpora / "propbank_frames/rolesets.jsonl.gz"
        self.rolesets = read_rolesets(frames, seen_rolesets(self.runs))
        (work / "rolesets.json").write_text(json.dumps(self.rolesets.settings()) + "\n", encoding="utf-8", newline="\n")
        self.ids = {k: {x: i for i, x in enumerate(v)} for k, v in asdict(self.labels).items()}
        self.pieces = WordPieces((base / "tokenizer.json").read_text(encoding="utf-8"))
        torch.manual_seed(config["seed"])
        sizes = Sizes(
            **{k: len(v) for k, v in asdict(self.labels).items()}, names=len(TAGS), rolesets=len(self.rolesets.names)
        )
        self.network = Network(
            sizes, dropout=config["dropout"], attention=config["attention_dropout"], head_dropout=config["head_dropout"]
        )
        if start is None:
            self.network.load_base(base)
        else:
            _, unexpected = self.network.load_state_dict(shipped_weights(start), strict=False)
            assert not unexpected
        self.network.glosses = gloss_vectors(self.rolesets.glosses, base, work / "glosses.pt")
        self.frozen: int = config["frozen_layers"]
        if self.frozen:
            _freeze(self.network, self.frozen)
        self.average = {k: v.clone() for k, v in self.network.state_dict().items()}
        self.optimizer = torch.optim.AdamW(_groups(self.network, config), betas=(0.9, 0.98), fused=True)
        self.step = 0
        self._drawn: dict[int, list[_Drawn]] = {}
        # the first epoch's number of batches stands for all of them
        self.total = config["epochs"] * len(self._draw(0))
        if (work / "checkpoint.pt").exists():
            self._resume()

    def _draw(self, variant: int) -> list[_Drawn]:
        if variant not in self._drawn:
            seed = self.config["seed"] * 1000 + variant
            chance = random.Random(seed)
            stretches = epoch(self.runs, self.mixture, seed)
            units = [to_unit(s, self.pieces, self.ids, self.rolesets, self.mixture, chance) for s in stretches]
            found = [_Drawn(one) for one in batches(units, self.config["batch_words"], chance)]
            if not self.config["variants"]:
                return found
            self._drawn[variant] = found
        return self._drawn[variant]

    def epoch_batches(self, number: int) -> list[_Drawn]:
        """The batches of one epoch, the same for the same seed.

        With `variants` in the configuration so many epochs are drawn, and come again in other orders.
        """
        variants = self.config["variants"]
        drawn = list(self._draw(number % variants if variants else number))
        random.Random(self.config["seed"] * 2000 + number).shuffle(drawn)
        return drawn

    def _resume(self) -> None:
        saved = torch.load(self.work / "checkpoint.pt", weights_only=True)
        self.network.load_state_dict(saved["network"])
        self.average = saved["average"]
        self.optimizer.load_state_dict(saved["optimizer"])
        self.step = saved["step"]
        torch.set_rng_state(saved["chance"])

    def save(self) -> None:
        """Writes the checkpoint in one rename."""
        new = self.work / "checkpoint.new"
        torch.save(
            {
                "network": self.network.state_dict(), "average": self.average,
                "optimizer": self.optimizer.state_dict(), "step": self.step, "chance": torch.get_rng_state(),
            },
            new,
        )  # fmt: skip
        new.replace(self.work / "checkpoint.pt")

    def train(self) -> None:
        """Runs from the last checkpoint to the end, with a line of log every 50 steps."""
        self.network.train()
        at, since, sums = 0, time.monotonic(), dict[str, float]()
        for number in range(self.config["epochs"] + 1):
            for drawn in self.epoch_batches(number):
                at += 1
                if at <= self.step or self.step >= self.total:
                    continue
                for name, value in self._one(drawn).items():
                    sums[name] = sums.get(name, 0.0) + value / 50
                if self.step % 50 == 0:
                    line = " ".join(f"{k} {v:.3f}" for k, v in sums.items())
                    print(f"{self.step}/{self.total} {(time.monotonic() - since) / 50:.2f} s a step {line}", flush=True)
                    since, sums = time.monotonic(), {}
                if self.step % self.config["checkpoint_steps"] == 0:
                    self.save()
            if self.step >= self.total:
                break
        self.save()

    def _lower(self, drawn: _Drawn, batch: Batch) -> Tensor | None:
        """What the layers that do not learn give for the batch: kept in half precision where it comes again."""
        if not self.frozen:
            return None
        if drawn.lower is not None:
            return drawn.lower.float()
        self.network.eval()
        with torch.no_grad():
            lower = self.network.encode_lower(batch.pieces, batch.forms, self.frozen)
        self.network.train()
        if self.config["variants"]:
            drawn.lower = lower.half()
        return lower

    def _one(self, drawn: _Drawn) -> dict[str, float]:
        rise = self.config["warmup"] * self.total
        factor = min((self.step + 1) / rise, (self.total - self.step) / (self.total - rise))
        for group in self.optimizer.param_groups:
            group["lr"] = group["top"] * factor
        self.optimizer.zero_grad(set_to_none=True)
        batch = collate(drawn.units)
        parts = losses(self.network, batch, self._lower(drawn, batch))
        total = sum((self.config["loss"][k] * v for k, v in parts.items()), torch.zeros(()))
        total.backward()  # type: ignore[no-untyped-call]
        torch.nn.utils.clip_grad_norm_(self.network.parameters(), self.config["gradient_norm"])
        self.optimizer.step()
        self.step += 1
        # a young average follows faster
        decay = min(self.config["average"], (1 + self.step) / (10 + self.step))
        with torch.no_grad():
            moving = [(name, p) for name, p in self.network.named_parameters() if p.requires_grad]
            torch._foreach_lerp_([self.average[name] for name, _ in moving], [p for _, p in moving], 1 - decay)
        return {k: float(v.detach()) for k, v in parts.items()}
