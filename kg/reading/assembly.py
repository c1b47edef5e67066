"""The last step of reading: an article of its text and of what is known about it."""

from __future__ import annotations

import hashlib

from kg.model import Article, Span, article_id
from kg.plain_text import plain_line
from kg.reading.date_line import date_line
from kg.reading.fields import Fields
from kg.reading.headline import find_headline, locate_title


def assemble(text: str, path: str, known: Fields, *, body_start: int = 0, title_span: Span | None = None) -> Article:
    """An article. `text` must hold more than white space from `body_start` on, and no lone surrogates.

    `title_span` is where the known title stands outside the body, as in a front matter. A title that is not known is
    looked for in the text, and so is a day of publication.
    """
    body = Span(body_start, len(text))
    title = known.title
    if title is None:
        found = find_headline(text, body)
        title, title_span = found if found else (None, None)
        title = plain_line(title) or title if title else None
    else:
        if title_span is not None and title_span.of(text).split() != title.split():
            title_span = None
        title_span = locate_title(text, title, body, title_span)
    digest = hashlib.sha256(text.encode("utf-8")).hexdigest()
    return Article(
        id=article_id(digest, known.outlet, known.url),
        sha256=digest,
        text=text,
        path=path,
        title=title,
        title_span=title_span,
        outlet=known.outlet,
        authors=known.authors,
        published=known.published or date_line(text, body),
        url=known.url,
        body=(body,),
    )
