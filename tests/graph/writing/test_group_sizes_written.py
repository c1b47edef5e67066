"""The size of a group in the graph, in its checks and on the page."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from kg.graph import current_build, open_graph, verify
from kg.graph.exporting.network import to_networkx
from kg.model import Collection, EntityType
from kg.viewer.data import page_data
from tests.graph.checking.test_verifying import change
from tests.graph.quoting import quoting_collection
from tests.graph.sample import build


def sized() -> Collection:
    """A collection whose groups have as many as they have members."""
    found = quoting_collection()
    entities = tuple(replace(e, size=len(e.members)) if e.type is EntityType.GROUP else e for e in found.entities)
    return replace(found, entities=entities)


def test_a_group_has_its_size_in_the_graph_and_on_the_page(tmp_path: Path) -> None:
    out = build(tmp_path, sized())
    assert verify(out) == []
    network = to_networkx(open_graph(current_build(out)))
    sizes = {e["label"]: e["size"] for e in page_data(network)["entities"] if "size" in e}
    assert sizes == {e.name: e.size for e in sized().entities if e.type is EntityType.GROUP}
    assert sizes


@pytest.mark.parametrize(
    "update",
    [
        "INSERT { ?g kg:size 7 } WHERE { ?g a kg:Group }",
        "DELETE { ?g kg:size ?n } INSERT { ?g kg:size 'two' } WHERE { ?g kg:size ?n }",
        "INSERT { ?who kg:size 2 } WHERE { ?who a schema:Person }",
    ],
)
def test_a_size_that_is_no_groups_or_no_number_is_found(update: str, tmp_path: Path) -> None:
    out = build(tmp_path, sized())
    change(out, update)
    assert {problem.kind for problem in verify(out)} == {"shape"}
