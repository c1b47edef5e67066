"""Which part of a large graph the page has: the entities most often told of, and what is told between them."""

from __future__ import annotations

import heapq
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from kg.graph.exporting.part import Part, Told
from kg.graph.reading.tallies import Tallies, Totals
from kg.graph.store.opening import BuiltGraph

MOST_ENTITIES = 1500
"""So many entities a page has at most where no other number is asked for: with what stands between them it is below
6 MB however large the graph is, and takes seconds to lay out and to open."""

#: So many of them there can be on a page for each entity that can. An event has a report or more.
STATEMENTS, EVENTS, REPORTS, QUOTATIONS = 2, 2, 3, 1


@dataclass(frozen=True, slots=True)
class Choice:
    """The part of a graph that its page has, or None where it has all, and how much the whole graph has."""

    part: Part | None
    totals: Totals


class _Finding(NamedTuple):
    """What is told of entities, by their ranks; `size` is what it takes of the room there is."""

    iri: str
    ends: list[int]
    articles: int = 1
    size: int = 1


def choose(graph: BuiltGraph, entities: int = MOST_ENTITIES) -> Choice:
    """What a page of so many entities at most has, 0 standing for all; the same graph gives the same choice.

    Of an entity, its mentions, its statements and its roles in reports count once, its quotations twice and its
    articles four times; half of it all where no article names it. Those that come first bring in what is told between
    them: events of several articles, and then the first finding of each entity before the second of any.
    """
    tallies = Tallies(graph.store, graph.vocabulary)
    totals = tallies.totals()
    fits = (
        totals.entities <= entities
        and totals.statements <= STATEMENTS * entities
        and totals.events <= EVENTS * entities
        and totals.quotations <= QUOTATIONS * entities
    )
    return Choice(None if fits or not entities else _part(tallies, entities), totals)


def _part(tallies: Tallies, entities: int) -> Part:
    seen = {iri: (mentions, articles) for iri, mentions, articles in tallies.mentions()}
    ranks = {iri: rank for rank, iri in enumerate(_most_salient(tallies, seen, entities))}
    stated: Counter[int] = Counter()
    statements = []
    for iri, subject, object_ in tallies.statements():
        ends = sorted({ranks[end] for end in (subject, object_) if end in ranks})
        stated.update(ends)
        # what is said of a chosen one is within, but where it leads to one that is not
        if subject in ranks and (object_ in ranks or not object_):
            statements.append(_Finding(iri, ends))
    spoken: Counter[int] = Counter()
    quotations = []
    voices = tallies.voices()
    for iri, speakers in tallies.quotations(ranks).items():
        ends = sorted(ranks[speaker] for speaker in speakers)
        spoken.update(ends)
        if len(ends) == voices.get(iri, 1):
            quotations.append(_Finding(iri, ends))
    several = tallies.reports()
    events = [
        _Finding(iri, sorted(ranks[entity] for entity in taking), *several.get(iri, (1, 1)))
        for iri, taking in tallies.participants(ranks).items()
    ]
    happened = Counter(end for event in events for end in event.ends)
    return Part(
        told={
            iri: Told(*seen.get(iri, (0, 0)), stated[rank], spoken[rank], happened[rank]) for iri, rank in ranks.items()
        },
        statements=frozenset(_shared_out(statements, STATEMENTS * entities, STATEMENTS * entities)),
        quotations=_framed(_shared_out(quotations, QUOTATIONS * entities, QUOTATIONS * entities), tallies.frames()),
        events=frozenset(_shared_out(events, EVENTS * entities, REPORTS * entities)),
    )


def _most_salient(tallies: Tallies, seen: Mapping[str, tuple[int, int]], entities: int) -> list[str]:
    salience = tallies.findings()
    for iri, (mentions, articles) in seen.items():
        salience[iri] += mentions + 4 * articles
    for iri, spoken in tallies.spoken().items():
        salience[iri] += 2 * spoken
    unnamed = tallies.unnamed()

    def key(iri: str) -> tuple[int, bool, str]:
        # twice for who has a name is half for who has none, in whole numbers
        return -salience[iri] * (1 if iri in unnamed else 2), iri in unnamed, iri

    return heapq.nsmallest(entities, tallies.entities(), key=key)


def _shared_out(findings: Iterable[_Finding], most: int, room: int) -> list[str]:
    """So many findings at most, of no more than `room` together: each entity gets its share.

    A finding belongs to the least salient of its two most salient ends, for which it matters more.
    """
    of_end: dict[int, list[_Finding]] = defaultdict(list)
    for each in findings:
        of_end[each.ends[:2][-1]].append(each)
    turns = []
    for end, own in of_end.items():
        # what links it to another comes before what is told of it alone
        own.sort(key=lambda each: (-each.articles, len(each.ends) < 2, each.ends[0], each.iri))
        turns += [(-each.articles, turn, end, each) for turn, each in enumerate(own)]
    turns.sort()
    chosen: list[str] = []
    for *_, each in turns:
        if len(chosen) < most and each.size <= room:
            chosen.append(each.iri)
            room -= each.size
    return chosen


def _framed(quotations: Iterable[str], frames: dict[str, str]) -> frozenset[str]:
    """Without those that another quotation reports which is not among them: they would look like the article's own."""
    left = set(quotations)
    while lost := {iri for iri in left if frames.get(iri, iri) not in left}:
        left -= lost
    return frozenset(left)
