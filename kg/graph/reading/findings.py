"""Reads the findings of an article: its statements, its quotations, its reports of events, each with its words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import pyoxigraph as ox

from kg.graph.reading.happening import ROLES, Passage
from kg.graph.reading.lookup import About, Lookup, first, value_of
from kg.graph.reading.relations import relation_label
from kg.vocabulary.namespaces import OA, RDF, SCHEMA

STATEMENT, QUOTATION, REPORT = "statement", "quotation", "event report"


@dataclass(frozen=True, slots=True)
class Part:
    """Who or what stands in a finding, and as what; `key` is empty for mere words."""

    role: str
    text: str
    key: str = ""


@dataclass(frozen=True, slots=True)
class Finding:
    """A statement, a quotation or a report of an event, in the words of one article.

    `parts` are its subject and object, its speaker, addressee and medium, or the participants; `label` is the predicate
    as a person reads it, the content of the quotation, or the words for the event. `source` is who the article names
    for it, or who reports the quotation. `words` are its evidence in the text of the article, of a quotation its
    content, and `in_title` those in a title that stands nowhere in the text. `event` is the event that is reported.
    """

    kind: str
    key: str
    article: str
    status: str
    label: str
    parts: tuple[Part, ...]
    source: Part | None
    time: str
    notes: tuple[str, ...]
    words: tuple[Passage, ...]
    in_title: tuple[Passage, ...]
    event: str = ""

    @property
    def start(self) -> int:
        """Where it begins in its article, in code points."""
        return self.words[0].start if self.words else 0


class Findings:
    """The findings of a built graph."""

    def __init__(self, look: Lookup) -> None:
        self._look = look
        self._vocabulary = look.vocabulary
        self._data = look.vocabulary.data

    def of(self, article: str) -> list[Finding]:
        """Those of an article, by its IRI, in the order of its text."""
        found = (self.one(iri) for iri in sorted(self._iris(article)))
        return sorted((each for each in found if each is not None), key=lambda each: (each.start, each.kind, each.key))

    def one(self, iri: str) -> Finding | None:
        """The finding with an IRI; None where it is none."""
        about = self._look.about(iri)
        types = about.get(f"{RDF}type", [])
        if f"{RDF}Statement" in types:
            return self._statement(iri, about)
        if f"{SCHEMA}Quotation" in types:
            return self._quotation(iri, about)
        if self._vocabulary.term("EventReport").value in types:
            return self._report(iri, about)
        return None

    def _iris(self, article: str) -> set[str]:
        part_of = ox.NamedNode(f"{SCHEMA}isPartOf")
        return {value_of(q.subject) for q in self._look.store.quads_for_pattern(None, part_of, ox.NamedNode(article))}

    def _statement(self, iri: str, about: About) -> Finding:
        subject, predicate, value = (first(about, f"{RDF}{name}") for name in ("subject", "predicate", "object"))
        label = relation_label(self._look.store, self._vocabulary, predicate, ended="ended" in about)
        bounds = [
            f"{word} {first(about, name)}" for word, name in (("from", "from"), ("until", "until")) if name in about
        ]
        parts = (self._part("subject", subject), self._part("object", value))
        return self._finding(STATEMENT, iri, about, label, parts, tuple(bounds), "evidence")

    def _quotation(self, iri: str, about: About) -> Finding:
        parts = [self._part(role, each) for role, each in self._in_quotation(about)]
        notes = [first(about, "kind"), first(about, "cueClass"), "factive" if "factive" in about else ""]
        label = first(about, f"{SCHEMA}text")
        return self._finding(QUOTATION, iri, about, label, tuple(parts), tuple(filter(None, notes)), "contentEvidence")

    def _in_quotation(self, about: About) -> Iterator[tuple[str, str]]:
        speakers = set(about.get("speaker", []))
        members = {each for speaker in speakers for each in self._look.values(speaker, f"{SCHEMA}member")}
        # a group stands for its members, though they are speakers too
        yield from (("speaker", each) for each in sorted(speakers - members or speakers))
        yield from (("addressee", each) for each in about.get("toldTo", ()))
        yield from (("medium", each) for each in about.get("medium", ()))

    def _report(self, iri: str, about: About) -> Finding:
        parts = tuple(self._part(role, each) for role in ROLES for each in about.get(role, ()))
        label = ", ".join(about.get("eventWord", ()))
        roleset = first(about, "roleset").rpartition("/")[2]
        return self._finding(REPORT, iri, about, label, parts, (roleset,) if roleset else (), "evidence")

    def _finding(
        self,
        kind: str,
        iri: str,
        about: About,
        label: str,
        parts: tuple[Part, ...],
        notes: tuple[str, ...],
        evidence: str,
    ) -> Finding:
        article = first(about, f"{SCHEMA}isPartOf")
        pieces = about.get(evidence, [])
        own = [each for each in pieces if first(self._look.about(each), f"{OA}hasSource") == article]
        source = first(about, "source")
        if kind == QUOTATION:
            outer = self._look.about(first(about, "nestedIn")) if "nestedIn" in about else {}
            source = next(iter(outer.get("speaker", ())), "")
        return Finding(
            kind=kind,
            key=iri.removeprefix(self._data),
            article=article.removeprefix(f"{self._data}article/"),
            status=first(about, "status").removeprefix(self._vocabulary.namespace) or "asserted",
            label=" ".join(label.split()),
            parts=parts,
            source=self._part("according to", source) if source else None,
            time=first(about, "time"),
            notes=notes,
            words=self._look.passages(own),
            in_title=self._look.passages(set(pieces) - set(own)),
            event=first(about, "event").removeprefix(self._data),
        )

    def _part(self, role: str, value: str) -> Part:
        if value.startswith(self._data):
            return Part(role, self._look.name(value), value.removeprefix(self._data))
        return Part(role, " ".join(value.split()))
