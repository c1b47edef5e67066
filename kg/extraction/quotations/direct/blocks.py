"""Block quotations: a paragraph without marks below one that ends in "Roe wrote in a letter:"."""

from __future__ import annotations

from collections.abc import Iterator

from kg.extraction.quotations.attribution import Attribution, Cue
from kg.extraction.quotations.direct.leading import introduction, last_word
from kg.extraction.quotations.layout import Layout, Paragraph, Quote
from kg.extraction.quotations.lexicon import lexicon
from kg.language.text.quotation_marks import Quoted
from kg.model import Span

#: A shorter paragraph is a line of a list or a label.
_LEAST_WORDS = 6


def block_attributions(layout: Layout) -> Iterator[Attribution]:
    """One attribution for each paragraph that a colon announces as somebody's words though it has no marks.

    Only the one paragraph below counts, for nothing shows where a longer block ends.
    """
    for above, (index, block) in zip(layout.paragraphs, list(enumerate(layout.paragraphs))[1:], strict=False):
        if above.kind != "text" or block.kind != "text" or block.quotes or not _ends_in_colon(layout, above):
            continue
        text = layout.text[block.ends[0] : block.ends[1]].strip()
        begin = layout.text.index(text, block.ends[0]) if text else block.ends[0]
        words = len(text.split())
        if words < _LEAST_WORDS or not text[0].isupper() or text[-1] not in ".!?…":
            continue
        whole = Quoted(begin, begin + len(text), begin, begin + len(text))
        start = above.quotes[-1].end if above.quotes else above.start
        cue = introduction(layout, start, above.end, Quote(whole, block.start, block.end, index, words, text))
        if cue is not None and cue.source is not None and _tells(layout, cue):
            yield Attribution((Span(whole.start, whole.end),), cue, direct=True)


def _ends_in_colon(layout: Layout, paragraph: Paragraph) -> bool:
    last = last_word(layout, paragraph.start, paragraph.end)
    return last is not None and layout.doc[last].text == ":" and layout.inside[last] < 0


def _tells(layout: Layout, cue: Cue) -> bool:
    """Whether the cue is one of saying or writing; a list of reasons or demands is announced by other words."""
    head, words = layout.doc[cue.head], lexicon()
    return words.takes(head, "speech") if head.pos_ == "VERB" else words.noun(head) in words.nouns["statement"]
