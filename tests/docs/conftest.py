"""A folder for each page, in which a reader of the page would be."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.docs.terminal import ROOT, Terminal
from tests.docs.warm import WarmKg
from tests.queries.story import write_story


@pytest.fixture(scope="session")
def warm_kg(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A program that does what `kg` does, and starts at once."""
    warm = WarmKg(tmp_path_factory.mktemp("warm"))
    yield warm.program
    warm.end()


@pytest.fixture(scope="session")
def seeds_graph(tmp_path_factory: pytest.TempPathFactory, warm_kg: Path) -> Path:
    """What `kg build seeds` makes."""
    folder = tmp_path_factory.mktemp("seeds")
    code, printed = Terminal(folder, warm_kg).run(f"kg build '{ROOT / 'seeds'}' -o output")
    assert code == 0, printed
    return folder / "output"


@pytest.fixture
def folder_of(tmp_path: Path, seeds_graph: Path) -> Callable[[str], Path]:
    """Makes the folder of a page: the seeds, and in `output` the graph that the page is about."""

    def make(page: str) -> Path:
        shutil.copytree(ROOT / "seeds", tmp_path / "seeds")
        if page == "queries.md":
            (tmp_path / "output").mkdir()
            write_story(tmp_path / "output")
        elif page != "README.md":  # which builds it
            shutil.copytree(seeds_graph, tmp_path / "output", symlinks=True)
        return tmp_path

    return make
