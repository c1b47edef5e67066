"""Revisions: an article, the next version of it, and the findings that are gone, new, or told otherwise."""

from __future__ import annotations

from collections.abc import Iterator

import pyoxigraph as ox

from kg.graph.writing.comparison.differences import difference_quads
from kg.graph.writing.comparison.laid_out import LaidOut
from kg.graph.writing.identifiers import digest
from kg.model.comparison import Change, Revision
from kg.vocabulary.namespaces import PROV, RDF
from kg.vocabulary.terms import Description, Line


def revision_quads(revision: Revision, laid_out: LaidOut) -> Iterator[Line]:
    """The revision with its findings, and what provenance calls it.

    A finding that an editor's decision took out is missing; of a change what is left of it is gone or new.
    """
    term, thing = laid_out.vocabulary.term, laid_out.vocabulary.thing
    before, after = map(laid_out.article, (revision.before, revision.after))
    described = (
        Description(thing(f"revision/{digest(revision.before, revision.after)}"))
        .add(f"{RDF}type", term("Revision"))
        .add(term("one"), before)
        .add(term("other"), after)
        .add(term("gone"), *map(laid_out.finding, revision.gone))
        .add(term("new"), *map(laid_out.finding, revision.new))
    )
    for change in revision.changed:
        one, other = laid_out.finding(change.before), laid_out.finding(change.after)
        if one is None or other is None:
            described.add(term("gone"), one).add(term("new"), other)
            continue
        iri = thing(f"revised-pair/{digest(one.value, other.value)}")
        described.add(term("change"), iri)
        yield from _change_quads(iri, (one, other), change, laid_out)
    yield from described
    yield from Description(after).add(f"{PROV}wasRevisionOf", before)


def _change_quads(
    iri: ox.NamedNode, findings: tuple[ox.NamedNode, ox.NamedNode], change: Change, laid_out: LaidOut
) -> Iterator[Line]:
    term = laid_out.vocabulary.term
    yield from (
        Description(iri)
        .add(f"{RDF}type", term("RevisedPair"))
        .add(term("one"), findings[0])
        .add(term("other"), findings[1])
        .add(term("changed"), *(aspect.value for aspect in change.aspects))
    )
    yield from difference_quads(change.differences, iri, (change.before.article, change.after.article), laid_out)
