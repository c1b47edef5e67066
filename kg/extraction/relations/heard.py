"""What frames and patterns have said of an article: the second reader does not say it again, nor against them."""

from __future__ import annotations

from collections.abc import Iterable

from spacy.tokens import Token

from kg.extraction.frames.matching.analysis import Analysis
from kg.language.syntax.offsets import tokens_at
from kg.language.syntax.remembered import sentence_of
from kg.model import Span, Statement, Status
from kg.vocabulary.ontology import ontology


class Heard:
    """The statements about two things, by predicate and the chains of the two."""

    def __init__(self, analysis: Analysis, statements: Iterable[Statement[Span]]) -> None:
        self.analysis = analysis
        self._asserted: set[tuple[object, ...]] = set()
        self._here: set[tuple[object, ...]] = set()
        for statement in statements:
            if isinstance(statement.object, Span):
                subject, object_ = (self._thing(span) for span in (statement.subject, statement.object))
                key = _key(statement.predicate, subject, object_)
                if statement.status is Status.ASSERTED and not statement.ended:
                    self._asserted.add(key)
                for span in statement.evidence:
                    self._here.add((*key, sentence_of(tokens_at(analysis.doc, span).root).start))

    def has(self, predicate: str, subject: Token, object_: Token) -> bool:
        """Whether it has been said of the two, asserted anywhere or in this sentence in any way."""
        chains = self.analysis.pointers.chain_at
        key = _key(predicate, id(chains.get(subject.i)), id(chains.get(object_.i)))
        return key in self._asserted or (*key, sentence_of(subject).start) in self._here

    def _thing(self, span: Span) -> int:
        return id(self.analysis.chain_of(span))


def _key(predicate: str, subject: int, object_: int) -> tuple[object, ...]:
    relation = ontology().relations.get(predicate)
    symmetric = relation is not None and relation.symmetric
    return (predicate, *(sorted((subject, object_)) if symmetric else (subject, object_)))
