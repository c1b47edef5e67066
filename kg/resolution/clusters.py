"""What resolution across articles works on: all articles indexed once, and entities of several that are one thing."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from kg.language.lexicon.wordlists import bare_name
from kg.model import Article, Entity, EntityType, Extraction
from kg.resolution.bars.ages import Age, ages_told

#: An article's id and the id of an entity in it.
Ref = tuple[str, str]
#: A name in more articles than this and in more than a share of all says little about what an article is about: the
#: smaller share where names alone are to be told apart, the larger one where the full name is the same.
COMMON_ARTICLES = 25
COMMON_SHARE = 0.05
VERY_COMMON_SHARE = 0.3


@dataclass(slots=True)
class Cluster:
    """Entities of several articles that are one thing.

    `context` are the names that stand in the same articles, `roles` what the articles call it. `name`, `type` and
    `names` (further names) are set where an editor has decided; nothing is then joined to it by rule.
    """

    refs: list[Ref] = field(default_factory=list)
    entities: list[Entity] = field(default_factory=list)
    context: set[str] = field(default_factory=set)
    roles: set[str] = field(default_factory=set)
    name: str | None = None
    type: EntityType | None = None
    names: set[str] = field(default_factory=set)

    def add(self, ref: Ref, entity: Entity, context: Iterable[str] = ()) -> None:
        """Takes in one article's entity."""
        self.refs.append(ref)
        self.entities.append(entity)
        self.context.update(context)
        self.roles.update(entity.roles)

    def take(self, other: Cluster) -> None:
        """Takes in all of another cluster."""
        self.refs += other.refs
        self.entities += other.entities
        self.context |= other.context
        self.roles |= other.roles
        self.names |= other.names

    def without(self, refs: set[Ref]) -> Cluster:
        """What is left when some entities are taken out."""
        kept = Cluster(context=self.context, roles=self.roles, name=self.name, type=self.type, names=self.names)
        for ref, entity in zip(self.refs, self.entities, strict=True):
            if ref not in refs:
                kept.refs.append(ref)
                kept.entities.append(entity)
        return kept


class Articles:
    """Extractions in the order of their articles' ids, with what resolution looks up again and again."""

    def __init__(self, extractions: Iterable[Extraction]) -> None:
        self.extractions: Sequence[Extraction] = sorted(extractions, key=lambda x: x.article.id)
        self.article: dict[str, Article] = {x.article.id: x.article for x in self.extractions}
        self._entities: dict[Ref, Entity] = {(x.article.id, e.id): e for x in self.extractions for e in x.entities}
        names = {x.article.id: frozenset(bare_name(e.name) for e in x.entities if e.named) for x in self.extractions}
        seen = Counter(name for each in names.values() for name in each)
        self._places = {
            x.article.id: frozenset(e.name for e in x.entities if e.named and e.type is EntityType.PLACE)
            for x in self.extractions
        }
        self._people = Counter(a for (a, _), e in self._entities.items() if e.named and e.type is EntityType.PERSON)
        self._ages = {(x.article.id, e): age for x in self.extractions for e, age in ages_told(x).items()}
        self._contexts = self._but(names, seen, COMMON_SHARE)
        self._wide = self._but(names, seen, VERY_COMMON_SHARE)

    @staticmethod
    def _but(
        names: Mapping[str, frozenset[str]], seen: Mapping[str, int], share: float
    ) -> Mapping[str, frozenset[str]]:
        common = {name for name, count in seen.items() if count > max(COMMON_ARTICLES, share * len(names))}
        return {article: each - common for article, each in names.items()}

    def entity(self, ref: Ref) -> Entity:
        """One article's entity."""
        return self._entities[ref]

    def named(self, *kinds: EntityType) -> Iterator[tuple[Ref, Entity]]:
        """The entities of these types that have a name."""
        return ((ref, e) for ref, e in self._entities.items() if e.named and e.type in kinds)

    def age(self, ref: Ref) -> Age | None:
        """The one age that an article tells of one of its people, with the date of the article."""
        return self._ages.get(ref)

    def names_one_person(self, article: str) -> bool:
        """Whether an article names one person and no more."""
        return self._people[article] == 1

    def places(self, article: str) -> frozenset[str]:
        """The names of the places of an article."""
        return self._places[article]

    def unnamed(self) -> Iterator[tuple[Ref, Entity]]:
        """What is only described, and all documents."""
        return ((ref, e) for ref, e in self._entities.items() if not e.named or e.type is EntityType.DOCUMENT)

    def around(self, ref: Ref, *, wide: bool = False) -> frozenset[str]:
        """The other names of the same article, but for those that much of the collection has.

        `wide` leaves out only what nearly every third article has.
        """
        names = self._wide if wide else self._contexts
        return names[ref[0]] - {bare_name(self._entities[ref].name)}


def have_in_common(one: Cluster, other: Cluster) -> bool:
    """Whether the articles of two clusters share a name or call them the same."""
    return not one.context.isdisjoint(other.context) or not one.roles.isdisjoint(other.roles)


def share_an_article(one: Cluster, other: Cluster) -> bool:
    """Whether one article has both and so keeps them apart."""
    return not {a for a, _ in one.refs}.isdisjoint(a for a, _ in other.refs)


def linked(contexts: Sequence[Iterable[str]]) -> list[list[int]]:
    """Places in groups: two are in one where they share a word, or each shares one with a third."""
    parent = list(range(len(contexts)))

    def root(i: int) -> int:
        while parent[i] != i:
            parent[i] = parent[parent[i]]
            i = parent[i]
        return i

    first: dict[str, int] = {}
    for i, words in enumerate(contexts):
        for word in words:
            a, b = root(first.setdefault(word, i)), root(i)
            parent[max(a, b)] = min(a, b)
    groups: dict[int, list[int]] = defaultdict(list)
    for i in range(len(contexts)):
        groups[root(i)].append(i)
    return list(groups.values())
