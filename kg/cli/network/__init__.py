"""Commands that reach, or are reached over, a network."""
