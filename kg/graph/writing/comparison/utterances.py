"""Utterances: the quotations that render what somebody said on one occasion, and by which words they differ."""

from __future__ import annotations

from collections.abc import Iterator

import pyoxigraph as ox

from kg.graph.writing.comparison.differences import difference_quads
from kg.graph.writing.comparison.laid_out import LaidOut
from kg.graph.writing.identifiers import digest
from kg.model.comparison import RenderedPair, Utterance
from kg.vocabulary.namespaces import RDF
from kg.vocabulary.terms import Description, Line, typed


def utterance_quads(utterance: Utterance, laid_out: LaidOut) -> Iterator[Line]:
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


def _pair_quads(pair: RenderedPair, laid_out: LaidOut) -> Iterator[Line]:
    term = laid_out.vocabulary.term
    described = (
        Description(_pair_iri(pair, laid_out))
        .add(f"{RDF}type", term("RenderedPair"))
        .add(term("one"), laid_out.quotation(pair.one))
        .add(term("other"), laid_out.quotation(pair.other))
        .add(term("shared"), typed(str(pair.shared), "decimal"))
        .add(term("changed"), *(aspect.value for aspect in pair.changed))
    )
    yield from described
    articles = pair.one.article, pair.other.article
    yield from difference_quads(pair.differences, _pair_iri(pair, laid_out), articles, laid_out)


def _pair_iri(pair: RenderedPair, laid_out: LaidOut) -> ox.NamedNode:
    """The same in each utterance that has both renderings."""
    name = digest(laid_out.quotation(pair.one).value, laid_out.quotation(pair.other).value)
    return laid_out.vocabulary.thing(f"rendered-pair/{name}")
