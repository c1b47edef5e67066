"""What is told of an article that gives nothing: one line that names it and asks for a report, and never quotes it."""

from __future__ import annotations

from kg.errors import ArticleError
from kg.model import Article


def left_out(article: Article, why: str) -> ArticleError:
    """An article that gives nothing; `why` ends in a semicolon, or in "or" where there is something else to do."""
    return ArticleError(f"{article.path}: left out, {why} {asked_to_report(article)}")


def by_mistake(error: Exception, where: str = "") -> str:
    """Why something is left out when kg makes a mistake, somewhere if that is known; not the error's words."""
    return f"by a mistake in kg{where and f' {where}'} ({type(error).__name__})"


def asked_to_report(*articles: Article) -> str:
    """How a person reports what went wrong with articles whose texts may be nobody else's business."""
    s = "" if len(articles) == 1 else "s"
    digests = ", ".join(each.sha256 for each in articles)
    return f"report it with the digest{s} of the text{s}, sha256 {digests}, and without the text{s}"
