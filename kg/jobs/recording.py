"""What was found in an article as its record, or the error of that article."""

from __future__ import annotations

from kg.errors import ArticleError
from kg.model import Article, Extraction
from kg.records.kept import to_bytes


def record_of(article: Article, found: Extraction, name: str) -> bytes:
    """The record. Raises ArticleError for findings that cannot be kept, as those with half a surrogate pair."""
    try:
        return to_bytes(found, name)
    except (ValueError, TypeError, RecursionError) as error:
        raise ArticleError(
            f"{article.path}: left out, for what is found in it cannot be kept ({type(error).__name__}); report it "
            f"with the digest of the text, sha256 {article.sha256}, and without the text"
        ) from error
