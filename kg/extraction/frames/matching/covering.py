"""What a sentence has stated already, in the same words or in others: a roleset must not say it a second time."""

from __future__ import annotations

from collections import defaultdict

from kg.extraction.frames.matching.pairs import Pair
from kg.extraction.frames.matching.trigger import Trigger
from kg.language.syntax.remembered import sentence_of
from kg.model import Literal, Span, Statement


class AlreadyStated:
    """The statements made so far, by sentence, predicate and subject."""

    def __init__(self) -> None:
        self._objects: defaultdict[tuple[object, ...], list[Pair]] = defaultdict(list)

    def add(self, trigger: Trigger, statement: Statement[Span], pair: Pair) -> None:
        """Keeps a statement with the word and the pair that it was made of."""
        self._objects[_key(trigger, statement.predicate, statement.subject)].append(pair)

    def covers(self, trigger: Trigger, statement: Statement[Span], pair: Pair) -> bool:
        """Whether the sentence has said of the subject this thing, or a value in words that overlap these."""
        said = self._objects.get(_key(trigger, statement.predicate, statement.subject), ())
        if isinstance(pair.object, Literal):
            return any(isinstance(p.object, Literal) and p.where.overlaps(pair.where) for p in said)
        thing = _thing(trigger, pair.object)
        return any(not isinstance(p.object, Literal) and _thing(trigger, p.object) == thing for p in said)


def _key(trigger: Trigger, predicate: str, subject: Span) -> tuple[object, ...]:
    return sentence_of(trigger.token).start, predicate, _thing(trigger, subject)


def _thing(trigger: Trigger, words: Span) -> int | Span:
    """What words point at, or where they stand if they point at nothing."""
    chain = trigger.analysis.chain_of(words)
    return words if chain is None else id(chain)
