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
from torch import Tensor
from torch.nn import functional as F

from kg.language.parsing.encoder.pieces import WordPieces
from training.encoder.named import TAGS
from training.encoder.network import LAYERS, Network, Sizes
from training.encoder.units import Labels, Mixture, Unit, epoch, labels_of, read_paragraphs, to_unit


@dataclass
class Batch:
    """Padded units; `pairs` says which words a word may hang on (its own sentence and the root)."""

    pieces: Tensor
    forms: Tensor
    first: Tensor
    last: Tensor
    starts: Tensor
    upos: Tensor
    xpos: Tensor
    feats: Tensor
    heads: Tensor
    rels: Tensor
    names: Tensor
    pairs: Tensor


def _padded(rows: list[list[int]], fill: int) -> Tensor:
    width = max(map(len, rows))
    return torch.tensor([r + [fill] * (width - len(r)) for r in rows])


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
        _padded([u.first for u in units], 0), _padded([u.last for u in units], 0), starts,
        rows("upos"), rows("xpos"), rows("feats"), rows("heads"), rows("rels"), names, pairs,
    )  # fmt: skip


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


def losses(network: Network, batch: Batch) -> dict[str, Tensor]:
    """The mean loss of each head over the words that it can learn from."""
    out = network(batch.pieces, batch.forms, batch.first, batch.last)

    def cross(scores: Tensor, gold: Tensor) -> Tensor:
        flat = gold.flatten()
        if not bool((flat >= 0).any()):
            return scores.sum() * 0.0
        return F.cross_entropy(scores.flatten(0, 1), flat, ignore_index=-100)

    heads = batch.heads.clamp(min=0)
    known = batch.starts >= 0
    start_scores = out["starts"][known]
    named = batch.names.any(2)
    scores = out["names"][named].log_softmax(-1)
    partial = -torch.logsumexp(scores.masked_fill(~batch.names[named], -1e4), 1)
    return {
        "arcs": cross(out["arcs"].masked_fill(~batch.pairs, -1e4), batch.heads),
        "rels": cross(network.relations(out["rel_dep"], out["rel_head"], heads), batch.rels),
        "upos": cross(out["upos"], batch.upos),
        "xpos": cross(out["xpos"], batch.xpos),
        "feats": cross(out["feats"], batch.feats),
        "starts": F.binary_cross_entropy_with_logits(start_scores, batch.starts[known].float())
        if bool(known.any())
        else out["starts"].sum() * 0.0,
        "names": partial.mean() if len(partial) else out["names"].sum() * 0.0,
    }


def _groups(network: Network, config: dict[str, Any]) -> list[dict[str, Any]]:
    """Parameters with their highest rates: lower layers slower, new parts faster."""
    groups: dict[tuple[float, float], list[Tensor]] = {}
    for name, parameter in network.named_parameters():
        if name.startswith("layers."):
            rate = config["encoder_rate"] * config["layer_decay"] ** (LAYERS - 1 - int(name.split(".")[1]))
        elif name.startswith(("words.", "positions.", "norm.")):
            rate = config["encoder_rate"] * config["layer_decay"] ** LAYERS
        else:
            rate = config["head_rate"]
        decay = config["weight_decay"] if parameter.dim() > 1 and not name.startswith("words.") else 0.0
        groups.setdefault((rate, decay), []).append(parameter)
    return [{"params": p, "lr": r, "top": r, "weight_decay": d} for (r, d), p in groups.items()]


class Trainer:
    """Everything that a checkpoint holds, and one epoch after the other."""

    def __init__(self, config: dict[str, Any], corpora: Path, litbank: Path, base: Path, work: Path) -> None:
        self.config, self.work = config, work
        work.mkdir(parents=True, exist_ok=True)
        self.mixture = Mixture(**config["mixture"])
        self.runs = read_paragraphs(corpora, litbank)
        self.labels: Labels = labels_of(self.runs)
        (work / "labels.json").write_text(json.dumps(asdict(self.labels) | {"names": TAGS}, indent=0) + "\n", "utf-8")
        self.ids = {k: {x: i for i, x in enumerate(v)} for k, v in asdict(self.labels).items()}
        self.pieces = WordPieces((base / "tokenizer.json").read_text(encoding="utf-8"))
        torch.manual_seed(config["seed"])
        sizes = Sizes(**{k: len(v) for k, v in asdict(self.labels).items()}, names=len(TAGS))
        self.network = Network(sizes, dropout=config["dropout"], head_dropout=config["head_dropout"])
        self.network.load_base(base)
        self.average = {k: v.clone() for k, v in self.network.state_dict().items()}
        self.optimizer = torch.optim.AdamW(_groups(self.network, config), betas=(0.9, 0.98))
        self.step = 0
        # the first epoch's number of batches stands for all of them
        self.total = config["epochs"] * len(list(self.epoch_batches(0)))
        if (work / "checkpoint.pt").exists():
            self._resume()

    def epoch_batches(self, number: int) -> Iterator[list[Unit]]:
        """The batches of one epoch, the same for the same seed."""
        seed = self.config["seed"] * 1000 + number
        chance = random.Random(seed)
        stretches = epoch(self.runs, self.mixture, seed)
        units = [to_unit(s, self.pieces, self.ids, self.mixture.hidden_words, chance) for s in stretches]
        return batches(units, self.config["batch_words"], chance)

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
            for units in self.epoch_batches(number):
                at += 1
                if at <= self.step or self.step >= self.total:
                    continue
                for name, value in self._one(collate(units)).items():
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

    def _one(self, batch: Batch) -> dict[str, float]:
        rise = self.config["warmup"] * self.total
        factor = min((self.step + 1) / rise, (self.total - self.step) / (self.total - rise))
        for group in self.optimizer.param_groups:
            group["lr"] = group["top"] * factor
        self.optimizer.zero_grad(set_to_none=True)
        parts = losses(self.network, batch)
        total = sum((self.config["loss"][k] * v for k, v in parts.items()), torch.zeros(()))
        total.backward()  # type: ignore[no-untyped-call]
        torch.nn.utils.clip_grad_norm_(self.network.parameters(), self.config["gradient_norm"])
        self.optimizer.step()
        self.step += 1
        # a young average follows faster
        decay = min(self.config["average"], (1 + self.step) / (10 + self.step))
        with torch.no_grad():
            for name, value in self.network.state_dict().items():
                self.average[name].lerp_(value, 1 - decay)
        return {k: float(v.detach()) for k, v in parts.items()}
