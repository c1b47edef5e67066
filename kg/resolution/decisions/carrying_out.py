"""Carries out an editor's splits, merges and renames over what the rules have found."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence

from kg.model import Collection, EntityType
from kg.resolution.clusters import Articles, Cluster, Ref
from kg.resolution.decisions.picking import Group, Names, WrongError
from kg.resolution.decisions.reading import Decisions, Merge, Split, raise_problems


def rework(
    articles: Articles, clusters: Sequence[Cluster], collection: Collection, decisions: Decisions
) -> list[Cluster] | None:
    """The clusters after splits, merges and renames; None where there are none.

    `collection` is what the rules make of `clusters`: editors speak of entities as a build names them. Raises
    DecisionsError for entries that name nothing, or several things where one is meant.
    """
    if not decisions.splits and not decisions.merges:
        return None
    refs: dict[str, set[Ref]] = defaultdict(set)
    for ref, key in collection.key_of.items():
        refs[key].add(ref)
    names = Names(articles.article)
    for entity in collection.entities:
        names.add(Group(entity.name, entity.type, refs[entity.key], set(entity.aliases)))
    problems = []
    todo: list[Split | Merge] = [*decisions.splits, *decisions.merges]
    for decision in todo:
        try:
            if isinstance(decision, Split):
                _split(names, articles, decision)
            else:
                _merge(names, decision)
        except WrongError as error:
            problems.append(f"{decision.where}: {error}")
    raise_problems(problems)
    decided = [g for g in names.groups.values() if g.decided]
    moved = {ref for group in decided for ref in group.refs}
    # what an editor has split off is no longer known by the names it had there
    left = [c if moved.isdisjoint(c.refs) else c.without(moved) for c in clusters]
    return [*(c for c in left if c.refs), *(_cluster(articles, g) for g in decided)]


def _merge(names: Names, decision: Merge) -> None:
    numbers = list(dict.fromkeys(n for pick in decision.entities for n in names.find(pick)))
    if len(decision.entities) > 1 and len(numbers) == 1:
        raise WrongError(f"all of these are one already, “{names.groups[numbers[0]].name}”; take the entry out")
    merged = [names.remove(n) for n in numbers]
    types = Counter(group.type for group in merged for _ in group.refs or {("", "")})
    kind = decision.type or max(types, key=lambda t: (t is EntityType.OUTLET, types[t], t.value))
    names.add(
        Group(
            decision.name,
            kind,
            {ref for group in merged for ref in group.refs},
            {name for group in merged for name in (group.name, *group.names)} - {decision.name},
            decided=True,
            kind=kind,
        )
    )


def _split(names: Names, articles: Articles, decision: Split) -> None:
    number = names.find(decision.entity)[0]
    group = names.groups[number]
    chosen: set[Ref] = set()
    for article in decision.articles or (None,):
        where = names.where(article, decision.outlet) or set()
        found = {ref for ref in group.refs if ref[0] in where}
        if not found:
            place = f"“{article}”" if article is not None else f"the articles of “{decision.outlet}”"
            raise WrongError(f"“{group.name}” does not occur in {place}")
        chosen |= found
    if chosen == group.refs:
        raise WrongError(f"“{group.name}” occurs nowhere else, so there is nothing to split; use [[rename]]")
    kind = decision.type or group.type
    rest = names.remove(number)
    rest.refs = rest.refs - chosen
    rest.decided = rest.decided or rest.type is EntityType.DOCUMENT
    names.add(rest)
    called = {n for ref in chosen for n in (articles.entity(ref).name, *articles.entity(ref).aliases)}
    names.add(Group(decision.name, kind, chosen, called - {decision.name}, decided=True, kind=kind))


def _cluster(articles: Articles, group: Group) -> Cluster:
    cluster = Cluster(name=group.name, type=group.kind or group.type, names=set(group.names))
    for ref in sorted(group.refs):
        cluster.add(ref, articles.entity(ref))
    return cluster
