"""What the rows of all tables are read from: the graph, the names of its things, its articles and its stories."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property, lru_cache
from typing import Any

import pyoxigraph as ox

from kg.graph.reading.by_article import ArticleAbout, ArticleRead, ByArticle, said_in_default
from kg.graph.reading.evidence import around
from kg.graph.reading.happening import Passage
from kg.graph.reading.many import Term, Values, first
from kg.graph.reading.stories import Stories
from kg.graph.reading.story import StoryFound
from kg.graph.store.opening import BuiltGraph
from kg.vocabulary.namespaces import OA, RDFS, SCHEMA, SEM
from kg.vocabulary.ontology import ontology, words_of
from kg.vocabulary.partial_dates import ends_of
from kg.vocabulary.terms import DEFAULT_GRAPH

_START, _END, _EXACT = f"{OA}start", f"{OA}end", f"{OA}exact"

#: So many names are held.
_HELD = 1 << 16

#: What stands between stretches of words that are apart.
APART = " … "


class Source:
    """A graph that is read for its tables; of its articles and stories one at a time is held."""

    def __init__(self, graph: BuiltGraph) -> None:
        self.graph = graph
        self.store = graph.store
        self.vocabulary = graph.vocabulary
        self.kg = graph.vocabulary.namespace
        self._label = lru_cache(maxsize=_HELD)(self._read_label)

    @cached_property
    def articles(self) -> ByArticle:
        """The articles, in the order of the rows."""
        return ByArticle(self.store, self.vocabulary)

    def stories(self) -> Iterator[StoryFound]:
        """The stories, by the dates of their first articles."""
        return Stories(self.store, self.vocabulary).one_by_one()

    def said(self, iri: str) -> Values:
        """What the default graph says of a thing."""
        return said_in_default(self.store, iri)

    def name(self, iri: str) -> str | None:
        """What a thing is called: its label, or its key; None for no thing."""
        return self._label(iri) if iri else None

    def _read_label(self, iri: str) -> str:
        labels = self.store.quads_for_pattern(ox.NamedNode(iri), ox.NamedNode(f"{RDFS}label"), None, None)
        found = (quad.object.value for quad in labels if isinstance(quad.object, ox.Literal))
        return min(found, default=iri.removeprefix(self.vocabulary.data))

    def is_said(self, quotation: str) -> bool:
        """Whether the graph says of somebody that they said a quotation."""
        said = ox.NamedNode(f"{self.kg}said")
        return any(self.store.quads_for_pattern(None, said, ox.NamedNode(quotation), DEFAULT_GRAPH))

    def groups(self, speakers: Sequence[str]) -> dict[str, str]:
        """Of speakers that are members of a group that speaks, too, the group."""
        if len(speakers) < 2:
            return {}
        members = {each: texts(self.said(each).get(f"{SCHEMA}member", ())) for each in speakers}
        return {member: group for group, several in members.items() for member in several if member in speakers}

    def local(self, iri: str) -> str | None:
        """The local name of one of kg's terms; None for no term."""
        return iri.removeprefix(self.kg) or None

    def predicate(self, name: str, *, ended: bool) -> tuple[str, str]:
        """The name of a relation, of a state that is over that of its ended form, and what to call it."""
        relation = self.vocabulary.relation(name)
        if ended and relation.ended_form:
            return relation.ended_form, ontology().labels.get(relation.ended_form, words_of(relation.ended_form))
        return relation.name, relation.label

    def fact(self, property_: str) -> str | None:
        """What to call a property that facts have, also of a state that is over; None for any other."""
        name = property_.removeprefix(self.kg)
        if name in self._ended_forms:
            return ontology().labels.get(name, words_of(name))
        known = self.vocabulary.relation_name(property_)
        return None if known is None else self.vocabulary.relation(known).label

    @cached_property
    def _ended_forms(self) -> frozenset[str]:
        return frozenset(each.ended_form for each in ontology().relations.values() if each.ended_form)

    def in_article(self, about: ArticleAbout) -> dict[str, Any]:
        """The cells of `InArticle`."""
        return {
            "article_iri": about.iri,
            "title": about.title,
            "outlet": about.outlet or None,
            "outlet_iri": about.outlet_iri or None,
            "published": about.published or None,
            "url": about.url or None,
        }

    def pieces(self, found: ArticleRead, evidence: Iterable[Term]) -> list[Passage]:
        """Pieces of evidence of an article, in the order of the text."""
        return sorted(self.passage(found, each.value) for each in evidence)

    def passage(self, found: ArticleRead, iri: str) -> Passage:
        """The words of one piece of evidence, with those of its sentence around them."""
        about = found.own[iri]
        sentence = found.own[first(about, f"{self.kg}inSentence")]
        start, end, begins = (int(first(*where)) for where in ((about, _START), (about, _END), (sentence, _START)))
        return Passage(start, end, first(about, _EXACT), *around(start, end, first(sentence, _EXACT), begins))

    def found(self, found: ArticleRead, about: Values, evidence: str) -> dict[str, Any]:
        """The cells of `Finding`; `evidence` is the local name of the property that leads to its words."""
        source, by = first(about, f"{self.kg}source"), first(about, f"{SEM}accordingTo")
        return {
            **self.in_article(found.about),
            **evidenced(self.pieces(found, about.get(self.kg + evidence, ()))),
            **self.timed(about),
            "status": self.local(first(about, f"{self.kg}status")),
            "according_to": self.name(by),
            "according_to_iri": by or None,
            "source": self.name(source),
            "source_iri": source or None,
        }

    def claimed(self, about: Values) -> dict[str, Any]:
        """The cells of `Claim`, but for those of `Finding`."""
        return {
            "in_headline": bool(about.get(f"{self.kg}inHeadline")),
            "supported_by_iris": texts(about.get(f"{self.kg}supportedBy", ())),
            "without_support": bool(about.get(f"{self.kg}withoutSupport")),
        }

    def timed(self, about: Values) -> dict[str, Any]:
        """The cells of `Timed`, but for those of the evidence."""
        value = first(about, f"{self.kg}time")
        words = "; ".join(each.value for each in about.get(f"{self.kg}timeWords", ()))
        return {"time_words": words or None, **times("time", value)}


def times(name: str, value: str) -> dict[str, Any]:
    """The cells of a partial date: as told, and the first and last day that it may be."""
    earliest, latest = ends_of(value) or (None, None)
    return {name: value or None, f"{name}_earliest": earliest, f"{name}_latest": latest}


def evidenced(passages: Sequence[Passage]) -> dict[str, Any]:
    """The cells of `Evidenced`, but for those of the article."""
    sentences = dict.fromkeys(piece.prefix + piece.exact + piece.suffix for piece in passages)
    return {
        "words": APART.join(piece.exact for piece in passages) or None,
        "sentence": APART.join(sentences) or None,
        "start_offset": min((piece.start for piece in passages), default=None),
        "end_offset": max((piece.end for piece in passages), default=None),
    }


def texts(values: Iterable[Term]) -> tuple[str, ...]:
    """The IRIs or the words of values."""
    return tuple(value.value for value in values)


def in_text_order(rows: Iterable[Any]) -> list[Any]:
    """Rows of findings of an article in the order of its text."""
    return sorted(rows, key=lambda row: (row.start_offset or 0, row.end_offset or 0, row.iri))
