"""The articles of the corpus with their labels, and the packed files that hold one a line.

Offsets count Unicode code points of `text` and are half open, as everywhere in kg.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kg.model import EntityType, MentionForm, QuotationKind, Span, Status

FOLDER = Path(__file__).parent
#: What may be learnt from, more of that out of other corpora, what may be looked at while rules are made, and what is
#: only measured and never read.
PARTS = ("train", "more", "dev", "scored")
#: The second labels of some articles, by another hand: for agreement only.
SECOND = "second"


@dataclass(frozen=True, slots=True)
class CorpusEntity:
    """Something in the world as one article speaks of it; `name` is the fullest, or a description of what has none."""

    id: str
    type: EntityType
    name: str


@dataclass(frozen=True, slots=True)
class CorpusMention:
    """Words that mean an entity, or several together ("they"): `entities` are their ids."""

    span: Span
    form: MentionForm
    entities: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CorpusQuotation:
    """What is quoted, the words of its cue and source, and who speaks to whom; several ids are of several people.

    `nested` are the quotations inside the content.
    """

    content: tuple[Span, ...]
    kind: QuotationKind
    cue: tuple[Span, ...] = ()
    source: tuple[Span, ...] = ()
    speakers: tuple[str, ...] = ()
    addressees: tuple[str, ...] = ()
    nested: tuple[CorpusQuotation, ...] = ()


@dataclass(frozen=True, slots=True)
class CorpusStatement:
    """What an article says of a subject. Either `object` (an id) or `value` (words) is set.

    `time` is ISO 8601 as precise as text and date of the article allow. `ended`: the article says that the state is
    over. `core`: a reader would expect it in a graph of the news. `by_rule`: no annotator wrote it, it follows from
    another one by a ruling of the guide (rulings.py).
    """

    subject: str
    predicate: str
    object: str | None
    value: str | None
    status: Status
    evidence: tuple[Span, ...]
    according_to: tuple[str, ...] = ()
    time: str | None = None
    ended: bool = False
    core: bool = False
    by_rule: bool = False


@dataclass(frozen=True, slots=True)
class Argument:
    """What fills a role of an event: entities, or words where none is meant. `role` is PropBank's: ARG0, ARGM-TMP."""

    role: str
    entities: tuple[str, ...] = ()
    words: Span | None = None


@dataclass(frozen=True, slots=True)
class CorpusEvent:
    """A word by which the article tells that something happens; `roleset` is PropBank's, None where none is known."""

    word: Span
    roleset: str | None
    status: Status
    according_to: tuple[str, ...] = ()
    arguments: tuple[Argument, ...] = ()


@dataclass(frozen=True, slots=True)
class CorpusArticle:
    """One article and its labels; mentions and events are in the order of the text."""

    id: str
    title: str
    outlet: str
    published: str
    url: str
    text: str
    entities: tuple[CorpusEntity, ...] = ()
    mentions: tuple[CorpusMention, ...] = ()
    quotations: tuple[CorpusQuotation, ...] = ()
    statements: tuple[CorpusStatement, ...] = ()
    events: tuple[CorpusEvent, ...] = ()

    def mentions_of(self, entity: str) -> list[CorpusMention]:
        """The mentions that mean this entity and no other with it."""
        return [m for m in self.mentions if m.entities == (entity,)]

    def every_quotation(self) -> Iterator[CorpusQuotation]:
        """The quotations, each before those inside it."""
        return _with_nested(self.quotations)


def path_of(part: str, folder: Path = FOLDER) -> Path:
    """Where a part lies."""
    return folder / f"{part}.jsonl"


def read_articles(path: Path) -> list[CorpusArticle]:
    """The articles of a packed file. Raises OSError without one, KeyError and ValueError where a line is none."""
    return [from_row(json.loads(line)) for line in path.read_text(encoding="utf-8").splitlines() if line]


def write_articles(path: Path, articles: Iterable[CorpusArticle]) -> None:
    """Writes a packed file; the same articles give the same bytes."""
    lines = [json.dumps(to_row(article), ensure_ascii=False) + "\n" for article in articles]
    path.write_text("".join(lines), encoding="utf-8", newline="\n")


def to_row(article: CorpusArticle) -> dict[str, Any]:
    """An article as a line of a packed file holds it: quotations and statements under the names of `kg extract`."""
    return {
        "id": article.id,
        "title": article.title,
        "outlet": article.outlet,
        "published": article.published,
        "url": article.url,
        "text": article.text,
        "entities": [{"id": e.id, "type": e.type.value, "name": e.name} for e in article.entities],
        "mentions": [[m.span.start, m.span.end, m.form.value, list(m.entities)] for m in article.mentions],
        "quotations": [_quotation(q) for q in article.quotations],
        "statements": [_statement(s) for s in article.statements],
        "events": [_event(e) for e in article.events],
    }


def from_row(row: Mapping[str, Any]) -> CorpusArticle:
    """The inverse of `to_row`; raises KeyError or ValueError where the row is none."""
    return CorpusArticle(
        **{key: row[key] for key in ("id", "title", "outlet", "published", "url", "text")},
        entities=tuple(CorpusEntity(e["id"], EntityType(e["type"]), e["name"]) for e in row["entities"]),
        mentions=tuple(
            CorpusMention(Span(start, end), MentionForm(form), tuple(ids)) for start, end, form, ids in row["mentions"]
        ),
        quotations=tuple(map(_quotation_of, row["quotations"])),
        statements=tuple(map(_statement_of, row["statements"])),
        events=tuple(map(_event_of, row["events"])),
    )


def _with_nested(quotations: Iterable[CorpusQuotation]) -> Iterator[CorpusQuotation]:
    for quotation in quotations:
        yield quotation
        yield from _with_nested(quotation.nested)


def _quotation(q: CorpusQuotation) -> dict[str, Any]:
    return {
        "content": _pairs(q.content),
        "cue": _pairs(q.cue),
        "source": _pairs(q.source),
        "speaker": _one_or_all(q.speakers),
        "addressee": _one_or_all(q.addressees),
        "kind": q.kind.value,
        "nested": [_quotation(n) for n in q.nested],
    }


def _quotation_of(row: Mapping[str, Any]) -> CorpusQuotation:
    return CorpusQuotation(
        content=_spans(row["content"]),
        kind=QuotationKind(row["kind"]),
        cue=_spans(row["cue"]),
        source=_spans(row["source"]),
        speakers=_all(row["speaker"]),
        addressees=_all(row["addressee"]),
        nested=tuple(map(_quotation_of, row["nested"])),
    )


def _statement(s: CorpusStatement) -> dict[str, Any]:
    return {
        "subject": s.subject,
        "predicate": s.predicate,
        "object": {"value": s.value} if s.object is None else s.object,
        "status": s.status.value,
        "according_to": _one_or_all(s.according_to),
        "time": s.time,
        **({"ended": True} if s.ended else {}),
        "evidence": _pairs(s.evidence),
        "core": s.core,
        **({"by_rule": True} if s.by_rule else {}),
    }


def _statement_of(row: Mapping[str, Any]) -> CorpusStatement:
    thing = row["object"]
    return CorpusStatement(
        subject=row["subject"],
        predicate=row["predicate"],
        object=thing if isinstance(thing, str) else None,
        value=None if isinstance(thing, str) else thing["value"],
        status=Status(row["status"]),
        evidence=_spans(row["evidence"]),
        according_to=_all(row["according_to"]),
        time=row["time"],
        ended=row.get("ended", False),
        core=row["core"],
        by_rule=row.get("by_rule", False),
    )


def _event(e: CorpusEvent) -> dict[str, Any]:
    return {
        "word": [e.word.start, e.word.end],
        "roleset": e.roleset,
        "status": e.status.value,
        "according_to": _one_or_all(e.according_to),
        "roles": [
            {"role": a.role, "entity": _one_or_all(a.entities)}
            if a.words is None
            else {"role": a.role, "words": [a.words.start, a.words.end]}
            for a in e.arguments
        ],
    }


def _event_of(row: Mapping[str, Any]) -> CorpusEvent:
    return CorpusEvent(
        word=Span(*row["word"]),
        roleset=row["roleset"],
        status=Status(row["status"]),
        according_to=_all(row["according_to"]),
        arguments=tuple(
            Argument(a["role"], words=Span(*a["words"])) if "words" in a else Argument(a["role"], _all(a["entity"]))
            for a in row["roles"]
        ),
    )


def _one_or_all(ids: Sequence[str]) -> str | list[str] | None:
    """As `kg extract` writes who is meant, an id or null; a list where several are meant together."""
    return list(ids) if len(ids) > 1 else ids[0] if ids else None


def _all(ids: str | Sequence[str] | None) -> tuple[str, ...]:
    return () if ids is None else (ids,) if isinstance(ids, str) else tuple(ids)


def _pairs(spans: Iterable[Span]) -> list[list[int]]:
    return [[span.start, span.end] for span in spans]


def _spans(pairs: Iterable[Sequence[int]]) -> tuple[Span, ...]:
    return tuple(Span(start, end) for start, end in pairs)
