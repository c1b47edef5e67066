"""Entities across articles: names first, contexts as the check, documents by who wrote them for whom; then events.

Candidates come from blocks (last name, or the bare name), so cost grows with the number of namesakes and not with
the square of all entities. A wrong merge is worse than a missed one.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from kg.model import Collection, EntityType, Extraction, ResolvedEntity
from kg.model.extractions import by_id, in_order
from kg.resolution.clusters import Articles, Cluster, Ref
from kg.resolution.described import merge_kin, merge_series
from kg.resolution.documents import document_clusters
from kg.resolution.events.across import happenings
from kg.resolution.events.stories import stories
from kg.resolution.gathering import Gathered, gathered
from kg.resolution.naming import canonical, key_of
from kg.resolution.people import person_clusters
from kg.resolution.publishing import add_publishing
from kg.resolution.same_words import joined_by_words
from kg.resolution.things import thing_clusters

if TYPE_CHECKING:
    from kg.resolution.decisions.reading import Decisions


def resolve_collection(
    extractions: Iterable[Extraction],
    decisions: Decisions | None = None,
    known: Iterable[Gathered] | None = None,
) -> Collection:
    """All articles with shared entities. The order of the articles does not change the result.

    `decisions` are an editor's, carried out over what the rules find; raises DecisionsError where one of them names
    what is not there. `known` is what was gathered of the extractions, where that was done when they were found.
    """
    from kg.resolution.decisions.carrying_out import rework
    from kg.resolution.decisions.happened import decide_events
    from kg.resolution.decisions.quoting import correct_quotations
    from kg.resolution.decisions.rejecting import reject

    several = in_order(extractions if isinstance(extractions, Sequence) else tuple(extractions))
    articles = Articles(map(gathered, several) if known is None else known)
    clusters = [*person_clusters(articles), *thing_clusters(articles)]
    for ref, entity in articles.unnamed():
        alone = Cluster()
        alone.add(ref, entity)
        clusters.append(alone)
    clusters = joined_by_words(articles, clusters)
    collection = assemble(articles, clusters, several)
    if decisions is not None:
        reworked = rework(articles, clusters, collection, decisions)
        named = assemble(articles, reworked, several) if reworked is not None else collection
        collection = reject(correct_quotations(named, decisions), decisions)
    told = articles.gathered
    del articles, clusters
    if collection.extractions is not several:
        told = list(map(gathered, collection.extractions))
    story_of = stories(told, collection.key_of)
    found = happenings(told, collection.key_of, story_of, by_id(collection.extractions).__getitem__)
    collection = replace(collection, events=found, story_of=story_of)
    return collection if decisions is None else decide_events(collection, decisions)


def assemble(articles: Articles, clusters: Sequence[Cluster], extractions: Sequence[Extraction]) -> Collection:
    """Names and keys for clusters that hold each entity once, and what follows from them: groups, kin, documents."""
    key_by_ref: dict[Ref, str] = {}
    resolved: dict[str, ResolvedEntity] = {}
    # what an editor has named keeps its key whatever else has the name
    ordered = sorted(clusters, key=lambda c: c.name is None)
    for cluster in ordered:
        entity = _resolved(cluster, resolved)
        resolved[entity.key] = entity
        key_by_ref |= dict.fromkeys(cluster.refs, entity.key)
    fixed = {ref for cluster in ordered if cluster.name is not None for ref in cluster.refs}
    merge_series(articles, resolved, key_by_ref, fixed)
    merge_kin(articles, resolved, key_by_ref, fixed)
    for name, members in document_clusters(articles, key_by_ref, resolved, fixed):
        for ref in members:
            resolved.pop(key_by_ref[ref], None)
        key = key_of(EntityType.DOCUMENT, name, members[0][0])
        aliases = sorted({articles.entity(ref).name for ref in members} - {name})
        resolved[key] = ResolvedEntity(key, name, EntityType.DOCUMENT, tuple(aliases), (), named=False)
        key_by_ref |= dict.fromkeys(members, key)
    _add_members(articles, resolved, key_by_ref)
    _add_sizes(articles, resolved, key_by_ref)
    outlet_of, authors_of = add_publishing(articles, resolved)
    return Collection(extractions, tuple(resolved[k] for k in sorted(resolved)), key_by_ref, outlet_of, authors_of)


def _resolved(cluster: Cluster, taken: dict[str, ResolvedEntity]) -> ResolvedEntity:
    counts = Counter(e.type for e in cluster.entities)
    kind = cluster.type or max(counts, key=lambda t: (t is EntityType.OUTLET, counts[t], t.value))
    named = cluster.name is not None or any(e.named for e in cluster.entities)
    # each name counts as often as it was used
    forms = [name for e in cluster.entities for name in [e.name] * e.uses] or [e.name for e in cluster.entities]
    name = cluster.name if cluster.name is not None else canonical(forms, kind)
    key = key_of(kind, name, "" if named else min(cluster.refs)[0])
    if key in taken:
        # namesakes kept apart: the first article tells them apart for good
        base = key_of(kind, name, min(cluster.refs)[0] if cluster.refs else "")
        key, number = base, 2
        while key in taken:
            key = f"{base}-{number}"
            number += 1
    aliases = {e.name for e in cluster.entities} | {a for e in cluster.entities for a in e.aliases} | cluster.names
    return ResolvedEntity(key, name, kind, tuple(sorted(aliases - {name})), (), named)


def _add_members(articles: Articles, resolved: dict[str, ResolvedEntity], key_by_ref: dict[Ref, str]) -> None:
    """The members that any article knows of each group that has none yet."""
    members: dict[str, set[str]] = {}
    for x in articles.gathered:
        for entity in x.entities:
            if entity.members:
                found = members.setdefault(key_by_ref[x.article.id, entity.id], set())
                found.update(key_by_ref[x.article.id, member] for member in entity.members)
    for key, found in members.items():
        if not resolved[key].members:
            resolved[key] = replace(resolved[key], members=tuple(sorted(found - {key})))


def _add_sizes(articles: Articles, resolved: dict[str, ResolvedEntity], key_by_ref: dict[Ref, str]) -> None:
    """How many a group has, where the articles that tell of it and give a number give the same."""
    sizes: dict[str, set[int]] = {}
    for x in articles.gathered:
        for entity in x.entities:
            if entity.size is not None:
                sizes.setdefault(key_by_ref[x.article.id, entity.id], set()).add(entity.size)
    for key, found in sizes.items():
        if len(found) == 1 and resolved[key].type is EntityType.GROUP:
            resolved[key] = replace(resolved[key], size=found.pop())
