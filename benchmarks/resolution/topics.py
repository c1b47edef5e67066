"""ECB+ as a test of resolution across articles: gold mentions beside what kg finds in each topic."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from benchmarks.resolution.ecbplus import EcbDocument, GoldMention
from benchmarks.resolution.scoring import Scores
from kg.language.lexicon.wordlists import bare_name
from kg.model import Entity, EntityType, Extraction, Span
from kg.resolution import resolve_collection

#: Ways of joining: kg's, all of one name, nothing across articles.
Joining = Callable[[Sequence[Extraction]], Mapping[tuple[str, str], Hashable]]
_WORDS_SHARED = 0.5


def by_kg(extractions: Sequence[Extraction]) -> Mapping[tuple[str, str], Hashable]:
    """kg's own resolution."""
    return resolve_collection(extractions).key_of


def by_same_name(extractions: Sequence[Extraction]) -> Mapping[tuple[str, str], Hashable]:
    """Named entities of one type and name are one, what has no name stands alone."""
    organized = {EntityType.OUTLET: EntityType.ORGANIZATION}
    return {
        (x.article.id, e.id): (organized.get(e.type, e.type), bare_name(e.name)) if e.named else (x.article.id, e.id)
        for x in extractions
        for e in x.entities
    }


def not_at_all(extractions: Sequence[Extraction]) -> Mapping[tuple[str, str], Hashable]:
    """Each article by itself."""
    return {(x.article.id, e.id): (x.article.id, e.id) for x in extractions for e in x.entities}


JOININGS: Mapping[str, Joining] = {"kg": by_kg, "same name": by_same_name, "no joining": not_at_all}


@dataclass(frozen=True, slots=True)
class Found:
    """A gold mention and the entity that kg has there."""

    document: EcbDocument
    mention: GoldMention
    entity: Entity

    @property
    def ref(self) -> tuple[str, str]:
        """The entity as resolution knows it."""
        return self.document.article.id, self.entity.id


@dataclass(slots=True)
class Topic:
    """The documents of a topic with what kg finds in each, and what of the gold it finds."""

    name: str
    documents: list[tuple[EcbDocument, Extraction]] = field(default_factory=list)
    found: list[Found] = field(default_factory=list)

    @property
    def extractions(self) -> list[Extraction]:
        """What kg finds; documents with the same text count once."""
        return list({x.article.id: x for _, x in self.documents}.values())

    @property
    def gold(self) -> int:
        """How many mentions the annotators marked."""
        return sum(len(document.mentions) for document, _ in self.documents)


def topics_of(pairs: Iterable[tuple[EcbDocument, Extraction]]) -> list[Topic]:
    """Topics in the order of their first document; gold mentions aligned with kg's."""
    topics: dict[str, Topic] = {}
    for document, extraction in pairs:
        topic = topics.setdefault(document.topic, Topic(document.topic))
        topic.documents.append((document, extraction))
        topic.found += _aligned(document, extraction)
    return list(topics.values())


def _aligned(document: EcbDocument, extraction: Extraction) -> list[Found]:
    """One to one, best overlap first: at least half of the characters of both together are shared."""
    pairs = []
    for i, mention in enumerate(document.mentions):
        for entity in extraction.entities:
            for own in entity.mentions:
                share = _shared(mention.span, own.span)
                if share >= _WORDS_SHARED:
                    pairs.append((-share, i, own.span, entity))
    found: dict[int, Entity] = {}
    taken: set[Span] = set()
    for _, i, span, entity in sorted(pairs, key=lambda p: (*p[:3], int(p[3].id[1:]))):
        if i not in found and span not in taken:
            found[i] = entity
            taken.add(span)
    return [Found(document, document.mentions[i], entity) for i, entity in sorted(found.items())]


def _shared(one: Span, other: Span) -> float:
    both = min(one.end, other.end) - max(one.start, other.start)
    return both / (max(one.end, other.end) - min(one.start, other.start)) if both > 0 else 0.0


@dataclass(slots=True)
class Measures:
    """Scores of one way of joining, summed over topics.

    `aligned`: the gold mentions that kg has; `end_to_end`: all gold mentions, those that kg lacks standing alone;
    `entities`: one item for each named entity of an article, in the chain that most of its aligned mentions have.
    """

    aligned: Scores = field(default_factory=Scores)
    named: Scores = field(default_factory=Scores)
    end_to_end: Scores = field(default_factory=Scores)
    entities: Scores = field(default_factory=Scores)

    def add(self, topic: Topic, joining: Joining) -> None:
        """Adds one topic."""
        key_of = joining(topic.extractions)
        gold: dict[Hashable, Hashable] = {}
        mine: dict[Hashable, Hashable] = {}
        named: set[Hashable] = set()
        for one in topic.found:
            place = (one.document.name, one.mention.span)
            gold[place], mine[place] = one.mention.chain, key_of[one.ref]
            if one.entity.named:
                named.add(place)
        self.aligned.add(gold, mine)
        self.named.add({m: gold[m] for m in gold if m in named}, {m: mine[m] for m in mine if m in named})
        for document, _ in topic.documents:
            for mention in document.mentions:
                place = (document.name, mention.span)
                gold.setdefault(place, mention.chain)
                mine.setdefault(place, place)
        self.end_to_end.add(gold, mine)
        chain_of = {one.ref: chain for one, chain in chains_of(topic)}
        self.entities.add(dict(chain_of), {ref: key_of[ref] for ref in chain_of})


def chains_of(topic: Topic) -> list[tuple[Found, str]]:
    """Each named entity of an article that has a gold mention, with the chain that most of them have."""
    seen: dict[tuple[str, str], list[Found]] = defaultdict(list)
    for one in topic.found:
        if one.entity.named:
            seen[one.ref].append(one)
    best = []
    for found in seen.values():
        chains = [one.mention.chain for one in found]
        best.append((found[0], max(sorted(set(chains)), key=chains.count)))
    return best
