"""What the page knows of events: who has which role, the reports, where these differ, and which are drawn at first."""

from __future__ import annotations

import heapq
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from kg.graph.reading.happening import AMOUNT, ROLE_WORDS, ROLES, WORDS, Filler, Happening, Report
from kg.model import Role, Status
from kg.viewer.sentences import Sentences

FIRST_EVENTS = 24  # so many, the most salient, are drawn at first; more would hide who is linked to whom
MOST_EVENTS = 200  # so many are drawn on demand; more could not be told apart
SMALLEST, LARGEST = 7.0, 13.0  # radius in pixels of an event of one outlet, and of the most
#: What an article does not say to have happened is drawn only when it is asked for.
_NOT_FIRST = {Status.DENIED.value, Status.NEGATED.value, Status.HYPOTHETICAL.value}


def by_time(events: Sequence[Happening]) -> list[Happening]:
    """The dated ones first, by date, then the others in the order of the articles."""
    return sorted(events, key=lambda e: (not e.time, e.time, e.reports[0].article, e.reports[0].begins, e.iri))


@dataclass(frozen=True, slots=True)
class Targets:
    """How a page points at things: at entities and articles by their places, by IRI; at others by what they are called.

    `sources` are the names of those whom reports name for what they tell, by IRI.
    """

    base: str
    entities: Mapping[str, int]
    articles: Mapping[str, int]
    sources: Mapping[str, str]
    sentences: Sentences


def page_event(event: Happening, targets: Targets) -> dict[str, Any]:
    """An event as plain JSON values.

    `roles` are [place of the role in `ROLES`, entity or words, the reports that say so, 1 for an amount], short of
    what holds by default: all reports, and no amount. What is empty is left out, and what the page can tell: a status
    that is "asserted" or, of a report, that of the event, and the word of the event.
    """
    places = {report.iri: place for place, report in enumerate(event.reports)}
    return filled(
        {
            "key": event.iri.removeprefix(targets.base),
            "label": event.label,
            "word": event.word,
            "type": event.type,
            "roleset": event.roleset,
            "status": "" if event.status == Status.ASSERTED else event.status,
            "time": event.time,
            "roles": [_role(filler, by, targets.entities, len(event.reports)) for filler, by in _roles(event, places)],
            "differs": [
                [each.role, [[value, [places[report.iri] for report in by]] for value, by in each.values]]
                for each in event.differences()
            ],
            "reports": [_report(report, event, targets) for report in event.reports],
        }
    )


def _role(filler: Filler, by: list[int], number: Mapping[str, int], reports: int) -> list[Any]:
    packed: list[Any] = [ROLES.index(filler.role), number.get(filler.iri, filler.text)]
    if filler.kind == AMOUNT:
        return [*packed, by, 1]
    return packed if len(by) == reports else [*packed, by]


def _report(report: Report, event: Happening, targets: Targets) -> dict[str, Any]:
    return filled(
        {
            "article": targets.articles.get(report.article.iri),
            "words": [] if report.words == (event.word,) else list(report.words),
            "status": "" if report.status == event.status else report.status,
            "source": targets.entities.get(report.source, targets.sources[report.source]) if report.source else None,
            "time": report.time,
            "timeWords": report.time_words,
            "evidence": targets.sentences.pieces(
                (piece.prefix, piece.exact, piece.suffix) for piece in report.evidence
            ),
        }
    )


def filled(values: dict[str, Any]) -> dict[str, Any]:
    """The same without what is empty, which the page takes for granted."""
    return {name: value for name, value in values.items() if value not in ("", None, [])}


def _roles(event: Happening, places: Mapping[str, int]) -> list[tuple[Filler, list[int]]]:
    """Who and what has a role, each with the reports that say so, those first that most say; words after the known."""
    found: dict[Filler, list[int]] = {}
    for report in event.reports:
        for filler in report.fillers:
            found.setdefault(filler, []).append(places[report.iri])
    return sorted(
        found.items(), key=lambda item: (ROLES.index(item[0].role), item[0].kind == WORDS, -len(item[1]), item)
    )


def participants(event: Happening, number: Mapping[str, int]) -> dict[int, str]:
    """The entities that take part, by number, each with its first role."""
    roles = [f for role in ROLES for r in event.reports for f in r.fillers if f.role == role and f.iri in number]
    found: dict[int, str] = {}
    for filler in roles:
        found.setdefault(number[filler.iri], filler.role)
    return found


def ranked(events: Sequence[Happening], number: Mapping[str, int], weights: Sequence[int]) -> list[int]:
    """The places of the events, the most salient first.

    Those come first that most outlets report, then those in most articles, asserted ones, those of a known type, those
    whose two most salient participants are so most together, by the entities' `weights`. Among the first, whoever has
    taken part in one counts half in the next, so that they are not all of one person.
    """
    known = [sorted(participants(event, number)) for event in events]
    spread = [
        (
            -len(event.outlets),
            -len({report.article.iri for report in event.reports}),
            event.status != Status.ASSERTED,
            not event.type,
        )
        for event in events
    ]
    left = list(map(float, weights))

    def key(place: int) -> tuple[tuple[int, int, bool, bool], float, int]:
        return spread[place], -sum(sorted((left[one] for one in known[place]), reverse=True)[:2]), place

    waiting = [key(place) for place in range(len(events))]
    heapq.heapify(waiting)
    first: list[int] = []
    while waiting and len(first) < FIRST_EVENTS:
        best = heapq.heappop(waiting)
        now = key(best[-1])
        if now != best:  # somebody in it has come up since it was weighed
            heapq.heappush(waiting, now)
            continue
        if may_be_first(events[best[-1]]):
            first.append(best[-1])
            for one in known[best[-1]]:
                left[one] /= 2
    left = list(map(float, weights))
    return first + sorted(set(range(len(events))) - set(first), key=key)


def may_be_first(event: Happening) -> bool:
    """Whether an event may be drawn before anybody asks for it: an article says or reports that it is so."""
    return event.status not in _NOT_FIRST


def drawn_first(events: Sequence[Happening], ranking: Sequence[int], number: Mapping[str, int]) -> list[int]:
    """The places of those that are drawn at first: the most salient that are said to be so and have participants."""
    told = [place for place in ranking if may_be_first(events[place]) and participants(events[place], number)]
    return sorted(told[:FIRST_EVENTS])


def size(event: Happening, most_outlets: int) -> float:
    """The radius of an event in the drawing, in pixels."""
    share = math.sqrt((max(len(event.outlets), 1) - 1) / max(most_outlets - 1, 1))
    return round(SMALLEST + (LARGEST - SMALLEST) * share, 1)


def role_words() -> dict[str, str]:
    """The question that each role answers, in the order of the roles; "time" first."""
    return {role: ROLE_WORDS[Role(role)] for role in (Role.TIME.value, *ROLES)}
