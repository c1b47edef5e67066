"""Trains the encoder of the shipped pipeline: one network for tags, trees, sentences and names."""
