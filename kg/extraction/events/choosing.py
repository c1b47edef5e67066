"""Which words of an article tell of an event."""

from __future__ import annotations

from collections.abc import Iterator

from kg.extraction.events.silent import silence_of
from kg.extraction.frames.matching.analysis import Analysis
from kg.extraction.frames.matching.evoking import silenced
from kg.extraction.quotations import extract_quotations
from kg.language.parsing.predicates import Predicate
from kg.language.syntax.clauses import is_verbal
from kg.language.syntax.nouns import base, noun_kind
from kg.language.syntax.offsets import tokens_at
from kg.language.text.blocks import BlockKind
from kg.model import EntityType, Quotation, Span

#: Kinds of things that a noun may stand for without telling of an event.
_THINGS = frozenset(EntityType) - {EntityType.EVENT}


def told(analysis: Analysis) -> Iterator[Predicate]:
    """The predicates of prose and headings that tell of an event, in the order of the text.

    Not: cues of quotations, which the quotations hold; auxiliaries and light verbs; what only colours another event
    ("began to", "failed to"); nouns that stand for a person or a thing; parts of names.
    """
    readable = {
        t.i
        for block in analysis.doc._.blocks
        if block.kind in (BlockKind.TEXT, BlockKind.HEADING)
        for t in tokens_at(analysis.doc, block)
    }
    cues = set(_cues(analysis))
    light = {
        a.head.i for found in analysis.predicates.values() for p in found for a in p.arguments if a.role == "ARGM-LVB"
    }
    for place in sorted(analysis.predicates):
        if place in readable and place not in cues and place not in light:
            yield from (p for p in analysis.predicates[place] if _tells(p, analysis))


def _tells(predicate: Predicate, analysis: Analysis) -> bool:
    token = predicate.token
    if base(token.dep_) in {"aux", "cop"} or silenced(token) is not None:
        return False
    silence = silence_of(predicate.roleset)
    if silence == "colouring":
        return not any(a.head.i in analysis.predicates for a in predicate.arguments if a.role in {"ARG1", "ARG2"})
    return not silence and (is_verbal(token) or not _is_thing(predicate, analysis))


def _is_thing(predicate: Predicate, analysis: Analysis) -> bool:
    """Whether a noun stands for somebody or something ("the buyer", "the statement") and not for what happened."""
    token = predicate.token
    if token.pos_ not in {"NOUN", "PROPN"}:
        return False
    chain = analysis.pointers.chain_at.get(token.i)
    kind = chain.type if chain is not None else noun_kind(token)[0]
    return kind in _THINGS or (chain is not None and chain.named)


def _cues(analysis: Analysis) -> Iterator[int]:
    """The tokens of the cues of all quotations, nested ones too."""

    def of(quotation: Quotation[Span]) -> Iterator[int]:
        for span in quotation.cue:
            yield from (t.i for t in tokens_at(analysis.doc, span))
        for inner in quotation.nested:
            yield from of(inner)

    for quotation in extract_quotations(analysis.doc, analysis.article):
        yield from of(quotation)
