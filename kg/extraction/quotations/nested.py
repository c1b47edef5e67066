"""Quotations inside quotations: "CNN reported that Roe said (that) it rains" has Roe's words inside CNN's.

One attribution lies in another when its cue, its source and its content all do. Inside words in marks the same rules
are applied once more, to the words without their marks and to the marks nested in them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kg.extraction.quotations.attribution import Attribution
from kg.extraction.quotations.direct.quotes import direct_attributions
from kg.extraction.quotations.indirect.phrasal import phrasal_attributions
from kg.extraction.quotations.indirect.reported import reported_attributions
from kg.extraction.quotations.layout import Layout, unquoted
from kg.extraction.quotations.lexicon import lexicon
from kg.language.text.intervals import Intervals
from kg.model import CueClass, Span
from kg.surely import surely

#: Acts that pass words on; a thought inside somebody's words is a part of what they say.
_PASSED_ON = frozenset({CueClass.SPEECH, CueClass.WRITING, CueClass.DENIAL, CueClass.ACCUSATION})
_WORDS = 2
#: "I say that ..." passes nothing on; "I said that ..." does.
_SELF = frozenset({"i", "we"})


@dataclass(frozen=True, slots=True)
class Nested:
    """An attribution and the layout in which it was found."""

    attribution: Attribution
    layout: Layout


class NestedAttributions:
    """All attributions of an article that may lie in others, asked by the one around them."""

    def __init__(self, layout: Layout, reports: Sequence[Attribution]) -> None:
        inner = unquoted(layout)
        found = [Nested(a, layout) for a in reports]
        if layout.quotes:
            found += [Nested(a, inner) for a in _inside_marks(inner)]
        self._by_cue = Intervals((_cue(n), n) for n in found if _passes_on(n))

    def within(self, outer: Attribution) -> list[Nested]:
        """The outermost attributions inside the content of `outer`, in order; contents are disjoint."""
        held: dict[tuple[Span, ...], Nested] = {}
        for span in outer.content:
            for nested in self._by_cue.over(span.start, span.end):
                if nested.attribution.content != outer.content and _lies_in(nested, span):
                    held.setdefault(nested.attribution.content, nested)
        kept: list[Nested] = []
        for nested in sorted(held.values(), key=_length, reverse=True):
            if not any(_touch(nested, other) for other in kept):
                kept.append(nested)
        return sorted(kept, key=lambda n: n.attribution.content)


def _inside_marks(inner: Layout) -> Iterator[Attribution]:
    yield from direct_attributions(inner)
    yield from reported_attributions(inner)
    yield from phrasal_attributions(inner)


def _passes_on(nested: Nested) -> bool:
    cue, doc = nested.attribution.cue, nested.layout.doc
    if cue is None or cue.words is None or cue.source is None or lexicon().cue_class(doc[cue.head]) not in _PASSED_ON:
        return False
    if doc[cue.head].tag_ == "VB":
        return False  # "to question it" is a purpose and no act
    if doc[cue.source.words[0]].lower_ in _SELF and doc[cue.head].tag_ not in {"VBD", "VBN"}:
        return False
    return sum(len(s.of(nested.layout.text).split()) for s in nested.attribution.content) >= _WORDS


def _lies_in(nested: Nested, span: Span) -> bool:
    source = surely(surely(nested.attribution.cue, "cue").source, "source of a cue")
    parts = [_cue(nested), nested.layout.span(*source.words), *nested.attribution.content]
    return all(span.contains(part) for part in parts)


def _touch(one: Nested, other: Nested) -> bool:
    return any(a.overlaps(b) for a in _all(one) for b in _all(other))


def _all(nested: Nested) -> list[Span]:
    return [_cue(nested), *nested.attribution.content]


def _cue(nested: Nested) -> Span:
    return nested.layout.span(*surely(surely(nested.attribution.cue, "cue").words, "word of a cue"))


def _length(nested: Nested) -> tuple[int, int]:
    content = nested.attribution.content
    return sum(s.end - s.start for s in content), -content[0].start
