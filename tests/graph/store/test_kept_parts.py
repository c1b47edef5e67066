"""What articles brought into a graph is kept and used again, and the graph is the same as without."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pyoxigraph as ox
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.comparison import compare
from kg.errors import DecisionsError
from kg.graph import write_graph
from kg.graph.store import filling
from kg.graph.store.layout import SEAL
from kg.jobs import Collected, RecordStore, Results
from kg.records.kept import to_bytes
from kg.resolution import decisions_of, resolve_collection
from tests.graph import compared, happened
from tests.graph.sample import first, second

#: The articles that a graph may be of; the last two are one text, of which another time something else was found.
ARTICLES = (
    compared.post(),
    compared.herald(),
    happened.one(),
    happened.two(),
    first(),
    second(),
    replace(second(), statements=second().statements[:-1]),
)
#: The name of the record of each.
NAMES = [f"{number:x}" * 64 for number in range(len(ARTICLES))]
DECISIONS = (
    "",
    '[[rename]]\nentity = "Jane Roe"\nas = "Jane R. Roe"\n',
    '[[reject]]\nentity = "John Doe"\n',
)


@dataclass(frozen=True, slots=True)
class Graph:
    """What decides a graph: the numbers of its articles, the decisions, the base IRI, and how it is written."""

    articles: tuple[int, ...]
    decisions: str = ""
    base_iri: str = "https://kg.example/"
    mentions: bool = False
    texts: bool = True
    path: str = "{}"


class Counting(Results):
    """Results of a folder, of which it is told what is put: the numbers of articles."""

    def __init__(self, folder: Path) -> None:
        self.store = RecordStore(folder)
        super().__init__(self.store, "rules")
        self.parts = list[str]()

    def put(self, name: str, result: bytes) -> None:
        self.parts.append(name)
        super().put(name, result)


@pytest.fixture(autouse=True, scope="module")
def _any_change_is_little() -> Iterator[None]:
    """So that the store of the graph before is taken over whatever has changed."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(filling, "_MOST", 100.0)
        yield


def written(
    graph: Graph, out: Path, results: Counting | None, before: Path | None = None
) -> dict[str, bytes | frozenset[str]]:
    """Writes a graph into a folder that is made; its files, and all quads of its store."""
    out.mkdir()
    store = None if results is None else results.store
    found = Collected()
    for number in graph.articles:
        article = replace(ARTICLES[number].article, path=graph.path.format(ARTICLES[number].article.path))
        extraction = replace(ARTICLES[number], article=article)
        if store is not None:
            store.put(NAMES[number], to_bytes(extraction, NAMES[number]))
        found.add(article, extraction, store, NAMES[number])
    decided = decisions_of("decisions.toml", graph.decisions) if graph.decisions else None
    collection = resolve_collection(found.extractions, decided, found.known)
    comparison = compare(collection, [[each.article.id for each in collection.extractions]])
    write_graph(
        collection, out, graph.base_iri, (), comparison, results, before, texts=graph.texts, mentions=graph.mentions
    )  # fmt: skip
    quads = frozenset(map(str, ox.Store.read_only(str(out / "store"))))
    # the seal is of the files of the store, which are other bytes each time
    files = [path for path in out.iterdir() if path.is_file() and path.name != SEAL]
    return {path.name: path.read_bytes() for path in files} | {"quads": quads}


@lru_cache
def afresh(graph: Graph) -> dict[str, bytes | frozenset[str]]:
    """The same of a graph for which nothing was kept."""
    with TemporaryDirectory() as folder:
        return written(graph, Path(folder, "out"), None)


BEFORE = Graph((0, 1, 2, 3, 4, 5))


@pytest.mark.parametrize(
    ("after", "anew"),
    [
        (BEFORE, 0),
        (replace(BEFORE, texts=False), 0),
        (replace(BEFORE, articles=(0, 1, 2, 3, 4, 6)), 1),
        (replace(BEFORE, base_iri="https://news.example/g/"), 6),
        (replace(BEFORE, mentions=True), 6),
        (replace(BEFORE, path="elsewhere/{}"), 0),
        (replace(BEFORE, path="{}.old"), 6),
        (replace(BEFORE, decisions=DECISIONS[2]), 6),
    ],
    ids=["nothing", "no texts", "an article", "base IRI", "mentions", "folder", "file names", "decisions"],
)
def test_only_what_has_changed_is_made_anew(after: Graph, anew: int, tmp_path: Path) -> None:
    written(BEFORE, tmp_path / "before", Counting(tmp_path / "records"))
    results = Counting(tmp_path / "records")
    assert written(after, tmp_path / "after", results, tmp_path / "before") == afresh(after)
    # what a decision changed is not kept
    assert len(results.parts) == (0 if after.decisions else 2 * anew)


def test_text_files_that_come_later_are_those_of_a_build_that_has_them_from_the_start(tmp_path: Path) -> None:
    results = Counting(tmp_path / "records")
    written(replace(BEFORE, texts=False), tmp_path / "before", results)
    assert written(BEFORE, tmp_path / "after", results) == afresh(BEFORE)


@pytest.mark.parametrize("damage", ["cut", "another's"])
def test_what_is_damaged_is_made_anew(damage: str, tmp_path: Path) -> None:
    written(BEFORE, tmp_path / "before", Counting(tmp_path / "records"))
    files = [path for path in (tmp_path / "records").rglob("*.gz") if path.name.partition(".")[0] not in NAMES]
    assert len(files) == 2 * len(BEFORE.articles)
    kept = [path.read_bytes() for path in files]
    for path, other in zip(files, kept[1:] + kept[:1], strict=True):
        path.write_bytes(other if damage == "another's" else other[:-9])
    assert written(BEFORE, tmp_path / "after", Counting(tmp_path / "records")) == afresh(BEFORE)
    assert [path.read_bytes() for path in files] == kept


GRAPHS = st.builds(
    Graph,
    st.sets(st.integers(0, 4), min_size=1).flatmap(
        lambda some: st.sampled_from([(*sorted(some), 5), (*sorted(some), 6), tuple(sorted(some))])
    ),
    st.sampled_from(DECISIONS),
    st.sampled_from(["https://kg.example/", "https://news.example/g/"]),
    st.booleans(),
    st.booleans(),
)


@settings(max_examples=10)
@given(st.lists(GRAPHS, min_size=2, max_size=4))
def test_whatever_was_built_before_with_the_same_records_the_graph_is_as_afresh(graphs: list[Graph]) -> None:
    with TemporaryDirectory() as folder:
        results = Counting(Path(folder, "records"))
        before = None
        for number, graph in enumerate(graphs):
            try:
                expected = afresh(graph)
            except DecisionsError:  # a decision names somebody whom no article has
                continue
            assert written(graph, Path(folder, str(number)), results, before) == expected
            before = Path(folder, str(number))
