"""Trains the encoder of the shipped pipeline: one network for tags, trees, sentences and names."""

# before anything here imports onnxruntime, which would else report to its makers
import kg.language.parsing.encoder.runtime  # noqa: F401
