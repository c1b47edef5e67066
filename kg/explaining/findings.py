"""Notes of what was found in a sentence: quotations, and statements with the steps of their status."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Doc

from kg.explaining.attempts import Attempt, Stated
from kg.explaining.notes import (
    FailedKey,
    FrameTried,
    PatternFound,
    QuotationFound,
    RelationProposed,
    StatementFound,
    StatusStep,
)
from kg.explaining.words import one_line
from kg.extraction import Finding
from kg.extraction.relations.reading import Reading
from kg.extraction.status.effects import Step, statuses_under
from kg.language.coreference.chain_index import chain_index
from kg.model import Article, Extraction, Literal, Quotation, Span, Statement
from kg.resolution import resolve_article

_NOBODY = "its subject or its object is nothing that kg knows, or they are the same"
_AGAIN = "it has been said already"


class Findings:
    """Notes of findings in one article, with what resolution makes of them."""

    def __init__(self, doc: Doc, article: Article, quotations: Sequence[Quotation[Span]]) -> None:
        self.doc = doc
        self.article = article
        self._quotations = quotations
        self._index = chain_index(doc)

    def quotations_in(self, sentence: Span) -> tuple[QuotationFound, ...]:
        """The quotations of which some words or the cue stand in a sentence."""
        resolved = self.resolved()
        return tuple(
            self._quotation(q, resolved)
            for q in resolved.quotations
            if any(span.overlaps(sentence) for span in (*q.content, *q.cue))
        )

    def tried(self, attempt: Attempt) -> FrameTried:
        """A frame with what it made of a word, or why it made nothing of it."""
        frame, word = attempt.frame, attempt.token
        return FrameTried(
            word.text,
            word.idx,
            frame.predicate,
            frame.origin.file if frame.origin is not None else "",
            frame.origin.line if frame.origin is not None else 0,
            tuple(map(self._stated, attempt.stated)),
            tuple(FailedKey(failure.key, failure.reason) for failure in attempt.failed),
            attempt.roleset,
        )

    def by_pattern(self, name: str, statement: Statement[Span]) -> PatternFound:
        """A statement of the pattern with this name."""
        return PatternFound(f"kg/extraction/patterns/{name}.py", self._statement(statement))

    def proposed(self, reading: Reading) -> RelationProposed:
        """What the second reader proposes, with what became of it."""
        proposal, statement = reading.proposal, None
        if reading.statement is not None and reading.context is not None:
            statement = self._statement(reading.statement, steps=self.steps(reading.context.steps))
        ends = (self.doc[i] for i in (proposal.pair.subject, proposal.pair.object))
        subject, object_ = (self.words(self._index.words_of(end)) for end in ends)
        return RelationProposed(
            proposal.predicate, subject, object_, proposal.score, proposal.needed, reading.refused, statement
        )

    def _stated(self, stated: Stated) -> StatementFound:
        return self._statement(
            stated.statement,
            (stated.subject_role, stated.object_role),
            self.steps(stated.context.steps),
            left_out="" if stated.new else _AGAIN,
        )

    def _statement(
        self,
        found: Statement[Span],
        roles: tuple[str, str] = ("", ""),
        steps: tuple[StatusStep, ...] = (),
        left_out: str = "",
    ) -> StatementFound:
        resolved = self.resolved(found)
        names = {entity.id: entity.name for entity in resolved.entities}
        source = next((names[s.according_to] for s in resolved.statements if s.according_to is not None), None)
        if source is None and found.according_to is not None:
            source = self.words(found.according_to)
        value = found.object
        return StatementFound(
            predicate=found.predicate,
            subject=self.words(found.subject),
            subject_role=roles[0],
            object=value.value if isinstance(value, Literal) else self.words(value),
            object_role=roles[1],
            status=found.status.value,
            according_to=source,
            time=found.time.value if found.time is not None else None,
            evidence=tuple(map(self.words, found.evidence)),
            steps=steps,
            results=() if left_out else tuple(_result(s, names) for s in resolved.statements),
            left_out=left_out or ("" if resolved.statements else _NOBODY),
            ended=found.ended,
            began=found.began.value if found.began is not None else None,
            until=found.until.value if found.until is not None else None,
        )

    def steps(self, steps: Sequence[Step]) -> tuple[StatusStep, ...]:
        """The steps, without those that say again of a word what another rule has said."""
        found: list[StatusStep] = []
        known: set[tuple[int, str]] = set()
        for step, status in zip(steps, statuses_under(steps), strict=True):
            word, effect = step.at if step.word is None else step.word, step.effect.value
            if (word, effect) not in known or found[-1].status != status.value:
                source = self.words(step.source) if step.source is not None else None
                found.append(StatusStep(self.doc[word].text, effect, step.rule, source, status.value))
            known.add((word, effect))
        return tuple(found)

    def _quotation(self, found: Quotation[str], resolved: Extraction) -> QuotationFound:
        names = {entity.id: entity.name for entity in resolved.entities}
        return QuotationFound(
            content=tuple(map(self.words, found.content)),
            cue=" … ".join(map(self.words, found.cue)),
            source=" … ".join(map(self.words, found.source)),
            speaker=names.get(found.speaker or ""),
            addressee=names.get(found.addressee or ""),
            medium=names.get(found.medium or ""),
            kind=found.kind.value,
            cue_class=found.cue_class.value if found.cue_class is not None else None,
            factive=found.factive,
            status=found.status.value,
            nested=tuple(self._quotation(inner, resolved) for inner in found.nested),
        )

    def resolved(self, *found: Finding) -> Extraction:
        """What the quotations of the article and some findings say once words are things."""
        return resolve_article(self.doc, self.article, [*self._quotations, *found])

    def words(self, span: Span) -> str:
        """The words at a stretch of the text, on one line."""
        return one_line(span.of(self.article.text))


def _result(statement: Statement[str], names: dict[str, str]) -> str:
    """A statement with the names of what it is about: `Jane Roe | wrote | letter`."""
    value = statement.object
    return f"{names[statement.subject]} | {statement.predicate} | " + (
        f"“{value.value}”" if isinstance(value, Literal) else names[value]
    )
