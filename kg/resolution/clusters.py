"""What resolution across articles works on: all articles indexed once, and entities of several that are one thing."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field
from sys import intern

from kg.language.lexicon.wordlists import bare_name
from kg.model import Article, EntityType
from kg.resolution.bars.ages import Age
from kg.resolution.gathering import Gathered
from kg.resolution.gathering.known import Known

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

    `name`, `type` and `names` (further names) are set where an editor has decided; nothing is then joined to it by
    rule. There are very many clusters of one entity, so what follows from these is made when it is asked for.
    """

    refs: list[Ref] = field(default_factory=list)
    entities: list[Known] = field(default_factory=list)
    name: str | None = None
    type: EntityType | None = None
    names: Set[str] = frozenset()

    def add(self, ref: Ref, entity: Known) -> None:
        """Takes in one article's entity."""
        self.refs.append(ref)
        self.entities.append(entity)

    def take(self, other: Cluster) -> None:
        """Takes in all of another cluster."""
        self.refs += other.refs
        self.entities += other.entities
        self.names |= other.names

    def roles(self) -> set[str]:
        """What the articles call it."""
        return {role for entity in self.entities for role in entity.roles}

    def without(self, refs: set[Ref]) -> Cluster:
        """What is left when some entities are taken out."""
        kept = Cluster(name=self.name, type=self.type, names=self.names)
        for ref, entity in zip(self.refs, self.entities, strict=True):
            if ref not in refs:
                kept.add(ref, entity)
        return kept


class Articles:
    """What was gathered of articles in the order of their ids, with what resolution looks up again and again."""

    def __init__(self, gathered: Iterable[Gathered]) -> None:
        self.gathered: Sequence[Gathered] = sorted(gathered, key=lambda x: x.article.id)
        self.article: dict[str, Article] = {x.article.id: x.article for x in self.gathered}
        self._entities: dict[Ref, Known] = {(x.article.id, e.id): e for x in self.gathered for e in x.entities}
        self._bare: dict[str, str] = {}
        names = {x.article.id: frozenset(self._bare_name(e.name) for e in x.entities if e.named) for x in self.gathered}
        seen = Counter(name for each in names.values() for name in each)
        self._of = {x.article.id: x for x in self.gathered}
        self._contexts = self._but(names, seen, COMMON_SHARE)
        self._wide = self._but(names, seen, VERY_COMMON_SHARE)

    @staticmethod
    def _but(
        names: Mapping[str, frozenset[str]], seen: Mapping[str, int], share: float
    ) -> Mapping[str, frozenset[str]]:
        common = {name for name, count in seen.items() if count > max(COMMON_ARTICLES, share * len(names))}
        return {article: each if each.isdisjoint(common) else each - common for article, each in names.items()}

    def _bare_name(self, name: str) -> str:
        if name not in self._bare:
            self._bare[name] = intern(bare_name(name))
        return self._bare[name]

    def entity(self, ref: Ref) -> Known:
        """One article's entity."""
        return self._entities[ref]

    def named(self, *kinds: EntityType) -> Iterator[tuple[Ref, Known]]:
        """The entities of these types that have a name."""
        return ((ref, e) for ref, e in self._entities.items() if e.named and e.type in kinds)

    def age(self, ref: Ref) -> Age | None:
        """The one age that an article tells of one of its people, with the date of the article."""
        ages = self._of[ref[0]].ages
        return ages.get(ref[1]) if ages else None

    def gender(self, article: str) -> str:
        """The gender of all pronouns of an article that names one person and no more: "" for none or both."""
        return self._of[article].gender

    def places(self, article: str) -> frozenset[str]:
        """The names of the places of an article."""
        entities = self._of[article].entities
        return frozenset(e.name for e in entities if e.named and e.type is EntityType.PLACE)

    def unnamed(self) -> Iterator[tuple[Ref, Known]]:
        """What is only described, and all documents."""
        return ((ref, e) for ref, e in self._entities.items() if not e.named or e.type is EntityType.DOCUMENT)

    def around(self, ref: Ref, *, wide: bool = False) -> frozenset[str]:
        """The other names of the same article, but for those that much of the collection has.

        `wide` leaves out only what nearly every third article has.
        """
        names = self._wide if wide else self._contexts
        return names[ref[0]] - {self._bare_name(self._entities[ref].name)}

    def context(self, cluster: Cluster) -> frozenset[str]:
        """The names that stand in the same articles as the entities of a cluster."""
        return frozenset().union(*map(self.around, cluster.refs))

    def have_in_common(self, one: Cluster, other: Cluster) -> bool:
        """Whether the articles of two clusters share a name or call them the same."""
        if not one.roles().isdisjoint(other.roles()):
            return True
        fewer, more = sorted((one, other), key=lambda cluster: len(cluster.refs))
        words = self.context(fewer)
        return any(not words.isdisjoint(self.around(ref)) for ref in more.refs)


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
