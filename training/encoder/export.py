"""From a checkpoint to the files that the package ships: two ONNX graphs, in float32 and with eight-bit weights."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from onnxruntime.quantization.shape_inference import quant_pre_process
from torch import Tensor, nn
from torch.nn import functional as F

from kg.language.parsing.encoder.lists import LISTS
from kg.language.parsing.encoder.pieces import WordPieces
from kg.language.parsing.encoder.sentences import MAX_WORDS
from kg.language.parsing.encoder.session import OUTPUTS, padded
from training.encoder import eight_bits
from training.encoder.network import Network, Sizes
from training.encoder.served import rearrange

_OPSET = 17


class _Labelled(nn.Module):
    """The network with label numbers in place of the scores that nobody compares."""

    def __init__(self, network: Network) -> None:
        super().__init__()
        self.network = network

    def forward(self, pieces: Tensor, forms: Tensor, first: Tensor, last: Tensor, lists: Tensor) -> tuple[Tensor, ...]:
        out = self.network(pieces, forms, first, last, lists)
        out["refs"] = torch.cat([out["ref_query"], out["ref_key"]], 2)
        return tuple(out[k].argmax(2) if k in {"upos", "xpos", "feats"} else out[k] for k in OUTPUTS)


class _ByteTable(nn.Module):
    """An embedding in bytes with a scale for each row, so that a rare piece is kept as exactly as a frequent one."""

    def __init__(self, table: nn.Embedding) -> None:
        super().__init__()
        weight = table.weight.detach()
        scale = weight.abs().amax(1, keepdim=True).clamp(min=1e-8) / 127
        self.scale = nn.Parameter(scale)
        self.rows = nn.Parameter((weight / scale).round().to(torch.int8), requires_grad=False)

    def forward(self, numbers: Tensor) -> Tensor:
        return F.embedding(numbers, self.rows).to(torch.float32) * F.embedding(numbers, self.scale)


class _Relations(nn.Module):
    def __init__(self, network: Network) -> None:
        super().__init__()
        self.rels = network.rels

    def forward(self, rel_dep: Tensor, rel_head: Tensor) -> Tensor:
        out: Tensor = self.rels(F.gelu(rel_dep + rel_head))
        return out


class _Roles(nn.Module):
    """The scores of `Network.roles` for all predicates and words of one sentence."""

    def __init__(self, network: Network) -> None:
        super().__init__()
        self.sizes = network.sizes
        # a product of its own, so that its weights are kept in eight bits
        self.pair = nn.Linear(network.sizes.role + 1, network.role_pair.flatten(1).shape[1], bias=False)
        self.pair.weight = nn.Parameter(network.role_pair.detach().flatten(1).T.contiguous())

    def forward(self, role_pred: Tensor, role_arg: Tensor) -> Tensor:
        half = self.pair(F.pad(role_pred, (0, 1), value=1.0)).view(-1, self.sizes.role + 1)
        return (
            (half @ F.pad(role_arg, (0, 1), value=1.0).T).view(-1, self.sizes.roles, role_arg.shape[0]).transpose(1, 2)
        )


def load_average(work: Path) -> Network:
    """The averaged weights of the checkpoint under `work`, and what the frame files say of the rolesets."""
    labels = json.loads((work / "labels.json").read_text(encoding="utf-8"))
    rolesets = json.loads((work / "rolesets.json").read_text(encoding="utf-8"))["rolesets"]
    network = Network(Sizes(**{k: len(v) for k, v in labels.items()}, rolesets=len(rolesets)))
    network.load_state_dict(torch.load(work / "checkpoint.pt", weights_only=True)["average"])
    network.glosses = torch.load(work / "glosses.pt", weights_only=True)
    return network.eval()


def export(work: Path, tokenizer: Path, out: Path, paragraphs: Sequence[tuple[list[str], list[bool]]]) -> None:
    """Writes `out/fp32` and `out/int8`, each with a folder that `kg_encoder` reads and one that `kg_roles` reads.

    `paragraphs`, words and the blanks behind them, show what ranges of values the network has.
    """
    network = load_average(work).requires_grad_(False)
    full, small = out / "fp32" / "encoder", out / "int8" / "encoder"
    labels = json.loads((work / "labels.json").read_text(encoding="utf-8"))
    steps = [[round(x, 4) for x in row] for row in network.names_steps.tolist()]
    kept = {name: labels[name] for name in ("upos", "xpos", "feats", "rels", "names")} | {"names_steps": steps}
    for folder in (full, small):
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "labels.json").write_text(json.dumps(kept) + "\n", encoding="utf-8", newline="\n")
        (folder / "tokenizer.json").write_text(_plain_tokenizer(tokenizer), encoding="utf-8")
    pieces, words = torch.ones(2, 9, dtype=torch.long), torch.tensor([[1, 2, 4], [1, 3, 5]])
    lists = torch.zeros(2, 3, len(LISTS))
    batch, many, n = "batch", "pieces", "words"
    axes = {
        "pieces": {0: batch, 1: many},
        "forms": {0: batch, 1: many},
        "first": {0: batch, 1: n},
        "last": {0: batch, 1: n},
        "lists": {0: batch, 1: n},
    }
    axes |= {k: {0: batch, 1: n} for k in OUTPUTS}
    axes["arcs"] |= {2: "heads"}
    axes["rel_head"] = {0: batch, 1: "heads"}
    ready = out / "ready.onnx"
    for path in (full / "encoder.onnx", ready):
        torch.onnx.export(
            _Labelled(network), (pieces, pieces * 0, words, words, lists), str(path), dynamo=False,
            input_names=["pieces", "forms", "first", "last", "lists"], output_names=list(OUTPUTS), dynamic_axes=axes,
            opset_version=_OPSET,
        )  # fmt: skip
        if isinstance(network.words, nn.Embedding):
            network.words = _ByteTable(network.words)  # type: ignore[assignment]
            rearrange(network)
    width = network.sizes.rel
    torch.onnx.export(
        _Relations(network), (torch.zeros(3, width), torch.zeros(3, width)), str(full / "relations.onnx"),
        dynamo=False, input_names=["rel_dep", "rel_head"], output_names=["rels"],
        dynamic_axes={"rel_dep": {0: n}, "rel_head": {0: n}, "rels": {0: n}}, opset_version=_OPSET,
    )  # fmt: skip
    (small / "relations.onnx").write_bytes((full / "relations.onnx").read_bytes())
    quant_pre_process(str(ready), str(ready), skip_symbolic_shape=True)
    read = WordPieces(_plain_tokenizer(tokenizer)).encode
    shown = (padded([read(words[:MAX_WORDS], blanks[:MAX_WORDS])]) for words, blanks in paragraphs)
    eight_bits.quantize(ready, small / "encoder.onnx", eight_bits.ranges(ready, shown))
    ready.unlink()
    _export_roles(network, work, labels["roles"], out)


def _export_roles(network: Network, work: Path, roles: list[str], out: Path) -> None:
    full, small = out / "fp32" / "roles", out / "int8" / "roles"
    settings = {"roles": roles} | json.loads((work / "rolesets.json").read_text(encoding="utf-8"))
    vectors = network.roleset_vectors(torch.arange(network.sizes.rolesets))
    scales = vectors.abs().amax(1).clamp(min=1e-8) / 127
    for folder in (full, small):
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "roles.json").write_text(json.dumps(settings) + "\n", encoding="utf-8", newline="\n")
        rows = (vectors / scales[:, None]).round().to(torch.int8).numpy()
        np.savez_compressed(folder / "rolesets.npz", rows=rows, scales=scales.numpy())
    width = network.sizes.role
    torch.onnx.export(
        _Roles(network), (torch.zeros(2, width), torch.zeros(3, width)), str(full / "roles.onnx"), dynamo=False,
        input_names=["role_pred", "role_arg"], output_names=["roles"],
        dynamic_axes={"role_pred": {0: "predicates"}, "role_arg": {0: "words"}, "roles": {0: "predicates", 1: "words"}},
        opset_version=_OPSET,
    )  # fmt: skip
    quantize(full / "roles.onnx", small / "roles.onnx")


def quantize(full: Path, small: Path) -> None:
    """Eight-bit weights for every product with a weight; the inputs are quantized by the largest of each call."""
    ready = small.with_suffix(".ready")
    quant_pre_process(str(full), str(ready), skip_symbolic_shape=True)
    # seven of the eight bits: processors without VNNI would overflow in sixteen-bit sums
    quantize_dynamic(
        ready, small, weight_type=QuantType.QInt8, per_channel=True, reduce_range=True, op_types_to_quantize=["MatMul"]
    )
    ready.unlink()
    onnx.checker.check_model(str(small))


def _plain_tokenizer(path: Path) -> str:
    """The tokenizer's file without what only whole sentences need."""
    data = json.loads(path.read_text(encoding="utf-8"))
    data |= {"truncation": None, "padding": None, "post_processor": None}
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")) + "\n"
