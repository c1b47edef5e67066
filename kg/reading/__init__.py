"""Files, folders and streams to articles: plain text, Markdown with front matter, HTML, JSON and JSON Lines."""

from kg.reading.given import article_of, day_of
from kg.reading.reader import MAX_BYTES, read

__all__ = ["MAX_BYTES", "article_of", "day_of", "read"]
