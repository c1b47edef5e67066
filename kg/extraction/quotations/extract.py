"""The extractor: one article's Doc in, its quotations out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Doc

from kg.extraction.quotations.act_time import time_of
from kg.extraction.quotations.attribution import Attribution
from kg.extraction.quotations.choice import choose
from kg.extraction.quotations.direct.blocks import block_attributions
from kg.extraction.quotations.direct.headings import heading_attributions
from kg.extraction.quotations.direct.posts import signed_posts
from kg.extraction.quotations.direct.quotes import direct_attributions
from kg.extraction.quotations.direct.turns import turn_attributions
from kg.extraction.quotations.indirect.adjectival import adjectival_attributions
from kg.extraction.quotations.indirect.phrasal import phrasal_attributions
from kg.extraction.quotations.indirect.reported import reported_attributions
from kg.extraction.quotations.layout import Layout, lay_out
from kg.extraction.quotations.lexicon import lexicon
from kg.extraction.quotations.media import addressed_in, medium
from kg.extraction.quotations.nested import NestedAttributions
from kg.extraction.quotations.phrases import Range
from kg.extraction.quotations.standing import standing
from kg.language.text.intervals import Intervals
from kg.model import Article, CueClass, Quotation, QuotationKind, Span, Status

_KEY = "kg.quotations"


def extract_quotations(doc: Doc, article: Article) -> Iterator[Quotation[Span]]:
    """Direct, mixed and indirect quotations of an article, by the start of their content.

    `doc` is the article as analysed by `kg.language` (Universal Dependencies labels, `doc.text == article.text`);
    spans are code points of that text. `content` leaves out quotation marks, cue and source. `speaker` is the noun
    phrase in the source that names who speaks; for a relative pronoun it is the phrase that the pronoun points at.
    Contents are disjoint. Found once and remembered on the Doc, however many extractors ask. Raises nothing.
    """
    if _KEY not in doc.user_data:
        doc.user_data[_KEY] = tuple(_find(doc))
    yield from doc.user_data[_KEY]


def _find(doc: Doc) -> Iterator[Quotation[Span]]:
    layout = lay_out(doc)
    turns = turn_attributions(layout)
    said = Intervals((span, None) for turn in turns for span in turn.content)
    direct, inside = list(turns), list[Attribution]()
    for one in (*direct_attributions(layout), *block_attributions(layout), *signed_posts(layout)):
        (inside if any(said.over(span.start, span.end) for span in one.content) else direct).append(one)
    finders = reported_attributions, phrasal_attributions, adjectival_attributions, heading_attributions
    reports = [report for find in finders for report in find(layout)]
    nested = NestedAttributions(layout, [*inside, *reports])
    for attribution in choose(layout, direct, reports):
        quotation = _quotation(layout, attribution, nested)
        if quotation is not None:
            yield quotation


def _quotation(layout: Layout, attribution: Attribution, nested: NestedAttributions) -> Quotation[Span] | None:
    content = _without_marks(layout, attribution)
    if not content:
        return None
    # a block quotation and a turn have no marks, yet give the very words
    verbatim = attribution.whole or _is_block(layout, attribution)
    kind = QuotationKind.DIRECT if verbatim else _kind(layout, content)
    inside = (_quotation(n.layout, n.attribution, nested) for n in nested.within(attribution))
    plain = Quotation(content, kind, nested=tuple(q for q in inside if q is not None))
    cue = attribution.cue
    if cue is None:
        return plain
    source, head = cue.source, layout.doc[cue.head]
    spoken = layout.span(*source.words) if source is not None else None
    words = spoken.of(layout.text) if spoken is not None else ""
    quotation = replace(
        plain,
        cue=(layout.span(*cue.words),) if cue.words is not None else (),
        source=(spoken,) if spoken is not None else (),
        speaker=_span(layout, source.speaker) if source is not None else None,
        addressee=_span(layout, cue.addressee or addressed_in(head)),
        medium=_span(layout, medium(head)),
        cue_class=lexicon().cue_class(head) if cue.words is not None else CueClass.SPEECH,
        factive=cue.words is not None and lexicon().is_factive(head),
        status=standing(layout, head, words, direct=attribution.direct) if cue.words is not None else Status.ASSERTED,
        time=time_of(layout, attribution),
    )
    if quotation.cue_class is CueClass.DENIAL or quotation.status is Status.NEGATED:
        return replace(quotation, nested=tuple(_doubted(inner) for inner in quotation.nested))
    return quotation


def _doubted(nested: Quotation[Span]) -> Quotation[Span]:
    """A quotation that the speaker around it denies, or never spoke of."""
    return replace(nested, status=Status.ALLEGED) if nested.status is Status.ASSERTED else nested


def _is_block(layout: Layout, attribution: Attribution) -> bool:
    return attribution.direct and not any(layout.quotes_over(span) for span in attribution.content)


def _span(layout: Layout, tokens: Range | None) -> Span | None:
    return layout.span(*tokens) if tokens is not None else None


def _without_marks(layout: Layout, attribution: Attribution) -> tuple[Span, ...]:
    """The content without the marks of a quote that it lies in; a pair of marks within a longer content stays."""
    out = []
    for span in attribution.content:
        holder = next(
            (q.quoted for q in layout.quotes_over(span) if q.quoted.start <= span.start and span.end <= q.quoted.end),
            None,
        )
        if holder is not None:
            start, end = max(span.start, holder.inner_start), min(span.end, holder.inner_end)
            if start >= end:
                continue
            span = Span(start, end)
        out.append(span)
    return tuple(sorted(out))


def _kind(layout: Layout, content: tuple[Span, ...]) -> QuotationKind:
    every = sum(_letters(layout, span.start, span.end) for span in content)
    inside = sum(
        _letters(layout, max(span.start, quote.content.start), min(span.end, quote.content.end))
        for span in content
        for quote in layout.quotes_over(span)
        if span.overlaps(quote.content)
    )
    if inside == 0:
        return QuotationKind.INDIRECT
    return QuotationKind.DIRECT if inside == every else QuotationKind.MIXED


def _letters(layout: Layout, start: int, end: int) -> int:
    return sum(c.isalnum() for c in layout.text[start:end])
