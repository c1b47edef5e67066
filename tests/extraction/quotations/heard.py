"""Quotations of an invented text as plain words, found and resolved the way `kg extract` does."""

from __future__ import annotations

import re
from dataclasses import dataclass

from kg.extraction.quotations import ascriptions
from kg.language import load_pipeline
from kg.model import CueClass, Extraction, Quotation, Span, Status
from kg.resolution.within import resolve_article
from tests.articles import article

_SIGNS = re.compile(r"<([^<>]*)>|\{([^{}]*)\}|\*([^*]*)\*")


@dataclass(frozen=True)
class Heard:
    """A quotation with words for spans and names for entities; `members` are those of a speaker that is a group."""

    content: tuple[str, ...]
    kind: str
    cue: str
    source: str
    speaker: str | None
    members: tuple[str, ...]
    addressee: str | None
    medium: str | None
    cue_class: CueClass | None
    factive: bool
    status: Status
    nested: tuple[Heard, ...]


@dataclass(frozen=True)
class Marked:
    """A text without its signs, and what the signs hold: <content>, {source} and *cue*."""

    text: str
    content: tuple[str, ...]
    sources: tuple[str, ...]
    cues: tuple[str, ...]


def marked(signs: str) -> Marked:
    """Reads a text in which signs say what should be found."""
    held = [m.groups() for m in _SIGNS.finditer(signs)]
    content, sources, cues = (tuple(g[i] for g in held if g[i] is not None) for i in range(3))
    return Marked(_SIGNS.sub(lambda m: m[1] or m[2] or m[3], signs), content, sources, cues)


def heard(text: str) -> list[Heard]:
    """All that a text ascribes to somebody, also what is no quotation; test_admission.py has what is one."""
    read = article(text)
    doc = load_pipeline().analyse(read)
    extraction = resolve_article(doc, read, ascriptions(doc, read))
    return [_heard(q, extraction) for q in extraction.quotations]


def heard_once(text: str) -> Heard:
    """The only quotation of a text."""
    (quotation,) = heard(text)
    return quotation


def words(text: str) -> list[tuple[tuple[str, ...], str | None]]:
    """Content and speaker of each quotation."""
    return [(q.content, q.speaker) for q in heard(text)]


def _heard(quotation: Quotation[str], extraction: Extraction) -> Heard:
    entities = {e.id: e for e in extraction.entities}

    def name(reference: str | None) -> str | None:
        return None if reference is None else entities[reference].name

    def of(spans: tuple[Span, ...]) -> str:
        return " ".join(span.of(extraction.article.text) for span in spans)

    members = entities[quotation.speaker].members if quotation.speaker is not None else ()
    return Heard(
        content=tuple(span.of(extraction.article.text) for span in quotation.content),
        kind=quotation.kind.value,
        cue=of(quotation.cue),
        source=of(quotation.source),
        speaker=name(quotation.speaker),
        members=tuple(entities[member].name for member in members),
        addressee=name(quotation.addressee),
        medium=name(quotation.medium),
        cue_class=quotation.cue_class,
        factive=quotation.factive,
        status=quotation.status,
        nested=tuple(_heard(inner, extraction) for inner in quotation.nested),
    )
