"""Settles overlaps: a word lies in the content of one attribution only, the outermost one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from kg.extraction.quotations.attribution import Attribution
from kg.extraction.quotations.layout import Layout
from kg.language.text.intervals import Intervals
from kg.model import Span
from kg.surely import surely


def choose(layout: Layout, direct: list[Attribution], reported: Iterable[Attribution]) -> list[Attribution]:
    """The attributions that stay, with disjoint contents, in order of their first word.

    Direct speech stays as found. A report with the same cue replaces it when the report says more than the quoted
    words; any other report gives way where it overlaps direct speech. Among reports the longer one stays.
    """
    kept, others = _with_reports_of_same_cue(layout, direct, reported)
    chosen = [*kept, *_longest(layout, kept, _beside_direct(layout, kept, others))]
    return sorted(chosen, key=lambda a: (a.content[0].start, a.content[0].end))


def _with_reports_of_same_cue(
    layout: Layout, direct: list[Attribution], reported: Iterable[Attribution]
) -> tuple[list[Attribution], list[Attribution]]:
    """Direct speech, each stretched by the report of its cue if that says more; and the reports of other cues."""
    kept = list(direct)
    by_cue: dict[int | None, list[int]] = defaultdict(list)
    for i, attribution in enumerate(kept):
        if attribution.cue is not None:
            by_cue[attribution.cue.head].append(i)
    others = []
    for report in reported:
        same = next((i for i in by_cue.get(_head(report), ()) if kept[i].direct), None)
        if same is None:
            others.append(report)
        elif _says_more(layout, report, kept[same]):
            kept[same] = _joined(report, kept[same])
    return kept, others


def _beside_direct(layout: Layout, kept: list[Attribution], reports: Iterable[Attribution]) -> Iterator[Attribution]:
    """What is left of each report beside direct speech and its cues, where that is enough."""
    owned = Intervals((span, span) for a in kept for span in a.content)
    cues = Intervals((_cue(layout, a),) * 2 for a in kept if a.cue is not None and a.cue.words and a.direct)
    for report in reports:
        content = [piece for span in report.content for piece in _outside(span, owned)]
        if content != list(report.content) and _holds(owned, _cue(layout, report)):
            continue
        if any(cues.over(span.start, span.end) for span in content):
            content = [piece for span in content for piece in _outside(span, cues)][:1]
        if content and _is_whole(layout, content, report):
            yield Attribution(tuple(content), report.cue, direct=False)


def _longest(layout: Layout, kept: list[Attribution], reports: Iterable[Attribution]) -> Iterator[Attribution]:
    """Reports whose words nothing has taken yet, the longest first; each takes its content."""
    taken = bytearray(len(layout.text))  # one byte a code point
    for span in (span for a in kept for span in a.content):
        _take(taken, span)
    for report in sorted(reports, key=lambda a: (-sum(s.end - s.start for s in a.content), a.content[0].start)):
        if not any(1 in taken[s.start : s.end] for s in (*report.content, _cue(layout, report))):
            yield report
            for span in report.content:
                _take(taken, span)


def _take(taken: bytearray, span: Span) -> None:
    taken[span.start : span.end] = b"\1" * (span.end - span.start)


def _holds(owned: Intervals[Span], cue: Span) -> bool:
    return any(o.contains(cue) for o in owned.over(cue.start, cue.end))


def _head(attribution: Attribution) -> int | None:
    return attribution.cue.head if attribution.cue is not None else None


def _cue(layout: Layout, attribution: Attribution) -> Span:
    return layout.span(*surely(surely(attribution.cue, "cue").words, "word of a cue"))


def _says_more(layout: Layout, report: Attribution, direct: Attribution) -> bool:
    """Whether the report covers the quoted words and a clause around them."""
    text = layout.text
    first = direct.content[0]
    holder = next((s for s in report.content if s.start < first.start and s.overlaps(first)), None)
    if holder is None:
        return False
    lead = text[holder.start : first.start]
    # behind a colon the quoted words stand for themselves, whatever the parse makes of the words before it
    return len(lead.split()) >= 3 and ":" not in lead.rstrip()[-3:]


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


def _outside(span: Span, owned: Intervals[Span]) -> list[Span]:
    pieces = [span]
    for o in owned.over(span.start, span.end):
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
