"""All of it together: an article, or one line of what is known about it, as a reader reads it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace

from kg.model import Article, Span
from kg.plain_text.characters import character_edits
from kg.plain_text.lines import line_edits
from kg.plain_text.markdown import emphasis_edits, fence_edits, link_edits, struck_edits
from kg.plain_text.mojibake import mojibake_edits, rounds
from kg.plain_text.references import reference_edits
from kg.plain_text.repeats import repeat_edits
from kg.plain_text.tags import tag_edits, unsaid_edits
from kg.plain_text.written import Edit, Written

_Pass = Callable[[str], Iterable[Edit]]
#: Marks inside marks take a round each.
_ROUNDS_OF_MARKS = 3
_CHARACTERS: tuple[_Pass, ...] = (
    *(mojibake_edits for _ in rounds()),
    unsaid_edits,
    tag_edits,
    reference_edits,
    character_edits,
)
_MARKS: tuple[_Pass, ...] = (fence_edits, struck_edits, link_edits, *(emphasis_edits for _ in range(_ROUNDS_OF_MARKS)))


def plain_article(article: Article) -> tuple[Article, Written]:
    """The article with its text as a reader reads it, and where the words of that stand in the article's own text.

    Offsets of the new article are those of its own text; `carried_back` brings what is found there to the old one. Of
    an article that is plain already the same comes back. What stands before the body stays as it is.
    """
    written = Written(article.text)
    start = article.body[0].start if article.body else 0
    for edits in (*_CHARACTERS, *_MARKS):
        _carry_out(written, start, edits)
    for with_title in (line_edits, repeat_edits):
        title = None if article.title_span is None else written.found(article.title_span)
        if title is not None:
            title = Span(title.start - start, title.end - start) if title.start >= start else None
        _carry_out(written, start, lambda text, edits=with_title, title=title: edits(text, title))  # type: ignore[misc]
    if not written.changed or not written.text[start:].strip():
        return article, Written(article.text)
    title_span = None if article.title_span is None else written.found(article.title_span)
    body = (Span(start, len(written.text)),) if article.body else ()
    return replace(article, text=written.text, title_span=title_span, body=body), written


def plain_line(line: str) -> str:
    """A title, a name or an outlet in one line, without marks and invisible characters; empty if nothing is left."""
    written = Written(line)
    for edits in (*_CHARACTERS, *_MARKS):
        written.edit(edits(written.text))
    return " ".join(written.text.split())


def _carry_out(written: Written, start: int, edits: _Pass) -> None:
    found = edits(written.text[start:] if start else written.text)
    if start:
        found = (Edit(e.start + start, e.end + start, e.instead, e.drops_words) for e in found)
    written.edit(found)
