"""Makes collections of invented articles, sentence by sentence, as extraction and resolution would hand them on."""

from __future__ import annotations

import hashlib
import re
from typing import Any

from kg.model import (
    Amount,
    AmountKind,
    Article,
    Collection,
    Entity,
    EntityType,
    EventReport,
    Extraction,
    Literal,
    Mention,
    MentionForm,
    Participant,
    Quotation,
    QuotationKind,
    ResolvedEntity,
    ResolvedEvent,
    Role,
    Span,
    Statement,
    Status,
    Time,
)


class Story:
    """Articles about the same entities."""

    def __init__(self) -> None:
        self.entities: dict[str, ResolvedEntity] = {}
        self.reports: list[Report] = []
        self.happenings: dict[str, list[tuple[Report, int]]] = {}

    def entity(
        self,
        name: str,
        type_: EntityType = EntityType.PERSON,
        aliases: tuple[str, ...] = (),
        named: bool = True,
        members: tuple[str, ...] = (),
    ) -> str:
        """Adds an entity, whose name is then how reports speak of it."""
        slug = re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-") or hashlib.sha256(name.encode()).hexdigest()[:12]
        member_keys = tuple(self.entities[member].key for member in members)
        self.entities[name] = ResolvedEntity(f"{type_.lower()}/{slug}", name, type_, aliases, member_keys, named)
        return name

    def report(
        self,
        title: str,
        outlet: str | None = None,
        published: str | None = None,
        url: str | None = None,
        authors: tuple[str, ...] = (),
    ) -> Report:
        """Adds an article; outlet and authors are names of entities."""
        self.reports.append(Report(self, title, outlet, published, url, authors))
        return self.reports[-1]

    def collection(self) -> Collection:
        """All of it, as one value."""
        extractions = tuple(report.extraction() for report in self.reports)
        return Collection(
            extractions=extractions,
            entities=tuple(sorted(self.entities.values(), key=lambda entity: entity.key)),
            key_of={
                (extraction.article.id, entity.id): self.entities[entity.name].key
                for extraction in extractions
                for entity in extraction.entities
            },
            outlet_of={
                extraction.article.id: self.entities[report.outlet].key
                for extraction, report in zip(extractions, self.reports, strict=True)
                if report.outlet
            },
            authors_of={
                report.id: tuple(self.entities[author].key for author in report.authors) for report in self.reports
            },
            events=tuple(
                ResolvedEvent(
                    f"happening/{re.sub(r'[^a-z0-9]+', '-', label.lower())}",
                    label,
                    tuple((report.id, place) for report, place in reports),
                )
                for label, reports in self.happenings.items()
            ),
        )


class Report:
    """One article in the making."""

    def __init__(
        self,
        story: Story,
        title: str,
        outlet: str | None,
        published: str | None,
        url: str | None,
        authors: tuple[str, ...],
    ) -> None:
        self.story, self.title, self.outlet, self.published, self.url = story, title, outlet, published, url
        self.authors = authors
        self.text = ""
        self.sentences: list[Span] = []
        self.mentions: dict[str, list[Mention]] = {}
        self.statements: list[Statement[str]] = []
        self.quotations: list[Quotation[str]] = []
        self.events: list[EventReport[str]] = []

    @property
    def id(self) -> str:
        """The article's id, once all is said."""
        return hashlib.sha256(self.text.encode()).hexdigest()[:16]

    def sentence(self, words: str) -> Span:
        """Adds a sentence; every entity whose name stands in it is mentioned."""
        span = Span(len(self.text), len(self.text) + len(words))
        self.text += words + "\n"
        self.sentences.append(span)
        for name in self.story.entities:
            at = words.find(name)
            if at >= 0:
                self.mention(name, Span(span.start + at, span.start + at + len(name)))
        return span

    def mention(self, name: str, span: Span) -> None:
        """Adds a mention."""
        self.mentions.setdefault(name, []).append(Mention(span, MentionForm.NAME))

    def states(
        self,
        sentence: str,
        exact: str,
        subject: str,
        predicate: str,
        target: str,
        status: Status = Status.ASSERTED,
        by: str | None = None,
        time: Time | None = None,
    ) -> None:
        """Adds a sentence with a statement, of which `exact` are the words; a target that is no entity is a value."""
        span = self.sentence(sentence)
        start = span.start + sentence.index(exact)
        goal: str | Literal = self.id_of(target, span) if target in self.story.entities else Literal(target)
        source = None if by is None else self.id_of(by, span)
        evidence = (Span(start, start + len(exact)),)
        subject_id = self.id_of(subject, span)
        self.statements.append(Statement(subject_id, predicate, goal, status, evidence, source, time))

    def happens(
        self,
        label: str,
        sentence: str,
        word: str,
        roleset: str,
        status: Status = Status.ASSERTED,
        type_: str = "",
        by: str | None = None,
        time: Time | None = None,
        cost: str = "",
        **roles: str,
    ) -> None:
        """Adds a sentence that reports the event of that label; `roles` are names of entities or words by role.

        `cost` is an amount of dollars, which must stand in the sentence with its sign.
        """
        span = self.sentence(sentence)

        def at(words: str) -> Span:
            start = span.start + sentence.index(words)
            return Span(start, start + len(words))

        participants: list[Participant[str]] = [
            Participant(
                Role(role), "ARG0", self.id_of(told, span) if told in self.story.entities else Literal(told), at(told)
            )
            for role, told in roles.items()
        ]
        if cost:
            amount = Amount(AmountKind.MONEY, cost, at(f"${cost}"), "USD")
            participants.append(Participant(Role.AMOUNT, "ARG3", Literal(f"${cost}"), amount.span, amount))
        source = None if by is None else self.id_of(by, span)
        self.story.happenings.setdefault(label, []).append((self, len(self.events)))
        self.events.append(
            EventReport((at(word),), roleset, type_, tuple(participants), status, (at(word),), source, time)
        )

    def quotes(
        self, sentence: str, words: str, cue: str, speaker: str, addressee: str | None = None, **more: Any
    ) -> None:
        """Adds a sentence with a direct quotation; `more` are its other fields."""
        span = self.sentence(sentence)
        self.quotations.append(self.quotation(span, words, cue, speaker, addressee, **more))

    def quotation(
        self, span: Span, words: str, cue: str, speaker: str, addressee: str | None = None, **more: Any
    ) -> Quotation[str]:
        """A direct quotation in a sentence that was added, by itself; `more` are its other fields."""
        start, cue_start = self.text.index(words, span.start), self.text.index(cue, span.start)
        medium = more.pop("medium", None)
        return Quotation(
            content=(Span(start, start + len(words)),),
            kind=QuotationKind.DIRECT,
            cue=(Span(cue_start, cue_start + len(cue)),),
            speaker=self.id_of(speaker, span),
            addressee=None if addressee is None else self.id_of(addressee, span),
            medium=None if medium is None else self.id_of(medium, span),
            **more,
        )

    def id_of(self, name: str, near: Span) -> str:
        """The entity's id in this article; one without a mention gets one, since only the mentioned is known."""
        if name not in self.mentions:
            self.mention(name, Span(near.start, near.start + 1))
        return f"e{list(self.mentions).index(name) + 1}"

    def extraction(self) -> Extraction:
        """The article and what is in it."""
        digest = hashlib.sha256(self.text.encode()).hexdigest()
        ids = {self.story.entities[name].key: f"e{place}" for place, name in enumerate(self.mentions, start=1)}
        entities = tuple(
            Entity(
                ids[self.story.entities[name].key],
                name,
                self.story.entities[name].type,
                tuple(mentions),
                members=tuple(ids[key] for key in self.story.entities[name].members if key in ids),
            )
            for name, mentions in self.mentions.items()
        )
        article = Article(
            id=digest[:16],
            sha256=digest,
            text=self.text,
            path=f"articles/{digest[:8]}.txt",
            title=self.title,
            outlet=self.outlet,
            published=self.published,
            url=self.url,
        )
        return Extraction(
            article,
            entities,
            tuple(self.quotations),
            tuple(self.statements),
            tuple(self.sentences),
            events=tuple(self.events),
        )
