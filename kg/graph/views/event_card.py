"""Events on cards: as a line with its reports on the card of an entity, and as a card of their own; and their text."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from html import escape

from kg.graph.reading.happening import ROLE_WORDS
from kg.graph.views.parts import Where, Words, where_text, words_text
from kg.harmless.printable import on_one_line
from kg.model import Role

MOST_EVENTS = 20
"""So many events of a list are shown at first."""
MOST_REPORTS = 6
"""So many reports of one event are shown at first."""
_MOST_NAMES, _LONGEST_NAME = 3, 60  # in a line; the words stand in the evidence below it, and all of them in the JSON


@dataclass(frozen=True, slots=True, order=True)
class CardParticipant:
    """Who or what has a role in an event: its name, its words or its amount; `key` is empty for all but entities."""

    role: str
    name: str
    key: str = ""


@dataclass(frozen=True, slots=True, order=True)
class CardReport:
    """What one article reports of an event. `source`, its key, and `time` are empty where the article gives none."""

    where: Where
    words: tuple[str, ...]
    status: str
    source: str
    time: str
    participants: tuple[CardParticipant, ...]
    evidence: tuple[Words, ...]
    key: str = ""
    source_key: str = ""


@dataclass(frozen=True, slots=True, order=True)
class CardDifference:
    """Values of a role, or of "time", that cannot all be so, each with the articles that give it."""

    role: str
    values: tuple[tuple[str, tuple[Where, ...]], ...]


@dataclass(frozen=True, slots=True)
class CardEvent:
    """An event. `type` is a name of kg/vocabulary/event_types.ttl or empty, `roleset` PropBank's, as `resign.01`.

    `status`, `time`, `word` (how most call it) and `participants` are what its surest reports say. On the card of an
    entity it has those reports alone in which the entity takes part, in `roles`, and `other_reports` counts the others:
    what others are said to have done is not said of it. `time` is empty where no report gives one.
    """

    key: str
    label: str
    type: str
    type_label: str
    roleset: str
    word: str
    roles: tuple[str, ...]
    time: str
    status: str
    outlets: tuple[str, ...]
    participants: tuple[CardParticipant, ...]
    differences: tuple[CardDifference, ...]
    reports: tuple[CardReport, ...]
    other_reports: int = 0


@dataclass(frozen=True, slots=True)
class EventCard:
    """All that the graph holds of one event."""

    event: CardEvent

    def __str__(self) -> str:
        return event_card_text(self)

    def _repr_html_(self) -> str:
        """What a notebook shows: the text of the card."""
        return f'<pre class="tex2jax_ignore">{escape(event_card_text(self))}</pre>'


def event_card_text(card: EventCard, *, whole_sentences: bool = False) -> str:
    """The card in lines of plain text, each piece of evidence as its words or as its whole sentence."""
    event = card.event
    by_role: dict[str, list[str]] = {}
    for participant in event.participants:
        by_role.setdefault(participant.role, []).append(participant.name)
    about = [("key", event.key), ("meaning", event.roleset), ("when", event.time)]
    about += [(ROLE_WORDS[Role(role)], "; ".join(names)) for role, names in by_role.items()]
    about += [("status", _tally(report.status for report in event.reports)), ("outlets", ", ".join(event.outlets))]
    lines = [f"{event.label} (event{f', {event.type_label}' if event.type_label else ''})"]
    lines += [f"  {f'{title}:':<14}{value}" for title, value in about if value]
    if event.differences:
        lines += ["", "where reports differ", *map(_difference, event.differences)]
    lines += ["", "reports"]
    for report in event.reports:
        notes = [report.status, *([f"according to {report.source}"] if report.source else []), report.time]
        lines.append(f"  {where_text(report.where)}: {', '.join(report.words)}  [{', '.join(filter(None, notes))}]")
        lines += [f"      {words_text(words, whole_sentences)}" for words in report.evidence]
    return "\n".join(map(on_one_line, lines))


def event_lines(events: Sequence[CardEvent], whole_sentences: bool, every: bool) -> list[str]:
    """A list of events in lines of text, each with what its articles say; or its beginning, and how many more."""
    shown = events if every else events[:MOST_EVENTS]
    lines = [line for event in shown for line in _event(event, whole_sentences, every)]
    if len(shown) < len(events):
        lines.append(f"  … {len(events) - len(shown)} more; --all shows them")
    return lines


def _event(event: CardEvent, whole_sentences: bool, every: bool) -> list[str]:
    lines = [f"  {event.time or 'no date':<12}{event_line(event)}  [{', '.join(_notes(event))}]"]
    lines += [f"      differs: {_difference(difference).strip()}" for difference in event.differences]
    shown = event.reports if every else event.reports[:MOST_REPORTS]
    for report in shown:
        notes = [where_text(report.where)]
        if report.status != event.status:
            notes.append(report.status)
        if report.source:
            notes.append(f"according to {report.source}")
        said = " … ".join(words_text(words, whole_sentences) for words in report.evidence)
        lines.append(f"      {said} ({', '.join(notes)})")
    if len(shown) < len(event.reports):
        lines.append(f"      … {len(event.reports) - len(shown)} more reports; --all shows them")
    if event.other_reports:
        lines.append(f"      … {event.other_reports} more, of others: kg show {event.key}")
    return lines


def event_line(event: CardEvent) -> str:
    """An event in a line, from the side of one who takes part: its word, its type, the others by role."""
    others: dict[str, list[str]] = {}
    for participant in event.participants:
        others.setdefault(participant.role, []).append(participant.name)
    told = [f"{ROLE_WORDS[Role(role)]}: {_few(names)}" for role, names in others.items()]
    type_ = f" ({event.type_label})" if event.type_label else ""
    return f"{event.word or event.label}{type_}{'  ' if told else ''}{'; '.join(told)}"


def _few(names: list[str]) -> str:
    short = [n if len(n) <= _LONGEST_NAME else f"{n[: _LONGEST_NAME - 1].rstrip()}…" for n in names[:_MOST_NAMES]]
    more = [f"{len(names) - _MOST_NAMES} more"] if len(names) > _MOST_NAMES else []
    return ", ".join([*short, *more])


def _notes(event: CardEvent) -> list[str]:
    reports = len(event.reports)
    outlets = f" by {', '.join(event.outlets)}" if event.outlets and reports > 1 else ""
    return [event.status, *([f"{reports} reports{outlets}"] if reports > 1 else [])]


def _difference(difference: CardDifference) -> str:
    values = (f"{value} ({', '.join(map(where_text, given))})" for value, given in difference.values)
    return f"  {ROLE_WORDS[Role(difference.role)]}: {' or '.join(values)}"


def _tally(statuses: Iterable[str]) -> str:
    """How many articles give each status, the commonest first: "asserted (2 articles), denied (1 article)"."""
    counts = Counter(statuses)
    ordered = sorted(counts, key=lambda status: (-counts[status], status))
    return ", ".join(f"{status} ({counts[status]} article{'s' if counts[status] > 1 else ''})" for status in ordered)
