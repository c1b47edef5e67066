"""What one article brings into a graph, in a form that can be kept."""

from __future__ import annotations

from dataclasses import dataclass

from kg.graph.writing.parts.counts import Counts
from kg.vocabulary.terms import Line


@dataclass(frozen=True, slots=True)
class Part:
    """What an article brings into the default graph, and what a build must know of it beside that.

    `default` are its lines there, sorted, and `record` is its line of `articles.jsonl`. `mentions` counts those of each
    entity by its key. `relations`, `types` and `rolesets` are those in use, and `happenings` the keys of the events
    that it reports. Of events that others report, too, `asserted` are the keys of those that this one asserts, and
    `claims` has the lines of each other one, by its key, that hold only where no article asserts it. `graph` is the
    digest of its own graph, and `counts` are what stands in that.
    """

    default: str
    record: str
    mentions: dict[str, int]
    relations: tuple[str, ...]
    types: tuple[str, ...]
    rolesets: tuple[str, ...]
    happenings: tuple[str, ...]
    asserted: tuple[str, ...]
    claims: tuple[tuple[str, tuple[Line, ...]], ...]
    graph: str
    counts: Counts


@dataclass(frozen=True, slots=True)
class OwnGraph:
    """The graph of an article: its lines, sorted, and for text files the same as TriG, without prefixes."""

    lines: str
    trig: str | None = None


def lines_of(text: str) -> list[Line]:
    """The lines of N-Quads that a text has, each with its end."""
    # a line ends with a line feed and nothing else; str.splitlines knows more ends
    return [line + "\n" for line in text.split("\n")[:-1]]
