"""The lists that programs get as JSON, and the description of them (OpenAPI 3.1)."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from kg.model import CueClass, EntityType, QuotationKind, Status
from kg.serving.answer import Answer, refusal
from kg.serving.index.entries import ENTITY_BY_STATUS
from kg.serving.index.reading import Index
from kg.serving.site.paging import LARGEST, paging
from kg.version import __version__

_SIZE = 50


@dataclass(frozen=True, slots=True)
class Listed:
    """A list: the kind of its entries, what it has in a line, and what it can be narrowed by, each with a line."""

    kind: str
    summary: str
    filters: Mapping[str, str] = field(default_factory=dict)


_OUTLET = {"outlet": "the name or the key of an outlet"}
_ARTICLE = {"article": "the id of an article"}
_STATUS = {"status": "asserted, attributed, alleged, denied, negated or hypothetical"}

#: What these can be; the types of events are too many to list.
_CHOICES: Mapping[str, tuple[str, ...]] = {
    "status": tuple(Status),
    "kind": tuple(QuotationKind),
    "cue_class": tuple(CueClass),
    "type": tuple(EntityType),
    "named": ("true", "false"),
}

LISTS: Mapping[str, Listed] = {
    "entities": Listed(
        "entity",
        "People, organizations and other things, those mentioned most often first",
        {"type": "Person, Organization, Outlet, Place, Work, Document, Event or Group", "named": "true or false"},
    ),
    "statements": Listed(
        "statement",
        "What articles say of things, by date, outlet and title, in the order of the text",
        {
            **_STATUS,
            "subject": "the name or the key of whom it is about",
            "predicate": "the name of a predicate, as spouseOf",
            "object": "the name or the key of what it leads to, or the words",
            **_OUTLET,
            **_ARTICLE,
        },
    ),
    "quotations": Listed(
        "quotation",
        "What articles quote, by date, outlet and title, in the order of the text",
        {
            "speaker": "the name or the key of who speaks",
            **_STATUS,
            "kind": "direct, mixed or indirect",
            "cue_class": "speech, writing, belief, wish, denial, accusation, judgement or evidence",
            **_OUTLET,
            **_ARTICLE,
        },
    ),
    "events": Listed(
        "event",
        "Events with those who take part, by date, those without one last",
        {**_STATUS, "type": "the name of a type of event, as Arrest", "entity": "the key of who takes part", **_OUTLET},
    ),
    "articles": Listed("article", "Articles by date, outlet and title", {**_OUTLET, **_ARTICLE}),
    "outlets": Listed("outlet", "Outlets of articles, those with most articles first"),
    "stories": Listed("story", "Stories, those that most articles tell first"),
}


def listed(index: Index, name: str, given: Mapping[str, str]) -> Answer:
    """A page of a list; 400 for parameters that it does not have."""
    of = LISTS[name]
    paged = paging(given, set(of.filters), _SIZE)
    if isinstance(paged, Answer):
        return paged
    wanted = {key: value for key, value in given.items() if key in of.filters}
    for key, value in wanted.items():
        if (choices := _choices(of.kind, key)) and value not in choices:
            return refusal(400, f"{key} is one of {', '.join(choices)}")
    if of.kind == "event" and {"entity", "status"} <= wanted.keys():
        wanted[ENTITY_BY_STATUS] = f"{wanted.pop('entity')} {wanted.pop('status')}"
    some = index.some(of.kind, wanted, paged.start, paged.size)
    answer = {"total": some.total, **paged.told(f"/api/{name}", given, some.total), "items": some.rows}
    return Answer(200, "application/json", json.dumps(answer, ensure_ascii=False).encode())


def _choices(kind: str, name: str) -> tuple[str, ...]:
    """What a parameter of a list of such entries can be; nothing where that cannot be listed."""
    return () if (kind, name) == ("event", "type") else _CHOICES.get(name, ())


def openapi() -> bytes:
    """The description of the lists, of the search, and of things as JSON."""
    paths = {f"/api/{name}": _path(each.summary, each.filters, each.kind) for name, each in LISTS.items()}
    paths["/api/search"] = _path(
        "What has the words of a question, the best first",
        {"q": "the words; the last one may be only begun", "kind": "entity, event, quotation, statement or article"},
        None,
    )
    thing = _operation("A thing by its key, person/jane-roe for one: what kg show --json prints of an entity", [])
    thing["parameters"] = [
        {"name": name, "in": "path", "required": True, "schema": {"type": "string"}} for name in ("kind", "id")
    ]
    paths["/{kind}/{id}.json"] = {"get": thing}
    told = {
        "openapi": "3.1.0",
        "info": {"title": "kg serve", "version": __version__, "description": "What articles say, for reading only."},
        "paths": paths,
    }
    return json.dumps(told, indent=1).encode()


def _path(summary: str, filters: Mapping[str, str], kind: str | None) -> dict[str, Any]:
    numbers = {"page": "from 1 on", "size": f"how many on a page, {LARGEST} at most"}
    given = [_parameter(name, told, "string", _choices(kind, name) if kind else ()) for name, told in filters.items()]
    return {
        "get": _operation(summary, [*given, *(_parameter(name, told, "integer") for name, told in numbers.items())])
    }


def _parameter(name: str, told: str, type_: str, choices: tuple[str, ...] = ()) -> dict[str, Any]:
    schema = {"type": type_, **({"enum": list(choices)} if choices else {})}
    return {"name": name, "in": "query", "description": told, "schema": schema}


def _operation(summary: str, parameters: list[dict[str, Any]]) -> dict[str, Any]:
    item = {"type": "object"}
    answer = {
        "type": "object",
        "properties": {
            "total": {"type": "integer"},
            "page": {"type": "integer"},
            "size": {"type": "integer"},
            "next": {"type": ["string", "null"]},
            "items": {"type": "array", "items": item},
        },
    }
    schema = answer if parameters else item
    return {
        "summary": summary,
        "parameters": parameters,
        "responses": {
            "200": {"description": "found", "content": {"application/json": {"schema": schema}}},
            "400": {"description": "a parameter that there is not, or a value that cannot be"},
            "503": {"description": "the index is still being made, or it took too long"},
        },
    }
