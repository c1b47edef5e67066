"""Checks what stands of articles beside each other: both sides exist, and the words are where they are said to be."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

import pyoxigraph as ox

from kg.graph.checking.problems import Problem
from kg.graph.store.opening import BuiltGraph
from kg.vocabulary.namespaces import OA, PROV, RDF, SCHEMA
from kg.vocabulary.terms import text_of

About = Mapping[str, list[str]]
"""What is said of one thing: local names of kg's properties, and full ones of others, with their values."""

_CLASSES = (
    "Story", "Utterance", "RenderedPair", "Difference", "Conflict", "Side", "Origin", "Passage", "HeadlineMatch",
    "Revision", "RevisedPair",
)  # fmt: skip
_WAS_REVISION_OF = ox.NamedNode(f"{PROV}wasRevisionOf")


@dataclass(frozen=True, slots=True, order=True)
class _Place:
    """A piece of evidence: its article, where it stands there, and its words."""

    article: str
    start: int
    end: int
    exact: str


def check_comparison(graph: BuiltGraph) -> Iterator[Problem]:
    """Checks stories, utterances with pairs, conflicts, origins, what headlines tell, revisions; sorted by neither."""
    check = _Check(graph)
    yield from (Problem("comparison", iri, message) for iri, message in check.untold_versions())
    for name in _CLASSES:
        for iri in sorted(check.of_class(name)):
            for message in getattr(check, f"of_{name.lower()}")(iri):
                yield Problem("comparison", iri, message)


class _Check:
    """The things of the default graph, and where in the articles' graphs their evidence stands."""

    def __init__(self, graph: BuiltGraph) -> None:
        self._store, self._namespace = graph.store, graph.vocabulary.namespace
        self._classes = {name: self._instances(graph.vocabulary.term(name)) for name in _CLASSES}
        self._articles = self._instances(ox.NamedNode(f"{SCHEMA}NewsArticle"))
        self._quotations = self._instances(ox.NamedNode(f"{SCHEMA}Quotation"))
        self._places: dict[str, _Place | None] = {}

    def of_class(self, name: str) -> set[str]:
        """The things of a class of kg's."""
        return self._classes[name]

    def of_story(self, iri: str) -> Iterator[str]:
        yield from self._missing(self._about(iri), "toldBy", self._articles)

    def of_utterance(self, iri: str) -> Iterator[str]:
        about = self._about(iri)
        yield from self._in_story(about)
        yield from self._missing(about, "rendering", self._quotations)
        yield from self._missing(about, "pair", self._classes["RenderedPair"])
        renderings = {*about.get("rendering", ())}
        for name in ("firstRendering", "lentTo"):
            for each in sorted(set(about.get(name, [])) - renderings):
                yield f"its kg:{name} {each} is no rendering of it"
        for pair in about.get("pair", ()):
            known = self._about(pair)
            for each in sorted({*known.get("one", []), *known.get("other", [])} - renderings):
                yield f"its pair {pair} has {each}, which is no rendering of it"

    def of_renderedpair(self, iri: str) -> Iterator[str]:
        about = self._about(iri)
        for name in ("one", "other"):
            yield from self._missing(about, name, self._quotations)
        yield from self._missing(about, "difference", self._classes["Difference"])
        for difference in about.get("difference", ()):
            known = self._about(difference)
            for side in ("one", "other"):
                quotation = about.get(side, [""])[0]
                content = self._about(quotation).get("contentEvidence", ())
                yield from self._outside(difference, known.get(f"{side}Evidence", []), quotation, content)

    def of_difference(self, iri: str) -> Iterator[str]:
        about = self._about(iri)
        yield from self._undescribed(about)
        for side in ("one", "other"):
            read = " … ".join(place.exact for place in self._known(about.get(f"{side}Evidence", [])))
            if about.get(f"{side}Words", [""]) != [read]:
                yield f"the article has {read!r} there, not {' | '.join(about.get(f'{side}Words', ()))!r}"

    def of_conflict(self, iri: str) -> Iterator[str]:
        about = self._about(iri)
        yield from self._in_story(about)
        yield from self._missing(about, "side", self._classes["Side"])
        sides = [self._about(side) for side in about.get("side", ())]
        if len({article for side in sides for article in side.get(f"{SCHEMA}isPartOf", ())}) < 2:
            yield "its sides are not those of two articles"

    def of_side(self, iri: str) -> Iterator[str]:
        about = self._about(iri)
        yield from self._undescribed(about)
        yield from self._elsewhere(about, "evidence", about.get(f"{SCHEMA}isPartOf", [""])[0])

    def of_origin(self, iri: str) -> Iterator[str]:
        about = self._about(iri)
        yield from self._in_story(about)
        for name in ("one", "other"):
            yield from self._missing(about, name, self._articles)
        yield from self._missing(about, "passage", self._classes["Passage"])
        for passage in about.get("passage", ()):
            for side in ("one", "other"):
                yield from self._elsewhere(self._about(passage), f"{side}Evidence", about.get(side, [""])[0])

    def of_passage(self, iri: str) -> Iterator[str]:
        yield from self._undescribed(self._about(iri))

    def of_revision(self, iri: str) -> Iterator[str]:
        about = self._about(iri)
        for name in ("one", "other"):
            yield from self._missing(about, name, self._articles)
        yield from self._missing(about, "change", self._classes["RevisedPair"])
        before, after = (about.get(name, [""])[0] for name in ("one", "other"))
        if before not in self._about(after).get(_WAS_REVISION_OF.value, ()):
            yield f"{after} is nowhere said to be a revision of {before}"
        changes = [self._about(change) for change in about.get("change", ())]
        for article, names in ((before, ("gone", "one")), (after, ("new", "other"))):
            for finding in (*about.get(names[0], ()), *(each for c in changes for each in c.get(names[1], ()))):
                if article not in self._articles_of(finding):
                    yield f"its finding {finding} is not one of {article}"

    def of_revisedpair(self, iri: str) -> Iterator[str]:
        about = self._about(iri)
        yield from self._missing(about, "difference", self._classes["Difference"])
        for difference in about.get("difference", ()):
            known = self._about(difference)
            for side in ("one", "other"):
                finding = about.get(side, [""])[0]
                yield from self._outside(difference, known.get(f"{side}Evidence", []), finding, self._shown(finding))

    def untold_versions(self) -> Iterator[tuple[str, str]]:
        """Articles that are said to be revisions without a kg:Revision that says how."""
        told = {(about.get("one", [""])[0], about.get("other", [""])[0]) for about in self._revisions()}
        for quad in self._store.quads_for_pattern(None, _WAS_REVISION_OF, None, None):
            before, after = text_of(quad.object), text_of(quad.subject)
            if (before, after) not in told:
                yield after, f"it is said to be a revision of {before}, and nothing tells what differs"

    def _revisions(self) -> list[About]:
        return [self._about(iri) for iri in sorted(self._classes["Revision"])]

    def _articles_of(self, finding: str) -> set[str]:
        """The articles that a finding says it is part of; of evidence, the one that it is of."""
        parts = self._everywhere(finding, f"{SCHEMA}isPartOf")
        place = None if parts else self._place(finding)
        return parts or (set() if place is None else {place.article})

    def _shown(self, finding: str) -> set[str]:
        """The evidence of a finding that has the words to compare: the content of a quotation, a sentence itself."""
        content = self._everywhere(finding, f"{self._namespace}contentEvidence")
        return content or self._everywhere(finding, f"{self._namespace}evidence") or {finding}

    def _everywhere(self, iri: str, predicate: str) -> set[str]:
        if not iri:
            return set()
        quads = self._store.quads_for_pattern(ox.NamedNode(iri), ox.NamedNode(predicate), None, None)
        return {text_of(quad.object) for quad in quads}

    def of_headlinematch(self, iri: str) -> Iterator[str]:
        about = self._about(iri)
        yield from self._in_story(about)
        for told in about.get("tells", ()):
            if next(self._store.quads_for_pattern(ox.NamedNode(told), None, None, None), None) is None:
                yield f"its kg:tells {told} is not in the graph"
        for evidence in about.get("otherEvidence", ()):
            if self._place(evidence) is None:
                yield f"its evidence {evidence} is not described in an article's graph"
        yield from self._elsewhere(about, "otherEvidence", about.get(f"{SCHEMA}isPartOf", [""])[0])
        for evidence in about.get("oneEvidence", ()):
            # the words of a title that stands nowhere in the text have that title as their source
            source = ox.NamedNode(f"{OA}hasSource")
            if next(self._store.quads_for_pattern(ox.NamedNode(evidence), source, None, None), None) is None:
                yield f"its evidence {evidence} is not described in an article's graph"

    def _in_story(self, about: About) -> Iterator[str]:
        yield from self._missing(about, "inStory", self._classes["Story"])

    def _missing(self, about: About, name: str, known: set[str]) -> Iterator[str]:
        for value in about.get(name, ()):
            if value not in known:
                yield f"its kg:{name} {value} is not in the graph"

    def _undescribed(self, about: About) -> Iterator[str]:
        for evidence in about.get("evidence", ()):
            if self._place(evidence) is None:
                yield f"its evidence {evidence} is not described in an article's graph"

    def _elsewhere(self, about: About, name: str, article: str) -> Iterator[str]:
        """Evidence that is another article's."""
        for evidence in about.get(name, ()):
            place = self._place(evidence)
            if place is not None and place.article != article:
                yield f"its evidence {evidence} stands in another article"

    def _outside(self, difference: str, evidence: list[str], finding: str, shown: Iterable[str]) -> Iterator[str]:
        """Words of a difference that do not stand in the evidence of their finding that is shown."""
        content = self._known(shown)
        start, end = min((p.start for p in content), default=0), max((p.end for p in content), default=0)
        for each in evidence:
            place = self._place(each)
            inside = place and content and place.article == content[0].article
            if place and not (inside and start <= place.start and place.end <= end):
                yield f"the words of its difference {difference} do not stand in {finding}"

    def _instances(self, kind: ox.NamedNode) -> set[str]:
        found = self._store.quads_for_pattern(None, ox.NamedNode(f"{RDF}type"), kind, ox.DefaultGraph())
        return {text_of(quad.subject) for quad in found}

    def _about(self, iri: str) -> About:
        found: dict[str, list[str]] = defaultdict(list)
        if iri:
            for quad in self._store.quads_for_pattern(ox.NamedNode(iri), None, None, ox.DefaultGraph()):
                found[quad.predicate.value.removeprefix(self._namespace)].append(text_of(quad.object))
        return {name: sorted(values) for name, values in found.items()}

    def _place(self, evidence: str) -> _Place | None:
        """Where a piece of evidence stands; None where no article's graph tells."""
        if evidence not in self._places:
            self._places[evidence] = self._read(ox.NamedNode(evidence))
        return self._places[evidence]

    def _read(self, evidence: ox.NamedNode) -> _Place | None:
        for source in self._store.quads_for_pattern(evidence, ox.NamedNode(f"{OA}hasSource"), None, None):
            quads = self._store.quads_for_pattern(evidence, None, None, source.graph_name)
            said = {quad.predicate.value.removeprefix(OA): text_of(quad.object) for quad in quads}
            if source.object == source.graph_name and {"start", "end", "exact"} <= said.keys():
                return _Place(text_of(source.object), _number(said["start"]), _number(said["end"]), said["exact"])
        return None

    def _known(self, evidence: Iterable[str]) -> list[_Place]:
        """Where those pieces of evidence stand that are described, in the order of the text."""
        return sorted(filter(None, map(self._place, evidence)))


def _number(offset: str) -> int:
    return int(offset) if offset.isdecimal() else -1
