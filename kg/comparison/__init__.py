"""Articles of one story beside each other: the same utterance in several outlets, who draws on whom.

`compare` is the front door. Comes after resolution, which says who is who across articles, and before the graph.
"""

from kg.comparison.comparing import compare

__all__ = ["compare"]
