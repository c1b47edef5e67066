"""What is compared of a report of an event: its meaning, who has which part in it, when, and who stands around it."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from spacy.lang.en.stop_words import STOP_WORDS

from kg.model import Entity, EventReport, Extraction, Literal, Participant, Role, Span, Status

#: What is said not to be so, or denied, is one with nothing but its like.
_AGAINST = frozenset({Status.NEGATED, Status.DENIED})
#: Parts that are compared; time is compared as a value, an amount and what is only said of the event is not.
_COMPARED = frozenset({Role.AGENT, Role.PATIENT, Role.RECIPIENT, Role.END, Role.START, Role.PLACE})
_WORD = re.compile(r"[^\W\d_]{3,}|\d+")
#: The key of a named entity of the article, by its id.
Naming = Callable[[str], str]


@dataclass(frozen=True, slots=True)
class Profile:
    """A report to be compared.

    By role `named` has the keys of what has a name, and `words` the content words of what has none. `against` is the
    status of what is negated or denied. `around` are the keys of the named entities of the sentences that tell of it,
    `sentence` is the number of the first of these. `amounts` are kind, unit and value of what is told in numbers.
    `everybody` are the keys of all that is named, in whatever role.
    """

    roleset: str
    type: str
    forms: frozenset[str]
    against: Status | None
    supposed: bool
    named: Mapping[Role, frozenset[str]]
    words: Mapping[Role, frozenset[str]]
    around: frozenset[str]
    time: str
    sentence: int
    amounts: frozenset[tuple[str, str, str]]
    everybody: frozenset[str] = field(init=False)

    def __post_init__(self) -> None:
        # asked for many times of each pair
        object.__setattr__(self, "everybody", frozenset().union(*self.named.values()))

    @property
    def alone(self) -> bool:
        """Whether the report tells of nobody and nothing, and only has a word: "the attack"."""
        return not (self.named or self.words)


class Profiles:
    """Profiles of the reports of one article, once its entities are known."""

    def __init__(self, extraction: Extraction, naming: Naming) -> None:
        self._text = extraction.article.text
        self._sentences = extraction.sentences
        self._starts = [sentence.start for sentence in extraction.sentences]
        self._entities = {entity.id: entity for entity in extraction.entities}
        self._keys = {e.id: self._keys_of(e, naming) for e in extraction.entities}
        self._around: dict[int, set[str]] = {}
        for entity in extraction.entities:
            if self._keys[entity.id]:
                for mention in entity.mentions:
                    self._around.setdefault(self._sentence(mention.span), set()).update(self._keys[entity.id])

    def of(self, report: EventReport[str]) -> Profile:
        """The profile of a report of this article."""
        named: dict[Role, frozenset[str]] = {}
        words: dict[Role, frozenset[str]] = {}
        by_role: dict[Role, list[Participant[str]]] = {}
        for participant in report.participants:
            if participant.role in _COMPARED:
                by_role.setdefault(participant.role, []).append(participant)
        for role, parts in by_role.items():
            keys = frozenset(key for p in parts if isinstance(p.filler, str) for key in self._keys[p.filler])
            told = frozenset(word for p in parts for word in self._words_of(p.filler))
            if keys:
                named[role] = keys
            if told:
                words[role] = told
        return Profile(
            report.roleset,
            report.type,
            frozenset(span.of(self._text).lower() for span in report.words),
            report.status if report.status in _AGAINST else None,
            report.status is Status.HYPOTHETICAL,
            named,
            words,
            frozenset(key for span in report.words for key in self._around.get(self._sentence(span), ())),
            report.time.value if report.time is not None else "",
            max(0, min(self._sentence(span) for span in report.words) - 1),
            frozenset((p.amount.kind.value, p.amount.unit, p.amount.value) for p in report.participants if p.amount),
        )

    def _keys_of(self, entity: Entity, naming: Naming) -> frozenset[str]:
        """What has a name, and the members of a group."""
        known = [entity, *(self._entities[m] for m in entity.members if m in self._entities)]
        return frozenset(naming(e.id) for e in known if e.named)

    def _words_of(self, filler: str | Literal) -> frozenset[str]:
        """The content words of what has no name: the words themselves, or what an entity is called."""
        if isinstance(filler, Literal):
            return content_words(filler.value)
        return frozenset() if self._keys[filler] else content_words(self._entities[filler].name)

    def _sentence(self, span: Span) -> int:
        return bisect_right(self._starts, span.start)


def content_words(text: str) -> frozenset[str]:
    """The words of a text in small letters, but for those that only hold others together."""
    return frozenset(word for word in map(str.lower, _WORD.findall(text)) if word not in STOP_WORDS)
