"""What a headline claims, and whether the article below it bears it out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cached_property
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
#: Cues that say no more than that something was said: many quotations of one speaker share them.
_COLOURLESS = frozenset({"say", "tell", "write", "add", "note", "state", "speak", "think", "ask", "want", "call"})
#: Fewer words in marks may be marks of irony.
_FEWEST_VERBATIM = 3
_NO_LETTERS = re.compile(r"[\W_]+")


def headline_claims(
    doc: Doc,
    article: Article,
    entities: Sequence[Entity],
    quotations: Sequence[Quotation[str]],
    statements: Sequence[Statement[str]],
) -> tuple[HeadlineClaim, ...]:
    """Each quotation and each statement of the headline with the one below that supports it, in order of the text.

    A quotation is supported by one whose speaker can be the same and whose words have three in five of its content
    words, nine in ten where all of it stands in marks; or, where it is not in marks, by one of the same named speaker
    with the same word of saying ("admits defeat", "admitted that she had lost"). A statement is supported by one with
    the same subject, predicate and object, best with the same status. What has no support is `missing` only where the
    words below cannot hold it (`Body.lacks`). A headline that does not stand in the body of the text has no claims.
    """
    headline = headline_in_text(doc, article)
    if headline is None:
        return ()
    body = Body(doc, entities, headline, quotations, statements)
    above = [q for q in quotations if headline.contains(q.content[0])]
    claims: list[Quotation[str] | Statement[str]] = [*above]
    claims += (s for s in statements if headline.contains(s.evidence[0]))
    return tuple(body.judged(claim, doc) for claim in claims)


def headline_in_text(doc: Doc, article: Article) -> Span | None:
    """Where the headline stands among the words that were read, or None where it stands elsewhere or nowhere."""
    if article.title_span is not None:
        return article.title_span if any(part.contains(article.title_span) for part in article.body) else None
    if article.title is not None:
        return None
    first = next(iter(doc._.blocks), None)
    return Span(first.start, first.end) if first is not None and first.kind is BlockKind.HEADING else None


class Body:
    """What stands below the headline, asked for what bears out one of its claims.

    `headline` is None where the headline is no part of the text. A claim may be of another Doc than the body's, with
    the body's ids of entities.
    """

    def __init__(
        self,
        doc: Doc,
        entities: Sequence[Entity],
        headline: Span | None,
        quotations: Sequence[Quotation[str]],
        statements: Sequence[Statement[str]],
    ) -> None:
        self.doc = doc
        self.headline = headline
        self.entities = {e.id: e for e in entities}
        self.quotations = [
            (q, _lemmas(q, doc)) for q in quotations if headline is None or not headline.overlaps(q.content[0])
        ]
        self.statements = [s for s in statements if headline is None or not headline.overlaps(s.evidence[0])]

    def judged(self, claim: Quotation[str] | Statement[str], doc: Doc, *, in_title: bool = False) -> HeadlineClaim:
        """A claim that stands in `doc`, with its support, or with the word that it has none, where that is sure."""
        support: Quotation[str] | Statement[str] | None
        support = self._of_quotation(claim, doc) if isinstance(claim, Quotation) else self._of_statement(claim)
        return HeadlineClaim(claim, support, support is None and self.lacks(claim, doc), in_title)

    def lacks(self, claim: Quotation[str] | Statement[str], doc: Doc) -> bool:
        """Whether the words below surely do not say it: a claim all in quotation marks, and these words not there.

        Nor may any one sentence have half of its content words, for headlines shorten and mend what they quote. Of all
        else a body may speak in other words, and by other names.
        """
        if not isinstance(claim, Quotation) or claim.kind is not QuotationKind.DIRECT:
            return False
        said = [_plain(_words_at(doc, span)) for span in claim.content]
        enough = sum(t.is_alpha for t in _tokens(claim, doc)) >= _FEWEST_VERBATIM
        if not enough or all(words in self._plain_words for words in said):
            return False
        wanted = _lemmas(claim, doc)
        return all(2 * len(wanted & words) < len(wanted) for words in self._sentences)

    @cached_property
    def _plain_words(self) -> str:
        words = " ".join(t.text for t in self.doc if not self._in_headline(t))
        return _plain(words)

    @cached_property
    def _sentences(self) -> list[frozenset[str]]:
        """The content words of each sentence below the headline."""
        below = (sent for sent in self.doc.sents if not self._in_headline(sent[0]))
        return [frozenset(t.lemma_.lower() for t in sent if t.pos_ in _WORDS) for sent in below]

    def _in_headline(self, token: Token) -> bool:
        return self.headline is not None and self.headline.start <= token.idx < self.headline.end

    def _of_quotation(self, claim: Quotation[str], doc: Doc) -> Quotation[str] | None:
        wanted = _lemmas(claim, doc)
        verbatim = claim.kind is QuotationKind.DIRECT
        best: tuple[float, Quotation[str] | None] = (0.0, None)
        for quotation, words in self.quotations:
            if wanted and self._may_be_one(claim.speaker, quotation.speaker) and self._agree(claim, doc, quotation):
                share = len(wanted & words) / len(wanted)
                if not verbatim and share < _SHARED and self._same_act(claim, doc, quotation):
                    share = _SHARED
                best = max(best, (share, quotation), key=lambda pair: pair[0])
        return best[1] if best[0] >= (_SHARED_VERBATIM if verbatim else _SHARED) else None

    def _same_act(self, claim: Quotation[str], doc: Doc, quotation: Quotation[str]) -> bool:
        """Whether one named speaker does both, with one word that says what is done: admits, denies, vows."""
        cues = _cues(claim, doc) & _cues(quotation, self.doc)
        return claim.speaker is not None and claim.speaker == quotation.speaker and bool(cues - _COLOURLESS)

    def _of_statement(self, claim: Statement[str]) -> Statement[str] | None:
        same = [
            s
            for s in self.statements
            if s.subject == claim.subject
            and s.predicate == claim.predicate
            and (s.status in _TAKEN_BACK) == (claim.status in _TAKEN_BACK)
            and self._same_end(s.object, claim.object)
        ]
        return min(same, key=lambda s: s.status is not claim.status, default=None)

    def _agree(self, above: Quotation[str], doc: Doc, below: Quotation[str]) -> bool:
        """Whether neither takes back what the other says, and the numbers of the first stand in the second."""
        same = _taken_back(above, doc) == _taken_back(below, self.doc)
        return same and _numbers(above, doc) <= _numbers(below, self.doc)

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


def _taken_back(quotation: Quotation[str], doc: Doc) -> bool:
    """Whether an odd number of denials stands over the words: denies that, never said that, not."""
    denied = quotation.cue_class is CueClass.DENIAL
    unsaid = quotation.status is Status.NEGATED
    negations = sum(t.lower_ in denying("claim") for t in _tokens(quotation, doc))
    return (denied + unsaid + negations) % 2 == 1


def _numbers(quotation: Quotation[str], doc: Doc) -> frozenset[str]:
    return frozenset(t.lower_ for t in _tokens(quotation, doc) if t.pos_ == "NUM")


def _lemmas(quotation: Quotation[str], doc: Doc) -> frozenset[str]:
    return frozenset(t.lemma_.lower() for t in _tokens(quotation, doc) if t.pos_ in _WORDS and not t.is_stop)


def _cues(quotation: Quotation[str], doc: Doc) -> frozenset[str]:
    return frozenset(t.lemma_.lower() for span in quotation.cue for t in tokens_at(doc, span) if t.pos_ == "VERB")


def _tokens(quotation: Quotation[str], doc: Doc) -> Iterator[Token]:
    for span in quotation.content:
        yield from tokens_at(doc, span)


def _words_at(doc: Doc, span: Span) -> str:
    return " ".join(t.text for t in tokens_at(doc, span))


def _plain(words: str) -> str:
    """Letters and digits alone, so that marks, hyphens and spacing tell nothing apart."""
    return _NO_LETTERS.sub("", words).casefold()
