"""How the time of one article grows with its length: `python -m benchmarks.lengths`."""
