"""Whatever is damaged of a graph, or of what was kept of it: it is amended to what a build gives, or that is told."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from pathlib import Path

import pytest

import kg
from kg.errors import StoreError
from kg.graph import verify
from kg.graph.store.layout import read_meta
from kg.graph.store.recipe import read_recipe
from tests.amending.articles import content, written
from tests.graph.damages import DAMAGES, files_of


@dataclass(frozen=True)
class Made:
    """Graphs of two and of three articles, a folder with records of all, and the third article."""

    two: Path
    three: Path
    records: Path
    third: Path


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Made:
    folder = tmp_path_factory.mktemp("made")
    texts = written(folder / "texts")
    found = Made(folder / "two", folder / "three", folder / "records", texts["c"])
    kg.build([*texts.values()], found.three, cache=found.records)
    kg.build([texts["a"], texts["b"]], found.two, cache=found.records)
    return found


def amended(made: Made, out: Path, records: Path, *, more: bool) -> str:
    """How a graph fares that is amended: "whole", or what is told, or what is wrong."""
    try:
        if more:
            kg.add(made.third, out, cache=records)
        else:
            kg.remove(made.third.name, out, cache=records)
    except StoreError as error:
        return "told" if "kg build" in str(error) else f"without advice: {error}"
    expected = made.three if more else made.two
    return "whole" if content(out) == content(expected) and not verify(out) else "another graph"


@pytest.mark.parametrize("damage", ["a byte in the middle flipped", "that of another graph"])
def test_a_graph_of_which_a_file_is_damaged(damage: str, made: Made, tmp_path: Path) -> None:
    out = tmp_path / "out"
    tables = [name for name in files_of(made.two) if name.endswith(".sst")]
    several = [name for name in files_of(made.two) if name not in tables[1:]]  # which all fare alike
    for number, name in enumerate(several):
        more = number % 2 == 0
        before, other = (made.two, made.three) if more else (made.three, made.two)
        shutil.copytree(before, out, symlinks=True)
        if (out / name).is_file():
            DAMAGES[damage](out / name, other / name)
        fared = amended(made, out, made.records, more=more)
        assert (name, fared in ("whole", "told")) == (name, True), fared
        shutil.rmtree(out)


def test_a_record_that_is_damaged(made: Made, tmp_path: Path) -> None:
    recipe = read_recipe(made.three / ".current", read_meta(made.three / ".current"))
    of_articles = {each.record for each in recipe.articles}
    all_records = sorted(path for path in made.records.rglob("*.gz"))
    others = [path for path in all_records if path.name.partition(".")[0] not in of_articles]
    singly = [[path] for path in all_records if path not in others]
    assert others
    for damaged in (others, *singly):
        records = Path(shutil.copytree(made.records, tmp_path / "records"))
        for path in damaged:
            DAMAGES["a byte in the middle flipped"](records / path.relative_to(made.records), path)
        out = Path(shutil.copytree(made.two, tmp_path / "out", symlinks=True))
        assert amended(made, out, records, more=True) in ("whole", "told")
        shutil.rmtree(records)
        shutil.rmtree(out)
