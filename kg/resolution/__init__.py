"""Mentions -> entities: within one article, then across articles."""

from kg.resolution.across import resolve_collection
from kg.resolution.within import resolve_article

__all__ = ["resolve_article", "resolve_collection"]
