"""What has no name of its own and yet is the same in several articles: groups by their members, kin by whose it is."""

from __future__ import annotations

from collections import defaultdict

from kg.language.lexicon.noun_entries import words_tagged
from kg.model import EntityType, ResolvedEntity
from kg.resolution.clusters import Articles, Ref
from kg.resolution.naming import key_of


def merge_series(
    articles: Articles, resolved: dict[str, ResolvedEntity], key_by_ref: dict[Ref, str], fixed: set[Ref]
) -> None:
    """A group that is nothing but its members is one group wherever the same members are named together.

    Changes `resolved` and `key_by_ref`; leaves the entities in `fixed` as they are.
    """
    by_members: dict[tuple[str, ...], list[Ref]] = defaultdict(list)
    for ref, entity in articles.unnamed():
        if entity.type is EntityType.GROUP and not entity.roles and len(entity.members) > 1 and ref not in fixed:
            members = tuple(sorted({key_by_ref[ref[0], m] for m in entity.members}))
            if all(resolved[m].named for m in members):
                by_members[members].append(ref)
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


def merge_kin(
    articles: Articles, resolved: dict[str, ResolvedEntity], key_by_ref: dict[Ref, str], fixed: set[Ref]
) -> None:
    """A described relation that a person has only one of ("Roe's family") is the same in every article.

    Changes `resolved` and `key_by_ref`; leaves the entities in `fixed` as they are.
    """
    by_owner: dict[tuple[str, str, EntityType], list[Ref]] = defaultdict(list)
    for ref, entity in articles.unnamed():
        role = next((r for r in entity.roles if r in words_tagged("only")), None)
        if entity.named or entity.owner is None or role is None or ref in fixed:
            continue
        owner = key_by_ref[ref[0], entity.owner]
        if resolved[owner].named and resolved[owner].type is EntityType.PERSON:
            by_owner[owner, role, entity.type].append(ref)
    for (owner, role, kind), refs in by_owner.items():
        name = f"{resolved[owner].name}’s {role}"
        key = key_of(kind, name)
        if key in resolved:
            key = f"{key}-of-{owner.partition('/')[2]}"
        for ref in refs:
            resolved.pop(key_by_ref[ref], None)
        resolved[key] = ResolvedEntity(key, name, kind, (), (), named=False)
        key_by_ref |= dict.fromkeys(refs, key)
