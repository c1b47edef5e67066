"""What a built graph says of things in any of its graphs: articles, names, evidence, differences between words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

import pyoxigraph as ox

from kg.graph.reading.evidence import around
from kg.graph.reading.happening import Passage
from kg.graph.reading.story import OtherWords, StoryArticle
from kg.vocabulary.iris import Vocabulary
from kg.vocabulary.namespaces import OA, RDF, RDFS, SCHEMA

About = dict[str, list[str]]
"""What is said of one thing: local names of kg's properties, full ones of others, with their values, sorted."""


class Lookup:
    """Looks things up by their IRIs, each once."""

    def __init__(self, store: ox.Store, vocabulary: Vocabulary) -> None:
        self.store = store
        self.vocabulary = vocabulary
        self._known: dict[str, About] = {}
        self._names: dict[str, str] = {}
        self._articles: dict[str, StoryArticle] = {}

    def about(self, iri: str) -> About:
        """What any graph says of a thing; nothing is read twice."""
        if iri not in self._known:
            found: About = defaultdict(list)
            for quad in self.store.quads_for_pattern(ox.NamedNode(iri), None, None, None):
                found[quad.predicate.value.removeprefix(self.vocabulary.namespace)].append(value_of(quad.object))
            self._known[iri] = {name: sorted(set(values)) for name, values in found.items()}
        return self._known[iri]

    def forget(self) -> None:
        """Holds nothing of what was looked up but the articles."""
        self._known.clear()
        self._names.clear()

    def values(self, iri: str, property_: str) -> list[str]:
        """The values of one property of a thing, by the IRI of the property, sorted.

        What is said of an outlet, or of somebody who is in every article, is long; this reads no more than it needs.
        """
        if iri in self._known:
            return self._known[iri].get(property_.removeprefix(self.vocabulary.namespace), [])
        quads = self.store.quads_for_pattern(ox.NamedNode(iri), ox.NamedNode(property_), None, None)
        return sorted({value_of(quad.object) for quad in quads})

    def name(self, iri: str) -> str:
        """The label of a thing, or its key; empty for no thing."""
        if not iri:
            return ""
        if iri not in self._names:
            labels = self.values(iri, f"{RDFS}label")
            self._names[iri] = labels[0] if labels else iri.removeprefix(self.vocabulary.data)
        return self._names[iri]

    def article(self, iri: str) -> StoryArticle:
        """An article with its date, outlet, title and file."""
        if iri not in self._articles:
            named = (f"{SCHEMA}datePublished", f"{SCHEMA}publisher", f"{RDFS}label")
            date, outlet, title = (next(iter(self.values(iri, name)), "") for name in named)
            file = self.values(iri, f"{self.vocabulary.namespace}fileName")[0]
            self._articles[iri] = StoryArticle(date, iri, self.name(outlet), " ".join(title.split()), file)
        return self._articles[iri]

    def passages(self, evidence: Iterable[str]) -> tuple[Passage, ...]:
        """The words of pieces of evidence, in the order of the text."""
        return tuple(sorted(self._passage(each) for each in evidence))

    def difference(self, iri: str) -> OtherWords:
        """A difference with the words of both sides."""
        about = self.about(iri)
        one, other = (self.passages(about.get(f"{side}Evidence", ())) for side in ("one", "other"))
        return OtherWords(first(about, "differenceKind"), one, other, iri)

    def speaker(self, speakers: Iterable[str]) -> str:
        """The name of who speaks: a group stands for its members, though they are speakers too."""
        several = set(speakers)
        members = {each for speaker in several for each in self.values(speaker, f"{SCHEMA}member")}
        return self.name(min(several - members or several, default=""))

    def instances(self, kind: str) -> list[str]:
        """The things of a class of kg's in the default graph."""
        term = self.vocabulary.term(kind)
        quads = self.store.quads_for_pattern(None, ox.NamedNode(f"{RDF}type"), term, ox.DefaultGraph())
        return sorted(value_of(quad.subject) for quad in quads)

    def _passage(self, iri: str) -> Passage:
        about = self.about(iri)
        sentence = self.about(about["inSentence"][0])
        start, end = (int(about[f"{OA}{name}"][0]) for name in ("start", "end"))
        words = around(start, end, sentence[f"{OA}exact"][0], int(sentence[f"{OA}start"][0]))
        return Passage(start, end, about[f"{OA}exact"][0], *words)


def in_order(differences: Iterable[OtherWords]) -> list[OtherWords]:
    """Differences in the order of the text; what only the other side has stands where it stands there."""
    found = sorted(differences, key=lambda each: (each.one, each.other, each.kind))
    ordered = [each for each in found if each.one]
    for added in (each for each in found if not each.one):
        before = [place for place, each in enumerate(ordered) if each.other and each.other < added.other]
        ordered.insert(before[-1] + 1 if before else 0, added)
    return ordered


def first(about: About, name: str) -> str:
    """The first value of a property; empty where there is none."""
    return next(iter(about.get(name, ())), "")


def value_of(term: object) -> str:
    """The IRI of a named node, the words of a literal."""
    return term.value if isinstance(term, ox.NamedNode | ox.Literal) else ""
