"""Utterances as the page shows them: renderings in two columns, with what differs between them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from kg.graph.reading.happening import Passage
from kg.graph.reading.story import Alike, SaidAs, SaidOnce, StoryFound
from kg.graph.views.comparison.marking import beginning
from kg.viewer.stories.pieces import Piece, pieces

NOTHING = "nothing"
"""What stands in the place of words that one side lacks."""
NOBODY = "nobody named"

# What changes what is said; all other marks are quiet.
_TELLING = frozenset({"number", "negation", "modal"})


@dataclass(frozen=True, slots=True)
class Column:
    """One rendering: the article's name and date, its pieces of words, and how it introduces them."""

    name: str
    published: str
    said: SaidAs
    parts: tuple[tuple[Piece, ...], ...]


@dataclass(frozen=True, slots=True)
class Note:
    """How two renderings differ in one place; `number` is that of the marked words, 0 where none are."""

    number: int
    kind: str
    one: str
    other: str

    @property
    def is_telling(self) -> bool:
        """Whether such words change what is said."""
        return self.kind in _TELLING


@dataclass(frozen=True, slots=True)
class Pair:
    """Two renderings beside each other. `telling` are the numbers of marks that change what is said."""

    one: Column
    other: Column
    notes: tuple[Note, ...]
    telling: frozenset[int]


@dataclass(frozen=True, slots=True)
class Saying:
    """An utterance: its first words, who has it first, the first outlet beside each other one, and more pairs."""

    iri: str
    anchor: str
    speaker: str
    words: str
    first: str
    pairs: tuple[Pair, ...]
    more: tuple[Pair, ...]


def sayings(story: StoryFound, anchor: str) -> list[Saying]:
    """The utterances of a story; `anchor` begins their addresses in the page."""
    return [_saying(each, story, f"{anchor}-said-{number}") for number, each in enumerate(story.utterances, start=1)]


def _saying(utterance: SaidOnce, story: StoryFound, anchor: str) -> Saying:
    shown, more = _chosen(utterance)
    by_iri = {each.iri: each for each in utterance.renderings}
    one, other = (
        tuple(_pair(pair, by_iri[pair.one], by_iri[pair.other], story.names) for pair in some) for some in (shown, more)
    )
    words = beginning(utterance.renderings[0].words)
    return Saying(utterance.iri, anchor, utterance.speaker, words, _first(utterance, story.names), one, other)


def _chosen(utterance: SaidOnce) -> tuple[list[Alike], list[Alike]]:
    """For each article but the first the pair that is most alike, with the first one if it can be; then the others.

    The others are those that show a rendering which does not stand in a pair yet.
    """
    article_of = {each.iri: each.article.iri for each in utterance.renderings}
    first = utterance.renderings[0].article.iri
    best: dict[str, Alike] = {}
    for pair in sorted(utterance.pairs, key=lambda pair: (article_of[pair.one] != first, -round(pair.shared, 4))):
        if article_of[pair.one] != article_of[pair.other]:
            best.setdefault(article_of[pair.other], pair)
    best.pop(first, None)
    shown = [best[article] for article in dict.fromkeys(article_of.values()) if article in best]
    seen = {iri for pair in shown for iri in (pair.one, pair.other)}
    more = []
    for pair in utterance.pairs:
        if not {pair.one, pair.other} <= seen:
            seen |= {pair.one, pair.other}
            more.append(pair)
    return (shown, more) if shown else (more[:1], more[1:])


def _pair(pair: Alike, one: SaidAs, other: SaidAs, names: dict[str, str]) -> Pair:
    words = [
        Note(number, each.kind, quoted(each.one), quoted(each.other))
        for number, each in enumerate(pair.differences, start=1)
    ]
    marks_one = [(p, number) for number, each in enumerate(pair.differences, start=1) for p in each.one]
    marks_other = [(p, number) for number, each in enumerate(pair.differences, start=1) for p in each.other]
    told = [Note(0, aspect, _told(one, aspect), _told(other, aspect)) for aspect in pair.changed]
    return Pair(
        _column(one, marks_one, names),
        _column(other, marks_other, names),
        (*words, *told),
        frozenset(note.number for note in words if note.is_telling),
    )


def _column(said: SaidAs, marks: Sequence[tuple[Passage, int]], names: dict[str, str]) -> Column:
    parts = tuple(tuple(pieces(part, marks)) for part in said.content)
    return Column(names[said.article.iri], said.article.published, said, parts)


def _told(said: SaidAs, aspect: str) -> str:
    if aspect == "speaker":
        return NOBODY if said.is_lent else said.speaker or NOBODY
    told = {"addressee": said.addressee, "medium": said.medium, "cue": said.cue, "kind": said.kind}
    return told.get(aspect) or NOTHING


def quoted(passages: Iterable[Passage]) -> str:
    """The first words of passages in marks; in words that there are none."""
    found = [passage.exact for passage in passages]
    return f"“{beginning(' … '.join(found))}”" if found else NOTHING


def _first(utterance: SaidOnce, names: dict[str, str]) -> str:
    """Who has it first, as far as the dates of the articles tell."""
    articles = list(dict.fromkeys(each.article for each in utterance.renderings))
    day = articles[0].published[:10]
    if not day:
        return "Who has it first is not known: the articles have no dates."
    # A date without a day may be any day of its month.
    same = [each for each in articles if each.published and _may_be_one(each.published[:10], day)]
    if len(same) == 1:
        return f"First in {names[same[0].iri]}, {day}."
    return f"On the same day, as far as dates tell, in {', '.join(names[each.iri] for each in same)} ({day})."


def _may_be_one(one: str, other: str) -> bool:
    return one.startswith(other) or other.startswith(one)
