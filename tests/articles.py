"""Invented articles for the tests."""

from __future__ import annotations

import hashlib

from kg.model import Article, Span


def article(
    text: str, *, published: str | None = "2021-03-10", outlet: str | None = None, path: str = "a.txt"
) -> Article:
    """An article whose body is all of its text."""
    digest = hashlib.sha256(text.encode("utf-8")).hexdigest()
    body = (Span(0, len(text)),) if text else ()
    return Article(digest[:16], digest, text, path, published=published, outlet=outlet, body=body)
