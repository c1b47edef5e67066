"""Versions of one article beside each other: which articles are versions, and what a later one tells otherwise."""
