"""The weights of the shipped network in float32, as a start for further training.

The package keeps the word table in bytes with a scale for each row and every product's weight in bytes with a scale for
each column (`export.py`); what rounding took is lost, the rest is here again.
"""

from __future__ import annotations

import re
from pathlib import Path

import numpy as np
import onnx
import torch
from onnx import numpy_helper
from torch import Tensor

from training.encoder.network import HEADS, MIXES, WIDTH

# the exporter numbers a module that shares its name with another one
_PRODUCT = re.compile(r"/network/(.+?)(?:_1)?/MatMul")


def shipped_weights(folder: Path) -> dict[str, Tensor]:
    """The state of `network.Network` by names of parameters, from `encoder.onnx` and `relations.onnx` in `folder`."""
    out: dict[str, Tensor] = {}
    for file in ("encoder.onnx", "relations.onnx"):
        graph = onnx.load(str(folder / file)).graph
        arrays = {one.name: numpy_helper.to_array(one) for one in graph.initializer}
        for name, array in arrays.items():
            if name.startswith(("network.", "rels.")) and not name.startswith("network.words."):
                out[name.removeprefix("network.")] = _tensor(array)
        for node in graph.node:
            product = _PRODUCT.match(node.name) if node.op_type == "MatMulIntegerToFloat" else None
            if product:
                stem = node.input[1].removesuffix("_quantized")
                weight = arrays[node.input[1]].astype(np.float32) * arrays[f"{stem}_scale"]
                channels = arrays.get(f"{node.input[0].removesuffix('_quantized')}_channels")
                if channels is not None:
                    weight *= channels[:, None]
                out[f"{product[1].replace('/', '.')}.weight"] = _tensor(weight.T)
            elif file == "relations.onnx" and node.op_type in {"MatMul", "Gemm"} and "rels.weight" not in out:
                out["rels.weight"] = _tensor(arrays[node.input[1]].T)
        if "network.words.rows" in arrays:
            rows, scale = arrays["network.words.rows"], arrays["network.words.scale"]
            out["words.weight"] = _tensor(rows.astype(np.float32) * scale)
            for head, mix in zip(MIXES, out.pop("mixes.weights"), strict=True):
                out[f"mixes.{head}.weights"] = mix.log()
    for name in [name for name in out if ".asked." in name]:
        layer, _, kind = name.partition(".asked.")
        factors = ((WIDTH // HEADS) ** 0.5, 1.0, 1.0)
        for part, factor, rows in zip(("query", "key", "value"), factors, out[name].chunk(3), strict=True):
            out[f"{layer}.{part}.{kind}"] = factor * rows
        del out[name]
    return out


def _tensor(array: np.ndarray) -> Tensor:  # type: ignore[type-arg]
    return torch.from_numpy(np.ascontiguousarray(array).astype(np.float32))
