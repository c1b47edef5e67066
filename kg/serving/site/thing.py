"""One thing of a graph as a page of HTML and as JSON."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import msgspec

from kg.graph.reading.findings import QUOTATION, Finding, Findings
from kg.graph.reading.happening import ROLE_WORDS
from kg.graph.reading.lookup import Lookup
from kg.graph.store.layout import ARTICLES
from kg.graph.views.comparison.sheet import sheet_of
from kg.graph.views.entity_card import EntityCards
from kg.graph.views.event_card import CardEvent
from kg.graph.views.event_cards import EventCards
from kg.model import Status
from kg.serving.answer import Answer
from kg.serving.index.reading import Index
from kg.serving.site.anything import values_of
from kg.serving.site.article_line import line_of
from kg.serving.site.article_view import finding_line, is_literal, mentions_of, paragraphs
from kg.serving.site.entity_view import Shown, entity_values
from kg.serving.site.rendering import page
from kg.serving.site.statuses import STATUSES

#: So many articles of an outlet are shown.
_PUBLISHED = 100
#: So many stretches of an article are marked at once.
_MARKED = 50

_ROLES = {role.value: words for role, words in ROLE_WORDS.items()} | {
    "speaker": "speaker",
    "addressee": "to whom",
    "medium": "in",
    "subject": "subject",
    "object": "object",
}


@dataclass(frozen=True, slots=True)
class Thing:
    """A thing that the graph has, by its key, and what reads of it."""

    key: str
    look: Lookup
    cards: EntityCards
    events: EventCards
    build: Path
    index: Index | None

    @property
    def iri(self) -> str:
        """Its IRI."""
        return self.look.vocabulary.data + self.key

    @property
    def segment(self) -> str:
        """The kind of thing, as the first part of the key tells."""
        return self.key.partition("/")[0]


def things_html(thing: Thing, given: Mapping[str, str]) -> Answer:
    """The page of a thing; `given` is what the address says behind `?`."""
    if (entity := thing.cards.known(thing.key)) is not None:
        return _html("entity", {**entity_values(thing.cards.card(entity), "all" in given), **_published(thing)})
    if thing.segment == "happening" and (events := thing.events.called(thing.key)):
        return _html("event", {"event": events[0], "reports": _reports(events[0])})
    if thing.segment == "article":
        return _html("article", _article(thing, given.get("at", "")))
    if thing.segment == "story":
        return Answer(200, _HTML, _story(thing))
    if (finding := Findings(thing.look).one(thing.iri)) is not None:
        return _html("finding", _finding(thing, finding))
    return _html("thing", values_of(thing.look, thing.key))


def things_json(thing: Thing) -> Answer:
    """A thing as JSON: an entity or an event as `kg show --json` has it, an article as `kg extract` has it."""
    if (entity := thing.cards.known(thing.key)) is not None:
        return _json(asdict(thing.cards.card(entity)))
    if thing.segment == "happening" and (events := thing.events.called(thing.key)):
        return _json({"event": asdict(events[0])})
    if thing.segment == "article" and (line := _line(thing)) is not None:
        return Answer(200, "application/json", line)
    if (finding := Findings(thing.look).one(thing.iri)) is not None:
        return _json(asdict(finding))
    return _json({"key": thing.key, "iri": thing.iri, "about": thing.look.about(thing.iri)})


_HTML = "text/html; charset=utf-8"


def _html(name: str, values: Mapping[str, Any]) -> Answer:
    return Answer(200, _HTML, page(name, {"role_words": _ROLES, **values}))


def _json(data: object) -> Answer:
    return Answer(200, "application/json", json.dumps(data, ensure_ascii=False).encode("utf-8", "replace"))


def _published(thing: Thing) -> dict[str, Any]:
    """The articles of an outlet, the latest first."""
    if thing.index is None or thing.segment != "outlet":
        return {"published": [], "published_more": 0}
    some = thing.index.some("article", {"outlet": thing.key}, 0, _PUBLISHED, last_first=True)
    return {"published": some.rows, "published_more": some.total - len(some.rows)}


def _reports(event: CardEvent) -> list[Shown]:
    """The reports of an event apart by their status."""
    found = []
    for status, called in STATUSES.items():
        if own := tuple(report for report in event.reports if report.status == status):
            of_status = _OfStatus(status, own)
            found.append(Shown(f"reports-{status}", called.heading, called.meaning, status, of_status, 0))  # type: ignore[arg-type]
    return found


@dataclass(frozen=True, slots=True)
class _OfStatus:
    """The reports of one status, as the template of reports takes an event."""

    status: str
    reports: tuple[Any, ...]


def _article(thing: Thing, at: str) -> dict[str, Any]:
    record = msgspec.json.decode(line) if (line := _line(thing)) is not None else None
    row = thing.index.one(thing.key) if thing.index is not None else None
    if record is None or row is None:
        raise LookupError(f"{thing.key} is not in {ARTICLES}")
    findings = Findings(thing.look).of(thing.iri)
    address = row["url"] or ""
    return {
        "article": row,
        "address": address if address.startswith(("https://", "http://")) else "",
        "paragraphs": paragraphs(record["text"], findings, mentions_of(record, thing.look), _stretches(at)),
        "in_title": [each for each in findings if not each.words],
    }


def _stretches(at: str) -> list[tuple[int, int]]:
    """What `?at=12-34` asks to be marked; what cannot be read is passed over."""
    found = []
    for each in at.split(",")[:_MARKED]:
        start, _, end = each.partition("-")
        if start.isascii() and end.isascii() and start.isdigit() and end.isdigit() and len(start + end) < 20:
            found.append((int(start), int(end)))
    return found


def _line(thing: Thing) -> bytes | None:
    return None if thing.index is None else line_of(thing.build, thing.index, thing.key)


def _story(thing: Thing) -> bytes:
    from kg.viewer.stories.page import render

    return render(sheet_of(thing.look.store, thing.look.vocabulary, thing.iri)).encode("utf-8", "replace")


def _finding(thing: Thing, finding: Finding) -> dict[str, Any]:
    """The values of the template of a finding; of a quotation the status is that of the act: asserted goes unsaid."""
    known = STATUSES.get(finding.status)
    was_said = finding.kind == QUOTATION and finding.status == Status.ASSERTED.value
    return {
        "finding": finding,
        "where": thing.cards.source(finding.article),
        "title": finding_line(finding),
        "meaning": None if was_said else known.meaning if known is not None else "",
        "is_literal": is_literal(finding),
    }
