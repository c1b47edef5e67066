"""Reads stories from a store, in the shape that docs/graph.md describes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cached_property

import pyoxigraph as ox

from kg.graph.reading.happening import Passage
from kg.graph.reading.story import (
    Alike,
    Disagreement,
    OtherWords,
    SaidAs,
    SaidOnce,
    Shared,
    StoryArticle,
    StoryFound,
    Told,
)
from kg.vocabulary.iris import Vocabulary
from kg.vocabulary.namespaces import OA, RDF, RDFS, SCHEMA

_WORST_FIRST = ("contradictory", "different", "finer")
About = dict[str, list[str]]
"""What is said of one thing: local names of kg's properties, full ones of others, with their values, sorted."""


class Stories:
    """The stories of a built graph, by the dates of their first articles."""

    def __init__(self, store: ox.Store, vocabulary: Vocabulary) -> None:
        self._store = store
        self._kg = vocabulary.namespace
        self._data = vocabulary.data
        self._known: dict[str, About] = {}
        self._told: dict[str, StoryArticle] = {}

    def all(self) -> list[StoryFound]:
        """Every story."""
        found = self._instances("Story")
        return sorted((self._story(iri) for iri in found), key=lambda story: (story.articles[:1], story.iri))

    def called(self, name: str) -> list[StoryFound]:
        """Those whose id begins so, or else those that have an article with this in its title, whatever the case."""
        stories = self.all()
        by_id = [story for story in stories if name and story.id.startswith(name.removeprefix("story/"))]
        wanted = _folded(name)
        return by_id or [s for s in stories if any(wanted in _folded(article.title) for article in s.articles)]

    def _story(self, iri: str) -> StoryFound:
        about = self._about(iri)
        articles = [self._article(each) for each in about.get("toldBy", ())]
        place = {article.iri: number for number, article in enumerate(sorted(articles, key=_when))}
        utterances = [self._utterance(each, place) for each in self._within(iri, "Utterance")]
        conflicts = [self._conflict(each, place) for each in self._within(iri, "Conflict")]
        origins = [self._origin(each) for each in self._within(iri, "Origin")]
        return StoryFound(
            iri=iri,
            id=iri.removeprefix(f"{self._data}story/"),
            label=_first(about, f"{RDFS}label"),
            articles=tuple(sorted(articles, key=_when)),
            utterances=tuple(sorted(utterances, key=lambda u: (*_place(u.renderings[0], place), u.iri))),
            conflicts=tuple(sorted(conflicts, key=lambda c: (_WORST_FIRST.index(c.agreement), c.about, c.iri))),
            origins=tuple(sorted(origins, key=lambda o: (place[o.one.iri], place[o.other.iri], o.kind, o.iri))),
        )

    def _utterance(self, iri: str, place: dict[str, int]) -> SaidOnce:
        about = self._about(iri)
        speaker = self._name(_first(about, "agreedSpeaker"))
        lent = dict.fromkeys(about.get("lentTo", ()), speaker)
        renderings = [self._rendering(each, lent.get(each, "")) for each in about.get("rendering", ())]
        renderings.sort(key=lambda each: (*_place(each, place), each.iri))
        at = {each.iri: number for number, each in enumerate(renderings)}
        pairs = [self._pair(each) for each in about.get("pair", ())]
        return SaidOnce(
            iri, speaker, tuple(renderings), tuple(sorted(pairs, key=lambda pair: (at[pair.one], at[pair.other])))
        )

    def _rendering(self, iri: str, lent: str) -> SaidAs:
        about = self._about(iri)
        return SaidAs(
            iri=iri,
            article=self._article(_first(about, f"{SCHEMA}isPartOf")),
            content=self._passages(about.get("contentEvidence", ())),
            speaker=lent or self._speaker(about.get("speaker", [])),
            is_lent=bool(lent),
            kind=_first(about, "kind"),
            cue=_first(about, "cue"),
            addressee=self._name(_first(about, "toldTo")),
            medium=self._name(_first(about, "medium")),
        )

    def _speaker(self, speakers: list[str]) -> str:
        """Who speaks: a group stands for its members, though they are speakers too."""
        members = {each for speaker in speakers for each in self._about(speaker).get(f"{SCHEMA}member", ())}
        return self._name(min(set(speakers) - members or speakers, default=""))

    def _pair(self, iri: str) -> Alike:
        about = self._about(iri)
        differences = [self._difference(each) for each in about.get("difference", ())]
        return Alike(
            one=_first(about, "one"),
            other=_first(about, "other"),
            shared=float(_first(about, "shared")),
            changed=tuple(about.get("changed", ())),
            differences=tuple(_in_order(differences)),
        )

    def _difference(self, iri: str) -> OtherWords:
        about = self._about(iri)
        one, other = (self._passages(about.get(f"{side}Evidence", ())) for side in ("one", "other"))
        return OtherWords(_first(about, "differenceKind"), one, other)

    def _conflict(self, iri: str, place: dict[str, int]) -> Disagreement:
        about = self._about(iri)
        sides = [self._side(each) for each in about.get("side", ())]
        return Disagreement(
            iri=iri,
            about=" ".join(_first(about, f"{RDFS}label").split()),
            agreement=_first(about, "agreement"),
            concerns=tuple(about.get("concerns", ())),
            sides=tuple(sorted(sides, key=lambda side: (place.get(side.article.iri, 0), side.evidence, side.value))),
        )

    def _side(self, iri: str) -> Told:
        about = self._about(iri)
        article = self._article(_first(about, f"{SCHEMA}isPartOf"))
        return Told(article, " ".join(_first(about, "value").split()), self._passages(about.get("evidence", ())))

    def _origin(self, iri: str) -> Shared:
        about = self._about(iri)
        passages = [self._both(each) for each in about.get("passage", ())]
        return Shared(
            iri=iri,
            kind=_first(about, "originKind"),
            one=self._article(_first(about, "one")),
            other=self._article(_first(about, "other")),
            passages=tuple(sorted(passages, key=lambda both: tuple(map(_start, both)))),
        )

    def _both(self, iri: str) -> tuple[Passage | None, Passage | None]:
        about = self._about(iri)
        one, other = (self._passages(about.get(f"{side}Evidence", ())) for side in ("one", "other"))
        return next(iter(one), None), next(iter(other), None)

    def _article(self, iri: str) -> StoryArticle:
        if iri not in self._told:
            about = self._about(iri)
            date, outlet = _first(about, f"{SCHEMA}datePublished"), _first(about, f"{SCHEMA}publisher")
            title, file = _first(about, f"{RDFS}label"), _first(about, "fileName")
            self._told[iri] = StoryArticle(date, iri, self._name(outlet), " ".join(title.split()), file)
        return self._told[iri]

    def _passages(self, evidence: Iterable[str]) -> tuple[Passage, ...]:
        return tuple(sorted(self._passage(each) for each in evidence))

    def _passage(self, iri: str) -> Passage:
        said: About = {}
        for selector in self._about(iri).get(f"{OA}hasSelector", ()):
            said |= self._about(selector)
        exact, prefix, suffix = (_first(said, f"{OA}{name}") for name in ("exact", "prefix", "suffix"))
        return Passage(int(_first(said, f"{OA}start")), int(_first(said, f"{OA}end")), exact, prefix, suffix)

    def _name(self, iri: str) -> str:
        return (_first(self._about(iri), f"{RDFS}label") or iri.removeprefix(self._data)) if iri else ""

    def _about(self, iri: str) -> About:
        """What any graph says of a thing; nothing is read twice."""
        if iri not in self._known:
            found: About = defaultdict(list)
            for quad in self._store.quads_for_pattern(ox.NamedNode(iri), None, None, None):
                found[quad.predicate.value.removeprefix(self._kg)].append(_value(quad.object))
            self._known[iri] = {name: sorted(set(values)) for name, values in found.items()}
        return self._known[iri]

    def _within(self, story: str, kind: str) -> Iterator[str]:
        return (iri for iri in self._by_story[story] if f"{self._kg}{kind}" in self._about(iri)[f"{RDF}type"])

    @cached_property
    def _by_story(self) -> dict[str, list[str]]:
        found: dict[str, list[str]] = defaultdict(list)
        for quad in self._store.quads_for_pattern(None, ox.NamedNode(f"{self._kg}inStory"), None, ox.DefaultGraph()):
            found[_value(quad.object)].append(_value(quad.subject))
        return defaultdict(list, {story: sorted(things) for story, things in found.items()})

    def _instances(self, kind: str) -> list[str]:
        term = ox.NamedNode(f"{self._kg}{kind}")
        quads = self._store.quads_for_pattern(None, ox.NamedNode(f"{RDF}type"), term, ox.DefaultGraph())
        return sorted(_value(quad.subject) for quad in quads)


def _in_order(differences: Iterable[OtherWords]) -> list[OtherWords]:
    """Differences in the order of the text; what only the other side has stands where it stands there."""
    found = sorted(differences, key=lambda each: (each.one, each.other, each.kind))
    ordered = [each for each in found if each.one]
    for added in (each for each in found if not each.one):
        before = [place for place, each in enumerate(ordered) if each.other and each.other < added.other]
        ordered.insert(before[-1] + 1 if before else 0, added)
    return ordered


def _when(article: StoryArticle) -> tuple[str, str]:
    return article.published or "~", article.iri


def _place(rendering: SaidAs, place: dict[str, int]) -> tuple[int, int]:
    return place.get(rendering.article.iri, 0), rendering.start


def _start(passage: Passage | None) -> int:
    return -1 if passage is None else passage.start


def _first(about: About, name: str) -> str:
    return next(iter(about.get(name, ())), "")


def _value(term: object) -> str:
    return term.value if isinstance(term, ox.NamedNode | ox.Literal) else ""


def _folded(name: str) -> str:
    return " ".join(name.casefold().split())
