"""Whom "the mayor" means who says, word for word, what another article has from Mayor Jane Roe.

The same row of words in quotation marks is the strongest evidence that two articles quote one person. It ties somebody
who is only described to the one named person or to others so described whose words they are, and only where the
description fits; two who are named are never joined by it.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from kg.language.text.quotation_marks import pair_nested
from kg.model import EntityType, Extraction, Quotation, QuotationKind
from kg.resolution.bars.genders import by_roles
from kg.resolution.clusters import Articles, Cluster, Ref
from kg.resolution.events.profiles import content_words

#: So many words in a row are no chance.
_ROW = 8
#: Words that so many speakers have are a saying.
_SAYING = 30
_WORD = re.compile(r"[^\W_]+")


def joined_by_words(articles: Articles, clusters: Sequence[Cluster]) -> list[Cluster]:
    """The clusters, those of described people taken into others where both say the same words and the description fits.

    Where the words are those of several named people, nothing is joined.
    """
    place = {ref: number for number, cluster in enumerate(clusters) for ref in cluster.refs}
    home = list(range(len(clusters)))
    said = _with_same_words(articles, place)
    for number in sorted(said):
        if _is_described(clusters[number]):
            named = [other for other in sorted(said[number]) if not _is_described(clusters[other])]
            others = named or [other for other in sorted(said[number]) if other < number]
            fitting = [other for other in others if _fits(clusters[number], clusters[other])]
            if len(named) < 2 and fitting:
                home[number] = home[fitting[0]]
    joined: dict[int, Cluster] = {}
    for number, cluster in enumerate(clusters):
        if home[number] == number:
            joined[number] = cluster
    for number, cluster in enumerate(clusters):
        if home[number] != number:
            joined[home[number]].take(cluster)
    return list(joined.values())


def _with_same_words(articles: Articles, place: Mapping[Ref, int]) -> dict[int, set[int]]:
    """By the number of a cluster of people those that say a row of the same words in another article."""
    # only what somebody says who is described is looked for, so that the rest need not be kept
    speakers: dict[tuple[str, ...], dict[Ref, None]] = {}
    for described in (True, False):
        for extraction in articles.extractions:
            for row, ref in _rows(extraction):
                entity = articles.entity(ref)
                if entity.type is EntityType.PERSON and entity.named is not described and ref in place:
                    if described:
                        speakers.setdefault(row, {})[ref] = None
                    elif row in speakers:
                        speakers[row][ref] = None
    found: dict[int, set[int]] = defaultdict(set)
    for refs in speakers.values():
        if 1 < len(refs) <= _SAYING:
            for one in refs:
                found[place[one]].update(place[ref] for ref in refs if ref[0] != one[0] and place[ref] != place[one])
    return found


def _rows(extraction: Extraction) -> Iterator[tuple[tuple[str, ...], Ref]]:
    """Each row of words in the marks of a quotation, with who says it."""
    for quotation in extraction.quotations:
        if quotation.kind is not QuotationKind.INDIRECT and quotation.speaker is not None:
            words = _WORD.findall(" ".join(_in_marks(quotation, extraction.article.text)).casefold())
            for at in range(len(words) - _ROW + 1):
                yield tuple(words[at : at + _ROW]), (extraction.article.id, quotation.speaker)


def _in_marks(quotation: Quotation[str], text: str) -> list[str]:
    """What stands in marks: all of a direct quotation, stretches of a mixed one."""
    spans = sorted(quotation.content)
    if quotation.kind is QuotationKind.DIRECT:
        return [span.of(text) for span in spans]
    pairs = pair_nested(text, [(span.start, span.end) for span in spans])
    return [text[pair.inner_start : pair.inner_end] for pair in pairs]


def _is_described(cluster: Cluster) -> bool:
    return not any(entity.named for entity in cluster.entities)


def _fits(described: Cluster, other: Cluster) -> bool:
    """Whether both are called the same, and nothing makes a woman of one and a man of the other.

    Of two that are only described, one word of what they are called is enough: "a Dale Office official" and "the Dale
    Office spokeswoman".
    """
    genders = {by_roles(cluster.roles) for cluster in (described, other)} - {""}
    if len(genders) > 1:
        return False
    if _is_described(other) and not _words(described).isdisjoint(_words(other)):
        return True
    return not _offices(described).isdisjoint(_offices(other))


def _words(cluster: Cluster) -> frozenset[str]:
    return frozenset(word for entity in cluster.entities for word in content_words(entity.name))


def _offices(cluster: Cluster) -> set[str]:
    """What articles call somebody, each also by its last word: a vice president is "the president" of some text."""
    roles = {role.casefold() for entity in cluster.entities for role in entity.roles}
    return roles | {role.rpartition(" ")[2] for role in roles}
