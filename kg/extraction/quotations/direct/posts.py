"""Posts that an article shows without marks, above their signature: "... — Jane Roe (@janeroe) May 3, 2019"."""

from __future__ import annotations

from collections.abc import Iterator

from kg.extraction.quotations.attribution import Attribution, Cue
from kg.extraction.quotations.layout import Layout, Paragraph
from kg.extraction.quotations.phrases import Source
from kg.language.syntax.offsets import tokens_at
from kg.language.text.blocks import SIGNATURE
from kg.model import Span


def signed_posts(layout: Layout) -> Iterator[Attribution]:
    """One attribution for each post: its words up to the signature, which names who speaks.

    Only a signature with a day counts; in a paragraph of its own it signs the paragraph above. Posts that are all in
    quotation marks are left to the finders of those.
    """
    for index, paragraph in enumerate(layout.paragraphs):
        start = paragraph.ends[0]
        for match in SIGNATURE.finditer(layout.text, *paragraph.ends):
            holder, ends = paragraph, (start, match.start())
            if not layout.text[slice(*ends)].strip() and start == paragraph.ends[0] and index:
                holder = layout.paragraphs[index - 1]
                ends = holder.ends
            start = match.end()
            if match["day"] is None:
                continue  # without a day it may be whose text or picture it is
            found = _attribution(layout, ends, Span(*match.span("name")), holder)
            if found is not None:
                yield found


def _attribution(layout: Layout, body: tuple[int, int], name: Span, holder: Paragraph) -> Attribution | None:
    words = layout.text[slice(*body)]
    trimmed = words.strip()
    tokens = tokens_at(layout.doc, name)
    if len(trimmed.split()) < 2 or holder.kind not in {"text", "heading"}:
        return None
    first = body[0] + words.index(trimmed)
    content = Span(first, first + len(trimmed))
    quotes = layout.quotes_over(content)
    if quotes and sum(q.quoted.end - q.quoted.start for q in quotes) * 2 >= content.end - content.start:
        return None
    signer = (tokens.start, tokens.end)
    return Attribution((content,), Cue(tokens.root.i, None, Source(signer, signer)), direct=True, whole=True)
