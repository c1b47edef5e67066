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
            product = _PRODUCT.match(node.name) if node.op_type == "MatMulInteger" else None
            if product:
                stem = node.input[1].removesuffix("_quantized")
                offset = arrays[f"{stem}_zero_point"].astype(np.float32)
                weight = (arrays[node.input[1]].astype(np.float32) - offset) * arrays[f"{stem}_scale"]
                out[f"{product[1].replace('/', '.')}.weight"] = _tensor(weight.T)
            elif file == "relations.onnx" and node.op_type in {"MatMul", "Gemm"} and "rels.weight" not in out:
                out["rels.weight"] = _tensor(arrays[node.input[1]].T)
        if "network.words.rows" in arrays:
            rows, scale = arrays["network.words.rows"], arrays["network.words.scale"]
            out["words.weight"] = _tensor(rows.astype(np.float32) * scale)
            mixes = [arrays[n] for node in graph.node for n in node.input if arrays.get(n, rows).shape == (1, 6)]
            for head, mix in zip(("tags", "tree", "names"), mixes, strict=True):
                out[f"mixes.{head}.weights"] = _tensor(np.log(mix[0]))
    return out


def _tensor(array: np.ndarray) -> Tensor:  # type: ignore[type-arg]
    return torch.from_numpy(np.ascontiguousarray(array).astype(np.float32))
