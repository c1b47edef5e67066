"""Whether findings hold a filler of a fact: as the right entity, or as words where kg has no such entity."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from benchmarks.events.findings import Finding, Part, Side
from benchmarks.events.heads import heads, points_back, reaches
from benchmarks.statements.corpus import labelled
from benchmarks.statements.standing import Standing
from kg.model import Entity, Extraction, MentionForm, Span
from training.corpus.articles import CorpusArticle, CorpusMention

#: Words that are nobody as long as it is not known whom they mean.
_PRONOUNS = frozenset({"he", "him", "his", "she", "her", "hers", "it", "its", "they", "them", "their", "theirs"})


class Holding:
    """What the findings of one article hold, beside the corpus's labels of the same article."""

    def __init__(self, extraction: Extraction, corpus: CorpusArticle) -> None:
        self.text = extraction.article.text
        self._entities = {entity.id: entity for entity in extraction.entities}
        self._mentions = [(m.span, heads(m.span, self.text), e.id) for e in extraction.entities for m in e.mentions]
        self._gold = [(m.span, heads(m.span, self.text), m) for m in corpus.mentions]
        self._standing = Standing(labelled(corpus).labels.entities, extraction.entities, self.text)

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
        gold = [m for span, own, m in self._gold if self._is(span, own, head, filler)]
        meant = self._meant(head, filler, gold)
        if meant:
            referred = {part.entity for part in parts}
            return any(ids <= referred for one in meant for ids in self._standing_for(self._entities[one]))
        word = head.of(self.text).casefold()
        if word in _PRONOUNS or any(m.form is MentionForm.PRONOUN for m in gold):
            return False
        back = points_back(filler, self.text)
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

    def _meant(self, head: Span, filler: Span, gold: Sequence[CorpusMention]) -> list[str]:
        """Ids of the entities that a filler means.

        They have a mention in common with it, and the corpus does not say that they are somebody else, or, of a
        pronoun, says that they are the one; or they are whom the corpus says that it means, whatever their mentions.
        """
        here = [entity for span, own, entity in self._mentions if self._is(span, own, head, filler)]
        known = {one for mention in gold for one in mention.entities}
        alone = {mention.entities[0] for mention in gold if len(mention.entities) == 1}
        sure = any(mention.form is MentionForm.PRONOUN for mention in gold)
        stands = self._standing.all_of
        right = [e for e in here if not known or known & stands(e) or not (sure or stands(e))]
        return list(dict.fromkeys([*right, *(e for e in self._entities if self._standing.of[e] in alone)]))

    def _is(self, mention: Span, own: Sequence[Span], head: Span, filler: Span) -> bool:
        """Whether a mention with the heads `own` and a filler are the same phrase: each has a head of the other."""
        if points_back(filler, self.text):
            return reaches(mention, filler, self.text)
        return mention.overlaps(head) and _overlap(own, filler)

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
