"""Invented articles with reports of events, without any analysis of their texts."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass, field

from kg.model import (
    Amount,
    Article,
    Entity,
    EntityType,
    EventReport,
    Extraction,
    Literal,
    Mention,
    MentionForm,
    Participant,
    Role,
    Span,
    Status,
    Time,
)

ARGUMENTS = {Role.AGENT: "ARG0", Role.PATIENT: "ARG1", Role.RECIPIENT: "ARG2", Role.PLACE: "ARGM-LOC"}


@dataclass
class Telling:
    """An article in the making: its text grows by a sentence a report."""

    outlet: str
    published: str | None = "2021-03-10"
    text: str = ""
    entities: dict[str, Entity] = field(default_factory=dict)
    reports: list[EventReport[str]] = field(default_factory=list)
    sentences: list[Span] = field(default_factory=list)

    def tell(
        self,
        sentence: str,
        word: str,
        roleset: str,
        *,
        status: Status = Status.ASSERTED,
        time: str | None = None,
        amount: Amount | None = None,
        type: str = "",
        **fillers: str,
    ) -> Telling:
        """Adds a sentence and its report; `fillers` are names of people by role, and other words in small letters."""
        start = len(self.text)
        self.text += f"{sentence} "
        self.sentences.append(Span(start, len(self.text) - 1))
        participants = []
        for role, words in fillers.items():
            span = self._place(start, words)
            filler = self._entity(words, span) if words[:1].isupper() else Literal(words)
            participants.append(Participant(Role(role), ARGUMENTS.get(Role(role), "ARG3"), filler, span))
        if amount is not None:
            participants.append(Participant(Role.AMOUNT, "ARG4", Literal(amount.value), amount.span, amount))
        self.reports.append(
            EventReport(
                (self._place(start, word),), roleset, type, tuple(participants), status, (self.sentences[-1],),
                time=Time(time) if time else None,
            )
        )  # fmt: skip
        return self

    @property
    def extraction(self) -> Extraction:
        """What was found, nothing merged."""
        digest = hashlib.sha256(self.text.encode()).hexdigest()
        name = hashlib.sha256((self.text + self.outlet).encode()).hexdigest()[:16]
        body = (Span(0, len(self.text)),)
        article = Article(
            name, digest, self.text, f"{self.outlet}.txt", outlet=self.outlet, published=self.published, body=body
        )
        return Extraction(
            article, tuple(self.entities.values()), (), (), tuple(self.sentences), events=tuple(self.reports)
        )

    def _place(self, start: int, words: str) -> Span:
        found = re.compile(re.escape(words)).search(self.text, start)
        assert found is not None, words
        return Span(*found.span())

    def _entity(self, name: str, span: Span) -> str:
        known = self.entities.get(name)
        mentions = (*(known.mentions if known is not None else ()), Mention(span, MentionForm.NAME))
        number = f"e{list(self.entities).index(name) + 1 if known is not None else len(self.entities) + 1}"
        self.entities[name] = Entity(number, name, EntityType.PERSON, mentions)
        return number
