"""`according to X`: the source behind the words, for direct and indirect speech alike."""

from __future__ import annotations

from kg.extraction.quotations.attribution import Cue
from kg.extraction.quotations.layout import Layout
from kg.extraction.quotations.phrases import NOMINAL, Source, speaker_in, trim


def according(layout: Layout, i: int, stop: int) -> Cue | None:
    """`according to X` from token `i`: source is what follows, up to a comma that no apposition explains."""
    doc = layout.doc
    if doc[i + 1].lower_ != "to":
        return None
    start = i + 2
    while start < stop and doc[start].is_space:
        start += 1
    head = next((t for t in doc[start:stop] if t.pos_ in NOMINAL and t.dep_ != ""), None)
    if head is None:
        return None
    while start <= head.head.i < stop and head.head != head and head.head.pos_ in NOMINAL:
        head = head.head
    words = trim(doc, start, min(stop, max(head.right_edge.i + 1, head.i + 1)))
    if words is None:
        return None
    return Cue(i, (i, i + 2), Source(words, speaker_in(doc, *words, head)))
