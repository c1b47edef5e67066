"""Quotations: words or thoughts that an article ascribes to somebody, and those that it ascribes within them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import pyoxigraph as ox

from kg.graph.writing.identifiers import digest, offsets
from kg.graph.writing.scope import Scope
from kg.graph.writing.times import say_when
from kg.model import Quotation, Span, Status
from kg.model.uttered import is_uttered
from kg.vocabulary.namespaces import RDF, SCHEMA
from kg.vocabulary.terms import Description, Line, typed


@dataclass(frozen=True, slots=True)
class _Placed:
    """A quotation with its name, that of the quotation whose words it is a part of, and its place among the others."""

    quotation: Quotation[str]
    name: str
    outer: str | None = None
    place: tuple[int, ...] = ()


def quotation_quads(scope: Scope) -> Iterator[Line]:
    """Every quotation of the article, nested ones too, in the default graph, with `kg:said` and `kg:reported`.

    `kg:said` stands only for what the article itself reports as said: not where the act is negated, possible or
    alleged, and not for a nested quotation, of which only the outer speaker knows.
    """
    members = {entity.id: entity.members for entity in scope.extraction.entities}
    for placed in _placed(scope):
        iri = _iri(placed.name, scope)
        speakers = _speakers(placed.quotation, members, scope)
        yield from _described(placed, speakers, scope)
        if placed.outer is None and _is_said(placed.quotation):
            for speaker in speakers:
                yield from Description(speaker).add(scope.vocabulary.term("said"), iri)
        if scope.outlet:
            outlet = scope.vocabulary.thing(scope.outlet)
            yield from Description(outlet).add(scope.vocabulary.term("reported"), iri)


def _is_said(quotation: Quotation[str]) -> bool:
    """Whether the article itself reports that the words were uttered: a belief, a wish or a judgement need not be."""
    return is_uttered(quotation.kind, quotation.cue_class) and quotation.status is Status.ASSERTED


def quotation_spans(scope: Scope) -> Iterator[Span]:
    """The spans of content, cue and source of all quotations, nested ones too."""
    for placed in _placed(scope):
        yield from placed.quotation.content + placed.quotation.cue + placed.quotation.source


def quotation_iri(quotation: Quotation[str], scope: Scope) -> ox.NamedNode:
    """The IRI of a quotation that is not nested, made of its article, spans, kind, speaker and addressee."""
    return _iri(_name(quotation, scope, None), scope)


def quotation_iris(scope: Scope) -> Mapping[tuple[int, ...], ox.NamedNode]:
    """The IRI of each quotation of the article, nested ones too, by its place (`kg.model.comparison.Rendering`)."""
    return {placed.place: _iri(placed.name, scope) for placed in _placed(scope)}


def _described(placed: _Placed, speakers: list[ox.NamedNode], scope: Scope) -> Iterator[Line]:
    quotation, term = placed.quotation, scope.vocabulary.term
    described = (
        Description(_iri(placed.name, scope))
        .add(f"{RDF}type", ox.NamedNode(f"{SCHEMA}Quotation"))
        .add(f"{SCHEMA}text", scope.words(quotation.content))
        .add(term("kind"), quotation.kind.value)
        .add(term("status"), scope.vocabulary.status(quotation.status))
        .add(term("cue"), scope.words(quotation.cue) or None)
        .add(term("cueClass"), quotation.cue_class.value if quotation.cue_class else None)
        .add(term("factive"), typed("true", "boolean") if quotation.factive else None)
        .add(term("sourceWords"), scope.words(quotation.source) or None)
        .add(f"{SCHEMA}isPartOf", scope.iri)
        .add(term("nestedIn"), _iri(placed.outer, scope) if placed.outer else None)
        .add(term("speaker"), *speakers)
        .add(term("toldTo"), _thing(quotation.addressee, scope))
        .add(term("medium"), _thing(quotation.medium, scope))
        .add(term("timeWords"), scope.words((quotation.time.span,)) if quotation.time and quotation.time.span else None)
    )
    for name, spans in (
        ("contentEvidence", quotation.content),
        ("cueEvidence", quotation.cue),
        ("sourceEvidence", quotation.source),
    ):
        for span in spans:
            described.add(term(name), scope.evidence(span)).add(term("evidence"), scope.evidence(span))
    yield from say_when(described, term, quotation.time.value if quotation.time else None)


def _placed(scope: Scope) -> Iterator[_Placed]:
    """All quotations of the article, each before those that are nested in it."""
    ahead = _inside(None, scope.extraction.quotations, scope)
    while ahead:
        placed = ahead.pop()
        yield placed
        ahead += _inside(placed, placed.quotation.nested, scope)


def _inside(outer: _Placed | None, quotations: Sequence[Quotation[str]], scope: Scope) -> list[_Placed]:
    """The quotations within another one, or those of the article, the last first."""
    name, above = (None, ()) if outer is None else (outer.name, outer.place)
    found = [_Placed(each, _name(each, scope, name), name, (*above, at)) for at, each in enumerate(quotations)]
    return found[::-1]


def _name(quotation: Quotation[str], scope: Scope, outer: str | None) -> str:
    # The same words reported by two speakers are two nested quotations, each in one other.
    return digest(
        scope.article.id,
        offsets(tuple(sorted(quotation.content))),
        offsets(tuple(sorted(quotation.cue))),
        offsets(tuple(sorted(quotation.source))),
        quotation.kind.value,
        _key(quotation.speaker, scope),
        _key(quotation.addressee, scope),
        *(() if outer is None else (outer,)),
    )


def _speakers(quotation: Quotation[str], members: dict[str, tuple[str, ...]], scope: Scope) -> list[ox.NamedNode]:
    """Who speaks; if that is a group, its known members too."""
    if quotation.speaker is None or scope.key(quotation.speaker) is None:
        return []
    keys = {scope.key(each) for each in (quotation.speaker, *members.get(quotation.speaker, ()))}
    return [scope.vocabulary.thing(key) for key in sorted(filter(None, keys))]


def _iri(name: str, scope: Scope) -> ox.NamedNode:
    return scope.vocabulary.thing(f"quotation/{name}")


def _thing(entity_id: str | None, scope: Scope) -> ox.NamedNode | None:
    key = _key(entity_id, scope)
    return None if key is None else scope.vocabulary.thing(key)


def _key(entity_id: str | None, scope: Scope) -> str | None:
    return None if entity_id is None else scope.key(entity_id)
