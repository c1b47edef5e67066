"""A built graph as a program asks it: queries, cards, rows for tables."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path

from kg.errors import StoreError
from kg.graph.querying.asking import run_query
from kg.graph.querying.memory import DEFAULT
from kg.graph.querying.questions import question_text
from kg.graph.querying.results import QueryResult
from kg.graph.store.layout import META
from kg.graph.store.opening import BuiltGraph, open_build
from kg.graph.views.card import EntityCard
from kg.graph.views.comparison.sheet import StorySheet, story_sheet
from kg.graph.views.entity_card import EntityCards
from kg.graph.views.event_card import EventCard
from kg.graph.views.event_rows import event_rows
from kg.graph.views.rows import GraphRows
from kg.html_tables import html_table
from kg.model import Row
from kg.paths import AnyPath
from kg.vocabulary.iris import Vocabulary


class Graph(BuiltGraph):
    """A built graph, read-only, with the questions that people have. `open_graph` opens one.

    The rows are for tables, `pandas.DataFrame(graph.statements())` for one: plain values under the same names in each
    row, None for what is unknown. Each row has `article` (the id), `title`, `outlet` and `published` of its article;
    `start` and `end` are the code points of the article's text from the first to the last of the words. Rows come by
    date, outlet and title, and in the order of the text.
    """

    def query(
        self, question: str | Path, *, timeout: float | None = 60.0, memory: str | int | None = DEFAULT
    ) -> QueryResult:
        """The answer to SPARQL, to the name of a query that comes with kg ("letters"), or to a file of SPARQL.

        It runs in a process of its own, for at most `timeout` seconds (None: for as long as it takes) and with at most
        `memory`, bytes or as "500M" (None: with as much as it takes; only Linux knows how much that is); the prefixes
        of docs/graph.md are declared. Raises QueryError for a query that does not parse, is refused or takes too long
        or too much memory, UsageError for a name or an amount that there is not, InputError for a file that cannot be
        read, and StoreError where the graph was built again since it was opened.
        """
        text = question_text(question, lambda: Vocabulary(self.meta.base_iri).namespace)
        if not (self.folder / META).is_file():
            raise StoreError("the graph was built again since it was opened; open it again")
        return run_query(self.folder, text, timeout=timeout, memory=memory)

    def show(self, name: str) -> EntityCard | EventCard:
        """The card of one entity, found by any of its names or by its key; printed, it is what `kg show --all` prints.

        Where nothing in the world has the name it is the card of the event of that label or key (`happening/...`).

        Raises NotFoundError, with names that come near, where nothing has the name, and UsageError, with the keys,
        where several have it.
        """
        with self.reading():
            return self._cards.one(name)

    def compare(self, story: str | None = None) -> StorySheet:
        """The stories side by side, or one of them, by its id, the id's beginning, or part of a title of its articles.

        Raises NotFoundError where there is none, and UsageError, with the ids, where several are meant.
        """
        with self.reading():
            return story_sheet(self.store, self.vocabulary, story)

    def statements(self) -> list[Row]:
        """One row a statement.

        `subject`, `predicate`, `object` (names, or the words of a value) with `subject_key`, `object_key` (as
        `person/jane-roe`; None for a value) and `normalized` (the typed form of a value); `status`, `according_to` (who
        the article names as the source), `time`, `from` and `until` (ISO 8601), `ended`; `words`, `start` and `end` of
        the evidence.
        """
        with self.reading():
            return self._rows.statements()

    def quotations(self) -> list[Row]:
        """One row a quotation.

        `speaker`, `addressee` and `medium` (names) and `speaker_key`; `words` (the content), `cue`, `source` (the words
        that name the speaker); `kind`, `cue_class`, `factive`, `status`, `time` (ISO 8601); `nested`, whether it stands
        inside another, and `according_to`, the speaker of that; `start` and `end` of the content.
        """
        with self.reading():
            return self._rows.quotations()

    def events(self) -> list[Row]:
        """One row a report of an event; the reports of one event in several articles have one `event_key`.

        `event_key` (as `happening/...`), `label` of the event; `event` (the words that evoke it), `roleset`, `meaning`
        (its name in PropBank) and `type` (None where it has none); a column for each role as
        `Extraction.event_rows` has them, with names, words, and amounts in words; `status`, `according_to` (who the
        article names as the source), `time` (ISO 8601); `words`, `start` and `end` of the evidence.
        """
        with self.reading():
            return event_rows(self.store, self.vocabulary)

    @cached_property
    def _cards(self) -> EntityCards:
        return EntityCards(self.store, self.vocabulary)

    @cached_property
    def _rows(self) -> GraphRows:
        return GraphRows(self.store, self.vocabulary)

    def __repr__(self) -> str:
        return f"<kg graph: {', '.join(f'{count} {name}' for name, count in self.meta.counts.items())}>"

    def _repr_html_(self) -> str:
        """What a notebook shows: how many of each the graph holds."""
        return html_table("kg graph", ("", "count"), self.meta.counts.items())


def open_graph(folder: AnyPath, *, whole: bool = False) -> Graph:
    """Opens the current build of an output folder, or a build itself.

    `whole` is for who has just written it: its files are not read once more before they are asked.

    Any number of readers may have it open at once, also while a build runs.
    Raises StoreError when there is no graph, or when it is damaged.
    """
    built = open_build(folder)
    # absolute, so that it is found from another working folder too
    return Graph(built.folder.absolute(), built.meta, built.store, whole=whole)
