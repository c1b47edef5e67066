"""The text of an article cut into pieces, of which each knows what was found in it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from kg.graph.reading.findings import QUOTATION, REPORT, STATEMENT, Finding
from kg.graph.reading.lookup import Lookup
from kg.serving.site.addresses import path_of, place_of
from kg.vocabulary.namespaces import RDFS, SCHEMA, SKOS

_PARAGRAPH = re.compile(r"[^\n]+")
_CLASS = {STATEMENT: "s", QUOTATION: "q", REPORT: "e"}
#: Of several findings in the same words the colour is that of the one that needs most care.
_CAREFUL = ("denied", "negated", "alleged", "attributed", "hypothetical", "asserted")


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of the text with the same findings all over.

    `classes` are those of its style, `title` says what it is, `to` is where it leads, and `id` its place where
    something begins that is led to; each is empty where there is none.
    """

    text: str
    classes: str = ""
    title: str = ""
    to: str = ""
    id: str = ""


@dataclass(frozen=True, slots=True)
class Noted:
    """A finding with its number on the page."""

    number: int
    finding: Finding


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of the text: its pieces, and the findings that begin in it."""

    pieces: list[Piece]
    notes: list[Noted]


@dataclass(frozen=True, slots=True)
class Mention:
    """Words that mean an entity: from where to where, its key and its name."""

    start: int
    end: int
    key: str
    name: str


def paragraphs(
    text: str, findings: Sequence[Finding], mentions: Iterable[Mention], marked: Iterable[tuple[int, int]]
) -> list[Paragraph]:
    """A text in paragraphs; all offsets are code points. `marked` is what is to stand out."""
    notes = [Noted(number, finding) for number, finding in enumerate(findings, start=1)]
    cut = _Cut(text, notes, list(mentions), [(start, end) for start, end in marked if 0 <= start < end <= len(text)])
    found = []
    for stretch in _PARAGRAPH.finditer(text):
        start, end = stretch.span()
        own = [each for each in notes if start <= each.finding.start < end and each.finding.words]
        found.append(Paragraph(cut.pieces(start, end), own))
    return found


def mentions_of(record: Mapping[str, Any], look: Lookup) -> list[Mention]:
    """The places in an article that mean an entity of the graph.

    The record knows entities by what the article calls them; where the graph has several of that name there, none is
    meant surely, and none is told.
    """
    data = look.vocabulary.data
    by_name: dict[tuple[str, str], set[str]] = {}
    for iri in look.about(f"{data}article/{record['article']['id']}").get(f"{SCHEMA}mentions", ()):
        about, key = look.about(iri), iri.removeprefix(data)
        for name in (*about.get(f"{RDFS}label", ()), *about.get(f"{SKOS}altLabel", ())):
            by_name.setdefault((key.partition("/")[0], name), set()).add(key)
    found = []
    for entity in record["entities"]:
        keys = by_name.get((str(entity["type"]).lower(), str(entity["name"])), set())
        if len(keys) == 1:
            key = min(keys)
            found += [Mention(int(start), int(end), key, look.name(data + key)) for start, end in entity["mentions"]]
    return found


class _Cut:
    """Cuts a text wherever something begins or ends."""

    def __init__(
        self, text: str, notes: Sequence[Noted], mentions: Sequence[Mention], marked: Sequence[tuple[int, int]]
    ) -> None:
        self._text = text
        self._spans = [(words.start, words.end, each) for each in notes for words in each.finding.words]
        # of mentions within each other the inner one is meant: it says more than the whole does
        self._mentions = sorted(mentions, key=lambda each: (each.end - each.start, each.start, each.key))
        self._marked = marked
        ends = {at for start, end, _ in self._spans for at in (start, end)}
        ends |= {at for each in mentions for at in (each.start, each.end)}
        ends |= {at for pair in marked for at in pair}
        self._ends = sorted(ends)
        self._led_to = {each.finding.start for each in notes} | {start for start, _ in marked}

    def pieces(self, start: int, end: int) -> list[Piece]:
        """The pieces of the text from `start` to `end`."""
        cuts = [start, *(at for at in self._ends if start < at < end), end]
        spans = [each for each in self._spans if each[0] < end and each[1] > start]
        mentions = [each for each in self._mentions if each.start < end and each.end > start]
        return [self._piece(a, b, spans, mentions) for a, b in pairwise(cuts)]

    def _piece(
        self, start: int, end: int, spans: Sequence[tuple[int, int, Noted]], mentions: Sequence[Mention]
    ) -> Piece:
        here = sorted(
            (each for each in spans if each[0] <= start and end <= each[1]), key=lambda each: each[1] - each[0]
        )
        notes = list({each.number: each for _, _, each in here}.values())
        meant = next((each for each in mentions if each.start <= start and end <= each.end), None)
        marked = any(a <= start and end <= b for a, b in self._marked)
        classes = ["f"] if notes else []
        classes += sorted({_CLASS[each.finding.kind] for each in notes})
        careful = next((status for status in _CAREFUL if any(each.finding.status == status for each in notes)), "")
        classes += [careful] if careful else []
        classes += ["m"] if meant else []
        classes += ["here"] if marked else []
        told = [meant.name] if meant else []
        told += [finding_line(each.finding) for each in notes]
        to = path_of(meant.key) if meant else f"#n{notes[0].number}" if notes else ""
        return Piece(
            self._text[start:end],
            " ".join(classes),
            "\n".join(told),
            to,
            place_of(start) if start in self._led_to else "",
        )


def is_literal(finding: Finding) -> bool:
    """Whether a quotation gives somebody's own words, at least in part; only those stand in quotation marks."""
    return "indirect" not in finding.notes


def finding_line(finding: Finding) -> str:
    """A finding in a line of words: its kind, its status, and what it says."""
    names = [part.text for part in finding.parts]
    if finding.kind == STATEMENT:
        told = f"{names[0]} – {finding.label} – {names[1]}"
    elif finding.kind == QUOTATION:
        speaker = ", ".join(part.text for part in finding.parts if part.role == "speaker") or "somebody"
        told = f"{speaker}: “{finding.label}”" if is_literal(finding) else f"{speaker}: {finding.label}"
    else:
        told = f"{finding.label}: {', '.join(names)}" if names else finding.label
    source = f", according to {finding.source.text}" if finding.source else ""
    return f"{finding.kind}, {finding.status}{source}: {told}"
