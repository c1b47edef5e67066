"""Coverage: what of a story each outlet reports, tells otherwise, or lacks."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import pyoxigraph as ox

from kg.graph.reading.story import Disagreement, SaidOnce, StoryArticle, StoryFound, short
from kg.graph.views.comparison.independence import Independence
from kg.model import Status
from kg.vocabulary.iris import Vocabulary
from kg.vocabulary.namespaces import RDF, RDFS, SCHEMA

UTTERANCE, EVENT, STATEMENT = "utterance", "event", "statement"
"""What is covered."""

COUNTED = ("utterances", "events", "statements", "told otherwise", "only there")
"""What `counts` counts."""

#: By such words an outlet tells an utterance otherwise; a cut, a bracket or "he" for "I" leaves it the same.
_OTHERWISE = frozenset({"number", "negation", "modal", "replaced"})
#: Quotations of so many equal words are one utterance, whoever is named.
_SAME_WORDS = 4
_WORD, _FIGURE = re.compile(r"\w+"), re.compile(r"\d+(?:[.,]\d+)*")
_GAINSAID = frozenset({Status.DENIED.value, Status.NEGATED.value})


@dataclass(frozen=True, slots=True)
class Covered:
    """An utterance, event or statement, and the outlets that report it, that tell it otherwise, that lack it.

    `iri` is empty for a statement, which has one in each article. An outlet that is unknown stands with the title of
    its article. `independent` is how many of those that have it draw neither on each other nor on one source.
    """

    kind: str
    iri: str
    what: str
    reported: tuple[str, ...]
    differs: tuple[str, ...]
    absent: tuple[str, ...]
    independent: int

    @property
    def only(self) -> str:
        """The one outlet that has it; empty where several have."""
        have = {*self.reported, *self.differs}
        return min(have) if len(have) == 1 and self.absent else ""


class Coverage:
    """Looks up what the articles of a built graph report."""

    def __init__(self, store: ox.Store, vocabulary: Vocabulary) -> None:
        self._store = store
        self._vocabulary = vocabulary
        self._labels: dict[str, str] = {}

    def of(self, story: StoryFound) -> list[Covered]:
        """What the articles of a story tell, what most outlets have first; utterances before events and statements."""
        among = _Among(story)
        found = [*self._utterances(among), *self._events(among), *self._statements(among)]
        order = (UTTERANCE, EVENT, STATEMENT)
        return sorted(found, key=lambda each: (order.index(each.kind), len(each.absent), each.what, each.iri))

    def _utterances(self, among: _Among) -> Iterator[Covered]:
        """Utterances of several quotations, and each quotation that no other renders."""
        rendered = set()
        for utterance in among.story.utterances:
            rendered |= {rendering.iri for rendering in utterance.renderings}
            have = {rendering.article.voice for rendering in utterance.renderings}
            first = utterance.renderings[0]
            yield among.covered(UTTERANCE, utterance.iri, first.words, have, _otherwise(utterance))
        alone: dict[tuple[str, ...], list[tuple[str, str, str]]] = defaultdict(list)
        for article in among.story.articles:
            for iri, words in self._quotations(article):
                if iri not in rendered:
                    forms = tuple(_WORD.findall(words.casefold()))
                    alone[forms if len(forms) >= _SAME_WORDS else (iri,)].append((iri, words, article.voice))
        for same in alone.values():
            iri, words, _ = same[0]
            yield among.covered(UTTERANCE, iri, words, {voice for *_, voice in same}, set())

    def _quotations(self, article: StoryArticle) -> Iterator[tuple[str, str]]:
        """The quotations of an article that stand in no other one, with their words."""
        part = ox.NamedNode(f"{SCHEMA}isPartOf")
        for quad in self._store.quads_for_pattern(None, part, ox.NamedNode(article.iri), ox.DefaultGraph()):
            iri = _value(quad.subject)
            if f"{SCHEMA}Quotation" in self._values(iri, f"{RDF}type") and not self._values(iri, self._kg("nestedIn")):
                yield iri, " ".join(min(self._values(iri, f"{SCHEMA}text"), default="").split())

    def _events(self, among: _Among) -> Iterator[Covered]:
        """The events that some article asserts."""
        told: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
        for article in among.story.articles:
            for report, event in self._in_article(article, self._kg("event")):
                told[event][article.voice] |= self._statuses(report)
        alike: dict[str, list[str]] = defaultdict(list)
        for event in sorted(told):
            if self._kg("Event") in self._values(event, f"{RDF}type"):
                alike[self._label(event)].append(event)
        for label, events in alike.items():  # what is told in the same words is one item, also where nothing joined it
            statuses: dict[str, set[str]] = defaultdict(set)
            for voice, given in (each for event in events for each in told[event].items()):
                statuses[voice] |= given
            otherwise = _gainsaying(statuses)
            for conflict in among.story.conflicts:
                if not set(events).isdisjoint(conflict.concerns) and conflict.agreement != "finer":
                    otherwise |= _apart(conflict)
            yield among.covered(EVENT, events[0], label, set(statuses), otherwise)

    def _statements(self, among: _Among) -> Iterator[Covered]:
        told: dict[tuple[str, str, str], dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
        for article in among.story.articles:
            for statement, subject in self._in_article(article, f"{RDF}subject"):
                triple = self._triple(statement, subject)
                told[triple][article.voice] |= self._statuses(statement)
        for triple in sorted(told):
            what = " ".join(map(self._label, triple))
            yield among.covered(STATEMENT, "", what, set(told[triple]), _gainsaying(told[triple]))

    def _triple(self, statement: str, subject: str) -> tuple[str, str, str]:
        """What a statement says; of what holds both ways the same, whoever comes first."""
        predicate = min(self._values(statement, f"{RDF}predicate"), default="")
        value = min(self._values(statement, f"{RDF}object"), default="")
        name = self._vocabulary.relation_name(predicate)
        relation = None if name is None else self._vocabulary.relation(name)
        if relation is not None and relation.symmetric and value < subject:
            subject, value = value, subject
        if relation is not None and relation.ended_form and self._values(statement, self._kg("ended")):
            predicate = self._kg(relation.ended_form)
        return subject, predicate, value

    def _in_article(self, article: StoryArticle, predicate: str) -> Iterator[tuple[str, str]]:
        graph = ox.NamedNode(article.iri)
        for quad in self._store.quads_for_pattern(None, ox.NamedNode(predicate), None, graph):
            yield _value(quad.subject), _value(quad.object)

    def _statuses(self, iri: str) -> set[str]:
        return {status.removeprefix(self._vocabulary.namespace) for status in self._values(iri, self._kg("status"))}

    def _values(self, iri: str, predicate: str) -> set[str]:
        quads = self._store.quads_for_pattern(ox.NamedNode(iri), ox.NamedNode(predicate), None, None)
        return {_value(quad.object) for quad in quads}

    def _label(self, value: str) -> str:
        """What a thing is called; words are their own label."""
        if value not in self._labels:
            known = self._values(value, f"{RDFS}label") if value.startswith(self._vocabulary.base_iri) else ()
            self._labels[value] = " ".join(min(known, default=value).split())
        return self._labels[value]

    def _kg(self, name: str) -> str:
        return self._vocabulary.term(name).value


class _Among:
    """The outlets of one story, among which those are told apart that have something and that do not."""

    def __init__(self, story: StoryFound) -> None:
        self.story = story
        self._independence = Independence(story)

    def covered(self, kind: str, iri: str, what: str, have: set[str], otherwise: set[str]) -> Covered:
        """What these outlets `have`, those who tell it `otherwise` among them."""
        voices = self.story.voices
        reported = tuple(voice for voice in voices if voice in have - otherwise)
        differs = tuple(voice for voice in voices if voice in have & otherwise)
        absent = tuple(voice for voice in voices if voice not in have)
        return Covered(kind, iri, what, reported, differs, absent, self._independence.among(have))


def counts(story: StoryFound, coverage: Sequence[Covered]) -> Iterator[tuple[str, ...]]:
    """Each outlet and how much it reports, tells otherwise and has alone, in the order of `COUNTED`."""
    for voice in story.voices:
        has = [each for each in coverage if voice in (*each.reported, *each.differs)]
        kinds = [str(sum(each.kind == kind for each in has)) for kind in (UTTERANCE, EVENT, STATEMENT)]
        differs, only = sum(voice in each.differs for each in has), sum(each.only == voice for each in has)
        yield short(voice), *kinds, str(differs), str(only)


def _otherwise(utterance: SaidOnce) -> set[str]:
    """Who has the words of the first rendering otherwise, or somebody else as the speaker."""
    first = utterance.renderings[0]
    voices = {rendering.iri: rendering.article.voice for rendering in utterance.renderings}
    return {
        voices[pair.other]
        for pair in utterance.pairs
        if pair.one == first.iri
        and ("speaker" in pair.changed or any(each.kind in _OTHERWISE for each in pair.differences))
    } - {first.article.voice}


def _gainsaying(statuses: dict[str, set[str]]) -> set[str]:
    """Who only denies or negates what another says."""
    against = {voice for voice, given in statuses.items() if given <= _GAINSAID}
    return against if len(against) < len(statuses) else set()


def _apart(conflict: Disagreement) -> set[str]:
    """Who has another value than most have, or than the first where none has more."""
    given: dict[str, list[tuple[object, ...]]] = defaultdict(list)
    for side in conflict.sides:
        given[side.article.voice].append(_compared(side.value))
    counts = Counter(value for values in given.values() for value in dict.fromkeys(values))
    usual = counts.most_common(1)[0][0] if counts else ()
    return {voice for voice, values in given.items() if usual not in values}


def _compared(value: str) -> tuple[object, ...]:
    """A value by its figures, so that "5,200 people" and "5200 miners" are one, or else by its words."""
    figures = tuple(figure.replace(",", "") for figure in _FIGURE.findall(value))
    return figures or tuple(_WORD.findall(value.casefold()))


def _value(term: object) -> str:
    return term.value if isinstance(term, ox.NamedNode | ox.Literal) else ""
