"""onnxruntime, which runs the networks: on one thread, and without telling anybody."""

from __future__ import annotations

import os

# Its builds of 2026 send events to its makers and keep a number of the machine for them. This is what its Privacy.md
# says keeps it from all of that; it is read as the import below starts it.
os.environ.setdefault("ORT_DISABLE_TELEMETRY", "1")

import onnxruntime as ort

# where a program had imported onnxruntime before kg
ort.disable_telemetry_events()


def open_network(model: bytes) -> ort.InferenceSession:
    """A network from the bytes of its ONNX file: the same sums in the same order every time, on one thread of its own,
    so that many processes can share a machine.
    """
    options = ort.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.execution_mode = ort.ExecutionMode.ORT_SEQUENTIAL
    # memory patterns are kept for every shape of a batch, and hardly two are alike
    options.enable_mem_pattern = False
    options.log_severity_level = 3
    return ort.InferenceSession(model, options, providers=["CPUExecutionProvider"])
