"""Settles overlaps: a word lies in the content of one attribution only, the outermost one."""

from __future__ import annotations

from collections.abc import Iterable

from kg.extraction.quotations.attribution import Attribution
from kg.extraction.quotations.layout import Layout
from kg.model import Span


def choose(layout: Layout, direct: list[Attribution], reported: Iterable[Attribution]) -> list[Attribution]:
    """The attributions that stay, with disjoint contents, in order of their first word.

    Direct speech stays as found. A report with the same cue replaces it when the report says more than the quoted
    words; any other report gives way where it overlaps direct speech. Among reports the longer one stays.
    """
    kept = list(direct)
    others = []
    for report in reported:
        same = next((d for d in kept if d.direct and d.cue and report.cue and d.cue.head == report.cue.head), None)
        if same is not None:
            if _says_more(layout, report, same):
                kept[kept.index(same)] = _joined(report, same)
            continue
        others.append(report)
    owned = [span for a in kept for span in a.content]
    cues = [layout.span(*a.cue.words) for a in kept if a.cue is not None and a.direct]
    pool = []
    for report in others:
        content = [piece for span in report.content for piece in _outside(span, owned)]
        if content != list(report.content) and any(o.contains(_cue(layout, report)) for o in owned):
            continue
        if any(span.overlaps(c) for span in content for c in cues):
            content = [piece for span in content for piece in _outside(span, cues)][:1]
        if content and _is_whole(layout, content, report):
            pool.append(Attribution(tuple(content), report.cue, direct=False))
    pool.sort(key=lambda a: (-sum(s.end - s.start for s in a.content), a.content[0].start))
    taken: list[Span] = list(owned)
    for report in pool:
        cue = _cue(layout, report)
        if any(s.overlaps(t) for s in report.content for t in taken) or any(t.overlaps(cue) for t in taken):
            continue
        kept.append(report)
        taken += report.content
    return sorted(kept, key=lambda a: (a.content[0].start, a.content[0].end))


def _cue(layout: Layout, attribution: Attribution) -> Span:
    assert attribution.cue is not None
    return layout.span(*attribution.cue.words)


def _says_more(layout: Layout, report: Attribution, direct: Attribution) -> bool:
    """Whether the report covers the quoted words and a clause around them."""
    text = layout.text
    first = direct.content[0]
    holder = next((s for s in report.content if s.start < first.start and s.overlaps(first)), None)
    if holder is None:
        return False
    lead = text[holder.start : first.start]
    return len(lead.split()) >= 3


def _joined(report: Attribution, direct: Attribution) -> Attribution:
    """The report stretched over all quoted words that belong to the same cue."""
    spans = sorted({*report.content, *direct.content})
    merged: list[Span] = []
    for span in spans:
        if merged and span.start <= merged[-1].end + 2:
            merged[-1] = Span(merged[-1].start, max(merged[-1].end, span.end))
        else:
            merged.append(span)
    return Attribution(tuple(merged), report.cue, direct=False)


def _outside(span: Span, owned: list[Span]) -> list[Span]:
    pieces = [span]
    for o in owned:
        cut = []
        for p in pieces:
            if not p.overlaps(o):
                cut.append(p)
                continue
            if p.start < o.start:
                cut.append(Span(p.start, o.start))
            if o.end < p.end:
                cut.append(Span(o.end, p.end))
        pieces = cut
    return pieces


def _is_whole(layout: Layout, content: list[Span], report: Attribution) -> bool:
    """Whether enough of the report is left after direct speech took its part."""
    before = sum(s.end - s.start for s in report.content)
    return sum(s.end - s.start for s in content) * 2 >= before
