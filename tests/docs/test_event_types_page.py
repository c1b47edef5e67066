"""The table of docs/event-types.md is the tree of types as it stands."""

from __future__ import annotations

from collections.abc import Iterator

from kg.vocabulary.event_types import broader_types, event_types
from tests.docs.terminal import ROOT


def rows(above: str = "") -> Iterator[str]:
    """The rows of a type's narrower types, each followed by those of its own."""
    for name, each in event_types().items():
        if each.broader == above:
            indent = "&emsp;" * (len(broader_types(name)) - 1)
            examples = ", ".join(f"`{one}`" for one in each.examples)
            yield f"| {indent}`{name}` | {each.definition} | {examples} |"
            yield from rows(name)


def test_the_table_has_the_types_with_their_definitions_and_examples() -> None:
    page = (ROOT / "docs" / "event-types.md").read_text(encoding="utf-8")
    table = page.partition("| type | what happens | for example |\n|---|---|---|\n")[2].partition("\n\n")[0]
    assert table.split("\n") == list(rows())
