"""Reads revisions of articles from a store, in the shape that docs/graph.md describes."""

from __future__ import annotations

import pyoxigraph as ox

from kg.graph.reading.lookup import About, Lookup, first, in_order
from kg.graph.reading.revision import EVENT, QUOTATION, SENTENCE, STATEMENT, Altered, FoundThing, RevisionFound
from kg.vocabulary.iris import Vocabulary
from kg.vocabulary.namespaces import RDF, SCHEMA


class Revisions:
    """The revisions of a built graph."""

    def __init__(self, store: ox.Store, vocabulary: Vocabulary) -> None:
        self._look = Lookup(store, vocabulary)
        self._vocabulary = vocabulary

    def all(self) -> list[RevisionFound]:
        """Every revision, by the dates of the earlier versions."""
        found = [self._revision(iri) for iri in self._look.instances("Revision")]
        return sorted(found, key=_when)

    def _revision(self, iri: str) -> RevisionFound:
        about = self._look.about(iri)
        gone, new = (sorted(map(self._finding, about.get(name, ())), key=_where) for name in ("gone", "new"))
        changed = sorted(map(self._altered, about.get("change", ())), key=lambda each: _where(each.before))
        return RevisionFound(
            iri=iri,
            before=self._look.article(first(about, "one")),
            after=self._look.article(first(about, "other")),
            gone=tuple(gone),
            new=tuple(new),
            changed=tuple(changed),
        )

    def _altered(self, iri: str) -> Altered:
        about = self._look.about(iri)
        return Altered(
            before=self._finding(first(about, "one")),
            after=self._finding(first(about, "other")),
            differences=tuple(in_order(map(self._look.difference, about.get("difference", ())))),
            changed=tuple(about.get("changed", ())),
        )

    def _finding(self, iri: str) -> FoundThing:
        about = self._look.about(iri)
        kinds = about.get(f"{RDF}type", [])
        if f"{RDF}Statement" in kinds:
            return self._told(iri, about, STATEMENT, self._stated(about))
        if f"{self._vocabulary.namespace}EventReport" in kinds:
            return self._told(iri, about, EVENT, " … ".join(about.get("eventWord", ())))
        if f"{SCHEMA}Quotation" in kinds:
            content = self._look.passages(about.get("contentEvidence", ()))
            words = " ".join(first(about, f"{SCHEMA}text").split())
            speaker = self._look.speaker(about.get("speaker", ()))
            return FoundThing(iri, QUOTATION, words, content, self._status(about), speaker, time=first(about, "time"))
        evidence = self._look.passages([iri])
        return FoundThing(iri, SENTENCE, " ".join(" ".join(piece.exact for piece in evidence).split()), evidence)

    def _told(self, iri: str, about: About, kind: str, what: str) -> FoundThing:
        return FoundThing(
            iri,
            kind,
            what,
            self._look.passages(about.get("evidence", ())),
            self._status(about),
            source=self._look.name(first(about, "source")),
            time=first(about, "time"),
        )

    def _stated(self, about: About) -> str:
        """What a statement says in words."""
        predicate = first(about, f"{RDF}predicate")
        name = self._vocabulary.relation_name(predicate)
        relation = None if name is None else self._vocabulary.relation(name)
        if relation is not None and relation.ended_form and about.get("ended"):
            predicate = self._vocabulary.term(relation.ended_form).value
        value = first(about, f"{RDF}object")
        told = self._look.name(value) if value.startswith(self._vocabulary.data) else value
        return " ".join((self._look.name(first(about, f"{RDF}subject")), self._look.name(predicate), *told.split()))

    def _status(self, about: About) -> str:
        return first(about, "status").removeprefix(self._vocabulary.namespace)


def _when(revision: RevisionFound) -> tuple[str, ...]:
    article = revision.before
    return article.published or "~", article.title, article.file, revision.iri


def _where(thing: FoundThing) -> tuple[int, str, str]:
    return thing.start, thing.kind, thing.iri
