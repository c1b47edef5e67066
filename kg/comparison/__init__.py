"""Articles of one story beside each other: the same utterance in several outlets, who draws on whom.

`compare` is the front door; `revisions` lays versions of one article beside each other. Both come after resolution,
which says who is who across articles, and before the graph.
"""

from kg.comparison.comparing import compare
from kg.comparison.revising.revisions import revisions

__all__ = ["compare", "revisions"]
