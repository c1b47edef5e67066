"""A graph of invented articles that has something for every table: each kind of finding, comparison and revision."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from kg.model import (
    Collection,
    EntityType,
    Extraction,
    HeadlineClaim,
    Literal,
    Quotation,
    QuotationKind,
    ResolvedEntity,
    Span,
    Statement,
    Status,
    Time,
)
from kg.model.comparison import Comparison
from tests.graph.compared import laid_out
from tests.graph.happened import happened
from tests.graph.quoting import HEADLINE, IN_HEADLINE, WED, WRITTEN, quoting, quoting_collection
from tests.graph.revised import revised
from tests.graph.sample import article, build, entity, spans_of

#: What tends to break in tables: a cell that looks like a formula, a number below zero, zeros in front, ends of lines.
ODD = (
    "Zoë Roe, author of “007”, née Doe, owned -3 shares and formerly led Acme, Inc.\n"
    'She said: "=2+3 is 5, I don’t\r\nknow; it isn\'t Roeʼs "café"."\n'
)
KEYS = {
    "Zoë Roe": ResolvedEntity("person/zoe-roe", "Zoë Roe", EntityType.PERSON, aliases=("+1 Roe", "Z. Roe")),
    "Acme, Inc.": ResolvedEntity("organization/acme-inc", "Acme, Inc.", EntityType.ORGANIZATION),
}


def _odd() -> Extraction:
    said = '=2+3 is 5, I don’t\r\nknow; it isn\'t Roeʼs "café".'
    led = spans_of(ODD, "formerly led")
    since = Time("2016-02", spans_of(ODD, "formerly")[0])
    return Extraction(
        article=article(ODD, "odd, \"one\".txt"),
        entities=tuple(entity(ODD, name, name, KEYS[name].type) for name in KEYS),
        quotations=(Quotation(spans_of(ODD, said), QuotationKind.DIRECT, spans_of(ODD, "said"), speaker="Zoë Roe"),),
        statements=(
            Statement("Zoë Roe", "wrote", Literal("007"), Status.ASSERTED, spans_of(ODD, "author of “007”")),
            Statement("Zoë Roe", "owns", Literal("-3", "-3", "integer"), Status.ALLEGED, spans_of(ODD, "owned -3")),
            Statement("Zoë Roe", "leads", "Acme, Inc.", Status.ASSERTED, led, time=since, ended=True),
        ),
        sentences=(Span(0, 78), Span(79, len(ODD) - 1)),
    )  # fmt: skip


def _with_title() -> Extraction:
    """An article whose title stands nowhere in its text."""
    title = "Doe wed. Roe: Never again"
    said = replace(IN_HEADLINE, content=(Span(14, 25),), cue=(Span(12, 13),), source=(Span(9, 12),))
    wed = replace(WED, evidence=(Span(0, 7),))
    claims = (HeadlineClaim(said, WRITTEN, in_title=True), HeadlineClaim(wed, None, missing=True, in_title=True))
    known = quoting((*HEADLINE, *claims))
    return replace(known, article=replace(known.article, title=title))


def everything() -> tuple[Collection, Comparison]:
    """All of it."""
    told, revisions = revised()
    beside, comparison = laid_out()
    odd = _odd()
    parts: Sequence[Collection] = (
        told,
        beside,
        happened(),
        quoting_collection(_with_title()),
        Collection(
            (odd,),
            tuple(KEYS.values()),
            {(odd.article.id, name): each.key for name, each in KEYS.items()},
            authors_of={odd.article.id: (KEYS["Zoë Roe"].key,)},
        ),
    )
    entities = {each.key: each for part in parts for each in part.entities}
    collection = Collection(
        extractions=tuple(each for part in parts for each in part.extractions),
        entities=tuple(entities[key] for key in sorted(entities)),
        key_of={name: key for part in parts for name, key in part.key_of.items()},
        outlet_of={name: key for part in parts for name, key in part.outlet_of.items()},
        authors_of={name: keys for part in parts for name, keys in part.authors_of.items()},
        events=tuple(each for part in parts for each in part.events),
    )
    return collection, replace(comparison, revisions=revisions.revisions)


def build_everything(out: Path) -> Path:
    """Builds it into an output folder; returns the folder."""
    collection, comparison = everything()
    return build(out, collection, comparison=comparison)
