"""From a checkpoint to the files that the package ships: two ONNX graphs, in float32 and with eight-bit weights."""

from __future__ import annotations

import json
from pathlib import Path

import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from onnxruntime.quantization.shape_inference import quant_pre_process
from torch import Tensor, nn
from torch.nn import functional as F

from kg.language.parsing.encoder.session import OUTPUTS
from training.encoder.network import Network, Sizes

_OPSET = 17


class _Labelled(nn.Module):
    """The network with label numbers in place of the scores that nobody compares."""

    def __init__(self, network: Network) -> None:
        super().__init__()
        self.network = network

    def forward(self, pieces: Tensor, forms: Tensor, first: Tensor, last: Tensor) -> tuple[Tensor, ...]:
        out = self.network(pieces, forms, first, last)
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


def load_average(work: Path) -> Network:
    """The averaged weights of the checkpoint under `work`."""
    labels = json.loads((work / "labels.json").read_text(encoding="utf-8"))
    network = Network(Sizes(**{k: len(v) for k, v in labels.items()}))
    network.load_state_dict(torch.load(work / "checkpoint.pt", weights_only=True)["average"])
    return network.eval()


def export(work: Path, tokenizer: Path, out: Path) -> None:
    """Writes `out/fp32` and `out/int8`, each a folder that `kg_encoder` reads."""
    network = load_average(work).requires_grad_(False)
    full, small = out / "fp32", out / "int8"
    for folder in (full, small):
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "labels.json").write_bytes((work / "labels.json").read_bytes())
        (folder / "tokenizer.json").write_text(_plain_tokenizer(tokenizer), encoding="utf-8")
    pieces, words = torch.ones(2, 9, dtype=torch.long), torch.tensor([[1, 2, 4], [1, 3, 5]])
    batch, many, n = "batch", "pieces", "words"
    axes = {
        "pieces": {0: batch, 1: many},
        "forms": {0: batch, 1: many},
        "first": {0: batch, 1: n},
        "last": {0: batch, 1: n},
    }
    axes |= {k: {0: batch, 1: n} for k in OUTPUTS}
    axes["arcs"] |= {2: "heads"}
    axes["rel_head"] = {0: batch, 1: "heads"}
    ready = out / "ready.onnx"
    for path in (full / "encoder.onnx", ready):
        torch.onnx.export(
            _Labelled(network), (pieces, pieces * 0, words, words), str(path), dynamo=False,
            input_names=["pieces", "forms", "first", "last"], output_names=list(OUTPUTS), dynamic_axes=axes,
            opset_version=_OPSET,
        )  # fmt: skip
        if isinstance(network.words, nn.Embedding):
            network.words = _ByteTable(network.words)  # type: ignore[assignment]
    width = network.sizes.rel
    torch.onnx.export(
        _Relations(network), (torch.zeros(3, width), torch.zeros(3, width)), str(full / "relations.onnx"),
        dynamo=False, input_names=["rel_dep", "rel_head"], output_names=["rels"],
        dynamic_axes={"rel_dep": {0: n}, "rel_head": {0: n}, "rels": {0: n}}, opset_version=_OPSET,
    )  # fmt: skip
    (small / "relations.onnx").write_bytes((full / "relations.onnx").read_bytes())
    quantize(ready, small / "encoder.onnx")
    ready.unlink()


def quantize(full: Path, small: Path) -> None:
    """Eight-bit weights for every product with a weight."""
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
