"""Headlines that give a source and a colon: "Roe: Mill will never reopen", "Mill will never reopen: police"."""

from __future__ import annotations

from collections.abc import Iterator

from kg.extraction.quotations.attribution import Attribution, Cue
from kg.extraction.quotations.layout import Layout
from kg.extraction.quotations.lexicon import lexicon
from kg.extraction.quotations.phrases import NOMINAL, Range, Source, is_word, speaker_in, trim
from kg.language.syntax.nouns import noun_kind
from kg.model import EntityType

_SPEAKERS = frozenset({EntityType.PERSON, EntityType.GROUP, EntityType.ORGANIZATION})
_NAMES = frozenset({"PERSON", "ORG"})
_MOST_WORDS = 5
_LEAST_CONTENT = 3


def heading_attributions(layout: Layout) -> Iterator[Attribution]:
    """One attribution for each heading with one colon that has a source on one side and a report on the other."""
    doc = layout.doc
    for p in layout.paragraphs:
        if p.kind != "heading":
            continue
        colons = [i for i in range(p.start, p.end) if doc[i].text == ":" and layout.inside[i] < 0]
        if len(colons) != 1:
            continue
        colon = colons[0]
        for source, words in (((p.start, colon), (colon + 1, p.end)), ((colon + 1, p.end), (p.start, colon))):
            named, content = _source(layout, *source), trim(doc, *words)
            if named is not None and content is not None and _reports(layout, content):
                yield Attribution((layout.span(*content),), Cue(colon, (colon, colon + 1), named), direct=False)
                break


def _source(layout: Layout, start: int, end: int) -> Source | None:
    doc = layout.doc
    words = trim(doc, start, end)
    if words is None or words[1] - words[0] > _MOST_WORDS:
        return None
    stretch = doc[words[0] : words[1]]
    if any(t.pos_ in {"VERB", "AUX"} for t in stretch) or any(layout.inside[t.i] >= 0 for t in stretch):
        return None
    head = stretch.root
    if head.pos_ not in NOMINAL:
        return None
    named = head.ent_type_ in _NAMES or noun_kind(head)[0] in _SPEAKERS
    if not named and lexicon().noun(head) not in lexicon().nouns["evidence"]:
        return None
    return Source(words, speaker_in(doc, *words, head))


def _reports(layout: Layout, words: Range) -> bool:
    """Whether a stretch is a clause, or words in marks."""
    stretch = layout.doc[words[0] : words[1]]
    if sum(is_word(t) for t in stretch) < _LEAST_CONTENT:
        return False
    return any(t.pos_ in {"VERB", "AUX"} for t in stretch) or any(layout.inside[t.i] >= 0 for t in stretch)
