"""Reads stories from a store, in the shape that docs/graph.md describes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from functools import cached_property

import pyoxigraph as ox

from kg.graph.reading.happening import Passage
from kg.graph.reading.lookup import Lookup, first, in_order, value_of
from kg.graph.reading.story import (
    Alike,
    Disagreement,
    HeadlineTold,
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


class Stories:
    """The stories of a built graph, by the dates of their first articles."""

    def __init__(self, store: ox.Store, vocabulary: Vocabulary) -> None:
        self._look = Lookup(store, vocabulary)
        self._kg = vocabulary.namespace

    def all(self) -> list[StoryFound]:
        """Every story."""
        return [self._story(iri) for iri in self._in_order()]

    def one_by_one(self) -> Iterator[StoryFound]:
        """Every story, of which nothing is held once the next one is asked for."""
        for iri in self._in_order():
            yield self._story(iri)
            self._look.forget()

    def called(self, name: str) -> list[StoryFound]:
        """Those whose id begins so, or else those that have an article with this in its title, whatever the case."""
        stories, wanted = self._in_order(), _folded(name)
        by_id = [iri for iri in stories if name and self._id(iri).startswith(name.removeprefix("story/"))]
        meant = by_id or [iri for iri in stories if any(wanted in _folded(each.title) for each in self._articles(iri))]
        return [self._story(iri) for iri in meant]

    def are_there(self) -> bool:
        """Whether there is any."""
        return bool(self._look.instances("Story"))

    def one(self, iri: str) -> StoryFound:
        """The story with an IRI, which the graph has."""
        return self._story(iri)

    def _in_order(self) -> list[str]:
        found = self._look.instances("Story")
        return sorted(found, key=lambda iri: (sorted(self._articles(iri), key=_when)[:1], iri))

    def _id(self, iri: str) -> str:
        return iri.removeprefix(f"{self._look.vocabulary.data}story/")

    def _articles(self, iri: str) -> list[StoryArticle]:
        return [self._look.article(each) for each in self._look.about(iri)["toldBy"]]

    def _story(self, iri: str) -> StoryFound:
        about = self._look.about(iri)
        articles = self._articles(iri)
        place = {article.iri: number for number, article in enumerate(sorted(articles, key=_when))}
        utterances = [self._utterance(each, place) for each in self._within(iri, "Utterance")]
        conflicts = [self._conflict(each, place) for each in self._within(iri, "Conflict")]
        origins = [self._origin(each) for each in self._within(iri, "Origin")]
        headlines = [self._headline(each) for each in self._within(iri, "HeadlineMatch")]
        return StoryFound(
            iri=iri,
            id=self._id(iri),
            label=first(about, f"{RDFS}label"),
            articles=tuple(sorted(articles, key=_when)),
            utterances=tuple(sorted(utterances, key=lambda u: (*_place(u.renderings[0], place), u.iri))),
            conflicts=tuple(sorted(conflicts, key=lambda c: (_WORST_FIRST.index(c.agreement), c.about, c.iri))),
            origins=tuple(sorted(origins, key=lambda o: (place[o.one.iri], place[o.other.iri], o.kind, o.iri))),
            headlines=tuple(sorted(headlines, key=lambda h: (place[h.article.iri], h.body, h.kind, h.iri))),
        )

    def _utterance(self, iri: str, place: dict[str, int]) -> SaidOnce:
        about = self._look.about(iri)
        speaker = self._look.name(first(about, "agreedSpeaker"))
        lent = dict.fromkeys(about.get("lentTo", ()), speaker)
        renderings = [self._rendering(each, lent.get(each, "")) for each in about["rendering"]]
        renderings.sort(key=lambda each: (*_place(each, place), each.iri))
        at = {each.iri: number for number, each in enumerate(renderings)}
        pairs = [self._pair(each) for each in about.get("pair", ())]
        return SaidOnce(
            iri,
            speaker,
            tuple(renderings),
            tuple(sorted(pairs, key=lambda pair: (at[pair.one], at[pair.other]))),
            first(about, "agreedSpeaker"),
        )

    def _rendering(self, iri: str, lent: str) -> SaidAs:
        about = self._look.about(iri)
        return SaidAs(
            iri=iri,
            article=self._look.article(first(about, f"{SCHEMA}isPartOf")),
            content=self._look.passages(about.get("contentEvidence", ())),
            speaker=lent or self._look.speaker(about.get("speaker", [])),
            is_lent=bool(lent),
            kind=first(about, "kind"),
            cue=first(about, "cue"),
            addressee=self._look.name(first(about, "toldTo")),
            medium=self._look.name(first(about, "medium")),
        )

    def _pair(self, iri: str) -> Alike:
        about = self._look.about(iri)
        differences = [self._look.difference(each) for each in about.get("difference", ())]
        return Alike(
            iri=iri,
            one=first(about, "one"),
            other=first(about, "other"),
            shared=float(first(about, "shared")),
            changed=tuple(about.get("changed", ())),
            differences=tuple(in_order(differences)),
        )

    def _conflict(self, iri: str, place: dict[str, int]) -> Disagreement:
        about = self._look.about(iri)
        sides = [self._side(each) for each in about["side"]]
        return Disagreement(
            iri=iri,
            about=" ".join(first(about, f"{RDFS}label").split()),
            agreement=first(about, "agreement"),
            concerns=tuple(about.get("concerns", ())),
            sides=tuple(sorted(sides, key=lambda side: (place.get(side.article.iri, 0), side.evidence, side.value))),
        )

    def _side(self, iri: str) -> Told:
        about = self._look.about(iri)
        article = self._look.article(first(about, f"{SCHEMA}isPartOf"))
        return Told(
            article, " ".join(first(about, "value").split()), self._look.passages(about.get("evidence", ())), iri
        )

    def _origin(self, iri: str) -> Shared:
        about = self._look.about(iri)
        passages = [self._both(each) for each in about.get("passage", ())]
        return Shared(
            iri=iri,
            kind=about["originKind"][0],
            one=self._look.article(first(about, "one")),
            other=self._look.article(first(about, "other")),
            passages=tuple(sorted(passages, key=lambda both: tuple(map(_start, both)))),
        )

    def _headline(self, iri: str) -> HeadlineTold:
        about = self._look.about(iri)
        article = self._look.article(first(about, f"{SCHEMA}isPartOf"))
        kind, what = self._called(first(about, "tells"))
        above = about.get("oneEvidence", ())
        sources = {source for each in above for source in self._look.about(each).get(f"{OA}hasSource", ())}
        return HeadlineTold(
            iri=iri,
            finding=first(about, "tells"),
            article=article,
            kind=kind,
            what=" ".join(what.split()),
            change=first(about, "otherwise"),
            headline=self._look.passages(above),
            body=self._look.passages(about.get("otherEvidence", ())),
            in_title=article.iri not in sources,
        )

    def _called(self, iri: str) -> tuple[str, str]:
        """What sort of thing a quotation, event or statement is, and what to call it."""
        about = self._look.about(iri)
        if f"{SCHEMA}Quotation" in about.get(f"{RDF}type", ()):
            return "utterance", first(about, f"{SCHEMA}text")
        if about.get(f"{RDF}subject"):
            return "statement", " ".join(self._ends(iri))
        return "event", self._look.name(first(about, "event"))

    def _ends(self, statement: str) -> Iterator[str]:
        """What subject, predicate and object of a statement are called; words are their own name."""
        for part in ("subject", "predicate", "object"):
            quads = self._look.store.quads_for_pattern(
                ox.NamedNode(statement), ox.NamedNode(f"{RDF}{part}"), None, None
            )
            found = {quad.object for quad in quads}
            names = {
                first(self._look.about(end.value), f"{RDFS}label") for end in found if isinstance(end, ox.NamedNode)
            }
            yield min(filter(None, names), default="") or min(map(value_of, found), default="")

    def _both(self, iri: str) -> tuple[Passage | None, Passage | None]:
        about = self._look.about(iri)
        one, other = (self._look.passages(about.get(f"{side}Evidence", ())) for side in ("one", "other"))
        return next(iter(one), None), next(iter(other), None)

    def _within(self, story: str, kind: str) -> Iterator[str]:
        return (iri for iri in self._by_story[story] if f"{self._kg}{kind}" in self._look.about(iri)[f"{RDF}type"])

    @cached_property
    def _by_story(self) -> dict[str, list[str]]:
        found: dict[str, list[str]] = defaultdict(list)
        for quad in self._look.store.quads_for_pattern(
            None, ox.NamedNode(f"{self._kg}inStory"), None, ox.DefaultGraph()
        ):
            found[value_of(quad.object)].append(value_of(quad.subject))
        return defaultdict(list, {story: sorted(things) for story, things in found.items()})


def _when(article: StoryArticle) -> tuple[str, str]:
    return article.published or "~", article.iri


def _place(rendering: SaidAs, place: dict[str, int]) -> tuple[int, int]:
    return place.get(rendering.article.iri, 0), rendering.start


def _start(passage: Passage | None) -> int:
    return -1 if passage is None else passage.start


def _folded(name: str) -> str:
    return " ".join(name.casefold().split())
