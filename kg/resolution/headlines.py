"""What a headline claims, and whether the article below it bears it out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from kg.language.syntax.negation import denying
from kg.language.syntax.offsets import tokens_at
from kg.language.text.blocks import BlockKind
from kg.model import (
    Article,
    CueClass,
    Entity,
    HeadlineClaim,
    Literal,
    Quotation,
    QuotationKind,
    Span,
    Statement,
    Status,
)

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

#: The share of a headline's content words that the words below it must have.
_SHARED = 0.6
#: The same for a claim that is all in quotation marks.
_SHARED_VERBATIM = 0.9
_TAKEN_BACK = frozenset({Status.DENIED, Status.NEGATED})
_WORDS = frozenset({"NOUN", "PROPN", "VERB", "ADJ", "NUM", "ADV"})


def headline_claims(
    doc: Doc,
    article: Article,
    entities: Sequence[Entity],
    quotations: Sequence[Quotation[str]],
    statements: Sequence[Statement[str]],
) -> tuple[HeadlineClaim, ...]:
    """Each quotation and each statement of the headline with the one below that supports it, in order of the text.

    A quotation is supported by one whose speaker can be the same and whose words have three in five of its content
    words, nine in ten where all of it stands in marks; a statement by one with the same subject, predicate and
    object, best with the same status. A headline that is not part of the text has no claims.
    """
    headline = _headline(doc, article)
    if headline is None:
        return ()
    support = _Support(doc, entities, headline, quotations, statements)
    above = [q for q in quotations if headline.contains(q.content[0])]
    said = [HeadlineClaim(q, support.of_quotation(q)) for q in above]
    claimed = [HeadlineClaim(s, support.of_statement(s)) for s in statements if headline.contains(s.evidence[0])]
    return (*said, *claimed)


def _headline(doc: Doc, article: Article) -> Span | None:
    if article.title_span is not None:
        return article.title_span
    first = next(iter(doc._.blocks), None)
    return Span(first.start, first.end) if first is not None and first.kind is BlockKind.HEADING else None


class _Support:
    """What stands below the headline, asked for what bears out one of its claims."""

    def __init__(
        self,
        doc: Doc,
        entities: Sequence[Entity],
        headline: Span,
        quotations: Sequence[Quotation[str]],
        statements: Sequence[Statement[str]],
    ) -> None:
        self.doc = doc
        self.entities = {e.id: e for e in entities}
        self.quotations = [(q, self._lemmas(q)) for q in quotations if not headline.overlaps(q.content[0])]
        self.statements = [s for s in statements if not headline.overlaps(s.evidence[0])]

    def of_quotation(self, claim: Quotation[str]) -> Quotation[str] | None:
        wanted = self._lemmas(claim)
        needed = _SHARED_VERBATIM if claim.kind is QuotationKind.DIRECT else _SHARED
        best: tuple[float, Quotation[str] | None] = (0.0, None)
        for quotation, words in self.quotations:
            if wanted and self._may_be_one(claim.speaker, quotation.speaker) and self._agree(claim, quotation):
                share = len(wanted & words) / len(wanted)
                best = max(best, (share, quotation), key=lambda pair: pair[0])
        return best[1] if best[0] >= needed else None

    def of_statement(self, claim: Statement[str]) -> Statement[str] | None:
        same = [
            s
            for s in self.statements
            if s.subject == claim.subject
            and s.predicate == claim.predicate
            and (s.status in _TAKEN_BACK) == (claim.status in _TAKEN_BACK)
            and self._same_end(s.object, claim.object)
        ]
        return min(same, key=lambda s: s.status is not claim.status, default=None)

    def _agree(self, above: Quotation[str], below: Quotation[str]) -> bool:
        """Whether neither takes back what the other says, and the numbers of the first stand in the second."""
        return self._taken_back(above) == self._taken_back(below) and self._numbers(above) <= self._numbers(below)

    def _taken_back(self, quotation: Quotation[str]) -> bool:
        """Whether an odd number of denials stands over the words: denies that, never said that, not."""
        denied = quotation.cue_class is CueClass.DENIAL
        unsaid = quotation.status is Status.NEGATED
        negations = sum(t.lower_ in denying("claim") for t in self._tokens(quotation))
        return (denied + unsaid + negations) % 2 == 1

    def _numbers(self, quotation: Quotation[str]) -> frozenset[str]:
        return frozenset(t.lower_ for t in self._tokens(quotation) if t.pos_ == "NUM")

    def _lemmas(self, quotation: Quotation[str]) -> frozenset[str]:
        return frozenset(t.lemma_.lower() for t in self._tokens(quotation) if t.pos_ in _WORDS and not t.is_stop)

    def _tokens(self, quotation: Quotation[str]) -> Iterator[Token]:
        for span in quotation.content:
            yield from tokens_at(self.doc, span)

    def _may_be_one(self, above: str | None, below: str | None) -> bool:
        """Whether two speakers can be the same: one is unknown or only described, or a member of the other."""
        if above is None or below is None or above == below:
            return True
        one, other = self.entities[above], self.entities[below]
        return not (one.named and other.named) or above in other.members or below in one.members

    def _same_end(self, one: str | Literal, other: str | Literal) -> bool:
        if isinstance(one, Literal) or isinstance(other, Literal):
            return bool(self._words(one) & self._words(other))
        return one == other

    def _words(self, end: str | Literal) -> set[str]:
        value = (end.normalized or end.value) if isinstance(end, Literal) else self.entities[end].name
        return {w for w in value.lower().split() if len(w) > 3 or w.isdigit()}
