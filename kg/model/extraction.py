"""All that was found in one article, with what a person asks of it: names, words, rows for tables."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TypeAlias

from kg.html_tables import html_table
from kg.model.events import EventReport, Role
from kg.model.identity import event_id
from kg.model.nouns import Article, Entity, HeadlineClaim, Literal, Quotation, Span, Statement
from kg.propbank import roleset

#: One row of a table: plain values by the names of their columns.
Row: TypeAlias = dict[str, str | int | bool | None]


@dataclass(frozen=True, slots=True)
class Extraction:
    """All that was found in one article. `sentences` cover the text that was read as sentences, in order.

    The rows are for tables, `pandas.DataFrame(extraction.statement_rows())` for one: plain values under the same names
    in each row, None for what is unknown. `article` is the id of the article, and `outlet` and `published` are its own;
    `start` and `end` are the code points from the first to the last of the words.
    """

    article: Article
    entities: tuple[Entity, ...]
    quotations: tuple[Quotation[str], ...]
    statements: tuple[Statement[str], ...]
    sentences: tuple[Span, ...] = ()
    headline: tuple[HeadlineClaim, ...] = ()
    events: tuple[EventReport[str], ...] = ()

    def name(self, of: str | Literal | None) -> str:
        """The name of an entity by its id, or the words of a value, as the object of a statement may be either.

        Empty for None, as the speaker of a quotation may be. Raises KeyError for an id that no entity has.
        """
        if isinstance(of, Literal):
            return of.value
        return "" if of is None else self._names()[of]

    def words(self, where: Span | Iterable[Span]) -> str:
        """The words of the text at a span, or at several, in the order of the text with " … " between them."""
        spans = [where] if isinstance(where, Span) else sorted(where)
        return " … ".join(span.of(self.article.text) for span in spans)

    def all_quotations(self) -> Iterator[tuple[tuple[int, ...], Quotation[str]]]:
        """Each quotation, those inside it right behind it, with its place.

        A place is the number in `quotations` and, for one inside another, behind it that in its `nested`, and so on.
        """
        yield from _with_places(self.quotations, ())

    def entity_rows(self) -> list[Row]:
        """One row an entity.

        `article`, `id`, `name`, `type`, `named`, `aliases` and `members` (names, with "; " between them), `size`,
        `mentions` (how many), `start` and `end` of the first mention.
        """
        names = self._names()
        return [
            {
                "article": self.article.id, "id": e.id, "name": e.name, "type": e.type.value, "named": e.named,
                "aliases": "; ".join(e.aliases), "members": "; ".join(names[m] for m in e.members), "size": e.size,
                "mentions": len(e.mentions), **_extent(min(m.span for m in e.mentions) if e.mentions else ()),
            }
            for e in self.entities
        ]  # fmt: skip

    def quotation_rows(self) -> list[Row]:
        """One row a quotation, those inside it right behind it.

        `article`, `outlet`, `published`; `speaker`, `addressee` and `medium` (names) and `speaker_id`; `words` (the
        content), `cue`, `source` (the words that name the speaker); `kind`, `cue_class`, `factive`, `status`, `time`
        (ISO 8601); `inside` (the place in this list of the quotation that it stands in); `start` and `end` of the
        content.
        """
        names = self._names()
        rows: list[Row] = []

        def add(quotations: tuple[Quotation[str], ...], inside: int | None) -> None:
            for q in quotations:
                rows.append({
                    **self._origin(), "speaker": names.get(q.speaker or ""), "speaker_id": q.speaker,
                    "addressee": names.get(q.addressee or ""), "medium": names.get(q.medium or ""),
                    "words": self.words(q.content), "cue": self.words(q.cue), "source": self.words(q.source),
                    "kind": q.kind.value, "cue_class": q.cue_class and q.cue_class.value, "factive": q.factive,
                    "status": q.status.value, "time": q.time.value if q.time else None, "inside": inside,
                    **_extent(q.content),
                })  # fmt: skip
                add(q.nested, len(rows) - 1)

        add(self.quotations, None)
        return rows

    def statement_rows(self) -> list[Row]:
        """One row a statement.

        `article`, `outlet`, `published`; `subject`, `predicate`, `object` (names, or the words of a value) with
        `subject_id`, `object_id` (None for a value) and `normalized` (the typed form of a value); `status`,
        `according_to` (a name), `time`, `from` and `until` (ISO 8601), `ended`; `words`, `start` and `end` of
        the evidence.
        """
        names = self._names()
        return [
            {
                **self._origin(), "subject": names[s.subject], "subject_id": s.subject, "predicate": s.predicate,
                "object": s.object.value if isinstance(s.object, Literal) else names[s.object],
                "object_id": None if isinstance(s.object, Literal) else s.object,
                "normalized": s.object.normalized if isinstance(s.object, Literal) else None,
                "status": s.status.value, "according_to": names.get(s.according_to or ""),
                "time": s.time.value if s.time else None, "ended": s.ended,
                "from": s.began.value if s.began else None, "until": s.until.value if s.until else None,
                "words": self.words(s.evidence), **_extent(s.evidence),
            }
            for s in self.statements
        ]  # fmt: skip

    def event_rows(self) -> list[Row]:
        """One row a report of an event.

        `article`, `outlet`, `published`; `id` (as `kg extract` has it), `event` (the words that evoke it), `roleset`,
        `meaning` (its name in PropBank) and `type` (None where it has none); a column for each generic role, with
        names, or words where there is no name, and "; " between several: `agent`, `patient`, `recipient`,
        `instrument`, `beneficiary`, `attribute`, `at_start`, `at_end`, `place`, `time_words`, `amount`, `cause`,
        `purpose`, `manner`; `amount_value`, `amount_unit`, `amount_kind`, `amount_bound`, `amount_part`,
        `amount_other` of all its amounts, in one order; `status`, `according_to` (a name), `time` (ISO 8601); `words`,
        `start` and `end` of the evidence.
        """
        names = self._names()
        return [
            {
                **self._origin(), "id": event_id(place), "event": self.words(e.words), "roleset": e.roleset,
                "meaning": _meaning(e), "type": e.type or None,
                **{role.column: self._taking_part(e, role) for role in Role},
                **_amounts(e), "status": e.status.value, "according_to": names.get(e.according_to or ""),
                "time": e.time.value if e.time else None, "words": self.words(e.evidence), **_extent(e.evidence),
            }
            for place, e in enumerate(self.events)
        ]  # fmt: skip

    def _taking_part(self, event: EventReport[str], role: Role) -> str | None:
        return "; ".join(dict.fromkeys(self.name(p.filler) for p in event.of_role(role))) or None

    def _names(self) -> dict[str, str]:
        return {entity.id: entity.name for entity in self.entities}

    def _origin(self) -> Row:
        return {"article": self.article.id, "outlet": self.article.outlet, "published": self.article.published}

    def _repr_html_(self) -> str:
        """What a notebook shows: events, statements and quotations, each as a table with the article above it."""
        article = self.article
        of = ", ".join(filter(None, (article.title or article.path, article.outlet, article.published)))
        return "".join(
            html_table(f"{of} – {what}: {count}", columns, _columns(rows, columns))
            for what, count, columns, rows in (
                ("events", len(self.events), _HAPPENED, self.event_rows()),
                ("statements", len(self.statements), _STATED, self.statement_rows()),
                ("quotations", len(self.quotations), _SAID, self.quotation_rows()),
            )
        )


def _with_places(
    quotations: Iterable[Quotation[str]], above: tuple[int, ...]
) -> Iterator[tuple[tuple[int, ...], Quotation[str]]]:
    for number, quotation in enumerate(quotations):
        place = (*above, number)
        yield place, quotation
        yield from _with_places(quotation.nested, place)


#: The columns that a notebook shows.
_HAPPENED = ("event", "type", "agent", "patient", "place", "amount", "status", "according_to", "time", "words")
_STATED = ("subject", "predicate", "object", "status", "according_to", "time", "words")
_SAID = ("speaker", "words", "kind", "cue", "status")


def _columns(rows: Iterable[Row], names: Iterable[str]) -> list[list[object]]:
    return [[row[name] for name in names] for row in rows]


def _meaning(event: EventReport[str]) -> str | None:
    known = roleset(event.roleset)
    return None if known is None else known.name


def _amounts(event: EventReport[str]) -> Row:
    """What the amounts of an event are as numbers, None where it has none; of several, each column has all in order."""
    found = list(dict.fromkeys(p.amount for p in event.participants if p.amount is not None))
    columns: dict[str, Iterable[str]] = {
        "amount_value": (a.value for a in found),
        "amount_unit": (a.unit for a in found),
        "amount_kind": (a.kind.value for a in found),
        "amount_bound": (a.bound.value for a in found),
        "amount_part": (a.part.value for a in found),
        "amount_other": (a.other or "" for a in found),
    }
    return {name: "; ".join(values) if found else None for name, values in columns.items()}


def _extent(spans: Span | Iterable[Span]) -> Row:
    several = [spans] if isinstance(spans, Span) else list(spans)
    if not several:
        return {"start": None, "end": None}
    return {"start": min(span.start for span in several), "end": max(span.end for span in several)}
