"""Versions of one article: what a later one tells no longer, tells newly, or tells otherwise."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Sequence
from itertools import pairwise
from urllib.parse import urlsplit

from kg.comparison.pairs import pairs
from kg.comparison.renderings import Rendered, rendered
from kg.model import Article, Collection, Extraction, Literal
from kg.model.comparison import Finding, FindingKind, Revision

#: A finding as it is compared: what it is of, and what it tells of that.
_Told = tuple[Hashable, Hashable]


def revisions(collection: Collection) -> list[Revision]:
    """Each article and its next version, the oldest first.

    Versions have one address, or one outlet and one title, and texts that are not the same. They are put in order by
    date, else by id: without dates nothing tells which was first.
    """
    versions: dict[tuple[str, ...], list[Extraction]] = defaultdict(list)
    for extraction in collection.extractions:
        name = _name(extraction.article)
        if name is not None:
            versions[name].append(extraction)
    found = []
    for several in versions.values():
        ordered = sorted(several, key=lambda each: (each.article.published or "~", each.article.id))
        found += [_revision(one, other, collection) for one, other in pairwise(ordered)]
    return sorted(found, key=lambda each: (each.before, each.after))


def _name(article: Article) -> tuple[str, ...] | None:
    """What makes two articles versions of one; None where nothing does."""
    if article.url:
        parts = urlsplit(article.url)
        return "url", parts.netloc.lower().removeprefix("www."), parts.path.rstrip("/"), parts.query
    if article.outlet and article.title:
        return "title", article.outlet.casefold(), " ".join(article.title.casefold().split())
    return None


def _revision(one: Extraction, other: Extraction, collection: Collection) -> Revision:
    gone: list[Finding] = []
    new: list[Finding] = []
    changed: list[tuple[Finding, Finding]] = []
    for kind, before, after in (
        (FindingKind.STATEMENT, _statements(one, collection), _statements(other, collection)),
        (FindingKind.EVENT, _events(one, collection), _events(other, collection)),
        (FindingKind.QUOTATION, *_quotations(one, other, collection)),
    ):
        left = defaultdict(list)
        for place, told in enumerate(after):
            left[told[0]].append((place, told[1]))
        for place, (of, tells) in enumerate(before):
            rest = left[of]
            if not rest:
                gone.append(Finding(one.article.id, kind, place))
                continue
            same = next((each for each in rest if each[1] == tells), rest[0])
            rest.remove(same)
            if same[1] != tells:
                changed.append((Finding(one.article.id, kind, place), Finding(other.article.id, kind, same[0])))
        unmatched = sorted(place for rest in left.values() for place, _ in rest)
        new += [Finding(other.article.id, kind, place) for place in unmatched]
    return Revision(one.article.id, other.article.id, tuple(gone), tuple(new), tuple(changed))


def _statements(extraction: Extraction, collection: Collection) -> list[_Told]:
    key = _Keys(extraction, collection)
    return [
        (
            (key.of(s.subject), s.predicate, key.of(s.object)),
            (s.status, key.of(s.according_to), s.ended, s.time and s.time.value),
        )
        for s in extraction.statements
    ]


def _events(extraction: Extraction, collection: Collection) -> list[_Told]:
    key = _Keys(extraction, collection)
    happening = {(name, place): event.key for event in collection.events for name, place in event.reports}
    found: list[_Told] = []
    for place, report in enumerate(extraction.events):
        of = happening.get((extraction.article.id, place), (report.roleset, extraction.words(report.words)))
        who = frozenset((p.role, key.of(p.filler), p.amount and p.amount.value) for p in report.participants)
        found.append((of, (report.status, key.of(report.according_to), report.time and report.time.value, who)))
    return found


def _quotations(one: Extraction, other: Extraction, collection: Collection) -> tuple[list[_Told], list[_Told]]:
    """Those of the two versions; renderings of one utterance have one name."""
    sides = [_outermost(rendered(each, collection)) for each in (one, other)]
    both = [*sides[0], *sides[1]]
    names: dict[int, Hashable] = {number: ("alone", number) for number in range(len(both))}
    taken: set[int] = set()
    likely = sorted(pairs(both), key=lambda found: (-found[2].common, found[0], found[1]))
    for a, b, _ in likely:
        if a < len(sides[0]) <= b and not {a, b} & taken:
            names[a] = names[b] = ("both", a)
            taken |= {a, b}
    told: list[_Told] = []
    for number, each in enumerate(both):
        told.append((names[number], (tuple(word.form for word in each.words), each.speaker)))
    return told[: len(sides[0])], told[len(sides[0]) :]


def _outermost(all_of: Sequence[Rendered]) -> list[Rendered]:
    return [one for one in all_of if len(one.at.place) == 1]


class _Keys:
    """What entities of an article are called across articles."""

    def __init__(self, extraction: Extraction, collection: Collection) -> None:
        self._article = extraction.article.id
        self._keys = collection.key_of
        self._names = {entity.id: entity.name for entity in extraction.entities if not entity.named}

    def of(self, what: str | Literal | None) -> str | None:
        """The key of an entity, its words where it has no name, or the words of a value."""
        if what is None:
            return None
        if isinstance(what, Literal):
            return what.value
        return self._names.get(what) or self._keys.get((self._article, what))
