"""Bodies of two nations that have one name: the Democratic Party here and the one there."""

from __future__ import annotations

from kg.language.lexicon.countries import country_of
from kg.language.lexicon.noun_entries import words_tagged
from kg.resolution.clusters import Articles, Cluster, Ref, linked


def is_national(key: str) -> bool:
    """Whether nations have bodies of this name each, as `organization_key` gives it."""
    last = key.rpartition(" ")[2]
    return last == "party" or key in words_tagged("national") or key in _COURTS


_COURTS = frozenset({"supreme court", "high court", "central bank", "national assembly"})


def by_nation(articles: Articles, cluster: Cluster) -> list[Cluster]:
    """One body, or as many as there are groups of articles that tell of other countries and share no name at all.

    Articles that name no country go with the largest group.
    """
    countries = [_countries(articles, ref) for ref in cluster.refs]
    contexts = [
        [*sorted(articles.around(ref, wide=True)), *sorted(f"country {code}" for code in told)]
        for ref, told in zip(cluster.refs, countries, strict=True)
    ]
    groups = sorted(linked(contexts), key=lambda g: (-len(g), g))
    somewhere = [g for g in groups if any(countries[i] for i in g)]
    if len(somewhere) < 2:
        return [cluster]
    nowhere = [i for g in groups if g not in somewhere for i in g]
    parts = []
    for number, group in enumerate(somewhere):
        members = group if number else [*group, *nowhere]
        part = Cluster()
        for i in sorted(members):
            part.add(cluster.refs[i], cluster.entities[i])
        parts.append(part)
    return parts


def _countries(articles: Articles, ref: Ref) -> frozenset[str]:
    """The countries that an article names, or parts of them."""
    return frozenset(code for name in articles.places(ref[0]) if (code := country_of(name)))
