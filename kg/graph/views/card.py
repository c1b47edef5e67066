"""The card of an entity: what a built graph holds of it, and its text for people."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape

from kg.graph.views.event_card import CardEvent, event_lines
from kg.graph.views.parts import Named, Where, Words, where_text, words_text
from kg.harmless.printable import on_one_line


@dataclass(frozen=True, slots=True, order=True)
class CardStatement:
    """A statement with names instead of IRIs. `source` and `time` are empty where the article gives none.

    `label` is the predicate as a person reads it ("accused of"), of a state that is over ("formerly led") `ended` is
    true, and `began` and `until` are not empty where the article tells them. `key` is that of the statement; those of
    what it is about and of its source are empty for mere words.
    """

    predicate: str
    subject: str
    object: str
    status: str
    source: str
    time: str
    where: Where
    evidence: tuple[Words, ...]
    label: str = ""
    ended: bool = False
    began: str = ""
    until: str = ""
    key: str = ""
    subject_key: str = ""
    object_key: str = ""
    source_key: str = ""


@dataclass(frozen=True, slots=True, order=True)
class CardQuotation:
    """A quotation that the entity spoke or was told. `speaker`, `medium` and `cue_class` are empty where unknown.

    `status` is that of the act: "negated" where the article says that it was not said. `according_to` is who reports
    it, where that is not the article but the speaker of another quotation. `time` is when it was said, empty where
    unknown. `evidence` are the words in their sentences, `key` and `speaker_key` the keys of quotation and speaker.
    """

    text: str
    kind: str
    speaker: str
    where: Where
    cue_class: str = ""
    status: str = "asserted"
    medium: str = ""
    according_to: str = ""
    time: str = ""
    evidence: tuple[Words, ...] = ()
    key: str = ""
    speaker_key: str = ""


@dataclass(frozen=True, slots=True)
class EntityCard:
    """All that the graph holds of one entity.

    `statements` are those about it; `claims` those that it is the source of and that are about others;
    `said` and `told` are quotations ascribed to it, alone or as one of a group, and quotations spoken to it;
    `sources` the articles that mention it. Of the events in which it has a role, `did` are those that it brings about,
    `happened_there` those whose place, start or end it is, of a place, and `happened_to` all others; each in the order
    of time, then those without a date in the order of the articles.
    """

    entity: Named
    aliases: tuple[str, ...]
    statements: tuple[CardStatement, ...]
    claims: tuple[CardStatement, ...]
    said: tuple[CardQuotation, ...]
    told: tuple[CardQuotation, ...]
    sources: tuple[Where, ...]
    did: tuple[CardEvent, ...] = ()
    happened_to: tuple[CardEvent, ...] = ()
    happened_there: tuple[CardEvent, ...] = ()

    def __str__(self) -> str:
        return card_text(self)

    def _repr_html_(self) -> str:
        """What a notebook shows: the text of the card."""
        return f'<pre class="tex2jax_ignore">{escape(card_text(self))}</pre>'


def card_text(card: EntityCard, *, whole_sentences: bool = False, every_event: bool = True) -> str:
    """The card in lines of plain text, each piece of evidence as its words or as its whole sentence.

    Without `every_event`, of long lists of events only the beginning, and how many more there are.
    """
    lines = [f"{card.entity.name} ({card.entity.type})"]
    if card.aliases:
        lines.append(f"  also: {'; '.join(card.aliases)}")
    lines.append(f"  key:  {card.entity.key}")
    for title, events in _event_sections(card):
        if events:
            lines += ["", title, *event_lines(events, whole_sentences, every_event)]
    for title, statements in (("statements", card.statements), ("says of others", card.claims)):
        if statements:
            lines += ["", title]
            for statement in statements:
                lines += _statement(statement, whole_sentences)
    for title, quotations in (("said", card.said), ("was told", card.told)):
        if quotations:
            lines += ["", title]
            for quotation in quotations:
                lines += _quotation(quotation, card.entity.name)
    if card.sources:
        lines += ["", "sources", *(f"  {where_text(source)}" for source in card.sources)]
    return "\n".join(map(on_one_line, lines))


def _event_sections(card: EntityCard) -> tuple[tuple[str, tuple[CardEvent, ...]], ...]:
    name = card.entity.name
    return (
        (f"what {name} did", card.did),
        (f"what happened to {name}", card.happened_to),
        ("what happened there", card.happened_there),
    )


def _statement(statement: CardStatement, whole_sentences: bool) -> list[str]:
    notes = [statement.status]
    if statement.source:
        notes.append(f"according to {statement.source}")
    if statement.time:
        notes.append(statement.time)
    notes += [f"{word} {date}" for word, date in (("from", statement.began), ("until", statement.until)) if date]
    lines = [f"  {statement.subject} {statement.label} {statement.object}  [{', '.join(notes)}]"]
    for words in statement.evidence:
        lines.append(f"      {words_text(words, whole_sentences)} ({where_text(statement.where)})")
    return lines


def _quotation(quotation: CardQuotation, of: str) -> list[str]:
    by = f"{quotation.speaker}: " if quotation.speaker not in ("", of) else ""
    text = " ".join(quotation.text.split())
    notes = [quotation.kind, quotation.cue_class]
    if quotation.status != "asserted":
        notes.append(quotation.status)
    if quotation.medium:
        notes.append(f"in {quotation.medium}")
    if quotation.according_to:
        notes.append(f"according to {quotation.according_to}")
    if quotation.time:
        notes.append(quotation.time)
    # only words that stood in marks are somebody's very words
    shown = f"“{text}”" if quotation.kind == "direct" else text
    return [f"  {by}{shown}", f"      {', '.join(filter(None, notes))} ({where_text(quotation.where)})"]
