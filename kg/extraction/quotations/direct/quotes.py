"""Direct speech: which quotes are utterances, whose they are, and which of them go together.

Works from positions and punctuation (following.py, leading.py); the parse is asked only within the narration between
two quotes, since a parser that trips over long quotations must not take the speaker with it.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import chain

from kg.extraction.quotations.attribution import Attribution, Cue
from kg.extraction.quotations.direct.alone import stands_alone
from kg.extraction.quotations.direct.before import after_act, after_report
from kg.extraction.quotations.direct.following import cue_behind, sentence_stop
from kg.extraction.quotations.direct.leading import cue_ahead, words_of_somebody
from kg.extraction.quotations.layout import Layout, Quote
from kg.extraction.quotations.lexicon import lexicon
from kg.extraction.quotations.phrases import is_word, trim
from kg.model import Span


@dataclass(slots=True)
class _Unit:
    """Quotes that are one quotation over several paragraphs: all but the last lack their closing mark."""

    members: list[int]
    behind: Cue | None = None


def direct_attributions(layout: Layout) -> list[Attribution]:
    """One attribution for every quotation in marks whose speaker the text gives or that stands alone, in order."""
    found: list[Attribution] = []
    last: tuple[_Unit, Attribution] | None = None
    for unit in _units(layout):
        first = unit.members[0]
        ahead = _announced(layout, unit)
        unit.behind = cue = None if ahead else cue_behind(layout, unit.members[-1])
        if cue is not None and not lexicon().knows(layout.doc[cue.head]) and _is_clause(layout, first):
            cue = words_of_somebody(layout, first) or cue  # "Roe's answer, "I won't," stunned Doe"
        if len(unit.members) > 1:
            cue = cue_ahead(layout, first) or cue or cue_behind(layout, first)
        content = tuple(layout.quotes[m].content for m in unit.members)
        behind = cue is not None
        if cue is None:
            cue = cue_ahead(layout, first)
            if cue is not None and last is not None and last[1].cue is not None:
                cue = _beside(layout, cue, last[1].cue, last[0], first)
        if cue is None and last is not None and _carries_on(layout, last[0], unit):
            found[-1] = found[-1].with_more(*content)
            last = (unit, found[-1])
            continue
        if cue is None and last is not None and _floats(layout, last[0], unit):
            cue = last[1].cue
        if cue is None:
            cue = after_act(layout, unit.members) or after_report(layout, unit.members)
        if cue is None:
            if layout.quotes[first].like_a_sentence:
                last = None
            if stands_alone(layout, unit.members):
                found.append(Attribution(content, None, direct=True))
            continue
        if behind and (lead := _lead(layout, first, last)) is not None:
            content = (lead, *content)
        found.append(Attribution(content, cue, direct=True))
        last = (unit, found[-1])
    return found


def _is_clause(layout: Layout, at: int) -> bool:
    """Whether quoted words have a finite verb, as few titles of works have."""
    quote = layout.quotes[at]
    return any(t.tag_ in {"VBD", "VBZ", "VBP", "MD"} for t in layout.doc[quote.start : quote.end])


def _announced(layout: Layout, unit: _Unit) -> bool:
    """Whether a cue and a colon or comma lead up to a quote that ends a sentence: what follows is another matter."""
    low, high = layout.narration_before(unit.members[0])
    before = next((layout.doc[i].text for i in range(high - 1, low - 1, -1) if not layout.doc[i].is_space), "")
    if layout.quotes[unit.members[-1]].last not in ".!?":
        return False
    return before == ":" or (before == "," and cue_ahead(layout, unit.members[0]) is not None)


def _end(cue: Cue) -> int:
    return cue.words[1] if cue.words is not None else cue.head + 1


def _units(layout: Layout) -> list[_Unit]:
    units: list[_Unit] = []
    open_before = False
    for i, quote in enumerate(layout.quotes):
        if open_before and units:
            units[-1].members.append(i)
        else:
            units.append(_Unit([i]))
        open_before = quote.quoted.continues
    return units


def _lead(layout: Layout, first: int, last: tuple[_Unit, Attribution] | None) -> Span | None:
    """The words before a quote that ends a sentence begun without marks: This is a "hard time," she said."""
    doc, quote = layout.doc, layout.quotes[first]
    if not next((c for c in quote.text if c.isalnum()), "A").islower():
        return None
    low, high = layout.narration_before(first)
    for i in range(low, high):
        if layout.is_stop(i, high):
            low = i + 1
    if last is not None and last[1].cue is not None and low <= last[1].cue.head < high:
        return None
    kept = trim(doc, low, high)
    if kept is None or any(lexicon().takes(t, "speech") and t.pos_ == "VERB" for t in doc[kept[0] : kept[1]]):
        return None
    return layout.span(*kept) if sum(is_word(t) for t in doc[kept[0] : kept[1]]) > 1 else None


def _beside(layout: Layout, cue: Cue, before: Cue, unit: _Unit, first: int) -> Cue | None:
    """The cue ahead of a quote seen next to the one before: the same one counts once, a participle takes its source."""
    if cue.head == before.head or (unit.behind is not None and cue.head == unit.behind.head):
        return None  # the cue stands between two halves of one quotation
    same_paragraph = layout.quotes[unit.members[-1]].paragraph == layout.quotes[first].paragraph
    if cue.source is None and same_paragraph:
        return replace(cue, source=before.source)
    return cue


def _carries_on(layout: Layout, before: _Unit, unit: _Unit) -> bool:
    """Whether the quote goes on where the cue interrupted: "...," she said. "..."."""
    last, first = layout.quotes[before.members[-1]], layout.quotes[unit.members[0]]
    if last.paragraph != first.paragraph:
        return False
    between = [t for t in layout.doc[last.end : first.start] if is_word(t)]
    if all(t.lower_ == "and" for t in between):
        # a question and another quote side by side are two turns of a talk
        return bool(between) or "?" not in (last.last, first.last)
    if before.behind is None:
        return False
    if not last.end <= before.behind.head < first.start:
        return False
    short = not first.like_a_sentence and not _resumed(layout, first)
    if short and any(is_word(t) for t in layout.doc[_end(before.behind) : first.start]):
        return False
    if _reported_anew(layout, before.behind, first.start):
        return False
    stop = sentence_stop(layout, last.end, first.start)
    return not any(is_word(t) for t in layout.doc[stop + 1 : first.start])


def _resumed(layout: Layout, quote: Quote) -> bool:
    """Whether a comma and a small letter take a sentence up again: "The boat," said Roe, a farmer, "sank."."""
    before = next((t.text for t in reversed(layout.doc[max(0, quote.start - 2) : quote.start]) if not t.is_space), "")
    return before == "," and quote.text[:1].islower()


def _reported_anew(layout: Layout, cue: Cue, start: int) -> bool:
    """Whether a second cue leads up to a quote: "...," she said, adding that it was "..."."""
    stop = sentence_stop(layout, _end(cue), start)
    if any(is_word(t) for t in layout.doc[stop + 1 : start]) or stop < start:
        return False  # the sentence with the second cue is over
    between = layout.doc[_end(cue) : start]
    return any(t.tag_ == "VBG" and t.nbor(-1).text == "," and lexicon().takes(t, "speech") for t in between)


def _floats(layout: Layout, before: _Unit, unit: _Unit) -> bool:
    """Whether a paragraph that is only a quote follows one with a known speaker."""
    last, first = layout.quotes[before.members[-1]], layout.quotes[unit.members[0]]
    p = layout.paragraphs[first.paragraph]
    if not 0 < first.paragraph - last.paragraph <= 1:
        return False
    cue = before.behind
    if cue is not None and last.last == "?" and lexicon().verb(layout.doc[cue.head]) == "ask":
        return False  # who asks does not answer
    end = layout.quotes[unit.members[-1]]
    after = layout.paragraphs[end.paragraph]
    outside = chain(layout.doc[p.start : first.start], layout.doc[end.end : after.end])
    return not any(is_word(t) for t in outside)
