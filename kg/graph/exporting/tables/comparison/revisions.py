"""The table of what a later version of an article tells otherwise."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated

from kg.graph.exporting.tables.comparison.beside import Beside, beside
from kg.graph.exporting.tables.model import Per, Table
from kg.graph.exporting.tables.source import Source
from kg.graph.reading.revision import FoundThing, RevisionFound
from kg.graph.reading.revisions import Revisions
from kg.graph.store.opening import BuiltGraph


@dataclass(frozen=True, slots=True, kw_only=True)
class RevisionRow(Beside):
    """A finding that is gone, new or told otherwise in a later version; the words are those that show it."""

    revision_iri: Annotated[str, "the revision: two versions of an article"]
    change: Annotated[str, "gone, new or changed"]
    kind: Annotated[str, "what it is: quotation, statement, event or sentence"]
    one_finding: Annotated[str | None, "what the earlier version says"]
    other_finding: Annotated[str | None, "what the later one says"]
    one_iri: Annotated[str | None, "the finding of the earlier version"]
    other_iri: Annotated[str | None, "that of the later one"]
    changed: Annotated[tuple[str, ...], "what is told otherwise, as speaker, value, status, time"]


def _rows(graph: BuiltGraph, source: Source) -> Iterator[RevisionRow]:
    for revision in Revisions(graph.store, graph.vocabulary).all():
        for gone in revision.gone:
            yield _row(revision, "gone", gone.kind, (gone, None), (), source)
        for new in revision.new:
            yield _row(revision, "new", new.kind, (None, new), (), source)
        for each in revision.changed:
            yield _row(revision, "changed", each.before.kind, (each.before, each.after), each.changed, source)


def _row(
    revision: RevisionFound,
    change: str,
    kind: str,
    findings: tuple[FoundThing | None, FoundThing | None],
    changed: tuple[str, ...],
    source: Source,
) -> RevisionRow:
    one, other = findings
    words = tuple(() if side is None else side.evidence for side in findings)
    return RevisionRow(
        revision_iri=revision.iri,
        change=change,
        kind=kind,
        one_finding=None if one is None else one.what,
        other_finding=None if other is None else other.what,
        one_iri=None if one is None else one.iri,
        other_iri=None if other is None else other.iri,
        changed=changed,
        **beside((revision.before.iri, revision.after.iri), (words[0], words[1]), source),
    )


REVISIONS = Table(
    "revisions", "what a later version of an article tells otherwise", RevisionRow, Per.GRAPH, _rows, has_key=False
)
