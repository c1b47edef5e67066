"""Why two articles are no two independent voices: shared passages, one agency's text, what one takes from the other."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from importlib.resources import files
from itertools import combinations
from typing import Any

from kg.comparison.inputs.resolved import Resolved
from kg.comparison.passages import shared_passages
from kg.model import EntityType, Extraction, Span
from kg.model.comparison import Origin, OriginKind

#: Lines about who made a text stand so near its ends, in characters.
_ENDS = 600


def origins(extractions: Sequence[Extraction], resolved: Resolved) -> Iterator[Origin]:
    """The pairs of articles of a story that draw on each other or on one source, one an kind of reason."""
    names = [extraction.article.id for extraction in extractions]
    for kind in (OriginKind.PASSAGES, OriginKind.QUOTATIONS):
        shared = shared_passages(extractions, quoted=kind is OriginKind.QUOTATIONS)
        for (one, other), passages in shared.items():
            yield Origin(names[one], names[other], kind, tuple((passage.one, passage.other) for passage in passages))
    credited = [_credited(extraction) for extraction in extractions]
    told = [_told_by(extraction, resolved) for extraction in extractions]
    for one, other in combinations(range(len(extractions)), 2):
        for agency in sorted(credited[one].keys() & credited[other].keys()):
            yield Origin(
                names[one], names[other], OriginKind.CREDIT, ((credited[one][agency], credited[other][agency]),)
            )
        passages_told = tuple(_taken(one, other, extractions, told, resolved))
        if passages_told:
            yield Origin(names[one], names[other], OriginKind.TOLD, passages_told)


def _taken(
    one: int,
    other: int,
    extractions: Sequence[Extraction],
    told: Sequence[Mapping[str, Span]],
    resolved: Resolved,
) -> Iterator[tuple[Span | None, Span | None]]:
    """Words of the two in which one names the other's outlet as its source, or both a third one."""
    own = [resolved.outlet_of.get(extractions[each].article.id) for each in (one, other)]
    if own[1] in told[one]:
        yield told[one][own[1] or ""], None
    if own[0] in told[other]:
        yield None, told[other][own[0] or ""]
    for outlet in sorted(told[one].keys() & told[other].keys() - {*own}):
        yield told[one][outlet], told[other][outlet]


def _told_by(extraction: Extraction, resolved: Resolved) -> dict[str, Span]:
    """The outlets that an article names as where something was said, each with the words that do so first."""
    outlets = {entity.id for entity in extraction.entities if entity.type is EntityType.OUTLET}
    found: dict[str, Span] = {}
    for _, quotation in extraction.all_quotations():
        for who in (quotation.speaker, quotation.addressee, quotation.medium):
            key = resolved.key_of.get((extraction.article.id, who or ""))
            if who in outlets and key is not None and key != resolved.outlet_of.get(extraction.article.id):
                spans = sorted((*quotation.source, *quotation.cue)) or sorted(quotation.content)
                found.setdefault(key, Span(spans[0].start, spans[-1].end))
    return found


def _credited(extraction: Extraction) -> dict[str, Span | None]:
    """The agencies that an article names as makers of its text; without words where the byline does."""
    article = extraction.article
    found: dict[str, Span | None] = {}
    for agency, (named, _) in _agencies().items():
        if any(named.search(author) for author in article.authors):
            found[agency] = None
    for start, end in _edges(article.text):
        for line in re.finditer(r"[^\n]+", article.text[start:end]):
            words = line.group()
            for agency, (named, bracketed) in _agencies().items():
                if bracketed.match(words) or (named.search(words) and _credit().search(words)):
                    found.setdefault(agency, Span(start + line.start(), start + line.end()))
    return found


def _edges(text: str) -> Iterator[tuple[int, int]]:
    """The head and the foot of a text, where its makers are named."""
    yield 0, min(_ENDS, len(text))
    if len(text) > _ENDS:
        yield max(_ENDS, len(text) - _ENDS), len(text)


@cache
def _credit() -> re.Pattern[str]:
    """What makes a line one of credit."""
    return re.compile("|".join(map(re.escape, _table()["credits"])), re.I)


@cache
def _table() -> Mapping[str, Any]:
    return tomllib.loads(files("kg.comparison").joinpath("agencies.toml").read_text(encoding="utf-8"))


@cache
def _agencies() -> Mapping[str, tuple[re.Pattern[str], re.Pattern[str]]]:
    """By agency what names it, and what a line that credits it is like: a place and (NAME), or "By NAME"."""
    found = {}
    for agency, others in _table()["agencies"].items():
        names = "|".join(map(re.escape, (agency, *others)))
        opening = "|".join(map(re.escape, _table()["openings"]))
        found[agency] = (
            re.compile(rf"\b(?:{names})\b"),
            re.compile(rf"[^()\n]{{0,60}}\((?:{names})\)|\W*(?i:{opening})\s+(?:{names})\W*$"),
        )
    return found
