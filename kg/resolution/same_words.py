"""Whom "the mayor" means who says, word for word, what another article has from Mayor Jane Roe.

The same row of words in quotation marks is the strongest evidence that two articles quote one person. It ties somebody
who is only described to the one named person or to others so described whose words they are, and only where the
description fits; two who are named are never joined by it.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from kg.language.lexicon.noun_entries import PEOPLE, noun_entries, words_tagged
from kg.resolution.bars.genders import by_roles
from kg.resolution.clusters import Articles, Cluster, Ref, share_an_article
from kg.resolution.gathering.gathered import ROW

#: Words that more speakers than these have are a saying.
_SAYING = 30
_WORD = re.compile(r"[^\W_]+")


def joined_by_words(articles: Articles, clusters: Sequence[Cluster]) -> list[Cluster]:
    """The clusters, those of described people taken into others where both say the same words and the description fits.

    Where the words are those of several named people, nothing is joined, and no two people of one article ever are,
    be it through a third: whoever fits two of one article stays alone.
    """
    home = list(range(len(clusters)))
    fitting = _fitting(clusters, _with_same_words(articles, clusters))
    at = {number: {article for article, _ in clusters[number].refs} for number in fitting}
    unsure = {one for one, others in fitting.items() if _some_meet([at[other] for other in others])}
    for number in sorted(fitting.keys() - unsure):
        others = sorted(fitting[number] - unsure)
        # who is described goes to the named one, or to one so described that came before
        named = [other for other in others if not _is_described(clusters[other])]
        for other in (
            (named or [other for other in others if other < number]) if _is_described(clusters[number]) else ()
        ):
            if at[number].isdisjoint(at[home[other]]):
                home[number] = home[other]
                at[home[other]] |= at[number]
                break
    joined = {number: cluster for number, cluster in enumerate(clusters) if home[number] == number}
    for number, cluster in enumerate(clusters):
        if home[number] != number:
            joined[home[number]].take(cluster)
    return list(joined.values())


def _fitting(clusters: Sequence[Cluster], said: Mapping[int, set[int]]) -> dict[int, set[int]]:
    """By the number of a cluster those that may be the same person, either way round."""
    found: dict[int, set[int]] = defaultdict(set)
    for number in said:
        if _is_described(clusters[number]):
            named = {other for other in said[number] if not _is_described(clusters[other])}
            for other in (named or said[number]) if len(named) < 2 else ():
                if _fits(clusters[number], clusters[other]):
                    found[number].add(other)
                    found[other].add(number)
    return found


def _some_meet(several: Sequence[set[str]]) -> bool:
    """Whether an article is in two of these."""
    return len(set().union(*several)) < sum(map(len, several))


def _with_same_words(articles: Articles, clusters: Sequence[Cluster]) -> dict[int, set[int]]:
    """By the number of a cluster of people those that say a row of the same words."""
    place = {ref: number for number, cluster in enumerate(clusters) for ref in cluster.refs}
    # only what somebody says who is described is looked for, and only where somebody else says it
    once, again = set[int](), set[int]()
    for described in (True, False):
        for row, _ in _rows(articles, place, described=described):
            number = hash(row)
            if number in once:
                again.add(number)
            elif described:
                once.add(number)
    del once
    speakers: dict[tuple[str, ...], set[int]] = {}
    for described in (True, False):
        for row, ref in _rows(articles, place, described=described):
            if hash(row) in again:
                if described:
                    speakers.setdefault(row, set()).add(place[ref])
                elif row in speakers:
                    speakers[row].add(place[ref])
    found: dict[int, set[int]] = defaultdict(set)
    for numbers in speakers.values():
        if 1 < len(numbers) <= _SAYING:
            for one in numbers:
                found[one] |= numbers - {one}
    return found


def _rows(articles: Articles, place: Mapping[Ref, int], *, described: bool) -> Iterator[tuple[tuple[str, ...], Ref]]:
    """Each row of words in the marks of a quotation, with who says it: people who are only described, or named."""
    for x in articles.gathered:
        for speaker, said in x.said:
            ref = x.article.id, speaker
            if articles.entity(ref).named is not described and ref in place:
                words = said.split(" ")
                for at in range(len(words) - ROW + 1):
                    yield tuple(words[at : at + ROW]), ref


def _is_described(cluster: Cluster) -> bool:
    return not any(entity.named for entity in cluster.entities)


def _fits(described: Cluster, other: Cluster) -> bool:
    """Whether both are called the same, no article has both, and nothing makes a woman of one and a man of the other.

    Two that are only described have one post, or a name in what they are called: "a Dale Office official" and "the Dale
    Office spokeswoman". That both are officials makes nobody one.
    """
    genders = {by_roles(cluster.roles()) for cluster in (described, other)} - {""}
    if len(genders) > 1 or share_an_article(described, other):
        return False
    both = _offices(described) & _offices(other)
    if not _is_described(other):
        return bool(both)
    is_post = any(office.rpartition(" ")[2] not in words_tagged("person") for office in both)
    return is_post or not _names(described).isdisjoint(_names(other))


def _names(cluster: Cluster) -> set[str]:
    """The words of names in what people are called who have no name themselves."""
    found: set[str] = set()
    for entity in cluster.entities:
        for at, word in enumerate(_WORD.findall(entity.name)):
            entry = noun_entries().get(word.casefold())
            # a first word may be in capitals for the sentence alone
            if word[0].isupper() and (entry is None or (at and entry.tags.isdisjoint(PEOPLE))):
                found.add(word.casefold())
    return found


def _offices(cluster: Cluster) -> set[str]:
    """What articles call somebody, each also without what only says more of it: a town mayor is "the mayor"."""
    found: set[str] = set()
    for entity in cluster.entities:
        for role in entity.roles:
            words = _parts(role)
            if not entity.named:
                words = _in_full(words, _parts(entity.name))
            found |= {" ".join(words), " ".join(_head(words))}
    return found


def _parts(name: str) -> list[str]:
    """The words of an office in small letters, joined ones apart: "vice-president", "mayor-elect"."""
    return re.split(r"[\s-]+", name.casefold())


def _in_full(role: list[str], name: list[str]) -> list[str]:
    """A role with what makes another office of it in what somebody is called: "former", "-elect", "general"."""
    at = next((i for i in range(len(name)) if name[i : i + len(role)] == role), None)
    if at is None:
        return role
    before = [word for word in name[:at] if word in words_tagged("another", "lapsed")]
    behind = name[at + len(role) :][:1]
    is_more = behind == ["general"] or not words_tagged("behind").isdisjoint(behind)
    return [*before, *role, *(behind if is_more else ())]


def _head(office: list[str]) -> list[str]:
    """An office without what only says more of it; all of it where its last word alone is another office."""
    end = office.index("of", 1) if "of" in office[1:] else len(office)
    last = office[end - 1]
    if last in words_tagged("behind") or (last == "general" and not words_tagged("general").isdisjoint(office)):
        return office
    another = words_tagged("another", "lapsed")
    return office[next((at for at in range(end - 1) if office[at] in another), end - 1) : end]
