"""An Extraction as one line of `kg extract`."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from kg.model import Amount, EventReport, Extraction, Literal, Participant, Quotation, Span, Statement, event_id


def to_json(extraction: Extraction) -> dict[str, Any]:
    """One line of `kg extract`, ready for `json.dumps`: offsets are code points of `text`, half open."""
    article = extraction.article
    return {
        "article": {
            "id": article.id, "path": article.path, "sha256": article.sha256, "title": article.title,
            "outlet": article.outlet, "author": list(article.authors), "published": article.published,
            "url": article.url,
        },
        "text": article.text,
        "entities": [
            {"id": e.id, "name": e.name, "type": e.type.value, "mentions": _offsets(m.span for m in e.mentions)}
            | ({"members": list(e.members)} if e.members else {})
            | ({"size": e.size} if e.size is not None else {})
            for e in extraction.entities
        ],
        "quotations": [_quotation(q) for q in extraction.quotations],
        "statements": [_statement(s) for s in extraction.statements],
        "headline": [
            {
                "claim": _claim(h.claim) if h.in_title else _number(h.claim, extraction),
                "supported_by": h.support and _number(h.support, extraction),
                "missing": h.missing,
            }
            | ({"evidence": _offsets(h.evidence)} if h.evidence else {})
            for h in extraction.headline
        ],
        "events": [_event(e, event_id(place)) for place, e in enumerate(extraction.events)],
    }  # fmt: skip


def _offsets(spans: Iterable[Span]) -> list[list[int]]:
    return [[span.start, span.end] for span in spans]


def _quotation(q: Quotation[str]) -> dict[str, Any]:
    return {
        "content": _offsets(q.content),
        "cue": _offsets(q.cue),
        "source": _offsets(q.source),
        "speaker": q.speaker,
        "addressee": q.addressee,
        "medium": q.medium,
        "kind": q.kind.value,
        "cue_class": q.cue_class.value if q.cue_class else None,
        "factive": q.factive,
        "status": q.status.value,
        "time": q.time.value if q.time else None,
        "nested": [_quotation(n) for n in q.nested],
    }


def _statement(s: Statement[str]) -> dict[str, Any]:
    value: Any = s.object
    if isinstance(s.object, Literal):
        value = {"value": s.object.value}
        if s.object.normalized is not None:
            value |= {"normalized": s.object.normalized, "datatype": s.object.datatype}
    return {
        "subject": s.subject,
        "predicate": s.predicate,
        "object": value,
        "status": s.status.value,
        "according_to": s.according_to,
        "time": s.time.value if s.time else None,
        **({"ended": True} if s.ended else {}),
        **({"from": s.began.value} if s.began else {}),
        **({"until": s.until.value} if s.until else {}),
        "evidence": _offsets(s.evidence),
    }


def _event(e: EventReport[str], identifier: str) -> dict[str, Any]:
    return {
        "id": identifier,
        "words": _offsets(e.words),
        "roleset": e.roleset,
        "type": e.type,
        "participants": [_participant(p) for p in e.participants],
        "status": e.status.value,
        "according_to": e.according_to,
        "time": e.time.value if e.time else None,
        "evidence": _offsets(e.evidence),
    }


def _participant(p: Participant[str]) -> dict[str, Any]:
    filler = {"value": p.filler.value} if isinstance(p.filler, Literal) else {"entity": p.filler}
    return {
        "role": p.role.value,
        "argument": p.argument,
        **filler,
        "span": [p.span.start, p.span.end],
        **({} if p.amount is None else {"amount": _amount(p.amount)}),
    }


def _amount(a: Amount) -> dict[str, Any]:
    return {
        "kind": a.kind.value,
        "value": a.value,
        "unit": a.unit,
        "bound": a.bound.value,
        "part": a.part.value,
        **({} if a.other is None else {"other": a.other}),
        "span": [a.span.start, a.span.end],
    }


def _claim(claim: Quotation[str] | Statement[str]) -> dict[str, Any]:
    """A claim that is no member of the line's lists, for it stands in the title and not in the text."""
    if isinstance(claim, Quotation):
        return {"title_quotation": _quotation(claim)}
    return {"title_statement": _statement(claim)}


def _number(found: Quotation[str] | Statement[str], extraction: Extraction) -> dict[str, int]:
    """Where a quotation or statement stands in its list of the same line."""
    if isinstance(found, Quotation):
        return {"quotation": _index(extraction.quotations, found)}
    return {"statement": _index(extraction.statements, found)}


def _index(listed: tuple[Any, ...], found: object) -> int:
    """The place of the very object, or of one that equals it: two may differ only in what a record does not carry."""
    for number, one in enumerate(listed):
        if one is found:
            return number
    return listed.index(found)
