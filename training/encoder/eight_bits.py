"""Products in eight bits whose inputs have a range that is known beforehand, from texts that the network learnt from.

A range that belongs to the network, and not to the batch, needs no look at the inputs before each product, and words
that are read together have no say in how finely the others are kept. A few channels of an encoder carry values many
times those of the others (Bondarenko et al., 2021); they are scaled down before the product and up again in its weights
(Xiao et al., 2023).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import onnx
import onnxruntime
from numpy.typing import NDArray
from onnx import ModelProto, NodeProto, helper, numpy_helper

#: The share of an input's channels that are no outliers.
_COMMON = 0.98
#: An input without a channel that has to be made smaller than this is left as it is.
_OUTLYING = 0.67
#: Seven of the eight bits: processors without VNNI would overflow in sums of sixteen bits.
_MOST = 64


@dataclass(slots=True)
class Range:
    """Least and greatest value of each channel of a product's input."""

    low: NDArray[np.float32]
    high: NDArray[np.float32]

    def scales(self) -> NDArray[np.float32]:
        """What each channel is multiplied by before the product: 1, and less for outliers."""
        most = np.maximum(np.abs(self.low), np.abs(self.high)).astype(np.float32)
        common = np.quantile(most, _COMMON).astype(np.float32)
        out: NDArray[np.float32] = np.minimum(1, common / np.maximum(most, 1e-8)).astype(np.float32)
        return out if out.min() < _OUTLYING else np.ones_like(out)


@dataclass(slots=True)
class _Product:
    """A product with a weight, and the sum with its bias where there is one."""

    node: NodeProto
    weight: str
    bias: str
    out: str


def _products(model: ModelProto) -> Iterator[_Product]:
    shapes = {one.name: list(one.dims) for one in model.graph.initializer}
    users: dict[str, list[NodeProto]] = {}
    for node in model.graph.node:
        for name in node.input:
            users.setdefault(name, []).append(node)
    for node in model.graph.node:
        if node.op_type != "MatMul" or len(shapes.get(node.input[1], ())) != 2 or node.input[0] in shapes:
            continue
        sums = [n for n in users.get(node.output[0], ()) if n.op_type == "Add"]
        bias = [i for n in sums for i in n.input if len(shapes.get(i, ())) == 1]
        alone = len(users.get(node.output[0], ())) == len(sums) == len(bias) == 1
        yield _Product(node, node.input[1], bias[0] if alone else "", sums[0].output[0] if alone else node.output[0])


def ranges(full: Path, inputs: Iterable[Mapping[str, NDArray[np.generic]]]) -> dict[str, Range]:
    """The range of each product's input, by its name in the graph `full`, over all of `inputs`."""
    model = onnx.load(str(full))
    names = sorted({p.node.input[0] for p in _products(model)})
    asked = [name for name in names if name not in {i.name for i in model.graph.input}]
    model.graph.output.extend(helper.make_empty_tensor_value_info(name) for name in asked)
    session = onnxruntime.InferenceSession(model.SerializeToString(), providers=["CPUExecutionProvider"])
    found: dict[str, Range] = {}
    for given in inputs:
        arrays = dict(zip(asked, session.run(asked, dict(given)), strict=True)) | dict(given)
        for name in names:
            array = arrays[name].astype(np.float32)
            if array.shape[:2] == given["pieces"].shape:
                array = array[given["pieces"] != 0]
            rows = array.reshape(-1, array.shape[-1])
            low, high = rows.min(0), rows.max(0)
            old = found.get(name, Range(low, high))
            found[name] = Range(np.minimum(low, old.low), np.maximum(high, old.high))
    return found


def quantize(full: Path, small: Path, found: Mapping[str, Range]) -> None:
    """Writes the graph `full` as `small`, every product with a weight in eight bits."""
    model = onnx.load(str(full))
    graph = model.graph
    arrays = {one.name: one for one in graph.initializer}
    products = {p.out: p for p in _products(model)}
    inner = {p.node.output[0] for p in products.values()} - products.keys()
    nodes: list[NodeProto] = []
    ready: set[str] = set()
    for node in graph.node:
        product = products.get(node.output[0])
        if product is None:
            nodes += [] if node.output[0] in inner else [node]
            continue
        name = product.node.input[0]
        scales = found[name].scales()
        if name not in ready:
            ready.add(name)
            nodes += _quantized(graph, name, found[name])
        weight = numpy_helper.to_array(arrays[product.weight]) / scales[:, None]
        steps = (np.maximum(np.abs(weight).max(0), 1e-8) / _MOST).astype(np.float32)
        rows = np.rint(weight / steps).astype(np.int8)
        graph.initializer.remove(arrays[product.weight])
        graph.initializer.append(numpy_helper.from_array(rows, f"{product.weight}_quantized"))
        graph.initializer.append(numpy_helper.from_array(steps, f"{product.weight}_scale"))
        read = [f"{name}_quantized", f"{product.weight}_quantized", f"{name}_scale", f"{product.weight}_scale"]
        read += [f"{name}_zero_point", *(["", product.bias] if product.bias else [])]
        nodes.append(
            helper.make_node(
                "MatMulIntegerToFloat", read, [product.out], name=product.node.name, domain="com.microsoft"
            )
        )
    # onnxruntime's one operator for a sum and its norm takes five times as long as its two
    norms = {n.input[0] for n in nodes if n.op_type == "LayerNormalization"}
    for node in nodes:
        if node.op_type == "Add" and node.output[0] in norms:
            node.op_type = "Sum"
    del graph.node[:]
    graph.node.extend(nodes)
    model.opset_import.append(helper.make_opsetid("com.microsoft", 1))
    onnx.save(model, str(small))


def _quantized(graph: onnx.GraphProto, name: str, found: Range) -> Iterator[NodeProto]:
    """Nodes that turn an input into `NAME_quantized`, with `NAME_scale` and `NAME_zero_point`."""
    scales = found.scales()
    low, high = min(0.0, float((found.low * scales).min())), max(1e-8, float((found.high * scales).max()))
    step = np.float32((high - low) / 255)
    zero = np.array(round(-low / step), dtype=np.uint8)
    graph.initializer.append(numpy_helper.from_array(np.array(step), f"{name}_scale"))
    graph.initializer.append(numpy_helper.from_array(zero, f"{name}_zero_point"))
    source = name
    if scales.min() < 1:
        graph.initializer.append(numpy_helper.from_array(scales, f"{name}_channels"))
        source = f"{name}_even"
        yield helper.make_node("Mul", [name, f"{name}_channels"], [source], name=source)
    read = [source, f"{name}_scale", f"{name}_zero_point"]
    yield helper.make_node("QuantizeLinear", read, [f"{name}_quantized"], name=f"{name}_quantized")
