"""What went wrong in the articles whose errors may be looked at, with their words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from benchmarks.statements.board import Part
from benchmarks.statements.labels import GoldStatement, is_scored
from benchmarks.statements.matching import Found, Matched, same_source, same_standing
from kg.model import Literal, Span, Status

_LONGEST = 360


@dataclass(frozen=True, slots=True)
class _Error:
    predicate: str
    what: str
    hint: str
    words: str
    article: str


def errors_of(part: Part, examples: int = 0) -> list[str]:
    """Lines for a person: what is missed, what is wrong, and what of the right ones is wrong.

    At most `examples` of a predicate in each group, all of them where it is 0. Raises ValueError for a part that is
    only scored.
    """
    if is_scored(part.name):
        raise ValueError(f"the errors of the {part.name} part are not for reading")
    groups = {
        "Missed": _missed,
        "Wrong": _wrong,
        "Wrong status": _status,
        "Wrong time": _time,
        "Wrong source": _source,
    }
    lines: list[str] = []
    for title, find in groups.items():
        errors = [error for article in part.articles for error in find(article)]
        lines.append(f"\n== {title} ({len(errors)})")
        often = Counter(error.predicate for error in errors)
        for predicate, count in sorted(often.items(), key=lambda item: (-item[1], item[0])):
            lines.append(f"-- {title.lower()}: {predicate} ({count})")
            for error in [e for e in errors if e.predicate == predicate][: examples or None]:
                lines.append(f"  {predicate}: {error.what}{f'; {error.hint}' if error.hint else ''}")
                lines.append(f"      {error.article}: {error.words}")
    return lines


def _missed(article: Matched) -> Iterator[_Error]:
    for i in article.missed:
        gold = article.gold[i]
        near = [f for j, f in enumerate(article.found) if j not in article.pairs and _near(gold, f, article)]
        hint = "; ".join(f"kg: {_other(f, gold)}{tell_found(f, article)}" for f in near[:2]) or _unknown(gold, article)
        yield _error(article, gold.predicate, _tell_gold(gold, article), hint, gold.evidence)


def _wrong(article: Matched) -> Iterator[_Error]:
    for j in article.wrong:
        found = article.found[j]
        near = [g for g in article.gold if _near(g, found, article)]
        hint = "; ".join(f"gold: {_other(g, found)}{_tell_gold(g, article)}" for g in near[:2])
        yield _error(article, found.predicate, tell_found(found, article), hint, found.evidence)


def _status(article: Matched) -> Iterator[_Error]:
    for j, i in article.pairs.items():
        gold, found = article.gold[i], article.found[j]
        if not same_standing(gold, found):
            hint = f"kg: {_standing(found)}"
            yield _error(article, gold.predicate, _tell_gold(gold, article), hint, found.evidence)
    for j, places in article.repeats.items():
        found = article.found[j]
        fitting = [article.gold[i] for i in places]
        if found.status is Status.ASSERTED and not any(same_standing(gold, found) for gold in fitting):
            hint = f"said again; gold only: {', '.join(sorted(map(_standing, fitting)))}"
            yield _error(article, found.predicate, tell_found(found, article), hint, found.evidence)


def _time(article: Matched) -> Iterator[_Error]:
    for j, i in article.pairs.items():
        gold, found = article.gold[i], article.found[j]
        if gold.time is not None and gold.time not in found.times:
            hint = f"{gold.time}, kg: {', '.join(found.times) or 'none'}"
            yield _error(article, gold.predicate, _tell_gold(gold, article), hint, gold.evidence)


def _source(article: Matched) -> Iterator[_Error]:
    for j, i in article.pairs.items():
        gold, found = article.gold[i], article.found[j]
        reported = gold.status in (Status.ATTRIBUTED, Status.DENIED, Status.ALLEGED)
        if gold.according_to is not None and reported and not same_source(gold, found, article):
            names = [article.standing.found[source].name for source in found.according_to]
            hint = f"by {article.standing.gold[gold.according_to].name}, kg: {', '.join(names) or 'nobody'}"
            yield _error(article, gold.predicate, _tell_gold(gold, article), hint, gold.evidence)


def _error(article: Matched, predicate: str, what: str, hint: str, evidence: Sequence[Span]) -> _Error:
    return _Error(predicate, what, hint, words_of(article, evidence[0]), article.labelled.labels.id)


def _near(gold: GoldStatement, found: Found, article: Matched) -> bool:
    """The same predicate at an overlapping place or with an end in common, or both ends with another predicate."""
    at = any(a.overlaps(b) for a in gold.evidence for b in found.evidence)
    subject = gold.subject in article.standing.all_of(found.subject)
    thing = not isinstance(found.object, Literal) and gold.object in article.standing.all_of(found.object)
    return subject and thing if gold.predicate != found.predicate else at or subject or thing


def _other(near: GoldStatement | Found, to: GoldStatement | Found) -> str:
    return "" if near.predicate == to.predicate else f"{near.predicate} "


def _unknown(gold: GoldStatement, article: Matched) -> str:
    """Which ends kg has no entity for."""
    known = set(article.standing.of.values())
    ends = {"subject": gold.subject, "object": gold.object if gold.value is None else None}
    return ", ".join(f"kg has no such {end}" for end, one in ends.items() if one is not None and one not in known)


def _tell_gold(gold: GoldStatement, article: Matched) -> str:
    named = article.standing.gold
    things = [named[gold.object].name] if gold.object is not None else []
    things += [f"“{gold.value}”"] if gold.value is not None else []
    by = f" by {named[gold.according_to].name}" if gold.according_to is not None else ""
    return f"{named[gold.subject].name} -> {' / '.join(things)} [{_standing(gold)}{by}]"


def tell_found(found: Found, article: Matched) -> str:
    """A statement of kg in words: subject, object, status and source."""
    named = article.standing.found
    thing = f"“{found.object.value}”" if isinstance(found.object, Literal) else named[found.object].name
    by = "".join(f" by {named[source].name}" for source in found.according_to)
    return f"{named[found.subject].name} -> {thing} [{_standing(found)}{by}]"


def _standing(one: GoldStatement | Found) -> str:
    return f"{one.status}, ended" if one.ended else one.status.value


def words_of(article: Matched, place: Span) -> str:
    """The sentences that hold the place, with the place between bars."""
    text = article.labelled.article.text
    around = [s for s in article.extraction.sentences if s.overlaps(place)] or [place]
    start, end = min(place.start, around[0].start), max(place.end, around[-1].end)
    start, end = max(start, place.end - _LONGEST), min(end, max(place.end, start + _LONGEST))
    shown = f"{text[start : place.start]}|{place.of(text)}|{text[place.end : end]}"
    return " ".join(shown.split())
