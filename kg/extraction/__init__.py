"""Doc -> quotations and statements: the extractor protocol, its registry, and the extractors kg ships."""

from kg.extraction.protocol import Extractor, Finding
from kg.extraction.registry import extractors

__all__ = ["Extractor", "Finding", "extractors"]
