"""Letters, posts and bills across articles: the same where kind, a writer and a beneficiary agree."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import TYPE_CHECKING

from kg.model import EntityType, Extraction, Literal

if TYPE_CHECKING:
    from kg.model import ResolvedEntity

Ref = tuple[str, str]
_MAKING = frozenset({"wrote", "posted", "proposed", "signed"})
_ABOUT = frozenset({"onBehalfOf", "addressedTo"})


def _facts(
    extractions: Sequence[Extraction], key_by_ref: dict[Ref, str]
) -> tuple[dict[Ref, set[str]], dict[Ref, set[str]]]:
    makers: dict[Ref, set[str]] = defaultdict(set)
    about: dict[Ref, set[str]] = defaultdict(set)
    for x in extractions:
        for s in x.statements:
            if isinstance(s.object, Literal):
                continue
            if s.predicate in _MAKING:
                makers[x.article.id, s.object].add(key_by_ref[x.article.id, s.subject])
            elif s.predicate in _ABOUT:
                about[x.article.id, s.subject].add(key_by_ref[x.article.id, s.object])
    return makers, about


def document_clusters(extractions: Sequence[Extraction], key_by_ref: dict[Ref, str]) -> list[list[Ref]]:
    """Groups of two or more documents of different articles that are one: same noun, shared maker, shared cause."""
    makers, about = _facts(extractions, key_by_ref)
    blocks: dict[str, list[Ref]] = defaultdict(list)
    for x in extractions:
        for entity in x.entities:
            if entity.type is EntityType.DOCUMENT and not entity.named and entity.roles:
                blocks[entity.roles[0]].append((x.article.id, entity.id))
    found: list[list[Ref]] = []
    for refs in blocks.values():
        groups: list[list[Ref]] = []
        for ref in refs:
            if not makers[ref] or not about[ref]:
                continue
            # measured against the group's first, so that no chain of half matches drifts away
            home = next(
                (
                    g for g in groups
                    if all(r[0] != ref[0] for r in g) and makers[g[0]] & makers[ref] and about[g[0]] & about[ref]
                ),
                None,
            )  # fmt: skip
            if home is None:
                groups.append([ref])
            else:
                home.append(ref)
        found += [g for g in groups if len(g) > 1]
    return found


def document_name(
    refs: list[Ref], extractions: Sequence[Extraction], key_by_ref: dict[Ref, str], resolved: dict[str, ResolvedEntity]
) -> tuple[str, EntityType, list[Ref]]:
    """A name that tells what the document is, and the members in order."""
    members = sorted(refs)
    noun = next(
        e.name for x in extractions if x.article.id == members[0][0] for e in x.entities if e.id == members[0][1]
    )
    causes = {
        key_by_ref[x.article.id, s.object]
        for x in extractions
        for s in x.statements
        if s.predicate == "onBehalfOf" and isinstance(s.object, str) and (x.article.id, s.subject) in members
    }
    people = ", ".join(sorted(resolved[key].name for key in causes if key in resolved and resolved[key].named))
    return (f"{noun} on behalf of {people}" if people else noun), EntityType.DOCUMENT, members
