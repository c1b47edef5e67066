"""Verifies a built graph: evidence against the articles, facts against statements, events against reports, what is
compared against both sides, files against the store, shapes."""

from __future__ import annotations

from pathlib import Path

from kg.errors import StoreError
from kg.graph.checking.backing import FactCheck
from kg.graph.checking.compared import check_comparison
from kg.graph.checking.conforming import ShapeCheck, departures_of, problem_of
from kg.graph.checking.days import DayCheck
from kg.graph.checking.files import FileCheck
from kg.graph.checking.happened import EventCheck
from kg.graph.checking.intact import check_digests, check_names
from kg.graph.checking.pages import Page, article_page, default_pages
from kg.graph.checking.problems import Problem
from kg.graph.checking.rereading import ReadingCheck
from kg.graph.checking.shapes.shape import Departure
from kg.graph.store.opening import BuiltGraph, open_build
from kg.graph.store.output import current_name
from kg.paths import AnyPath

__all__ = ["Problem", "verify"]


def verify(graph_folder: AnyPath) -> list[Problem]:
    """Everything that is wrong with the current build of an output folder, sorted; an empty list when nothing is.

    Re-reads every article and every span of evidence, checks that facts and asserted statements agree, and events and
    their reports, that both sides of what articles have in common or tell differently are there, that `graph.trig` and
    `graph.ttl` hold what the store holds, that `articles.jsonl` and `network.html` are those that were built, that the
    names of the output folder lead to all of these, and that the graph conforms to `shapes.ttl`.
    Raises StoreError when there is no graph to verify, or when any file of its store is not the one that was built.
    """
    folder = Path(graph_folder)
    while True:
        name = current_name(folder)
        try:
            found = _verified(folder)
        except StoreError:
            found = None
            if current_name(folder) == name:
                raise
        if found is not None and (not found or current_name(folder) == name):
            return found  # of a build whose files went while they were read, the next one is verified


def _verified(folder: Path) -> list[Problem]:
    graph = open_build(folder)
    graph.check_whole()
    try:
        files = {*check_digests(graph), *check_names(graph.folder, folder)}
        return sorted({*files, *check_comparison(graph), *_read_through(graph)})
    except (OSError, RuntimeError) as error:
        # RocksDB checks what it reads by checksums, and tells of damage by either.
        return [Problem("file", "store", f"the store cannot be read: {' '.join(str(error).split())}")]


def _read_through(graph: BuiltGraph) -> set[Problem]:
    """What is found as the store is read once: an article's graph after the other, and then the default graph.

    To read a store takes longer than all that is done with what was read.
    """
    files, facts, events, reading = FileCheck(graph), FactCheck(graph), EventCheck(graph), ReadingCheck(graph)
    shapes, days = ShapeCheck(graph.store, graph.meta.base_iri), DayCheck(graph.vocabulary)
    found: set[Problem] = set()
    departures: set[Departure] = set()

    def article(page: Page) -> None:
        found.update(files.of_page(page), facts.of_article(page), events.of_article(page), days.of_page(page))
        departures.update(shapes.of_page(page))

    for text, problems in reading.texts():
        page = article_page(graph.store, text.iri)
        article(page)
        found.update(problems, reading.of_article(page, text))
    for name in reading.unread():
        article(article_page(graph.store, name))
    for page in default_pages(graph.store):
        found.update(files.of_page(page), facts.of_default(page), events.of_default(page), reading.of_default(page))
        found.update(days.of_page(page))
        departures.update(shapes.of_page(page))
    for check in (files, facts, events, reading):
        found.update(check.at_end())
    if scattered := shapes.scattered():
        departures = departures_of(graph.store, graph.meta.base_iri, scattered)
    return found | set(map(problem_of, departures))
