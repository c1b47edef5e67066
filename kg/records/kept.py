"""An Extraction whole, as JSON to keep: what is read back is equal to what was written.

The lines of `kg extract` (`kg.records.to_json`) are a contract with other programs and leave out what only kg asks for;
these are kg's own, and of one schema version. The path of an article is no part of them.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass, replace

import msgspec

from kg.model import (
    Article,
    Entity,
    EventReport,
    Extraction,
    HeadlineClaim,
    Quotation,
    Span,
    Statement,
)

#: Goes up with every change of what is kept; a record of another one is made anew.
SCHEMA = 1


class BrokenRecordError(ValueError):
    """What was kept is no record, or one of another schema version."""


@dataclass(frozen=True, slots=True)
class _Finding:
    """A quotation or a statement: one of the two."""

    quotation: Quotation[str] | None = None
    statement: Statement[str] | None = None


@dataclass(frozen=True, slots=True)
class _Claim:
    """A claim of a headline as it is kept."""

    claim: _Finding
    support: _Finding | None
    missing: bool
    in_title: bool
    evidence: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class _Record:
    """An Extraction as it is kept."""

    schema: int
    name: str
    article: Article
    entities: tuple[Entity, ...]
    quotations: tuple[Quotation[str], ...]
    statements: tuple[Statement[str], ...]
    sentences: tuple[Span, ...]
    headline: tuple[_Claim, ...]
    events: tuple[EventReport[str], ...]


_ENCODER = msgspec.json.Encoder(order="sorted")
_DECODER = msgspec.json.Decoder(_Record)
_JSON = json.JSONDecoder()
_ARTICLE_FIRST = b'{"article":'


def to_bytes(extraction: Extraction, name: str) -> bytes:
    """A record of an Extraction: JSON in UTF-8, the same bytes for equal findings, without the article's path.

    `name` is what the record is called; it stands in it, so that one that got another's name is noticed.
    """
    return _ENCODER.encode(
        _Record(
            schema=SCHEMA,
            name=name,
            article=replace(extraction.article, path=""),
            entities=extraction.entities,
            quotations=extraction.quotations,
            statements=extraction.statements,
            sentences=extraction.sentences,
            headline=tuple(map(_kept, extraction.headline)),
            events=extraction.events,
        )
    )


def from_bytes(record: bytes, name: str, path: str) -> Extraction:
    """The Extraction that a record keeps, of an article that lies at `path` now.

    Raises BrokenRecordError for what is no record of this schema version and of that name.
    """
    try:
        found = _DECODER.decode(record)
    except (msgspec.DecodeError, ValueError, RecursionError) as error:
        raise BrokenRecordError(str(error)) from error
    if found.schema != SCHEMA:
        raise BrokenRecordError(f"the record has schema version {found.schema}, this kg keeps version {SCHEMA}")
    if found.name != name:
        raise BrokenRecordError(f"the record is that of {found.name}")
    return Extraction(
        article=replace(found.article, path=path),
        entities=found.entities,
        quotations=found.quotations,
        statements=found.statements,
        sentences=found.sentences,
        headline=tuple(map(_restored, found.headline)),
        events=found.events,
    )


def article_in(record: bytes, path: str) -> Article:
    """The article alone, which lies at `path` now, of a record that may be of another schema version or cut behind it.

    Raises BrokenRecordError where the article is not whole, told by the digest of its text.
    """
    try:
        if not record.startswith(_ARTICLE_FIRST):
            raise BrokenRecordError("the record does not begin with an article")
        # the article stands first, as keys are sorted
        plain, _ = _JSON.raw_decode(record.decode("utf-8", "ignore"), len(_ARTICLE_FIRST))
        article = msgspec.convert(plain, Article)
        if hashlib.sha256(article.text.encode("utf-8")).hexdigest() != article.sha256:
            raise BrokenRecordError("the text of the article is not the one that was kept")
    except (msgspec.ValidationError, ValueError, RecursionError) as error:
        raise BrokenRecordError(str(error)) from error
    return replace(article, path=path)


def plain_bytes(article: Article) -> bytes:
    """An article as JSON: the same bytes for equal articles, whatever stands in what is known of them."""
    return json.dumps(msgspec.to_builtins(article), sort_keys=True).encode()


def _kept(claim: HeadlineClaim) -> _Claim:
    support = None if claim.support is None else _finding(claim.support)
    return _Claim(_finding(claim.claim), support, claim.missing, claim.in_title, claim.evidence)


def _restored(kept: _Claim) -> HeadlineClaim:
    support = None if kept.support is None else _found(kept.support)
    return HeadlineClaim(_found(kept.claim), support, kept.missing, kept.in_title, kept.evidence)


def _finding(found: Quotation[str] | Statement[str]) -> _Finding:
    return _Finding(quotation=found) if isinstance(found, Quotation) else _Finding(statement=found)


def _found(kept: _Finding) -> Quotation[str] | Statement[str]:
    found = kept.quotation or kept.statement
    if found is None:
        raise BrokenRecordError("a claim of the headline has neither quotation nor statement")
    return found
