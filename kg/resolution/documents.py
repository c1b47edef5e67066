"""Letters, posts and bills across articles: the same where kind, a writer and a beneficiary agree."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Set

from kg.model import EntityType, ResolvedEntity
from kg.resolution.clusters import Articles, Ref
from kg.resolution.gathering.gathered import MAKING


def _facts(
    articles: Articles, key_by_ref: Mapping[Ref, str]
) -> tuple[dict[Ref, set[str]], dict[Ref, set[str]], dict[Ref, set[str]]]:
    """Keys of who made each document, of whom it is about, and of on whose behalf it is."""
    makers: dict[Ref, set[str]] = defaultdict(set)
    about: dict[Ref, set[str]] = defaultdict(set)
    causes: dict[Ref, set[str]] = defaultdict(set)
    for x in articles.gathered:
        for predicate, subject, other in x.documents:
            if predicate in MAKING:
                makers[x.article.id, other].add(key_by_ref[x.article.id, subject])
            else:
                about[x.article.id, subject].add(key_by_ref[x.article.id, other])
            if predicate == "onBehalfOf":
                causes[x.article.id, subject].add(key_by_ref[x.article.id, other])
    return makers, about, causes


def document_clusters(
    articles: Articles, key_by_ref: Mapping[Ref, str], resolved: Mapping[str, ResolvedEntity], fixed: Set[Ref]
) -> list[tuple[str, list[Ref]]]:
    """Two or more documents of different articles that are one, with a name that tells what the document is.

    One: the same noun, a shared maker, a shared cause. Entities in `fixed` are left as they are.
    """
    makers, about, causes = _facts(articles, key_by_ref)
    groups: list[list[Ref]] = []
    # by noun, a maker and a cause of the group's first, so that no chain of half matches drifts away
    home_by: dict[tuple[str, str, str], list[int]] = defaultdict(list)
    for ref, entity in articles.unnamed():
        if entity.type is not EntityType.DOCUMENT or entity.named or not entity.roles or ref in fixed:
            continue
        keys = [(entity.roles[0], m, a) for m in sorted(makers.get(ref, ())) for a in sorted(about.get(ref, ()))]
        homes = sorted({home for key in keys for home in home_by[key]})
        # an article tells of each of its documents apart, and all of its documents stand together here
        home = next((h for h in homes if groups[h][-1][0] != ref[0]), None)
        if home is not None:
            groups[home].append(ref)
        elif keys:
            for key in keys:
                home_by[key].append(len(groups))
            groups.append([ref])
    return [(_name(articles, refs, causes, resolved), refs) for refs in groups if len(refs) > 1]


def _name(
    articles: Articles, refs: list[Ref], causes: Mapping[Ref, set[str]], resolved: Mapping[str, ResolvedEntity]
) -> str:
    noun = articles.entity(refs[0]).name
    keys = {key for ref in refs for key in causes.get(ref, ())}
    people = ", ".join(sorted(resolved[key].name for key in keys if key in resolved and resolved[key].named))
    return f"{noun} on behalf of {people}" if people else noun
