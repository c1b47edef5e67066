"""Reads happenings from a store, in the shape that docs/graph.md describes, one at a time or all of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

import pyoxigraph as ox

from kg.graph.reading.happening import AMOUNT, ENTITY, ROLES, WORDS, Filler, Happening, Passage, Report, Source
from kg.graph.reading.many import AT_ONCE, Term, Values, first, said_of, values_of
from kg.graph.reading.passages import passages_of
from kg.vocabulary.iris import Vocabulary
from kg.vocabulary.namespaces import PROV, RDFS, SCHEMA, SKOS, escaped
from kg.vocabulary.ontology import words_of


class Events:
    """The happenings of a built graph."""

    def __init__(self, store: ox.Store, vocabulary: Vocabulary) -> None:
        self._store = store
        self._kg = vocabulary.namespace
        self._data = vocabulary.data
        self._role_of = {self._kg + role: role for role in ROLES}
        self._names: dict[str, str] = {}
        self._articles: dict[str, Source] = {}
        self._types: dict[str, str] = {}

    def all(self) -> list[Happening]:
        """Every happening, by IRI."""
        return self.these(self._values(None, f"{self._kg}event"))

    def one_by_one(self) -> Iterator[Happening]:
        """Every happening, by IRI, of which few are held at a time."""
        return self._some(self._values(None, f"{self._kg}event"))

    def of(self, entity: str) -> list[Happening]:
        """Those in which an entity, by its IRI, has a role, by IRI."""
        leading = self._subjects(None, entity)
        reports = [iri for iri, properties in leading.items() if properties & set(self._role_of)]
        return self.these(event for report in reports for event in self._values(report, f"{self._kg}event"))

    def called(self, name: str) -> list[Happening]:
        """Those of this label, whatever the case and spacing, and the one that has it as its key or IRI."""
        if name.startswith((f"{self._data}happening/", "happening/")):
            return self.these([escaped(f"{self._data}{name.removeprefix(self._data)}")])
        events = self._values(None, f"{self._kg}event")
        self._read_names(events)
        return self.these(event for event in events if _folded(self.name(event)) == _folded(name))

    def these(self, iris: Iterable[str]) -> list[Happening]:
        """Those that have these IRIs, in their order; without what is no event, or has no report."""
        return list(self._some(iris))

    def name(self, iri: str) -> str:
        """What a thing is called; the end of its IRI where it has no label."""
        if iri not in self._names:
            self._read_names([iri])
        return self._names[iri]

    def _some(self, iris: Iterable[str]) -> Iterator[Happening]:
        wanted = sorted(set(iris))
        for at in range(0, len(wanted), AT_ONCE):
            yield from (each for each in self._happenings(wanted[at : at + AT_ONCE]) if each.reports)

    def _happenings(self, iris: list[str]) -> list[Happening]:
        """These, each with whatever reports it has; all that belongs to them is read at once."""
        events = self._about(iris)
        reports = self._about(_named(events, f"{self._kg}report"))
        passages = passages_of(self._store, self._kg, _named(reports, f"{self._kg}evidence"))
        fillers = {iri for role in self._role_of for iri in _named(reports, role)}
        amounts = self._about(iri for iri in fillers if iri.startswith(f"{self._data}amount/"))
        self._read_names([*events, *fillers])
        told = {iri: self._report(iri, about, passages, amounts) for iri, about in reports.items()}
        return [
            self._happening(iri, about, [told[each.value] for each in about.get(f"{self._kg}report", ())])
            for iri, about in events.items()
        ]

    def _happening(self, iri: str, about: Values, reports: list[Report]) -> Happening:
        type_ = first(about, f"{self._kg}eventType")
        return Happening(
            iri=iri,
            label=self.name(iri),
            type=type_.removeprefix(self._kg),
            type_label=self._type_label(type_),
            # what is only claimed has a meaning in its reports alone
            roleset=min((report.roleset for report in reports if report.roleset), default=""),
            reports=tuple(sorted(reports, key=lambda report: (report.article, report.begins, report.iri))),
        )

    def _report(
        self, iri: str, about: Values, passages: Mapping[str, Passage], amounts: Mapping[str, Values]
    ) -> Report:
        return Report(
            iri=iri,
            article=self._article(first(about, f"{SCHEMA}isPartOf")),
            roleset=first(about, f"{self._kg}roleset").rpartition("/")[2],
            words=tuple(value.value for value in about.get(f"{self._kg}eventWord", ())),
            fillers=tuple(
                self._filler(role, value, amounts)
                for name, role in self._role_of.items()
                for value in about.get(name, ())
            ),
            status=first(about, f"{self._kg}status").removeprefix(self._kg),
            source=first(about, f"{self._kg}source"),
            time=first(about, f"{self._kg}time"),
            time_words="; ".join(value.value for value in about.get(f"{self._kg}timeWords", ())),
            evidence=tuple(sorted(passages[piece.value] for piece in about.get(f"{self._kg}evidence", ()))),
        )

    def _filler(self, role: str, value: Term, amounts: Mapping[str, Values]) -> Filler:
        if isinstance(value, ox.Literal):
            return Filler(role, WORDS, value.value)
        if value.value not in amounts:
            return Filler(role, ENTITY, self.name(value.value), value.value)
        about = amounts[value.value]
        measures = (f"{self._kg}amountKind", f"{SCHEMA}currency", f"{SCHEMA}unitText", f"{self._kg}part")
        measure = " ".join(filter(None, (first(about, name) for name in measures)))
        return Filler(role, AMOUNT, self.name(value.value), value.value, measure)

    def _article(self, iri: str) -> Source:
        if iri not in self._articles:
            about = self._about([iri])[iri] if iri else {}
            outlet = first(about, f"{SCHEMA}publisher")
            date = first(about, f"{SCHEMA}datePublished")
            named = self.name(outlet) if outlet else ""
            self._articles[iri] = Source(date, named, self.name(iri), iri, self._first_version(iri, about))
        return self._articles[iri]

    def _first_version(self, iri: str, about: Values) -> str:
        before = first(about, f"{PROV}wasRevisionOf")
        return self._first_version(before, self._about([before])[before]) if before else iri

    def _type_label(self, iri: str) -> str:
        if iri and iri not in self._types:
            label = first(self._about([iri])[iri], f"{SKOS}prefLabel", f"{RDFS}label")
            self._types[iri] = label or words_of(iri.removeprefix(self._kg))
        return self._types.get(iri, "")

    def _read_names(self, iris: Iterable[str]) -> None:
        wanted = [iri for iri in dict.fromkeys(iris) if iri not in self._names]
        found: dict[str, list[str]] = defaultdict(list)
        for iri, label in values_of(self._store, filter(None, wanted), f"{RDFS}label"):
            found[iri].append(label.value)
        for iri in wanted:
            self._names[iri] = min(found[iri], default=iri.removeprefix(self._data))

    def _about(self, iris: Iterable[str]) -> dict[str, Values]:
        """What is said of each of these, in their order."""
        wanted = list(dict.fromkeys(iris))
        found: dict[str, dict[str, set[Term]]] = {iri: defaultdict(set) for iri in wanted}
        for iri, name, value in said_of(self._store, wanted):
            found[iri][name].add(value)
        return {iri: {name: sorted(values, key=str) for name, values in about.items()} for iri, about in found.items()}

    def _values(self, subject: str | None, predicate: str) -> set[str]:
        """What a property leads to, of one thing or of all."""
        quads = self._store.quads_for_pattern(_node(subject), ox.NamedNode(predicate), None, None)
        return {_value(quad.object) for quad in quads}

    def _subjects(self, predicate: str | None, value: str) -> dict[str, set[str]]:
        """What leads to a thing, by one property or by any, with the properties."""
        found: dict[str, set[str]] = defaultdict(set)
        for quad in self._store.quads_for_pattern(None, _node(predicate), ox.NamedNode(value), None):
            found[_value(quad.subject)].add(quad.predicate.value)
        return found


def _named(things: Mapping[str, Values], name: str) -> list[str]:
    """The things to which a property of others leads, each once."""
    found = (value for about in things.values() for value in about.get(name, ()) if isinstance(value, ox.NamedNode))
    return list(dict.fromkeys(value.value for value in found))


def _node(iri: str | None) -> ox.NamedNode | None:
    return None if iri is None else ox.NamedNode(iri)


def _value(term: object) -> str:
    return term.value if isinstance(term, ox.NamedNode | ox.Literal) else ""


def _folded(name: str) -> str:
    return " ".join(name.casefold().split())
