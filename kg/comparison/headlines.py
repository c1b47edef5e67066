"""What the headline of an article makes of its body: which of its findings it tells, and which it tells otherwise.

A headline has no full sentences, so it is compared by its words: with those of each event and quotation of the body, in
their order (`kg.comparison.told_otherwise` judges what it does with what is said there). Claims that were found in the
headline itself come from `Extraction.headline`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from math import fsum

from kg.comparison.differences import numbers_in
from kg.comparison.negations import may_negate
from kg.comparison.words import Word, lemmas_of
from kg.language.text.intervals import Intervals
from kg.model import EventReport, Extraction, HeadlineClaim, Participant, Quotation, Role, Span, Statement, Status
from kg.model.comparison import Finding, FindingKind

#: So much of what a headline says stands in the quotation that it tells, and so many words at least.
SHARED, FEWEST = 0.6, 3
#: So near to the word of an event stand those who take part in it, where three words tell it; else right beside it.
_NEAR = 6
#: What parts a headline into several.
_PARTS = re.compile(r"[:;|]|\s[-–—]+\s|[–—]|\.\.\.|…|[?!.]\s")
#: So much of a name or description has to stand in the headline where its last word does not.
_NAMED = 0.5
#: Longer descriptions tell too much to be looked for.
_LONGEST = 6
#: Of an event that is told with doubt or not to be so two words of a headline are too few.
_FIRM = frozenset({Status.ASSERTED, Status.ATTRIBUTED})
_CORE = (Role.AGENT, Role.PATIENT, Role.RECIPIENT)


@dataclass(frozen=True)
class Headline:
    """The headline of an article: its words, at spans of the text or, `in_title`, of `Article.title`."""

    text: str
    span: Span
    in_title: bool

    @cached_property
    def words(self) -> tuple[Word, ...]:
        """All its words."""
        return tuple(lemmas_of(self.text, [self.span]))

    @cached_property
    def parts(self) -> tuple[tuple[Word, ...], ...]:
        """Its words, cut where it begins anew."""
        cuts = [found.start() for found in _PARTS.finditer(self.text, self.span.start, self.span.end)]
        bounds = [self.span.start, *cuts, self.span.end]
        return tuple(
            tuple(word for word in self.words if start <= word.span.start < end) for start, end in pairwise(bounds)
        )

    @cached_property
    def telling(self) -> tuple[Word, ...]:
        """Those that say something by themselves."""
        return tuple(word for word in self.words if word.telling)

    @cached_property
    def stems(self) -> frozenset[str]:
        """The stems of these."""
        return frozenset(word.stem for word in self.telling)

    def spans_of(self, stems: Iterable[str]) -> tuple[Span, ...]:
        """Where words with these stems stand, those beside each other as one stretch."""
        wanted = frozenset(stems)
        found: list[Span] = []
        last = -2
        for place, word in enumerate(self.words):
            if word.stem in wanted and word.telling:
                if place == last + 1:
                    found[-1] = Span(found[-1].start, word.span.end)
                else:
                    found.append(word.span)
                last = place
        return tuple(found)


@dataclass(frozen=True)
class Told:
    """A finding of the body that the headline tells: the headline's words for it, and those of the body."""

    finding: Finding
    headline: tuple[Span, ...]
    body: tuple[Span, ...]


def headline_of(extraction: Extraction) -> Headline | None:
    """The headline of an article; None where no title is known."""
    article = extraction.article
    at = article.title_span
    if at is not None and any(part.contains(at) for part in article.body):
        return Headline(article.text, at, in_title=False)
    title = article.title or ""
    return Headline(title, Span(0, len(title)), in_title=True) if title.strip() else None


def told_in(headline: Headline, extraction: Extraction) -> list[Told]:
    """What of the body the headline tells, by the kinds of findings and their places."""
    found = [*_claimed(headline, extraction)]
    if not headline.span.of(headline.text).rstrip().endswith("?"):
        found += [*_said(headline, extraction), *_happened(headline, extraction)]
    once: dict[Finding, Told] = {}
    for each in found:
        once.setdefault(each.finding, each)
    return sorted(once.values(), key=lambda each: (each.finding.kind.value, each.finding.place))


def _claimed(headline: Headline, extraction: Extraction) -> Iterator[Told]:
    """The quotations and statements of the body that support claims of the headline."""
    for each in extraction.headline:
        place = _place(each, extraction)
        if each.support is None or place is None:
            continue
        is_quotation = isinstance(each.support, Quotation)
        words = each.claim.content if isinstance(each.claim, Quotation) else each.evidence or each.claim.evidence
        body = each.support.content if isinstance(each.support, Quotation) else each.support.evidence
        body = tuple(sorted(span for span in body if headline.in_title or not span.overlaps(headline.span)))
        if body and (not is_quotation or _are_alike(headline, words, body, extraction)):
            kind = FindingKind.QUOTATION if is_quotation else FindingKind.STATEMENT
            yield Told(Finding(extraction.article.id, kind, place), words, body)


def _are_alike(headline: Headline, words: tuple[Span, ...], body: tuple[Span, ...], extraction: Extraction) -> bool:
    """Whether a quotation has most words of the headline's one, in one order."""
    above = list(lemmas_of(headline.text, sorted(words)))
    below = list(lemmas_of(extraction.article.text, body))
    enough = max(1, SHARED * fsum(word.telling for word in above))
    return len(shared_stems(above, below)) >= enough and bool(negations(above)) is bool(negations(below))


def _place(claim: HeadlineClaim, extraction: Extraction) -> int | None:
    known: Sequence[Quotation[str] | Statement[str]] = extraction.quotations
    if isinstance(claim.support, Statement):
        known = extraction.statements
    return next((place for place, each in enumerate(known) if each == claim.support), None)


def _said(headline: Headline, extraction: Extraction) -> Iterator[Told]:
    """The quotations of the body of which one sentence has most of what the headline says, in one order."""
    text = extraction.article.text
    sentences = Intervals((sentence, sentence) for sentence in extraction.sentences)
    least = max(FEWEST, SHARED * len(headline.telling))
    for place, quotation in enumerate(extraction.quotations):
        if not headline.in_title and any(span.overlaps(headline.span) for span in quotation.content):
            continue
        for piece in _pieces(quotation, sentences):
            words = list(lemmas_of(text, piece))
            if sum(word.telling and word.stem in headline.stems for word in words) < least:
                continue
            shared = shared_stems(headline.telling, words)
            if len(shared) >= least and negations(headline.words) == negations(words):
                found = Finding(extraction.article.id, FindingKind.QUOTATION, place)
                yield Told(found, headline.spans_of(shared), piece)
                break


def _pieces(quotation: Quotation[str], sentences: Intervals[Span]) -> Iterator[tuple[Span, ...]]:
    """The content of a quotation, sentence by sentence."""
    content = sorted(quotation.content)
    for sentence in dict.fromkeys(each for span in content for each in sentences.over(span.start, span.end)):
        inside = [(max(s.start, sentence.start), min(s.end, sentence.end)) for s in content]
        piece = tuple(Span(start, end) for start, end in inside if start < end)
        if piece:
            yield piece


def negations(words: Iterable[Word]) -> int:
    """How many of the words may say no; where the two sides differ in that, the headline is not compared."""
    return sum(may_negate(word.form) for word in words)


def shared_stems(one: Iterable[Word], other: Iterable[Word]) -> list[str]:
    """The stems that both have in one order, the most that there are (Wagner and Fischer 1974)."""
    first, second = ([word.stem for word in words if word.telling] for words in (one, other))
    rows: list[list[list[str]]] = [[[] for _ in range(len(second) + 1)]]
    for stem in first:
        row: list[list[str]] = [[]]
        for place, twin in enumerate(second):
            longest = max(rows[-1][place + 1], row[-1], key=len)
            row.append([*rows[-1][place], stem] if stem == twin else longest)
        rows.append(row)
    return rows[-1][-1]


def _happened(headline: Headline, extraction: Extraction) -> Iterator[Told]:
    """The events of the body of which the headline has the word and those who take part, in their roles."""
    names = _Names(extraction)
    for place, report in enumerate(extraction.events):
        body = tuple(s for s in report.evidence if headline.in_title or not s.overlaps(headline.span))
        if not body:
            continue
        stems = _stems_of_event(headline, report, names)
        if stems:
            found = Finding(extraction.article.id, FindingKind.EVENT, place)
            yield Told(found, headline.spans_of(stems), body)


def _stems_of_event(headline: Headline, report: EventReport[str], names: _Names) -> frozenset[str]:
    """The stems of the headline that tell an event; none where it lacks its word or one who takes part."""
    evoking = {word.stem for word in lemmas_of(names.text, sorted(report.words)) if word.telling}
    return next(filter(None, (_stems_of_part(part, evoking, report, names) for part in headline.parts)), frozenset())


def _stems_of_part(part: Sequence[Word], evoking: set[str], report: EventReport[str], names: _Names) -> frozenset[str]:
    stems = frozenset(word.stem for word in part if word.telling)
    evoked = evoking & stems
    if not evoked:
        return frozenset()
    roles: dict[Role, frozenset[str]] = {}
    for role in _CORE:
        for each in report.of_role(role):
            shared = names.shared(each, stems) - evoked
            if not shared:
                return frozenset()
            roles[role] = roles.get(role, frozenset()) | shared
    found = frozenset(evoked).union(*roles.values())
    # however many words a name has, it tells one thing
    telling = len(evoked) + len(roles)
    firm = report.status in _FIRM or telling >= FEWEST
    if telling < FEWEST and not names.goes_on_alike(part, evoked, report):
        return frozenset()
    return found if roles and firm and _in_order(part, evoked, roles, telling) else frozenset()


def _in_order(part: Sequence[Word], evoking: set[str], roles: dict[Role, frozenset[str]], telling: int) -> bool:
    """Whether those who take part stand where who does it and whom it is done to stand, near the word of the event."""
    place = {word.stem: number for number, word in reversed(list(enumerate(part))) if word.telling}
    at = min(place[stem] for stem in evoking)
    before = {role: max(place[stem] for stem in stems) < at for role, stems in roles.items()}
    nearest = [min((place[stem] for stem in stems), key=lambda other: abs(other - at)) for stems in roles.values()]
    if any(abs(other - at) > _NEAR for other in nearest):
        return False
    between = [word for other in nearest for word in part[min(other, at) + 1 : max(other, at)]]
    if telling < FEWEST and any(word.telling for word in between):
        return False
    if Role.AGENT in roles:
        # "Roe arrested Doe"; all else may be "Doe arrested Roe"
        return before[Role.AGENT] and not any(ahead for role, ahead in before.items() if role is not Role.AGENT)
    following = part[at + 1] if at + 1 < len(part) else None
    if all(before.values()):
        # "Doe arrested in Springfield", and no "Doe arrested Roe"
        return following is None or (not following.telling and not numbers_in([following.form]))
    return not any(before.values())


class _Names:
    """By which words an article calls those who take part in an event."""

    def __init__(self, extraction: Extraction) -> None:
        self.text = extraction.article.text
        self._entities = {entity.id: entity for entity in extraction.entities}
        self._sentences = extraction.sentences

    def goes_on_alike(self, part: Sequence[Word], evoking: set[str], report: EventReport[str]) -> bool:
        """Whether what stands behind the word of an event is nothing, or has a word of the sentences that tell it."""
        at = next((place for place, word in enumerate(part) if word.telling and word.stem in evoking), None)
        if at is None:
            return False
        behind = {word.stem for word in part[at + 1 :] if word.telling} - evoking
        around = [s for s in self._sentences if any(span.overlaps(s) for span in report.evidence)]
        return not behind or bool(behind & {word.stem for word in lemmas_of(self.text, around)})

    def shared(self, participant: Participant[str], wanted: frozenset[str]) -> frozenset[str]:
        """Those of the stems that call it, by a name of it or by the words that stand there."""
        best: frozenset[str] = frozenset()
        for words in self._called(participant):
            stems = [word.stem for word in words if word.telling]
            found = frozenset(stems) & wanted
            if found and (stems[-1] in found or len(found) >= _NAMED * len(stems)) and len(found) > len(best):
                best = found
        return best

    def _called(self, participant: Participant[str]) -> Iterator[list[Word]]:
        here = list(lemmas_of(self.text, [participant.span]))
        if len(here) <= _LONGEST:
            yield here
        entity = self._entities.get(participant.filler) if isinstance(participant.filler, str) else None
        for name in () if entity is None else (entity.name, *entity.aliases):
            if name:
                yield list(lemmas_of(name, [Span(0, len(name))]))
