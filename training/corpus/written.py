"""Labels as an annotator writes them (`ID.ann`, see GUIDE.md), read into an article and what is wrong with them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from difflib import SequenceMatcher
from typing import TypeVar

from kg.model import EntityType, QuotationKind, Span, Status
from training.corpus.articles import (
    Argument,
    CorpusArticle,
    CorpusEntity,
    CorpusEvent,
    CorpusMention,
    CorpusQuotation,
    CorpusStatement,
)
from training.corpus.marks import Mark, MarkedText, read_marks
from training.corpus.placing import holding, nearest

PARTS = ("@entities", "@text", "@quotations", "@statements", "@events")
_IDS = re.compile(r"e\d+(?:\s*\+\s*e\d+)*")
_VALUE = re.compile(r'["“](.+)["”]', re.DOTALL)
_ROLE = re.compile(r"(ARG[A-Z0-9-]+)\s*=\s*(.+)", re.DOTALL)
_SHOWN = 30
_Label = TypeVar("_Label")


@dataclass(slots=True)
class Written:
    """The article with all labels that can be read, the line of each label by layer and place, and the faults.

    A fault is (line, words), the line counted from 1 and 0 where it is of the whole file. A label with a fault is left
    out, of an event only the role; where the text is not the article's, marks stay whose words are.
    """

    article: CorpusArticle
    lines: dict[tuple[str, int], int] = field(default_factory=dict)
    faults: list[tuple[int, str]] = field(default_factory=list)


def read_written(source: str, bare: CorpusArticle) -> Written:
    """Reads the labels of an article, which is given without any."""
    return _Reader(source, bare).written


class _Reader:
    def __init__(self, source: str, bare: CorpusArticle) -> None:
        self.bare, self.text = bare, bare.text
        self.written = Written(bare)
        self.parts = self._parts(source.replace("\r\n", "\n").split("\n"))
        marked = self._marked()
        self.known: set[str] = set()
        entities = self._rows("entities", self._entity)
        self.mentions = self._mentions(marked)
        self.of: dict[str, list[Span]] = {}
        for mark in marked:
            if mark.kind != "e":
                self.of.setdefault(mark.ids[0], []).append(mark.span)
        self.listed: set[str] = set()
        quotations = self._rows("quotations", self._quotation)
        statements = self._rows("statements", self._statement)
        events = self._rows("events", self._event)
        self._unlisted()
        article = replace(
            bare,
            entities=tuple(entities),
            mentions=tuple(self.mentions),
            quotations=tuple(_nested(quotations)),
            statements=tuple(statements),
            events=tuple(sorted(events, key=lambda event: event.word)),
        )
        self.written.article = article
        self._move("events", [e.word for e in events], [e.word for e in article.events])
        self._move("quotations", [q.content for q in quotations], [q.content for q in article.every_quotation()])

    def _move(self, layer: str, before: Sequence[object], after: Sequence[object]) -> None:
        """Brings the lines of a layer into the order in which its labels stand now."""
        lines = self.written.lines
        now = {n: lines[layer, before.index(key)] for n, key in enumerate(after)}
        lines.update({(layer, n): line for n, line in now.items()})

    def _fault(self, line: int, words: str) -> None:
        self.written.faults.append((line, words))

    def _parts(self, lines: Sequence[str]) -> Mapping[str, tuple[int, Sequence[str]]]:
        starts = [n for n, line in enumerate(lines) if line.strip() in PARTS]
        if tuple(lines[n].strip() for n in starts) != PARTS:
            self._fault(0, f"the parts are {' '.join(PARTS)}, in this order and each once")
        ends = [*starts[1:], len(lines)]
        return {lines[a].strip(): (a + 1, lines[a + 1 : b]) for a, b in zip(starts, ends, strict=True)}

    def _marked(self) -> list[Mark]:
        first, lines = self.parts.get("@text", (0, ()))
        read = read_marks("\n".join(lines).rstrip("\n"))
        for line, words in read.faults:
            self._fault(first + 1 + line, words)
        marks, text = read.marks, self.text.rstrip("\n")
        if read.text != text:
            at = next((n for n, (a, b) in enumerate(zip(read.text, text, strict=False)) if a != b), None)
            at = min(len(read.text), len(text)) if at is None else at
            line = first + 1 + read.text[:at].count("\n")
            self._fault(line, f"text {read.text[at : at + _SHOWN]!r}, but the article {text[at : at + _SHOWN]!r}")
            marks = _carried(read, text)
        return [replace(mark, line=first + 1 + mark.line) for mark in marks]

    def _mentions(self, marks: Sequence[Mark]) -> list[CorpusMention]:
        found: list[CorpusMention] = []
        for mark in marks:
            if mark.kind != "e" or mark.form is None:
                continue
            unknown = [e for e in mark.ids if e not in self.known]
            if unknown:
                self._fault(mark.line, f"{mark.span.of(self.text)[:_SHOWN]!r} means {unknown[0]}, which is not listed")
            else:
                self.written.lines["mentions", len(found)] = mark.line
                found.append(CorpusMention(mark.span, mark.form, mark.ids))
        return found

    def _rows(self, layer: str, read: Callable[[list[str]], _Label]) -> list[_Label]:
        first, lines = self.parts.get("@" + layer, (0, ()))
        found: list[_Label] = []
        for number, line in enumerate(lines, first + 1):
            if line.strip():
                self.line = number
                try:
                    label = read([cell.strip() for cell in line.split("|")])
                except ValueError as error:
                    self._fault(number, str(error))
                else:
                    self.written.lines[layer, len(found)] = number
                    found.append(label)
        return found

    def _entity(self, cells: list[str]) -> CorpusEntity:
        if len(cells) != 3 or not re.fullmatch(r"e\d+", cells[0]) or not cells[2]:
            raise ValueError("an entity is 'e1 | type | name'")
        if cells[0] in self.known:
            raise ValueError(f"{cells[0]} is listed twice")
        self.known.add(cells[0])
        return CorpusEntity(cells[0], EntityType(cells[1]), cells[2])

    def _quotation(self, cells: list[str]) -> CorpusQuotation:
        own, kind, speakers, addressees = [*cells, "", ""][:4] if 2 <= len(cells) <= 4 else ["", "", "", ""]
        if not re.fullmatch(r"q\d+", own):
            raise ValueError("a quotation is 'q1 | kind | speaker | addressee'")
        self._marked_once(own)
        number = own[1:]
        return CorpusQuotation(
            content=tuple(self.of[own]),
            kind=QuotationKind(kind),
            cue=tuple(self.of.get(f"c{number}", ())),
            source=tuple(self.of.get(f"s{number}", ())),
            speakers=self._ids(speakers),
            addressees=self._ids(addressees),
        )

    def _statement(self, cells: list[str]) -> CorpusStatement:
        if len(cells) < 9:
            raise ValueError(f"a statement has nine fields, this one {len(cells)}")
        subject, predicate, thing, status, source, time, core, ended = cells[:8]
        words = " | ".join(cells[8:])
        value = _VALUE.fullmatch(thing)
        things = [e for e in (subject, "" if value else thing) if e]
        for e in things:
            self._one(e)
        if core not in {"", "core"} or ended not in {"", "ended"}:
            raise ValueError(f"core and ended are said or left empty, not {core!r} and {ended!r}")
        evidence = holding(words, self.text, ([m.span for m in self.mentions if e in m.entities] for e in things))
        if evidence is None:
            raise ValueError(f"evidence that is not in the text: {words[:_SHOWN]!r}")
        return CorpusStatement(
            subject=subject,
            predicate=predicate,
            object=None if value else thing,
            value=value[1] if value else None,
            status=Status(status),
            evidence=(evidence,),
            according_to=self._ids(source),
            time=time or None,
            ended=bool(ended),
            core=bool(core),
        )

    def _event(self, cells: list[str]) -> CorpusEvent:
        if len(cells) < 3 or not re.fullmatch(r"v\d+", cells[0]):
            raise ValueError("an event is 'v1 | roleset | status | according to | ROLE=filler | ...'")
        own, roleset, status, source = [*cells, ""][:4]
        self._marked_once(own)
        word = self.of[own][0]
        if len(self.of[own]) > 1:
            raise ValueError(f"{own} is marked more than once")
        return CorpusEvent(
            word=word,
            roleset=None if roleset == "?" else roleset,
            status=Status(status),
            according_to=self._ids(source),
            arguments=tuple(self._arguments(filter(None, cells[4:]), word)),
        )

    def _arguments(self, cells: Iterable[str], word: Span) -> Iterator[Argument]:
        """The arguments that can be read: one that cannot leaves the event and the others."""
        for cell in cells:
            try:
                yield self._argument(cell, word)
            except ValueError as error:
                self._fault(self.line, str(error))

    def _argument(self, cell: str, word: Span) -> Argument:
        found = _ROLE.fullmatch(cell)
        if found is None:
            raise ValueError(f"a role is ARG0=filler, not {cell[:_SHOWN]!r}")
        role, filler = found[1], found[2]
        if _IDS.fullmatch(filler):
            return Argument(role, self._ids(filler))
        quoted = _VALUE.fullmatch(filler)
        place = nearest(filler, self.text, word) or (nearest(quoted[1], self.text, word) if quoted else None)
        if place is None:
            raise ValueError(f"{role} is filled by what is not in the text: {filler[:_SHOWN]!r}")
        return Argument(role, words=place)

    def _marked_once(self, own: str) -> None:
        if own not in self.of:
            raise ValueError(f"{own} is nowhere marked")
        if own in self.listed:
            raise ValueError(f"{own} is listed twice")
        self.listed.add(own)

    def _one(self, entity: str) -> None:
        if entity not in self.known:
            raise ValueError(f"{entity!r} is no entity of the list, nor a value in double quotes")

    def _ids(self, cell: str) -> tuple[str, ...]:
        ids = tuple(e for e in re.split(r"\s*\+\s*", cell) if e)
        for e in ids:
            self._one(e)
        return ids

    def _unlisted(self) -> None:
        wanted = {own if own[0] in "qv" else f"q{own[1:]}" for own in self.of}
        rows = {cells.split("|")[0].strip() for _, lines in self.parts.values() for cells in lines}
        for own in sorted(wanted - rows):
            self._fault(0, f"{own} is marked, but not listed")


def _carried(read: MarkedText, text: str) -> tuple[Mark, ...]:
    """The marks whose words stand in the other text, too, at the places that answer to theirs."""
    blocks = SequenceMatcher(None, read.text, text, autojunk=False).get_matching_blocks()
    kept = []
    for mark in read.marks:
        for block in blocks:
            if block.a <= mark.span.start and mark.span.end <= block.a + block.size:
                shift = block.b - block.a
                kept.append(replace(mark, span=Span(mark.span.start + shift, mark.span.end + shift)))
    return tuple(kept)


def _nested(quotations: Sequence[CorpusQuotation]) -> Iterator[CorpusQuotation]:
    """The quotations in the order of the text, those inside the content of another one as its own."""
    held: dict[int, list[int]] = {}
    top = []
    for n, quotation in enumerate(quotations):
        around = [m for m, other in enumerate(quotations) if m != n and _inside(quotation, other)]
        if around:
            held.setdefault(min(around, key=lambda m: sum(s.end - s.start for s in quotations[m].content)), []).append(
                n
            )
        else:
            top.append(n)

    def whole(n: int) -> CorpusQuotation:
        inner = sorted(held.get(n, ()), key=lambda m: quotations[m].content[0])
        return replace(quotations[n], nested=tuple(map(whole, inner)))

    yield from map(whole, sorted(top, key=lambda n: quotations[n].content[0]))


def _inside(one: CorpusQuotation, other: CorpusQuotation) -> bool:
    """Whether all of the one's content lies in the other's; of two with the same content neither does."""
    inside = all(any(around.contains(span) for around in other.content) for span in one.content)
    return inside and one.content != other.content
