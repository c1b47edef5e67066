"""A built graph in other formats, and as a network."""
