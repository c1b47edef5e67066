"""Makes what one article brings into a graph, in one reading of what was found in it."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass

import pyoxigraph as ox

from kg.graph.writing.bearing import borne_out_quads
from kg.graph.writing.entities import article_quads
from kg.graph.writing.events import ToldEvent, claim_quads, event_quads, report_quads, told_events
from kg.graph.writing.evidence import evidence_quads, title_evidence_quads
from kg.graph.writing.headlines import headline_quads
from kg.graph.writing.mentions import mention_quads, mention_spans, mentioning_quads
from kg.graph.writing.parts.counts import Counts
from kg.graph.writing.parts.part import OwnGraph, Part
from kg.graph.writing.quotations import quotation_quads, quotation_spans
from kg.graph.writing.scope import Scope
from kg.graph.writing.statements import (
    MergedStatement,
    fact_quads,
    merged_statements,
    statement_iri,
    statement_quads,
)
from kg.graph.writing.titles import title_predicates, title_quads
from kg.model import Span
from kg.paths import file_name
from kg.records import to_json
from kg.surely import surely
from kg.vocabulary.terms import DEFAULT_GRAPH, Description, Line


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked of an article, beside what was found in it.

    `authors` are keys of entities; `compared` are spans of the text, and `titles` of the title, that are evidence of a
    comparison. With `mentions` each mention is written, and with `prefixes` the graph as TriG, too.
    """

    authors: tuple[str, ...]
    compared: Set[Span]
    titles: Set[Span]
    mentions: bool
    prefixes: Mapping[str, str] | None


def made(scope: Scope, asked: Asked) -> tuple[Part, OwnGraph]:
    """What an article brings. Raises UsageError for a predicate that statements may not use."""
    told, statements = told_events(scope), merged_statements(scope)
    mentions: Counter[str] = Counter()
    default = sorted(set(_in_default_graph(scope, asked, told, statements, mentions)))
    own = sorted(set(_in_own_graph(scope, asked, told, statements)))
    counts, lines = Counts(), "".join(own)
    counts.add(own)
    shared = [each for each in told if each.happening.shared]
    part = Part(
        default="".join(default),
        record=_record(scope),
        mentions=dict(sorted(mentions.items())),
        relations=_names((*(each.predicate for each in statements), *title_predicates(scope))),
        types=_names(each.report.type for each in told),
        rolesets=_names(each.report.roleset for each in told),
        happenings=_names(each.happening.key for each in told),
        asserted=_names(each.happening.key for each in shared if each.is_asserted),
        claims=tuple(
            (each.happening.key, tuple(claim_quads(each, scope.vocabulary))) for each in shared if not each.is_asserted
        ),
        graph=hashlib.sha256(lines.encode()).hexdigest(),
        counts=counts,
    )
    return part, OwnGraph(lines, None if asked.prefixes is None else _trig(lines, asked.prefixes))


def _in_default_graph(
    scope: Scope,
    asked: Asked,
    told: Sequence[ToldEvent],
    statements: Sequence[MergedStatement],
    mentions: Counter[str],
) -> Iterator[Line]:
    vocabulary = scope.vocabulary
    yield from article_quads(scope, asked.authors)
    yield from mentioning_quads(scope, mentions)
    yield from quotation_quads(scope)
    yield from headline_quads(scope, DEFAULT_GRAPH)
    yield from title_quads(scope, DEFAULT_GRAPH)
    for statement in statements:
        yield from fact_quads(statement, vocabulary)
        if scope.outlet:
            iri = statement_iri(statement, vocabulary)
            yield from Description(vocabulary.thing(scope.outlet)).add(vocabulary.term("reported"), iri)
    for each in told:
        yield from event_quads(each, scope)


def _in_own_graph(
    scope: Scope, asked: Asked, told: Sequence[ToldEvent], statements: Sequence[MergedStatement]
) -> Iterator[Line]:
    for statement in statements:
        yield from statement_quads(statement, scope)
    for report in told:
        yield from report_quads(report, scope)
    yield from borne_out_quads(statements, told, scope)
    yield from headline_quads(scope, scope.iri)
    yield from title_quads(scope, scope.iri)
    spans = {*quotation_spans(scope), *asked.compared}
    if asked.mentions:
        yield from mention_quads(scope)
        spans.update(mention_spans(scope))
    spans.update(span for statement in statements for span in statement.evidence)
    spans.update(span for report in told for span in report.evidence)
    yield from evidence_quads(spans, scope)
    yield from title_evidence_quads(asked.titles, scope)


def _record(scope: Scope) -> str:
    """The article's line of `articles.jsonl`, the same wherever it lies and however its path was typed."""
    line = to_json(scope.extraction)
    line["article"]["path"] = file_name(scope.article.path)
    return json.dumps(line, ensure_ascii=False) + "\n"


def _trig(lines: str, prefixes: Mapping[str, str]) -> str:
    """The graph as pyoxigraph writes it among others, without the prefixes above the first one."""
    if not lines:
        return ""
    # what wrote the lines has made their terms, which were checked then
    quads = ox.parse(lines, ox.RdfFormat.N_QUADS, lenient=True)
    written = ox.serialize(quads, None, ox.RdfFormat.TRIG, prefixes=dict(prefixes))
    return surely(written, "TriG, as no file is given").decode().split("\n", len(prefixes))[-1]


def _names(found: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted(set(found)))
