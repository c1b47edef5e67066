"""Mentions -> entities: within one article, then across articles; an editor's decisions over what the rules find."""

from kg.resolution.across import resolve_collection
from kg.resolution.decisions.reading import Decisions, decisions_of, read_decisions
from kg.resolution.gathering import Gathered, gathered
from kg.resolution.titles import titled, with_title_claims
from kg.resolution.within import resolve_article

__all__ = [
    "Decisions",
    "Gathered",
    "decisions_of",
    "gathered",
    "read_decisions",
    "resolve_article",
    "resolve_collection",
    "titled",
    "with_title_claims",
]
