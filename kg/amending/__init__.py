"""A graph that is there, built again with more articles or fewer, from what was kept of it."""

from kg.amending.amending import add, remove

__all__ = ["add", "remove"]
