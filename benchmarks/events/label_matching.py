"""Which labelled participant a participant of kg is."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from spacy.tokens import Doc

from kg.language.coreference.chain_index import chain_index
from kg.language.syntax.offsets import tokens_at
from kg.model import EventReport, Literal, Span
from training.corpus.articles import CorpusArticle, CorpusEvent

#: Of the words of two clauses so many are in common where both mean one filler.
_COMMON = 0.5


@dataclass(frozen=True, slots=True)
class Filled:
    """A role and its filler: the words, whether they stand for an entity, and the tokens that head what means it."""

    role: str
    span: Span
    is_entity: bool
    heads: frozenset[int]

    def is_as(self, other: Filled) -> bool:
        """Whether both fillers are one: a head in common, or half of their words."""
        if self.heads & other.heads:
            return True
        common = min(self.span.end, other.span.end) - max(self.span.start, other.span.start)
        return common > _COMMON * max(len(self), len(other))

    def __len__(self) -> int:
        return self.span.end - self.span.start


def of_report(report: EventReport[Span], doc: Doc) -> list[Filled]:
    """The participants that kg gives; its time is one where no participant is."""
    index = chain_index(doc)
    found = []
    for one in report.participants:
        heads = {tokens_at(doc, one.span).root.i}
        if not isinstance(one.filler, Literal):
            number = index.numbers.get(tokens_at(doc, one.filler).root.i)
            heads |= set() if number is None else set(index.chains[number].places)
            for group in index.chains if number is not None else ():
                heads |= set(group.places) if number in group.members else set()
        found.append(Filled(one.argument, one.span, not isinstance(one.filler, Literal), frozenset(heads)))
    span = report.time.span if report.time is not None else None
    if span is not None and not any(f.role == "ARGM-TMP" and f.span.overlaps(span) for f in found):
        found.append(Filled("ARGM-TMP", span, False, frozenset({tokens_at(doc, span).root.i})))
    return found


def of_label(event: CorpusEvent, article: CorpusArticle, doc: Doc) -> list[Filled]:
    """The participants as labelled."""
    found = []
    for one in event.arguments:
        if one.words is not None:
            found.append(Filled(one.role, one.words, False, _heads(doc, [one.words])))
            continue
        spans = [m.span for m in article.mentions if set(m.entities) & set(one.entities)]
        if spans:
            near = min(spans, key=lambda s: abs(s.start - event.word.start))
            found.append(Filled(one.role, near, True, _heads(doc, spans)))
    return found


def paired(found: Sequence[Filled], wanted: Sequence[Filled]) -> list[tuple[Filled, Filled]]:
    """Pairs of one role and one filler, one to one."""
    left = list(wanted)
    pairs = []
    for ours in found:
        theirs = next((w for w in left if w.role == ours.role and ours.is_as(w)), None)
        if theirs is not None:
            left.remove(theirs)
            pairs.append((ours, theirs))
    return pairs


def _heads(doc: Doc, spans: Iterable[Span]) -> frozenset[int]:
    return frozenset(tokens_at(doc, span).root.i for span in spans)
