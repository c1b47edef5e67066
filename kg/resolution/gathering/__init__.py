"""What resolution keeps of each article: little, so that a collection may be far larger than memory."""

from kg.resolution.gathering.gathered import Gathered, gathered

__all__ = ["Gathered", "gathered"]
