"""Utterances: all the renderings of what somebody said on one occasion, with what differs between them.

A group is a star around its shortest rendering: all that render just that. So a long quotation may belong to two
utterances of which it has both sentences, and nothing is one only because something weaker lies between.
"""

from __future__ import annotations

import hashlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from difflib import SequenceMatcher

from kg.comparison.differences import differences
from kg.comparison.likeness import Likeness
from kg.comparison.pairs import pairs
from kg.comparison.renderings import Rendered
from kg.model import Article
from kg.model.comparison import Aspect, RenderedPair, Rendering, Utterance

#: How much of what a rendering says is in the shortest one where it needs no other group.
_ALL = 0.6
#: So much of what makes a group has to be in no group before it.
_NEW = 0.5
_DECIMALS = 3
#: Rows of so many words count, and so much of the shorter rendering they have to be for differences between them.
_ROW, _SAME = 3, 0.5


def utterances(all_of: Sequence[Rendered], articles: Mapping[str, Article]) -> list[Utterance]:
    """The utterances of a story that have two renderings at least, by the places of their first ones.

    `all_of` are the quotations of the story's articles, `articles` these by their ids.
    """
    found = {(a, b): likeness for a, b, likeness in pairs(all_of)}
    near: dict[int, set[int]] = defaultdict(set)
    for a, b in found:
        near[a].add(b)
        near[b].add(a)
    done: set[int] = set()
    told: set[tuple[int, int]] = set()
    groups: list[tuple[int, frozenset[int]]] = []
    for core in sorted(near, key=lambda place: (len(all_of[place].telling), all_of[place].at)):
        own = {(min(core, other), max(core, other)) for other in near[core]}
        if core in done or len(own - told) <= _NEW * len(own):
            continue
        whole = frozenset({core, *near[core]})
        told |= {pair for pair in found if whole.issuperset(pair)}
        members = _outermost(whole, all_of)
        done |= {place for place in whole if _holds(found, core, place)}
        if len(members) > 1:
            groups.append((core, members))
    return [_utterance(core, sorted(members), found, all_of, articles) for core, members in groups]


def _outermost(members: frozenset[int], all_of: Sequence[Rendered]) -> frozenset[int]:
    """The renderings without those that stand inside another one of them."""
    places = {all_of[member].at for member in members}

    def is_inside(at: Rendering) -> bool:
        return any(Rendering(at.article, at.place[:depth]) in places for depth in range(1, len(at.place)))

    return frozenset(member for member in members if not is_inside(all_of[member].at))


def _holds(found: Mapping[tuple[int, int], Likeness], core: int, place: int) -> bool:
    """Whether a rendering says little beside what the shortest one says."""
    if core == place:
        return True
    likeness = found[min(core, place), max(core, place)]
    return likeness.common >= _ALL * likeness.most


def _utterance(
    core: int,
    members: Sequence[int],
    found: Mapping[tuple[int, int], Likeness],
    all_of: Sequence[Rendered],
    articles: Mapping[str, Article],
) -> Utterance:
    ordered = sorted(members, key=lambda m: _order(all_of[m], articles))
    told = [
        _pair(all_of[a], all_of[b], found[min(a, b), max(a, b)], articles)
        for n, a in enumerate(ordered)
        for b in ordered[n + 1 :]
        if (min(a, b), max(a, b)) in found
    ]
    speaker = _agreed(all_of[m] for m in ordered)
    lent = tuple(all_of[m].at for m in ordered if speaker is not None and all_of[m].speaker is None)
    renderings = tuple(all_of[m].at for m in ordered)
    return Utterance(_key(all_of[core]), renderings, tuple(told), speaker, lent)


def _order(one: Rendered, articles: Mapping[str, Article]) -> tuple[str, Rendering]:
    return articles[one.at.article].published or "~", one.at


def _pair(one: Rendered, other: Rendered, likeness: Likeness, articles: Mapping[str, Article]) -> RenderedPair:
    sides = [(each.words, articles[each.at.article].text) for each in (one, other)]
    return RenderedPair(
        one.at,
        other.at,
        round(likeness.shared, _DECIMALS),
        tuple(differences(*sides)) if _is_word_for_word(one, other) else (),
        tuple(changed_aspects(one, other)),
    )


def _is_word_for_word(one: Rendered, other: Rendered) -> bool:
    """Whether the two have so many words in one order in common that it tells something where they part."""
    forms = [word.form for word in one.words], [word.form for word in other.words]
    rows = SequenceMatcher(None, forms[0], forms[1], autojunk=False).get_matching_blocks()
    same: int = sum(row.size for row in rows if row.size >= _ROW)
    return same >= _SAME * min(len(one.words), len(other.words))


def changed_aspects(one: Rendered, other: Rendered) -> Iterator[Aspect]:
    """What two renderings tell differently beside their words."""
    if one.speakers and other.speakers and not one.speakers & other.speakers and one.source != other.source:
        yield Aspect.SPEAKER
    for aspect in (Aspect.ADDRESSEE, Aspect.MEDIUM):
        keys = [getattr(each, aspect.value) for each in (one, other)]
        if None not in keys and keys[0] != keys[1]:
            yield aspect
    cues = [each.cue for each in (one, other)]
    if all(cues) and cues[0] != cues[1]:
        yield Aspect.CUE
    if one.quotation.kind is not other.quotation.kind:
        yield Aspect.KIND


def _agreed(all_of: Iterable[Rendered]) -> str | None:
    """The named speaker of most renderings, if no other named one has as many."""
    counts = Counter(each.speaker for each in all_of if each.named and each.speaker is not None)
    ranked = counts.most_common(2)
    if not ranked or (len(ranked) == 2 and ranked[0][1] == ranked[1][1]):
        return None
    return ranked[0][0]


def _key(core: Rendered) -> str:
    """A path made of where the shortest rendering stands: other articles do not change it as long as that stays."""
    spans = ",".join(f"{span.start}-{span.end}" for span in core.quotation.content)
    return f"utterance/{hashlib.sha256(f'{core.at.article} {spans}'.encode()).hexdigest()[:16]}"
