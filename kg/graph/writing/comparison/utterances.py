"""Utterances: the quotations that render what somebody said on one occasion, and by which words they differ."""

from __future__ import annotations

from collections.abc import Iterator

import pyoxigraph as ox

from kg.graph.writing.comparison.laid_out import LaidOut
from kg.graph.writing.identifiers import digest, offsets
from kg.model.comparison import Difference, RenderedPair, Utterance
from kg.vocabulary.namespaces import RDF
from kg.vocabulary.terms import Description, typed


def utterance_quads(utterance: Utterance, laid_out: LaidOut) -> Iterator[ox.Quad]:
    """The utterance with its renderings, and each pair of them that was found alike."""
    vocabulary = laid_out.vocabulary
    term = vocabulary.term
    speaker = None if utterance.speaker is None else laid_out.thing(utterance.speaker)
    lent = utterance.lent if speaker is not None else ()
    described = (
        Description(vocabulary.thing(utterance.key))
        .add(f"{RDF}type", term("Utterance"))
        .add(term("inStory"), laid_out.story(each.article for each in utterance.renderings))
        .add(term("rendering"), *(laid_out.quotation(each) for each in utterance.renderings))
        .add(term("firstRendering"), laid_out.quotation(utterance.renderings[0]))
        .add(term("agreedSpeaker"), speaker)
        .add(term("lentTo"), *(laid_out.quotation(each) for each in lent))
    )
    for pair in utterance.pairs:
        described.add(term("pair"), _pair_iri(pair, laid_out))
        yield from _pair_quads(pair, laid_out)
    yield from described


def _pair_quads(pair: RenderedPair, laid_out: LaidOut) -> Iterator[ox.Quad]:
    term = laid_out.vocabulary.term
    described = (
        Description(_pair_iri(pair, laid_out))
        .add(f"{RDF}type", term("RenderedPair"))
        .add(term("one"), laid_out.quotation(pair.one))
        .add(term("other"), laid_out.quotation(pair.other))
        .add(term("shared"), typed(str(pair.shared), "decimal"))
        .add(term("changed"), *(aspect.value for aspect in pair.changed))
    )
    for difference in pair.differences:
        described.add(term("difference"), _difference_iri(difference, pair, laid_out))
        yield from _difference_quads(difference, pair, laid_out)
    yield from described


def _difference_quads(difference: Difference, pair: RenderedPair, laid_out: LaidOut) -> Iterator[ox.Quad]:
    term = laid_out.vocabulary.term
    described = (
        Description(_difference_iri(difference, pair, laid_out))
        .add(f"{RDF}type", term("Difference"))
        .add(term("differenceKind"), difference.kind.value)
    )
    for side, article, spans in (
        ("one", pair.one.article, difference.one),
        ("other", pair.other.article, difference.other),
    ):
        evidence = list(laid_out.evidence(article, spans))
        described.add(term(f"{side}Words"), laid_out.scopes[article].words(spans) or None)
        described.add(term(f"{side}Evidence"), *evidence).add(term("evidence"), *evidence)
    yield from described


def _pair_iri(pair: RenderedPair, laid_out: LaidOut) -> ox.NamedNode:
    """The same in each utterance that has both renderings."""
    name = digest(laid_out.quotation(pair.one).value, laid_out.quotation(pair.other).value)
    return laid_out.vocabulary.thing(f"rendered-pair/{name}")


def _difference_iri(difference: Difference, pair: RenderedPair, laid_out: LaidOut) -> ox.NamedNode:
    name = digest(
        _pair_iri(pair, laid_out).value, difference.kind.value, offsets(difference.one), offsets(difference.other)
    )
    return laid_out.vocabulary.thing(f"difference/{name}")
