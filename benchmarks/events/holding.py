"""Whether findings hold a filler of a fact: as the right entity, or as words where kg has no such entity."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from benchmarks.events.findings import Finding, Part, Side
from benchmarks.events.heads import heads, points_back, reaches
from kg.model import Entity, Extraction, Span


class Holding:
    """What the findings of one article hold."""

    def __init__(self, extraction: Extraction) -> None:
        self.text = extraction.article.text
        self._entities = {entity.id: entity for entity in extraction.entities}
        self._mentions = [(m.span, heads(m.span, self.text), e.id) for e in extraction.entities for m in e.mentions]

    def holds(self, kind: str, filler: Span, found: Sequence[Finding]) -> bool:
        """Whether the findings together hold a filler of a kind (`labels.KINDS`)."""
        parts = [part for finding in found for part in finding.parts if part.side is not Side.SAID]
        if kind == "when":
            return any(finding.timed for finding in found) or any(_overlap(part.spans, filler) for part in parts)
        if kind == "amount":
            return any(self._counts(part, filler) for part in parts)
        said = [p for f in found for p in f.parts if p.side is Side.SAID] if kind == "whom" else []
        told = [place for finding in found if finding.close for place in finding.places]
        return all(
            _overlap(told, head) or any(_overlap(p.spans, head) for p in said) or self.fills(head, filler, parts)
            for head in heads(filler, self.text)
        )

    def fills(self, head: Span, filler: Span, parts: Sequence[Part]) -> bool:
        """Whether one of the parts is what the head word of a filler means."""
        meant = self._meant(head, filler)
        if meant:
            referred = {part.entity for part in parts}
            return any(ids <= referred for one in meant for ids in self._standing_for(self._entities[one]))
        back = points_back(filler, self.text)
        word = head.of(self.text).casefold()
        return any(
            _overlap(part.spans, head)
            or (back and any(reaches(span, filler, self.text) for span in part.spans))
            or word in part.words.casefold().split()
            for part in parts
            if part.entity is None
        )

    def _counts(self, part: Part, filler: Span) -> bool:
        """Whether a part has the words of an amount, in itself or in what it counts."""
        mentions = self._entities[part.entity].mentions if part.entity is not None else ()
        return (
            _overlap(part.spans, filler)
            or any(m.span.overlaps(filler) for m in mentions)
            or filler.of(self.text).casefold() in part.words.casefold()
        )

    def _meant(self, head: Span, filler: Span) -> list[str]:
        """Ids of the entities that a filler means: a mention and the filler have a head word in common."""
        back = points_back(filler, self.text)
        return list(
            dict.fromkeys(
                entity
                for span, own, entity in self._mentions
                if (reaches(span, filler, self.text) if back else span.overlaps(head) and _overlap(own, filler))
            )
        )

    def _standing_for(self, entity: Entity) -> Iterator[frozenset[str]]:
        """The sets of ids that stand for an entity: itself, all its members, a group that it is a member of."""
        yield frozenset({entity.id})
        if entity.members:
            yield frozenset(entity.members)
        for other in self._entities.values():
            if entity.id in other.members:
                yield frozenset({other.id})


def _overlap(spans: Iterable[Span], other: Span) -> bool:
    return any(span.overlaps(other) for span in spans)
