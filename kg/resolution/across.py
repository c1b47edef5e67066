"""Entities across articles: names first, contexts as the check, documents by who wrote them for whom.

Candidates come from blocks (last name, or the bare name), so cost grows with the number of namesakes and not with
the square of all entities. A wrong merge is worse than a missed one.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from kg.language.wordlists import bare_name
from kg.model import Collection, Entity, EntityType, Extraction, MentionForm, ResolvedEntity
from kg.resolution.documents import document_clusters, document_name
from kg.resolution.naming import canonical, key_of

Ref = tuple[str, str]
_ORGANIZED = frozenset({EntityType.ORGANIZATION, EntityType.OUTLET})
#: Two articles about namesakes each name at least this many other things before "nothing in common" means anything.
ENOUGH_CONTEXT = 4
#: Relations of which a person has one at a time.
UNIQUE_KIN = frozenset({"family", "wife", "husband", "spouse", "mother", "father", "mom", "dad"})


@dataclass(slots=True)
class Cluster:
    """Entities of several articles that are one thing."""

    refs: list[Ref] = field(default_factory=list)
    entities: list[Entity] = field(default_factory=list)
    context: set[str] = field(default_factory=set)
    roles: set[str] = field(default_factory=set)

    def add(self, ref: Ref, entity: Entity, context: set[str]) -> None:
        """Takes in one article's entity."""
        self.refs.append(ref)
        self.entities.append(entity)
        self.context |= context
        self.roles |= set(entity.roles)


def resolve_collection(extractions: Sequence[Extraction]) -> Collection:
    """All articles with shared entities. The order of the articles does not change the result."""
    ordered = sorted(extractions, key=lambda x: x.article.id)
    contexts = {x.article.id: {bare_name(e.name) for e in x.entities if e.named} for x in ordered}
    clusters = [*_people(ordered, contexts), *_things(ordered), *_local(ordered)]
    key_by_ref: dict[Ref, str] = {}
    resolved: dict[str, ResolvedEntity] = {}
    for cluster in clusters:
        entity = _resolved(cluster, resolved)
        resolved[entity.key] = entity
        key_by_ref |= dict.fromkeys(cluster.refs, entity.key)
    _merge_series(ordered, resolved, key_by_ref)
    _merge_kin(ordered, resolved, key_by_ref)
    for refs in document_clusters(ordered, key_by_ref):
        name, kind, members = document_name(refs, ordered, key_by_ref, resolved)
        for ref in members:
            resolved.pop(key_by_ref[ref], None)
        key = key_of(kind, name, members[0][0])
        aliases = sorted({_entity(ordered, ref).name for ref in members} - {name})
        resolved[key] = ResolvedEntity(key, name, kind, tuple(aliases), (), named=False)
        key_by_ref |= dict.fromkeys(members, key)
    resolved = {k: e if e.members else _with_members(e, clusters, key_by_ref) for k, e in resolved.items()}
    outlet_of, authors_of = _publishing(ordered, resolved)
    return Collection(tuple(ordered), tuple(resolved[k] for k in sorted(resolved)), key_by_ref, outlet_of, authors_of)


def _entity(extractions: Sequence[Extraction], ref: Ref) -> Entity:
    return next(e for x in extractions if x.article.id == ref[0] for e in x.entities if e.id == ref[1])


def _named(extractions: Sequence[Extraction], kinds: Iterable[EntityType]) -> list[tuple[Ref, Entity]]:
    wanted = set(kinds)
    return [((x.article.id, e.id), e) for x in extractions for e in x.entities if e.named and e.type in wanted]


def _people(extractions: Sequence[Extraction], contexts: dict[str, set[str]]) -> list[Cluster]:
    full: dict[tuple[str, str], list[Cluster]] = defaultdict(list)
    single: list[tuple[Ref, Entity]] = []
    for ref, entity in _named(extractions, [EntityType.PERSON]):
        words = entity.name.split()
        if len(words) < 2:
            single.append((ref, entity))
            continue
        around = contexts[ref[0]] - {bare_name(entity.name)}
        block = full[_fold(words[0]), _fold(words[-1])]
        home = next((c for c in block if not _disagree(c, entity, around)), None)
        if home is None:
            home = Cluster()
            block.append(home)
        home.add(ref, entity, around)
    clusters = [c for block in full.values() for c in block]
    by_part: dict[str, list[Cluster]] = defaultdict(list)
    for (first, last), block in full.items():
        for cluster in block:
            by_part[first].append(cluster)
            by_part[last].append(cluster)
    rest: dict[str, list[Cluster]] = defaultdict(list)
    for ref, entity in single:
        around = contexts[ref[0]] - {bare_name(entity.name)}
        fitting = [c for c in by_part[_fold(entity.name)] if c.context & around]
        home = fitting[0] if len(fitting) == 1 else None
        if home is None:
            # a bare name that nobody completes stands for itself, apart from others without common context
            home = next((c for c in rest[_fold(entity.name)] if c.context & around), None)
            if home is None:
                home = Cluster()
                rest[_fold(entity.name)].append(home)
        home.add(ref, entity, around)
    return clusters + [c for block in rest.values() for c in block]


def _fold(word: str) -> str:
    return word.casefold().strip(".’'")


def _disagree(cluster: Cluster, entity: Entity, context: set[str]) -> bool:
    """Whether two bearers of one full name look like two people."""
    middles = [m for e in (*cluster.entities, entity) if (m := _middle(e.name))]
    if len({m[0] for m in middles}) > 1:
        return True
    if cluster.roles & set(entity.roles) or cluster.context & context:
        return False
    return len(cluster.context) >= ENOUGH_CONTEXT and len(context) >= ENOUGH_CONTEXT


def _middle(name: str) -> str:
    words = name.split()
    return words[1].casefold() if len(words) > 2 else ""


def _things(extractions: Sequence[Extraction]) -> list[Cluster]:
    blocks: dict[tuple[str, str], Cluster] = {}
    for ref, entity in _named(
        extractions, [*_ORGANIZED, EntityType.PLACE, EntityType.WORK, EntityType.EVENT, EntityType.GROUP]
    ):
        family = "organization" if entity.type in _ORGANIZED else entity.type.value
        blocks.setdefault((family, _even(entity.name)), Cluster()).add(ref, entity, set())
    return list(blocks.values())


def _even(name: str) -> str:
    """A name without what outlets print differently: case, articles, marks."""
    return "".join(c for c in bare_name(name) if c.isalnum() or c == " ")


def _local(extractions: Sequence[Extraction]) -> list[Cluster]:
    clusters = []
    for x in extractions:
        for entity in x.entities:
            if not entity.named or entity.type is EntityType.DOCUMENT:
                cluster = Cluster()
                cluster.add((x.article.id, entity.id), entity, set())
                clusters.append(cluster)
    return clusters


def _merge_series(
    extractions: Sequence[Extraction], resolved: dict[str, ResolvedEntity], key_by_ref: dict[Ref, str]
) -> None:
    """A group that is nothing but its members is one group wherever the same members are named together."""
    by_members: dict[tuple[str, ...], list[Ref]] = defaultdict(list)
    for x in extractions:
        for entity in x.entities:
            if entity.type is EntityType.GROUP and not entity.named and not entity.roles and len(entity.members) > 1:
                members = tuple(sorted({key_by_ref[x.article.id, m] for m in entity.members}))
                if all(resolved[m].named for m in members):
                    by_members[members].append((x.article.id, entity.id))
    for members, refs in by_members.items():
        names = sorted(resolved[m].name for m in members)
        name = " and ".join((", ".join(names[:-1]), names[-1])) if len(names) > 1 else names[0]
        for ref in refs:
            resolved.pop(key_by_ref[ref], None)
        key = key_of(EntityType.GROUP, name)
        if key in resolved:
            key = key_of(EntityType.GROUP, name, min(refs)[0])
        resolved[key] = ResolvedEntity(key, name, EntityType.GROUP, (), members, named=False)
        key_by_ref |= dict.fromkeys(refs, key)


def _merge_kin(
    extractions: Sequence[Extraction], resolved: dict[str, ResolvedEntity], key_by_ref: dict[Ref, str]
) -> None:
    """A described relation that a person has only one of ("Roe's family") is the same in every article."""
    by_owner: dict[tuple[str, str, EntityType], list[Ref]] = defaultdict(list)
    for x in extractions:
        for entity in x.entities:
            role = next((r for r in entity.roles if r in UNIQUE_KIN), None)
            if entity.named or entity.owner is None or role is None:
                continue
            owner = key_by_ref[x.article.id, entity.owner]
            if resolved[owner].named and resolved[owner].type is EntityType.PERSON:
                by_owner[owner, role, entity.type].append((x.article.id, entity.id))
    for (owner, role, kind), refs in by_owner.items():
        name = f"{resolved[owner].name}’s {role}"
        key = (
            f"{key_of(kind, name)}-of-{owner.partition('/')[2]}"
            if key_of(kind, name) in resolved
            else key_of(kind, name)
        )
        for ref in refs:
            resolved.pop(key_by_ref[ref], None)
        resolved[key] = ResolvedEntity(key, name, kind, (), (), named=False)
        key_by_ref |= dict.fromkeys(refs, key)


def _resolved(cluster: Cluster, taken: dict[str, ResolvedEntity]) -> ResolvedEntity:
    counts = Counter(e.type for e in cluster.entities)
    kind = max(counts, key=lambda t: (t is EntityType.OUTLET, counts[t], t.value))
    named = any(e.named for e in cluster.entities)
    # each name counts as often as it was used
    forms = [e.name for e in cluster.entities for m in e.mentions if m.form is MentionForm.NAME] or [
        e.name for e in cluster.entities
    ]
    name = canonical(forms, kind)
    within = "" if named else min(cluster.refs)[0]
    key = key_of(kind, name, within)
    if key in taken:
        # namesakes kept apart: the first article tells them apart for good
        key = key_of(kind, name, min(cluster.refs)[0])
        number = 2
        while key in taken:
            key = f"{key_of(kind, name, min(cluster.refs)[0])}-{number}"
            number += 1
    aliases = {e.name for e in cluster.entities} | {a for e in cluster.entities for a in e.aliases}
    return ResolvedEntity(key, name, kind, tuple(sorted(aliases - {name})), (), named)


def _with_members(entity: ResolvedEntity, clusters: list[Cluster], key_by_ref: dict[Ref, str]) -> ResolvedEntity:
    members = {
        key_by_ref[ref[0], member]
        for cluster in clusters
        for ref, local in zip(cluster.refs, cluster.entities, strict=True)
        if key_by_ref[ref] == entity.key
        for member in local.members
    }
    return ResolvedEntity(entity.key, entity.name, entity.type, entity.aliases, tuple(sorted(members)), entity.named)


def _publishing(
    extractions: Sequence[Extraction], resolved: dict[str, ResolvedEntity]
) -> tuple[dict[str, str], dict[str, tuple[str, ...]]]:
    """Outlets and authors of the articles as entities, shared with those that texts mention."""
    by_name = {_even(n): e.key for e in resolved.values() if e.type is EntityType.OUTLET for n in (e.name, *e.aliases)}
    outlet_of: dict[str, str] = {}
    authors_of: dict[str, tuple[str, ...]] = {}
    for x in extractions:
        if x.article.outlet:
            key = by_name.get(_even(x.article.outlet)) or key_of(EntityType.OUTLET, x.article.outlet)
            by_name.setdefault(_even(x.article.outlet), key)
            resolved.setdefault(key, ResolvedEntity(key, x.article.outlet, EntityType.OUTLET))
            outlet_of[x.article.id] = key
        keys = []
        for author in x.article.authors:
            key = key_of(EntityType.PERSON, author)
            resolved.setdefault(key, ResolvedEntity(key, author, EntityType.PERSON))
            keys.append(key)
        if keys:
            authors_of[x.article.id] = tuple(dict.fromkeys(keys))
    return outlet_of, authors_of
