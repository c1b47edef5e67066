"""What kg survives of real articles and of damaged pages: `python -m benchmarks.survival`."""
