"""What a later version of an article tells no longer, tells newly, or tells otherwise.

Sentences that stand in both versions tell nothing new, however who is meant in them was found out: only what rests on
other sentences is compared. Of that, what the other version tells anywhere is no change either. Sentences of which kg
understands nothing are told as they stand.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from itertools import pairwise

from kg.comparison.differences import differences
from kg.comparison.inputs.keeping import Keeping
from kg.comparison.inputs.resolved import Resolved
from kg.comparison.pairs import pairs
from kg.comparison.revising.findings import OfOneThing, Told, events_told, quotations_told, statements_told
from kg.comparison.revising.standing import Standing, standing
from kg.comparison.revising.touching import Touching
from kg.comparison.revising.versions import Versions
from kg.comparison.utterances import changed_aspects
from kg.comparison.words import words_of
from kg.model import Extraction
from kg.model.comparison import Aspect, Change, Difference, DifferenceKind, Finding, FindingKind, Revision

#: What tells how sure something is; a report that tells more of a thing as surely tells all that another does.
_SURENESS = (Aspect.STATUS, Aspect.SOURCE)
#: Differences between two sentences that change nothing they tell.
_IDLE = (DifferenceKind.FORM, DifferenceKind.PERSON, DifferenceKind.ELLIPSIS, DifferenceKind.BRACKETS)
_KINDS = (
    (FindingKind.QUOTATION, quotations_told),
    (FindingKind.EVENT, events_told),
    (FindingKind.STATEMENT, statements_told),
)
#: More of the words of two quotations than this are the same where one is the other reworded.
_SAME = 0.5
_Pair = tuple[Told, Told]


def revisions(versions: Versions, kept: Keeping) -> Iterator[Revision]:
    """Each article and its next version, the oldest first, with what differs: nothing where only marks or order do.

    `kept` has what is found in the articles of which these are the versions.
    """
    for several in versions.several:
        for before, after in pairwise(several):
            found = kept.found(
                Revision, (before.id, after.id), lambda both, resolved: revision_of(both[0], both[1], resolved)
            )
            if found is not None:
                yield found


def revision_of(one: Extraction, other: Extraction, resolved: Resolved) -> Revision:
    """What the later of two versions, the second one, tells no longer, newly, or otherwise."""
    laid = standing(one, other)
    gone: list[Told] = []
    new: list[Told] = []
    changed: list[tuple[_Pair, Change]] = []
    for kind, tell in _KINDS:
        sides = _Sides((one, other), (tell(one, resolved), tell(other, resolved)), laid)
        found = list(_renderings(sides) if kind is FindingKind.QUOTATION else _same_things(sides))
        changed += sorted(found, key=lambda each: (each[1].before.place, each[1].after.place))
        gone += sides.left[0]
        new += sides.left[1]
    told = [[span for pair, _ in changed for span in pair[side].spans] for side in (0, 1)]
    lone = [[span for each in some for span in each.spans] for some in (gone, new)]
    alone = [_untold(side, laid, each, Touching(told[side] + lone[side])) for side, each in enumerate((one, other))]
    return Revision(
        one.article.id,
        other.article.id,
        (*(each.finding for each in gone), *alone[0]),
        (*(each.finding for each in new), *alone[1]),
        (
            *(change for _, change in changed),
            *_reworded(laid, (one, other), list(map(Touching, told)), list(map(Touching, lone))),
        ),
    )


@dataclass
class _Sides:
    """Two versions with all their findings of one kind, and those that are left to be told of."""

    articles: tuple[Extraction, Extraction]
    all: tuple[list[Told], list[Told]]
    laid: Standing
    left: tuple[list[Told], list[Told]] = field(init=False)

    def __post_init__(self) -> None:
        before, after = (
            [one for one in self.all[side] if not self.laid.is_kept(side, one.resting, one.spans)] for side in (0, 1)
        )
        self.left = before, after

    def keep(self, one: Sequence[Told], other: Sequence[Told]) -> None:
        """Leaves these alone to be told of."""
        self.left[0][:], self.left[1][:] = one, other

    def reworded(self) -> Iterator[_Pair]:
        """The pairs of what is left that keep their slot, and stand in a sentence and what it was reworded to."""
        standing_in: dict[tuple[Hashable, int], list[int]] = defaultdict(list)
        for number, other in enumerate(self.left[1]):
            for place in self.laid.places(1, other.spans):
                standing_in[other.slot, place].append(number)
        for one in self.left[0]:
            became = {self.laid.reworded.get(place, -1) for place in self.laid.places(0, one.spans)}
            found = {number for place in became for number in standing_in.get((one.slot, place), ())}
            yield from ((one, self.left[1][number]) for number in sorted(found))

    def take(self, likely: Iterable[_Pair]) -> Iterator[_Pair]:
        """Pairs of which no finding stands in a pair before; then none is left to be told of by itself."""
        taken: set[int] = set()
        for one, other in likely:
            if id(one) not in taken and id(other) not in taken:
                taken |= {id(one), id(other)}
                yield one, other
        self.keep(*([each for each in side if id(each) not in taken] for side in self.left))

    def change(self, pair: _Pair, aspects: Iterable[Aspect]) -> Change:
        """A pair with the words by which the two differ."""
        first, second = (
            (list(words_of(article.article.text, each.shown)), article.article.text)
            for each, article in zip(pair, self.articles, strict=True)
        )
        return Change(pair[0].finding, pair[1].finding, tuple(differences(first, second)), tuple(aspects))


def _renderings(sides: _Sides) -> Iterator[tuple[_Pair, Change]]:
    """Quotations that render one utterance, the likest first; those that differ in nothing are only taken away.

    One may stand whole in sentences that both versions have, and the other go on from there.
    """
    both = [(one, one.rendered) for side in sides.all for one in side if one.rendered is not None]
    count = sum(one.finding.article == sides.articles[0].article.id for one, _ in both)
    left = {id(one) for side in sides.left for one in side}
    alike = [
        (-found.common, abs(b - count - a), a, b)
        for a, b, found in pairs([rendering for _, rendering in both])
        if a < count <= b
    ]
    likely = [(both[a][0], both[b][0]) for *_, a, b in sorted(alike)]
    reworded = filter(_have_words_in_common, sides.reworded())
    for pair in sides.take([*likely, *reworded]):
        renderings = [each.rendered for each in pair if each.rendered is not None]
        if len(renderings) < 2 or not left & {id(each) for each in pair}:
            continue
        is_another = all(each.tells[Aspect.SPEAKER] for each in pair) and not pair[0].agrees(pair[1])
        aspects = [Aspect.SPEAKER] if is_another else []
        aspects += [aspect for aspect in changed_aspects(*renderings) if aspect is not Aspect.SPEAKER]
        change = sides.change(pair, aspects)
        if change.differences or aspects:
            yield pair, change
    known = [{one.of for one in side} for side in sides.all]
    sides.keep(*([one for one in sides.left[side] if one.of not in known[1 - side]] for side in (0, 1)))


def _same_things(sides: _Sides) -> Iterator[tuple[_Pair, Change]]:
    """Findings into which those of a reworded sentence were reworded, and findings of one thing.

    Who says it alone is no change of its own: the quotation it stands in tells so.
    """
    known = [OfOneThing(side) for side in sides.all]
    sides.keep(*([one for one in sides.left[side] if not _is_told(one, known[1 - side])] for side in (0, 1)))
    reworded = sorted(sides.reworded(), key=lambda pair: -len(pair[0].agrees(pair[1])))
    later = OfOneThing(sides.left[1])
    for pair in sides.take([*reworded, *((one, other) for one in sides.left[0] for other in later.with_(one))]):
        agreed = pair[0].agrees(pair[1])
        aspects = [aspect for aspect in pair[0].tells if aspect not in agreed]
        change = sides.change(pair, aspects)
        if aspects and (aspects != [Aspect.SOURCE] or change.differences):
            yield pair, change


def _have_words_in_common(pair: _Pair) -> bool:
    """Whether most of the words of the shorter quotation stand in the other in one order."""
    one, other = ([word.form for word in each.rendered.words] if each.rendered else [] for each in pair)
    same: int = sum(row.size for row in SequenceMatcher(None, one, other, autojunk=False).get_matching_blocks())
    return same > _SAME * min(len(one), len(other))


def _is_told(one: Told, others: OfOneThing) -> bool:
    """Whether those of one thing with it that are as sure tell all that it does, together."""
    as_sure = [each for each in others.with_(one) if one.agrees(each).issuperset(_SURENESS)]
    return bool(as_sure) and all(
        any(names & theirs for each in as_sure for theirs in each.tells[aspect])
        for aspect, several in one.tells.items()
        for names in several
    )


def _untold(side: int, laid: Standing, extraction: Extraction, told: Touching) -> Iterator[Finding]:
    """The sentences of a version that the other has in no form, and in which nothing is told."""
    reworded = set(laid.reworded.keys() if side == 0 else laid.reworded.values())
    number = {sentence: place for place, sentence in enumerate(extraction.sentences)}
    for place, sentence in enumerate(laid.sentences[side]):
        is_other = place not in laid.kept[side] and place not in reworded
        if is_other and sentence in number and not told.has(sentence):
            yield Finding(extraction.article.id, FindingKind.SENTENCE, number[sentence])


def _reworded(
    laid: Standing,
    articles: tuple[Extraction, Extraction],
    told: Sequence[Touching],
    lone: Sequence[Touching],
) -> Iterator[Change]:
    """The reworded sentences with words that change what they tell, outside all changes that are `told` of them.

    Also those with findings that are gone or new (`lone`), which stand in what became of a sentence.
    """
    numbers = [{sentence: place for place, sentence in enumerate(each.sentences)} for each in articles]
    for places in sorted(laid.reworded.items()):
        spans = [laid.sentences[side][place] for side, place in enumerate(places)]
        if any(span not in known for span, known in zip(spans, numbers, strict=True)):
            continue
        sides = [
            (list(words_of(x.article.text, [span])), x.article.text) for x, span in zip(articles, spans, strict=True)
        ]
        found = tuple(each for each in differences(*sides) if _tells(each, articles))
        has_lone = any(some.has(span) for span, some in zip(spans, lone, strict=True))
        if found and (has_lone or any(not _is_in(each, told) for each in found)):
            before, after = (
                Finding(x.article.id, FindingKind.SENTENCE, known[span])
                for x, known, span in zip(articles, numbers, spans, strict=True)
            )
            yield Change(before, after, found)


def _tells(difference: Difference, articles: tuple[Extraction, Extraction]) -> bool:
    words = (
        word
        for spans, each in zip((difference.one, difference.other), articles, strict=True)
        for word in words_of(each.article.text, spans)
    )
    return difference.kind not in _IDLE and any(word.telling for word in words)


def _is_in(difference: Difference, told: Sequence[Touching]) -> bool:
    """Whether the words of a difference stand in what is told, on a side that has any."""
    return any(
        spans and all(map(of_side.has, spans))
        for spans, of_side in zip((difference.one, difference.other), told, strict=True)
    )
