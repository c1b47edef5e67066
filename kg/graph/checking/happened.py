"""Checks that events and event reports agree: nothing stands of an event that no asserted report of it says."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property

import pyoxigraph as ox

from kg.graph.checking.pages import About, Page, Term
from kg.graph.checking.problems import Problem
from kg.graph.store.opening import BuiltGraph
from kg.graph.writing.events import properties_of_event
from kg.model import Role, Status
from kg.vocabulary.compact import compact
from kg.vocabulary.namespaces import RDF, SEM
from kg.vocabulary.terms import DEFAULT_GRAPH, text_of

Said = set[tuple[ox.NamedNode, Term]]
"""Properties of an event with their values."""

_TYPE, _TIME = ox.NamedNode(f"{RDF}type"), ox.NamedNode(f"{SEM}hasTimeStamp")


@dataclass(slots=True)
class _Told:
    """What the reports of one event say of it, the asserted ones and all of them."""

    is_asserted: bool = False
    reports: Said = field(default_factory=set)
    types: Said = field(default_factory=set)
    asserted: Said = field(default_factory=set)

    @property
    def expected(self) -> Said:
        """What should stand of the event."""
        return self.reports | (self.asserted if self.is_asserted else self.types)


class EventCheck:
    """Compares the events of the default graph with the reports of the articles' graphs."""

    def __init__(self, graph: BuiltGraph) -> None:
        self._vocabulary = graph.vocabulary
        term = graph.vocabulary.term
        self._asserted = graph.vocabulary.status(Status.ASSERTED)
        self._report, self._claimed, self._happened = term("EventReport"), term("ClaimedEvent"), term("Event")
        self._event, self._status, self._has_report = term("event"), term("status"), term("report")
        self._type, self._roleset, self._time = term("eventType"), term("roleset"), term("time")
        self._roles = {term(role.value): role.value for role in Role if role is not Role.TIME}
        self._compared = {term(name) for name in ("report", "eventType", "roleset", *Role)}
        self._compared |= {ox.NamedNode(SEM + name) for name in ("hasActor", "hasPlace", "hasTimeStamp")}
        self._described = {
            text_of(quad.subject)
            for name in ("named", "bound")
            for quad in graph.store.quads_for_pattern(None, term(name), None, DEFAULT_GRAPH)
        }
        self._told: dict[str, _Told] = defaultdict(_Told)
        self._found: dict[ox.NamedNode, set[str]] = {self._happened: set(), self._claimed: set()}

    def of_article(self, page: Page) -> Iterator[Problem]:
        """Takes in the reports of an article; who takes part in one must be described."""
        for subject, about in page.things.items():
            if self._report in about.get(_TYPE, ()) and isinstance(subject, ox.NamedNode):
                yield from self._of_report(subject, about)

    def _of_report(self, iri: ox.NamedNode, about: About) -> Iterator[Problem]:
        types = {(self._type, value) for value in about.get(self._type, ())}
        rest: Said = {(self._roleset, value) for value in about.get(self._roleset, ())}
        rest |= {(_TIME, value) for value in about.get(self._time, ())}
        for name, role in self._roles.items():
            for value in about.get(name, ()):
                if not isinstance(value, ox.NamedNode | ox.Literal):
                    yield Problem("event", iri.value, f"{name.value} is {value}, no name and no value")
                    continue
                made = {(each, value) for each in properties_of_event(role, value, self._vocabulary)}
                rest |= made
                is_unknown = isinstance(value, ox.NamedNode) and value.value not in self._described
                if is_unknown and (name, value) in made:
                    yield Problem("event", iri.value, f"its {self._name(name)} {value.value} is not described")
        told = self._told["".join(map(text_of, about.get(self._event, ())))]
        told.reports.add((self._has_report, iri))
        told.types |= types
        if self._asserted in about.get(self._status, ()):
            told.is_asserted = True
            told.asserted |= types | rest

    def of_default(self, page: Page) -> Iterator[Problem]:
        """Holds the events of a page against their reports; all articles have been read."""
        for subject, about in page.things.items():
            for kind in about.get(_TYPE, ()):
                if isinstance(kind, ox.NamedNode) and kind in self._found:
                    self._found[kind].add(text_of(subject))
                    if text_of(subject) in self._events[kind]:
                        yield from self._of_event(text_of(subject), about)

    def _of_event(self, event: str, about: About) -> Iterator[Problem]:
        """What stands of an event and what its reports say of it, against each other."""
        found = {(name, value) for name in self._compared for value in about.get(name, ())}
        expected = self._told[event].expected
        for pairs, message in ((found - expected, "no asserted report of it says"), (expected - found, "it lacks")):
            for name, value in sorted(pairs, key=str):
                shown = compact(value, self._vocabulary.prefixes)
                yield Problem("event", event, f"{message}: {self._name(name)} {shown}")

    def at_end(self) -> Iterator[Problem]:
        """Events that are missing or of the wrong kind; the default graph has been read too."""
        for kind, events in self._events.items():
            for event in sorted(self._found[kind] ^ events):
                yield Problem(
                    "event", event, f"that it is a {self._name(kind)} is not what its reports say, or is missing"
                )

    @cached_property
    def _events(self) -> dict[ox.NamedNode, set[str]]:
        """Which events should be of which kind by their reports, asked when all of these have been read."""
        happened = {event for event, told in self._told.items() if told.is_asserted}
        return {self._happened: happened, self._claimed: self._told.keys() - happened}

    def _name(self, name: ox.NamedNode) -> str:
        return compact(name, self._vocabulary.prefixes)
