"""Whose a quote without a cue is by the sentence before it."""

from __future__ import annotations

from spacy.tokens import Token

from kg.extraction.quotations.attribution import Cue
from kg.extraction.quotations.layout import Layout
from kg.extraction.quotations.lexicon import lexicon
from kg.extraction.quotations.phrases import Range, Source, is_word, subject
from kg.language.syntax.negation import is_negated
from kg.language.syntax.nouns import noun_kind
from kg.language.syntax.remembered import kids
from kg.model import EntityType

_NAMED = frozenset({"PERSON", "ORG", "NORP"})


def after_act(layout: Layout, members: list[int]) -> Cue | None:
    """Who acts in the sentence before a quote that closes its paragraph: Roe shook her head. "It was never safe."."""
    first, end = layout.quotes[members[0]], layout.quotes[members[-1]]
    low, high = layout.narration_before(members[0])
    after = layout.doc[end.end : layout.paragraphs[end.paragraph].end]
    closed = high > low and layout.is_stop(high - 1, high)
    if not closed or not first.like_a_sentence or first.text[:1].islower() or any(is_word(t) for t in after):
        return None
    sentence_low, _ = layout.sentence(high - 1, layout.paragraphs[first.paragraph])
    main = next((t for t in layout.doc[max(low, sentence_low) : high] if t.head == t and t.pos_ == "VERB"), None)
    source = subject(main, max(low, sentence_low), high, inherited=False) if main is not None else None
    if main is None or source is None or source.speaker is None or not _is_person(layout, source.speaker):
        return None
    return Cue(main.i, None, source)


def after_report(layout: Layout, members: list[int]) -> Cue | None:
    """Who speaks in the last sentence above a paragraph that is only a quote: Roe said that it was safe. / "It is."."""
    first, end = layout.quotes[members[0]], layout.quotes[members[-1]]
    if not first.paragraph or not first.like_a_sentence or first.text[:1].islower():
        return None
    own, last = layout.paragraphs[first.paragraph], layout.paragraphs[end.paragraph]
    above = layout.paragraphs[first.paragraph - 1]
    outside = (*layout.doc[own.start : first.start], *layout.doc[end.end : last.end])
    if above.kind != "text" or own.kind != "text" or any(is_word(t) for t in outside):
        return None
    words = [t for t in layout.doc[above.start : above.end] if not t.is_space]
    if not words:
        return None
    low, high = layout.sentence(words[-1].i, above)
    main = next((t for t in layout.doc[low:high] if t.head == t and t.pos_ == "VERB" and _is_outside(layout, t)), None)
    if main is None or not any(_speaks(each) for each in (main, *(c for c in kids(main) if c.dep_ == "xcomp"))):
        return None
    source = subject(main, low, high, inherited=False)
    return Cue(main.i, None, source) if source is not None and _can_speak(layout, source) else None


def _is_outside(layout: Layout, token: Token) -> bool:
    return layout.inside[token.i] < 0


def _speaks(verb: Token) -> bool:
    """Whether a verb is one of saying that is not denied or only thought of."""
    return lexicon().takes(verb, "speech") and not is_negated(verb)


def _can_speak(layout: Layout, source: Source) -> bool:
    if source.speaker is None:
        return False
    head = layout.doc[slice(*source.speaker)].root
    return _is_person(layout, source.speaker) or head.ent_type_ in _NAMED


def _is_person(layout: Layout, words: Range) -> bool:
    head = layout.doc[words[0] : words[1]].root
    return head.lower_ in {"he", "she"} or head.ent_type_ == "PERSON" or noun_kind(head)[0] is EntityType.PERSON
