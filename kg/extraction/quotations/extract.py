"""The extractor: one article's Doc in, its quotations out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from spacy.tokens import Doc

from kg.extraction.quotations.act_time import time_of
from kg.extraction.quotations.admission import is_quotation
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
from kg.extraction.quotations.lent import lent_words
from kg.extraction.quotations.lexicon import lexicon
from kg.extraction.quotations.media import addressed_in, medium
from kg.extraction.quotations.nested import NestedAttributions
from kg.extraction.quotations.phrases import Range, Source
from kg.extraction.quotations.standing import standing
from kg.language.syntax.alternatives import is_alternative
from kg.language.text.intervals import Intervals
from kg.model import Article, CueClass, Quotation, QuotationKind, Span, Status

_KEY = "kg.quotations"
_LENT = "kg.lent_words"


def extract_quotations(doc: Doc, article: Article) -> Iterator[Quotation[Span]]:
    """Direct, mixed and indirect quotations of an article, by the start of their content.

    `doc` is the article as analysed by `kg.language` (Universal Dependencies labels, `doc.text == article.text`);
    spans are code points of that text. `content` leaves out quotation marks, cue and source. `speaker` is the noun
    phrase in the source that names who speaks; for a relative pronoun it is the phrase that the pronoun points at.
    Contents are disjoint. Found once and remembered on the Doc, however many extractors ask. Raises nothing.
    """
    yield from (quotation for one in _found(doc) for quotation in one.quotations)


def ascriptions(doc: Doc, article: Article) -> Iterator[Quotation[Span]]:
    """All that an article ascribes to somebody: its quotations, and what is only wished, known, judged or not said.

    What stands under any of these is not what the article itself asserts. The rest is as for `extract_quotations`.
    """
    yield from (one.ascribed for one in _found(doc))


@dataclass(frozen=True, slots=True)
class _Found:
    """What is ascribed, and the quotations in it: itself, or where it is none those nested in it."""

    ascribed: Quotation[Span]
    quotations: tuple[Quotation[Span], ...]


def lent(doc: Doc, article: Article) -> tuple[Span, ...]:
    """Stretches that are somebody's words though nothing beside them may say whose, as `lent_words` has them."""
    _found(doc)
    spans: tuple[Span, ...] = doc.user_data[_LENT]
    return spans


def _found(doc: Doc) -> tuple[_Found, ...]:
    if _KEY not in doc.user_data:
        layout = lay_out(doc)
        doc.user_data[_LENT] = tuple(lent_words(layout))
        doc.user_data[_KEY] = tuple(_find(layout))
    found: tuple[_Found, ...] = doc.user_data[_KEY]
    return found


def _find(layout: Layout) -> Iterator[_Found]:
    turns, posts = turn_attributions(layout), list(signed_posts(layout))
    said = Intervals((span, None) for turn in turns for span in turn.content)
    direct, inside = list(turns), list[Attribution]()
    for post in posts:
        (inside if any(said.over(span.start, span.end) for span in post.content) else direct).append(post)
    said = Intervals((span, None) for outer in direct for span in outer.content)
    for one in (*direct_attributions(layout), *block_attributions(layout)):
        (inside if any(said.over(span.start, span.end) for span in one.content) else direct).append(one)
    finders = reported_attributions, phrasal_attributions, adjectival_attributions, heading_attributions
    reports = [report for find in finders for report in find(layout)]
    nested = NestedAttributions(layout, [*inside, *reports])
    for attribution in choose(layout, direct, reports):
        found = _judged(layout, attribution, nested, inside=False)
        if found is not None:
            yield found


def _judged(layout: Layout, attribution: Attribution, nested: NestedAttributions, *, inside: bool) -> _Found | None:
    """An attribution as what it ascribes and the quotations in it; `inside` the content of another."""
    held = [_judged(n.layout, n.attribution, nested, inside=True) for n in nested.within(attribution)]
    within = [each for each in held if each is not None]
    ascribed = _ascribed(layout, attribution, tuple(each.ascribed for each in within))
    if ascribed is None:
        return None
    quoted = tuple(q for each in within for q in each.quotations)
    if not is_quotation(layout, attribution, ascribed, inside=inside):
        return _Found(ascribed, _under(ascribed, quoted))
    return _Found(ascribed, (replace(ascribed, nested=_under(ascribed, quoted)),))


def _speaker(layout: Layout, source: Source | None) -> Span | None:
    """The words that name who speaks; none where it is one of several ("Roe or Doe said")."""
    if source is None or source.speaker is None or is_alternative(layout.doc[slice(*source.speaker)].root):
        return None
    return _span(layout, source.speaker)


def _ascribed(layout: Layout, attribution: Attribution, nested: tuple[Quotation[Span], ...]) -> Quotation[Span] | None:
    content = _without_marks(layout, attribution)
    if not content:
        return None
    # a block quotation and a turn have no marks, yet give the very words
    verbatim = attribution.whole or _is_block(layout, attribution)
    kind = QuotationKind.DIRECT if verbatim else _kind(layout, content)
    plain = Quotation(content, kind, nested=nested)
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
        speaker=_speaker(layout, source),
        addressee=_span(layout, cue.addressee or addressed_in(head)),
        medium=_span(layout, medium(head)),
        cue_class=lexicon().cue_class(head) if cue.words is not None else CueClass.SPEECH,
        factive=cue.words is not None and lexicon().is_factive(head),
        status=standing(layout, head, words, direct=attribution.direct) if cue.words is not None else Status.ASSERTED,
        time=time_of(layout, attribution),
    )
    return replace(quotation, nested=_under(quotation, nested))


def _under(outer: Quotation[Span], nested: tuple[Quotation[Span], ...]) -> tuple[Quotation[Span], ...]:
    """The quotations in one whose speaker denies them, or never spoke of them, are alleged."""
    doubted = outer.cue_class is CueClass.DENIAL or outer.status is Status.NEGATED
    return tuple(map(_doubted, nested)) if doubted else nested


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
