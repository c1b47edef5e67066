"""Outlets and authors of the articles as entities, shared with those that texts mention."""

from __future__ import annotations

from dataclasses import replace

from kg.model import EntityType, ResolvedEntity
from kg.resolution.clusters import Articles
from kg.resolution.naming import even, key_of


def add_publishing(
    articles: Articles, resolved: dict[str, ResolvedEntity]
) -> tuple[dict[str, str], dict[str, tuple[str, ...]]]:
    """Keys of the outlet and of the authors by article id; adds to `resolved` those that no text mentions."""
    outlets = _by_name(resolved, EntityType.OUTLET)
    people = _by_name(resolved, EntityType.PERSON)
    outlet_of: dict[str, str] = {}
    authors_of: dict[str, tuple[str, ...]] = {}
    for x in articles.gathered:
        if x.article.outlet:
            outlet_of[x.article.id] = _entity(x.article.outlet, EntityType.OUTLET, outlets, resolved)
        keys = [_entity(author, EntityType.PERSON, people, resolved) for author in x.article.authors]
        if keys:
            authors_of[x.article.id] = tuple(dict.fromkeys(keys))
    return outlet_of, authors_of


def _by_name(resolved: dict[str, ResolvedEntity], kind: EntityType) -> dict[str, str]:
    """Keys by name, an entity's own name before what another one is also called."""
    wanted = [e for e in resolved.values() if e.type is kind and e.named]
    # a surname alone is nobody's byline; an outlet's second name may be its address
    found = {even(a): e.key for e in wanted for a in e.aliases if kind is EntityType.OUTLET or len(a.split()) > 1}
    # of namesakes, the one whose key needs no article to tell it apart
    return found | {even(e.name): e.key for e in sorted(wanted, key=lambda e: (-len(e.key), e.key))}


def _entity(name: str, kind: EntityType, known: dict[str, str], resolved: dict[str, ResolvedEntity]) -> str:
    key = known.get(even(name))
    if key is None:
        key = known[even(name)] = key_of(kind, name)
    entity = resolved.setdefault(key, ResolvedEntity(key, name, kind))
    if name != entity.name and name not in entity.aliases:
        resolved[key] = replace(entity, aliases=tuple(sorted((*entity.aliases, name))))
    return key
