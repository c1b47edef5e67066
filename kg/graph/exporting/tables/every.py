"""All tables, and their rows, read in one pass over the articles and one over the stories."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from kg.errors import UsageError
from kg.graph.exporting.tables.articles import ARTICLES, MENTIONS
from kg.graph.exporting.tables.comparison.conflicts import CONFLICTS
from kg.graph.exporting.tables.comparison.headlines import HEADLINES
from kg.graph.exporting.tables.comparison.origins import ORIGINS
from kg.graph.exporting.tables.comparison.revisions import REVISIONS
from kg.graph.exporting.tables.comparison.stories import STORIES, STORY_ARTICLES
from kg.graph.exporting.tables.comparison.utterances import DIFFERENCES, PAIRS, RENDERINGS, UTTERANCES
from kg.graph.exporting.tables.entities import ENTITIES
from kg.graph.exporting.tables.findings.events import EVENTS
from kg.graph.exporting.tables.findings.evidence import EVIDENCE
from kg.graph.exporting.tables.findings.quotations import QUOTATIONS, SPEAKERS
from kg.graph.exporting.tables.findings.reports import REPORTS, ROLES_TABLE
from kg.graph.exporting.tables.findings.statements import STATEMENTS
from kg.graph.exporting.tables.findings.title_claims import TITLE_CLAIMS
from kg.graph.exporting.tables.model import Cells, Per, Table
from kg.graph.exporting.tables.source import Source
from kg.graph.store.opening import BuiltGraph

TABLES = (
    *(ARTICLES, ENTITIES, MENTIONS),
    *(STATEMENTS, QUOTATIONS, SPEAKERS, EVENTS, REPORTS, ROLES_TABLE, EVIDENCE, TITLE_CLAIMS),
    *(STORIES, STORY_ARTICLES, UTTERANCES, RENDERINGS, PAIRS, DIFFERENCES, CONFLICTS, ORIGINS, HEADLINES, REVISIONS),
)
"""The tables, in the order in which they are told."""

#: So many rows that are not of one article or story are handed on at a time.
_AT_ONCE = 1000


def table_called(name: str) -> Table:
    """The table of this name. Raises UsageError, with those that there are, where none has it."""
    found = next((each for each in TABLES if each.name == name), None)
    if found is None:
        raise UsageError(f"there is no table {name!r}; choose one of: {', '.join(each.name for each in TABLES)}")
    return found


def rows_of(graph: BuiltGraph, tables: Sequence[Table]) -> Iterator[tuple[Table, list[Cells]]]:
    """The rows of tables, some of one table at a time, those of each in their order.

    Raises StoreError where the graph is damaged.
    """
    with graph.reading():
        source = Source(graph)
        for per in Per:
            chosen = [table for table in tables if table.per is per]
            for thing in _things(per, source) if chosen else ():
                for table in chosen:
                    rows = map(table.cells, table.rows(thing, source))
                    while some := list(islice(rows, _AT_ONCE)):
                        yield table, some


def _things(per: Per, source: Source) -> Iterable[object]:
    if per is Per.GRAPH:
        return (source.graph,)
    return source.articles if per is Per.ARTICLE else source.stories()
