"""Reads happenings from a store, in the shape that docs/graph.md describes, one at a time or all of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

import pyoxigraph as ox

from kg.graph.reading.happening import AMOUNT, ENTITY, ROLES, WORDS, Filler, Happening, Passage, Report, Source
from kg.vocabulary.iris import Vocabulary
from kg.vocabulary.namespaces import OA, PROV, RDFS, SCHEMA, SKOS, escaped
from kg.vocabulary.ontology import words_of

Values = dict[str, list["ox.NamedNode | ox.Literal"]]
"""What is said of one thing: property IRI to values, sorted."""


class Events:
    """The happenings of a built graph."""

    def __init__(self, store: ox.Store, vocabulary: Vocabulary) -> None:
        self._store = store
        self._kg = vocabulary.namespace
        self._data = vocabulary.data
        self._role_of = {self._kg + role: role for role in ROLES}
        self._names: dict[str, str] = {}
        self._articles: dict[str, Source] = {}
        self._amounts: dict[str, Filler] = {}

    def all(self) -> list[Happening]:
        """Every happening, by IRI."""
        return self._of(self._values(None, f"{self._kg}event"))

    def of(self, entity: str) -> list[Happening]:
        """Those in which an entity, by its IRI, has a role, by IRI."""
        leading = self._subjects(None, entity)
        reports = [iri for iri, properties in leading.items() if properties & set(self._role_of)]
        return self._of(event for report in reports for event in self._values(report, f"{self._kg}event"))

    def called(self, name: str) -> list[Happening]:
        """Those of this label, whatever the case and spacing, and the one that has it as its key or IRI."""
        if name.startswith((f"{self._data}happening/", "happening/")):
            return self._of([escaped(f"{self._data}{name.removeprefix(self._data)}")])
        events = self._values(None, f"{self._kg}event")
        return self._of(event for event in events if _folded(self.name(event)) == _folded(name))

    def name(self, iri: str) -> str:
        """What a thing is called; the end of its IRI where it has no label."""
        if iri not in self._names:
            labels = self._values(iri, f"{RDFS}label")
            self._names[iri] = min(labels) if labels else iri.removeprefix(self._data)
        return self._names[iri]

    def _of(self, iris: Iterable[str]) -> list[Happening]:
        found = (self._happening(iri) for iri in sorted(set(iris)))
        return [happening for happening in found if happening.reports]

    def _happening(self, iri: str) -> Happening:
        about = self._about(iri)
        type_ = _first(about, f"{self._kg}eventType")
        reports = [self._report(report) for report in self._subjects(f"{self._kg}event", iri)]
        return Happening(
            iri=iri,
            label=self.name(iri),
            type=type_.removeprefix(self._kg),
            type_label=self._type_label(type_),
            # what is only claimed has a meaning in its reports alone
            roleset=min((report.roleset for report in reports if report.roleset), default=""),
            reports=tuple(sorted(reports, key=lambda report: (report.article, report.begins, report.iri))),
        )

    def _report(self, iri: str) -> Report:
        about = self._about(iri)
        passages = (self._passage(piece.value) for piece in about.get(f"{self._kg}evidence", ()))
        return Report(
            iri=iri,
            article=self._article(_first(about, f"{SCHEMA}isPartOf")),
            roleset=_first(about, f"{self._kg}roleset").rpartition("/")[2],
            words=tuple(value.value for value in about.get(f"{self._kg}eventWord", ())),
            fillers=tuple(self._filler(role, v) for iri, role in self._role_of.items() for v in about.get(iri, ())),
            status=_first(about, f"{self._kg}status").removeprefix(self._kg),
            source=_first(about, f"{self._kg}source"),
            time=_first(about, f"{self._kg}time"),
            time_words="; ".join(value.value for value in about.get(f"{self._kg}timeWords", ())),
            evidence=tuple(sorted(passages)),
        )

    def _filler(self, role: str, value: ox.NamedNode | ox.Literal) -> Filler:
        if isinstance(value, ox.Literal):
            return Filler(role, WORDS, value.value)
        if not value.value.startswith(f"{self._data}amount/"):
            return Filler(role, ENTITY, self.name(value.value), value.value)
        if value.value not in self._amounts:
            about = self._about(value.value)
            measures = (f"{self._kg}amountKind", f"{SCHEMA}currency", f"{SCHEMA}unitText", f"{self._kg}part")
            measure = " ".join(filter(None, (_first(about, name) for name in measures)))
            self._amounts[value.value] = Filler(role, AMOUNT, self.name(value.value), value.value, measure)
        known = self._amounts[value.value]
        return Filler(role, AMOUNT, known.text, known.iri, known.measure)

    def _passage(self, iri: str) -> Passage:
        about: dict[str, str] = {}
        for selector in self._values(iri, f"{OA}hasSelector"):
            for name, values in self._about(selector).items():
                about[name] = values[0].value
        return Passage(
            start=int(about[f"{OA}start"]),
            end=int(about[f"{OA}end"]),
            exact=about[f"{OA}exact"],
            prefix=about.get(f"{OA}prefix", ""),
            suffix=about.get(f"{OA}suffix", ""),
        )

    def _article(self, iri: str) -> Source:
        if iri not in self._articles:
            about = self._about(iri)
            outlet = _first(about, f"{SCHEMA}publisher")
            date = _first(about, f"{SCHEMA}datePublished")
            named = self.name(outlet) if outlet else ""
            self._articles[iri] = Source(date, named, self.name(iri), iri, self._first_version(iri))
        return self._articles[iri]

    def _first_version(self, iri: str) -> str:
        before = _first(self._about(iri), f"{PROV}wasRevisionOf")
        return self._first_version(before) if before else iri

    def _type_label(self, iri: str) -> str:
        if not iri:
            return ""
        return _first(self._about(iri), f"{SKOS}prefLabel", f"{RDFS}label") or words_of(iri.removeprefix(self._kg))

    def _about(self, iri: str) -> Values:
        found: Values = defaultdict(list)
        for quad in self._store.quads_for_pattern(ox.NamedNode(iri), None, None, None) if iri else ():
            if isinstance(quad.object, ox.NamedNode | ox.Literal):
                found[quad.predicate.value].append(quad.object)
        return {name: sorted(set(values), key=str) for name, values in found.items()}

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


def _node(iri: str | None) -> ox.NamedNode | None:
    return None if iri is None else ox.NamedNode(iri)


def _value(term: object) -> str:
    return term.value if isinstance(term, ox.NamedNode | ox.Literal) else ""


def _folded(name: str) -> str:
    return " ".join(name.casefold().split())


def _first(about: Values, *names: str) -> str:
    return next((about[name][0].value for name in names if about.get(name)), "")
